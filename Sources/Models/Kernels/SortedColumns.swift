import CKernels
import NumericsEngine

/// The columns of a table, each as the list of its entries in rising order of their values.
///
/// An entry is a row and a key, the rank of its value among the column's different values, and its
/// class (see `splits.h`). The rows with the column's most frequent value are not in the list: most
/// pixels of an image are black, and most words are not in a text.
final class SortedColumns<Scalar: RealElement>: @unchecked Sendable {
  /// How many bits of a key are the class.
  let classBits: UInt32
  let rowCount: Int
  private(set) var columns: [SortedColumn]
  /// The different values of each column, rising.
  private(set) var values: [[Scalar]]

  /// Sorts the columns of `features`, `[rows, columns]`, on all cores.
  ///
  /// Values that repeat are told apart by a table and need no sorting: up to `tableLimit` of them
  /// in a column, at most 256.
  ///
  /// - Throws: ``ModelError/tooManyValues(values:classes:)`` if the keys do not fit.
  /// - Complexity: O(*rows* · *columns*), and a factor of log *rows* for columns of many values.
  init(_ features: NDArray<Scalar>, _ labels: [Int], classCount: Int, tableLimit: Int = 256) throws
  {
    rowCount = labels.count
    classBits = UInt32(Int.bitWidth - (classCount - 1).leadingZeroBitCount)
    columns = Array(repeating: SortedColumn(), count: features.shape[1])
    values = Array(repeating: [], count: features.shape[1])
    let labels = labels.map { UInt32($0) }
    let features = features.contiguous()
    features.read { base in
      fill(from: base, labels, tableLimit: tableLimit)
    }
    let mostValues = values.lazy.map(\.count).max() ?? 0
    if mostValues > 1 << (32 - classBits) {
      throw ModelError.tooManyValues(values: mostValues, classes: classCount)
    }
  }

  deinit {
    for column in columns {
      column.keys?.deallocate()
      column.rows?.deallocate()
    }
  }

  /// Half way between two values of a column, given by their ranks, and not the upper one.
  ///
  /// Rounded to `Scalar`; if that gives the upper value, the lower one.
  func threshold(column: Int, lower: UInt32, upper: UInt32) -> Scalar {
    let (low, high) = (values[column][Int(lower)], values[column][Int(upper)])
    let middle = low / 2 + high / 2
    return low <= middle && middle < high ? middle : low
  }

  private func fill(from base: UnsafePointer<Scalar>, _ labels: [UInt32], tableLimit: Int) {
    let columnCount = columns.count
    let (rowCount, classBits) = (rowCount, classBits)
    columns.withUnsafeMutableBufferPointer { columns in
      values.withUnsafeMutableBufferPointer { values in
        // Each column is written by the worker that sorts it.
        nonisolated(unsafe) let (columns, values) = (columns, values)
        // A cache line of a row holds 16 numbers.
        forEachPart(of: columnCount, length: 16, workers: Threads.count) { part, _ in
          let sorter = ColumnSorter<Scalar>(
            rowCount: rowCount, columnCount: columnCount, labels: labels, classBits: classBits)
          let encoded = sorter.encoded(base, part)
          for (index, column) in part.enumerated() {
            let sorted =
              encoded.tables[index].count <= tableLimit
              ? sorter.sorted(encoded, at: index) : sorter.sorted(base + column)
            (columns[column], values[column]) = sorted
          }
        }
      }
    }
  }
}

/// The entries of one column.
struct SortedColumn {
  var keys: UnsafeMutablePointer<UInt32>?
  var rows: UnsafeMutablePointer<UInt32>?
  /// How many entries there are.
  var count = 0
  /// The rank of the most frequent value, whose rows are not in the list.
  var commonRank: UInt32 = 0
}
