import NumericsEngine

/// Lab 6 — K-nearest neighbours.
public protocol NearestNeighboursLab: Lab {
  func euclideanDistance(_ first: [Double], _ second: [Double]) throws -> Double
  func hammingDistance(_ first: String, _ second: String) throws -> Int
  func pairwiseDistances(
    _ first: NDArray<Double>, _ second: NDArray<Double>
  ) throws -> NDArray<Double>
  func nearest(_ k: Int, by distances: [Double], excluding itself: Int?) throws -> [Int]
  func majorityVote(_ labels: [Int]) throws -> Int
  func classified(
    _ queries: NDArray<Double>, training: NDArray<Double>, labels: [Int], k: Int
  ) throws -> [Int]
  func crossValidation(
    _ features: NDArray<Double>, labels: [Int], candidates: [Int], folds: Int, order: [Int]
  ) throws -> CrossValidation
  func scaled(_ training: NDArray<Double>, _ test: NDArray<Double>) throws -> ScaledTables
}

extension NearestNeighboursLab {
  public static var number: Int { 6 }

  public var endpoints: [Endpoint] {
    [
      Endpoint("6.1", euclideanDistance),
      Endpoint("6.2", hammingDistance),
      Endpoint("6.3", pairwiseDistances),
      Endpoint("6.4", nearest),
      Endpoint("6.5", majorityVote),
      Endpoint("6.6", classified),
      Endpoint("6.7", crossValidation),
      Endpoint("6.8", scaled),
    ]
  }
}

/// How well each number of neighbours does on rows it has not seen: the result of exercise 6.7.
public struct CrossValidation: Sendable, Equatable, WireEncodable {
  /// The indices of the rows in each fold: `[folds]`, together every row once.
  public var folds: [[Int]]
  /// The share of all rows that got a wrong class, 0…1, for each candidate: `[candidates]`.
  public var errorRates: [Double]
  /// The candidate with the smallest error rate; the first one on ties.
  public var best: Int

  public init(folds: [[Int]], errorRates: [Double], best: Int) {
    self.folds = folds
    self.errorRates = errorRates
    self.best = best
  }

  public var wire: WireValue {
    ["folds": folds.wire, "errorRates": errorRates.wire, "best": best.wire]
  }
}

/// Two tables scaled by the statistics of the first: the result of exercise 6.8.
public struct ScaledTables: Sendable, WireEncodable {
  /// `[rows, columns]`, every column with mean 0 and standard deviation 1, or 0.
  public var training: NDArray<Double>
  /// `[test rows, columns]`, in the same units as ``training``.
  public var test: NDArray<Double>

  public init(training: NDArray<Double>, test: NDArray<Double>) {
    self.training = training
    self.test = test
  }

  public var wire: WireValue { ["training": training.wire, "test": test.wire] }
}
