import CKernels

/// The memory that one thread needs to grow nodes.
final class GrowthWorker: @unchecked Sendable {
  /// Per row, whether it is on the side of a split that is marked; 0 between splits.
  let marks: UnsafeMutablePointer<UInt8>
  /// Entries on their way to the other side.
  let keys: UnsafeMutablePointer<UInt32>
  let rows: UnsafeMutablePointer<UInt32>
  /// A node's classes during a walk.
  let classes: UnsafeMutablePointer<kernel_class_rows>

  /// - Parameter longest: The length of the longest column's list.
  init(rowCount: Int, longest: Int, classCount: Int) {
    marks = .allocate(capacity: rowCount)
    marks.initialize(repeating: 0, count: rowCount)
    keys = .allocate(capacity: longest + 1)
    rows = .allocate(capacity: longest + 1)
    classes = .allocate(capacity: classCount)
  }

  deinit {
    marks.deallocate()
    keys.deallocate()
    rows.deallocate()
    classes.deallocate()
  }
}
