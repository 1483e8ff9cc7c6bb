import Datasets
import Foundation
import Models
import NumericsEngine

extension NearestNeighboursLesson {
  /// The share of rows that get a wrong class when their fold, one of equal size, is held out.
  static func errorRate(of table: LabelledTable, k: Int, folds: Folds) throws -> Double {
    let scores = try crossValidate(
      KNearestNeighbors.self, table.features, table.labels, settings: .init(neighbors: k),
      folds: folds)
    return 1 - scores.reduce(0, +) / Double(scores.count)
  }

  /// How far the nearest and the farthest of many points are, on average over some places.
  struct DistanceSpread {
    let nearest: Double
    let farthest: Double

    /// - Parameters:
    ///   - points: `[count, columns]`
    ///   - places: `[places, columns]`
    init(points: NDArray<Double>, places: NDArray<Double>) {
      var sums = (nearest: 0.0, farthest: 0.0)
      for row in 0..<places.shape[0] {
        let offsets = points - places.row(row)
        let distances = sqrt((offsets * offsets).sum(axis: 1))
        sums.nearest += distances.min()
        sums.farthest += distances.max()
      }
      nearest = sums.nearest / Double(places.shape[0])
      farthest = sums.farthest / Double(places.shape[0])
    }

    /// Uniform points and 20 uniform places in the unit cube.
    init(columns: Int, points: Int, using generator: inout RandomGenerator) {
      self.init(
        points: generator.uniform(shape: [points, columns]),
        places: generator.uniform(shape: [20, columns]))
    }
  }
}
