import NumericsEngine

extension Classifier {
  /// The most likely class of each row; the smallest on ties.
  public func predict(_ features: NDArray<Scalar>) throws -> [Int] {
    try probabilities(features).argmax(axis: 1).elements
  }

  /// The share of rows whose class is predicted rightly.
  public func score(_ features: NDArray<Scalar>, _ labels: [Int]) throws -> Double {
    try Examples.check(features, targets: labels.count)
    let hits = zip(try predict(features), labels).count { $0 == $1 }
    return Double(hits) / Double(labels.count)
  }
}
