import CKernels
import NumericsEngine

/// Searches among rows of whole numbers 0…255, such as the greys of images, by products of bytes.
///
/// A processor that has them multiplies and adds four times as many bytes in a step as floats, and
/// the sums are whole numbers without any rounding. It takes one factor with a sign and one without,
/// so 128 is subtracted from the points a:
///
/// ```
/// |a − b|² = Σa² + (Σb² − 256 Σb) − 2 Σ(a − 128) b
/// ```
struct ByteRows: Sendable {
  private let panels: ByteMemory
  /// Σb² − 256 Σb of each row, 0 for those that fill up the last panel.
  private let offsets: [Int32]
  private let count: Int
  private let columns: Int

  /// How many groups of four columns there are.
  private var groups: Int { (columns + 3) / 4 }

  private static var panelRows: Int { 64 }

  /// So many panels stay in the second-level cache while points meet them, and their distances.
  private static var panelsAtOnce: Int { 4 }

  /// A multiple of the points that the kernel takes at once.
  private static var pointsAtOnce: Int { 96 }

  /// The most columns for which no sum exceeds 32 bits: each adds at most 81 664.
  private static var mostColumns: Int { 1 << 14 }

  /// The rows as bytes, or `nil` if they are not, or if this processor does not multiply bytes.
  init?<Scalar: RealElement>(_ rows: NDArray<Scalar>) {
    let (count, columns) = (rows.shape[0], rows.shape[1])
    guard kernel_has_byte_products(), columns <= Self.mostColumns,
      // Most that are not bytes show it at once.
      Self.bytes(rows[..<1]) != nil
    else { return nil }
    let panelCount = (count + Self.panelRows - 1) / Self.panelRows
    let groups = (columns + 3) / 4
    let panels = ByteMemory(count: panelCount * Self.panelRows * groups * 4)
    var areBytes = [Bool](repeating: false, count: panelCount)
    offsets = [Int32](unsafeUninitializedCapacity: panelCount * Self.panelRows) {
      target, initialized in
      target.initialize(repeating: 0)
      initialized = target.count
      let offsets = target
      areBytes.withUnsafeMutableBufferPointer { areBytes in
        // Each part writes to its own panels.
        nonisolated(unsafe) let areBytes = areBytes
        parallel(count: panelCount, grain: 4, multiple: 1) { part in
          for panel in part {
            let start = panel * Self.panelRows
            let end = min(start + Self.panelRows, count)
            guard let bytes = Self.bytes(rows[start..<end]) else { return }
            for row in 0..<end - start {
              offsets[start + row] = bytes[row * groups * 4..<(row + 1) * groups * 4].reduce(0) {
                $0 &+ Int32($1) &* (Int32($1) &- 256)
              }
            }
            kernel_pack_panel(
              bytes, end - start, groups, panels.base + panel * Self.panelRows * groups * 4)
            areBytes[panel] = true
          }
        }
      }
    }
    guard areBytes.allSatisfy({ $0 }) else { return nil }
    self.panels = panels
    self.count = count
    self.columns = columns
  }

  /// Rows as bytes, each filled up with zeros to a multiple of four, or `nil` if they are not.
  private static func bytes<Scalar: RealElement>(_ rows: NDArray<Scalar>) -> [UInt8]? {
    let (count, columns) = (rows.shape[0], rows.shape[1])
    let width = (columns + 3) / 4 * 4
    let kernels = NeighborKernels<Scalar>.kernels()
    var areBytes = true
    let bytes = [UInt8](unsafeUninitializedCapacity: count * width) { target, initialized in
      target.initialize(repeating: 0)
      initialized = target.count
      guard let target = target.baseAddress else { return }
      rows.read { rows in
        for row in 0..<count where areBytes {
          areBytes = kernels.bytes(rows + row * columns, columns, target + row * width)
        }
      }
    }
    return areBytes ? bytes : nil
  }

  /// Finds the nearest rows of points that are bytes; `false` if they are not.
  func search<Scalar: RealElement>(_ block: PointBlock<Scalar>) -> Bool {
    guard let bytes = Self.bytes(block.points) else { return false }
    let width = groups * 4
    let signed = bytes.map { Int8(bitPattern: $0 ^ 128) }
    signed.withUnsafeBufferPointer { signed in
      guard let signed = signed.baseAddress else { return }
      parallel(count: block.count, grain: Self.pointsAtOnce, multiple: Self.pointsAtOnce) { part in
        for start in stride(from: part.lowerBound, to: part.upperBound, by: Self.pointsAtOnce) {
          let points = start..<min(start + Self.pointsAtOnce, part.upperBound)
          let squares = points.map { point in
            bytes[point * width..<(point + 1) * width].reduce(0) { $0 &+ Int32($1) &* Int32($1) }
          }
          search(points, signed + start * width, squares, block)
        }
      }
    }
    return true
  }

  private func search<Scalar: RealElement>(
    _ points: Range<Int>, _ bytes: UnsafePointer<Int8>, _ squares: [Int32],
    _ block: PointBlock<Scalar>
  ) {
    let chunk = Self.panelsAtOnce * Self.panelRows
    withUnsafeTemporaryAllocation(
      byteCount: points.count * chunk * MemoryLayout<Int32>.stride, alignment: 64
    ) { memory in
      guard let distances = memory.bindMemory(to: Int32.self).baseAddress else { return }
      for start in stride(from: 0, to: count, by: chunk) {
        let length = min(chunk, count - start)
        offsets.withUnsafeBufferPointer { offsets in
          guard let offsets = offsets.baseAddress else { return }
          kernel_byte_products(
            panels.base + start * groups * 4, offsets + start,
            (length + Self.panelRows - 1) / Self.panelRows, groups, bytes, points.count, distances,
            chunk)
        }
        for (place, point) in points.enumerated() {
          var list = block.list(of: point, seen: start)
          offer(distances + place * chunk, length, from: start, square: squares[place], to: &list)
        }
      }
    }
  }

  private func offer(
    _ distances: UnsafePointer<Int32>, _ count: Int, from start: Int, square: Int32,
    to list: inout NearestRows
  ) {
    var row = -1
    while true {
      let limit = list.isFull ? Int32(list.limit) - square : .max
      row = kernel_next_below_i32(distances, row + 1, count, limit)
      if row == count { break }
      list.offer(start + row, at: Double(square + distances[row]))
    }
  }
}
