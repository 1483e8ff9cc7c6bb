import NumericsEngine

/// Finds the nearest of some rows, by the way that fits the metric and the numbers.
///
/// All ways compute the same distances and so give the same neighbours.
struct NeighborSearch<Scalar: RealElement>: Sendable {
  typealias Metric = KNearestNeighbors<Scalar>.Metric

  /// `[rows, columns]`, row-major.
  private let rows: NDArray<Scalar>
  private let metric: Metric
  /// The rows as bytes, if they are and the metric and the processor are made for it.
  private let bytes: ByteRows?
  /// Whether products of matrices are the quickest for many points.
  private let multiplies: Bool

  var columns: Int { rows.shape[1] }

  /// Up to so many columns the products of matrices cost more than they save.
  private static var fewColumns: Int { 16 }

  /// Up to so many points, too.
  private static var fewPoints: Int { 8 }

  init(_ rows: NDArray<Scalar>, metric: Metric, multipliesBytes: Bool) {
    self.rows = rows
    self.metric = metric
    multiplies = metric == .euclidean && rows.shape[1] > Self.fewColumns
    bytes = multiplies && multipliesBytes ? ByteRows(rows) : nil
  }

  /// The nearest `count` rows of each point, the nearest first: indices and distances,
  /// `[points, count]`.
  func nearest(
    to points: NDArray<Scalar>, count: Int, progress: (_ done: Int, _ total: Int) -> Void
  ) -> (indices: NDArray<Int>, distances: NDArray<Scalar>) {
    let total = points.shape[0]
    var distances = NDArray<Double>(repeating: 0, shape: [total, count])
    var indices = NDArray<Int>(repeating: 0, shape: [total, count])
    // Needed only for blocks that are not bytes.
    lazy var products = CenteredRows(rows)
    distances.write { distances, _ in
      indices.write { indices, _ in
        for start in stride(from: 0, to: total, by: PointBlock<Scalar>.length) {
          let end = min(start + PointBlock<Scalar>.length, total)
          let block = PointBlock(
            points: points[start..<end], distances: distances + start * count,
            indices: indices + start * count, capacity: count)
          if bytes?.search(block) != true {
            if multiplies, block.count > Self.fewPoints {
              products.search(block)
            } else {
              DirectSearch(rows: rows, kernel: directKernel).search(block)
            }
          }
          progress(end, total)
        }
      }
    }
    return (indices, final(distances))
  }

  /// What computes distances one by one.
  private var directKernel: NeighborKernels<Scalar>.Distances {
    let kernels = NeighborKernels<Scalar>.kernels()
    return switch metric {
    case .euclidean: kernels.squaredDistances
    case .manhattan: kernels.absoluteDistances
    case .hamming: kernels.unequalColumns
    }
  }

  /// The distances of the metric, from what the search compares.
  private func final(_ distances: NDArray<Double>) -> NDArray<Scalar> {
    switch metric {
    case .euclidean: NDArray<Scalar>(sqrt(distances))
    case .manhattan: NDArray<Scalar>(distances)
    case .hamming: NDArray<Scalar>(distances / Double(columns))
    }
  }
}
