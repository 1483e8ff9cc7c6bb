import Models
import NumericsEngine

/// Neighbours as their definition says: all distances, sorted by distance, then by index.
struct SlowNeighbors {
  var indices: [Int] = []
  var count: Int
  /// What distances are compared by: squares, sums, numbers of columns.
  var measures: [Double] = []

  init<Scalar: RealElement>(
    of points: NDArray<Scalar>, among rows: NDArray<Scalar>, count: Int,
    metric: KNearestNeighbors<Scalar>.Metric
  ) {
    self.count = count
    let columns = rows.shape[1]
    let (points, rows) = (points.elements.map { Double($0) }, rows.elements.map { Double($0) })
    for point in stride(from: 0, to: points.count, by: columns) {
      let measured = stride(from: 0, to: rows.count, by: columns).map { row in
        var measure = 0.0
        for column in 0..<columns {
          let (a, b) = (points[point + column], rows[row + column])
          switch metric {
          case .euclidean: measure += (a - b) * (a - b)
          case .manhattan: measure += (a - b).magnitude
          case .hamming: measure += a == b ? 0 : 1
          }
        }
        return (measure, row / columns)
      }
      let nearest = measured.sorted { $0 < $1 }.prefix(count)
      indices += nearest.map(\.1)
      measures += nearest.map(\.0)
    }
  }

  /// The first `fewer` of each point.
  func first(_ fewer: Int) -> SlowNeighbors {
    var result = self
    let places = indices.indices.filter { $0 % count < fewer }
    result.indices = places.map { indices[$0] }
    result.measures = places.map { measures[$0] }
    result.count = fewer
    return result
  }
}
