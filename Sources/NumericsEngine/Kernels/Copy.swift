extension NDArray {
  /// Writes the elements to `target` in row-major order.
  @_specialize(where Element == Double)
  @_specialize(where Element == Float)
  @_specialize(where Element == Int)
  @_specialize(where Element == Bool)
  func copyElements(to target: UnsafeMutablePointer<Element>) {
    copyElements(to: target, strides: Layout.rowMajorStrides(of: shape))
  }

  /// Writes the elements to the places that `strides` gives them, counted from `target`.
  @_specialize(where Element == Double)
  @_specialize(where Element == Float)
  @_specialize(where Element == Int)
  @_specialize(where Element == Bool)
  func copyElements(to target: UnsafeMutablePointer<Element>, strides: [Int]) {
    let walk = Walk(shape: shape, strides, self.strides)
    guard walk.runs > 0 else { return }
    read { source in
      if let tiling = TransposedTiles(walk) {
        tiling.forEachTile { columns, rows, to, from in
          for row in 0..<rows {
            for column in 0..<columns {
              target[to + row * tiling.row.strides.0 + column] =
                source[from + row + column * tiling.column.strides.1]
            }
          }
        }
        return
      }
      let (targetStride, sourceStride, _) = walk.run.strides
      walk.parallelStretches { to, from, _, count in
        let (to, from) = (target + to, source + from)
        switch (targetStride, sourceStride) {
        case (1, 1): to.update(from: from, count: count)
        case (1, 0): to.update(repeating: from.pointee, count: count)
        default: for i in 0..<count { to[i * targetStride] = from[i * sourceStride] }
        }
      }
    }
  }
}

/// Copies a transposed matrix in square tiles.
///
/// Read along the rows of the target, each element of the source would come from another cache
/// line; within a tile the lines that were fetched are used up.
private struct TransposedTiles {
  /// The innermost axis: the target's elements are neighbours along it.
  let column: Walk.Axis
  /// The axis along which the source's elements are neighbours.
  let row: Walk.Axis
  private let others: Walk

  private static let edge = 32

  /// `nil` unless the source is transposed and large enough for it to matter.
  init?(_ walk: Walk) {
    guard walk.run.strides.0 == 1, walk.run.strides.1 > 1, walk.run.extent >= 8,
      let index = walk.outer.lastIndex(where: { $0.strides.1 == 1 && $0.extent >= 8 })
    else { return nil }
    column = walk.run
    row = walk.outer[index]
    var rest = walk.outer
    rest.remove(at: index)
    others = Walk(
      shape: rest.map(\.extent) + [1], rest.map(\.strides.0) + [0], rest.map(\.strides.1) + [0])
  }

  @inline(__always)
  func forEachTile(_ body: (_ columns: Int, _ rows: Int, _ to: Int, _ from: Int) -> Void) {
    let (rowStep, columnStep) = (row.strides.0, column.strides.1)
    others.forEachElement { to, from in
      parallel(count: row.extent, grain: max(1, elementGrain / column.extent), multiple: Self.edge)
      { range in
        for firstRow in stride(from: range.lowerBound, to: range.upperBound, by: Self.edge) {
          let rows = min(Self.edge, range.upperBound - firstRow)
          for firstColumn in stride(from: 0, to: column.extent, by: Self.edge) {
            body(
              min(Self.edge, column.extent - firstColumn), rows,
              to + firstRow * rowStep + firstColumn, from + firstRow + firstColumn * columnStep)
          }
        }
      }
    }
  }
}

extension Walk {
  /// Calls `body` with the places of every element of the first two operands.
  @inline(__always)
  fileprivate func forEachElement(_ body: (Int, Int) -> Void) {
    forEachRun(in: 0..<runs) { first, second, _ in
      for i in 0..<run.extent { body(first + i * run.strides.0, second + i * run.strides.1) }
    }
  }
}
