import CKernels
import NumericsEngine

/// Searches by computing every distance from the differences.
struct DirectSearch<Scalar: RealElement> {
  /// `[rows, columns]`, row-major.
  let rows: NDArray<Scalar>
  let kernel: NeighborKernels<Scalar>.Distances

  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  func search(_ block: PointBlock<Scalar>) {
    let (count, columns) = (rows.shape[0], rows.shape[1])
    // So many rows stay in the second-level cache while all points meet them.
    let chunk = min(max(1 << 15 / columns, 16), 1024)
    let grain = max(1, (1 << 16) / (count * columns))
    rows.read { rows in
      block.points.read { points in
        parallel(count: block.count, grain: grain, multiple: 1) { part in
          withUnsafeTemporaryAllocation(of: Double.self, capacity: chunk) { distances in
            guard let found = distances.baseAddress else { return }
            for start in stride(from: 0, to: count, by: chunk) {
              let length = min(chunk, count - start)
              for point in part {
                kernel(points + point * columns, rows + start * columns, columns, length, found)
                var list = block.list(of: point, seen: start)
                offer(found, count: length, from: start, to: &list)
              }
            }
          }
        }
      }
    }
  }

  private func offer(
    _ distances: UnsafePointer<Double>, count: Int, from start: Int, to list: inout NearestRows
  ) {
    var row = 0
    // An infinite distance is below no limit, but fills a list.
    while row < count, !list.isFull {
      list.offer(start + row, at: distances[row])
      row += 1
    }
    row = kernel_next_below_f64(distances, row, count, list.limit)
    while row < count {
      list.offer(start + row, at: distances[row])
      row = kernel_next_below_f64(distances, row + 1, count, list.limit)
    }
  }
}
