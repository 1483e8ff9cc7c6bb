import LabKit
import NumericsEngine

/// Lab 6 with nothing written.
struct UntouchedNearestNeighbours: NearestNeighboursLab {
  func euclideanDistance(_ first: [Double], _ second: [Double]) throws -> Double {
    throw Unsolved("6.1")
  }
  func hammingDistance(_ first: String, _ second: String) throws -> Int { throw Unsolved("6.2") }
  func pairwiseDistances(
    _ first: NDArray<Double>, _ second: NDArray<Double>
  ) throws -> NDArray<Double> { throw Unsolved("6.3") }
  func nearest(_ k: Int, by distances: [Double], excluding itself: Int?) throws -> [Int] {
    throw Unsolved("6.4")
  }
  func majorityVote(_ labels: [Int]) throws -> Int { throw Unsolved("6.5") }
  func classified(
    _ queries: NDArray<Double>, training: NDArray<Double>, labels: [Int], k: Int
  ) throws -> [Int] { throw Unsolved("6.6") }
  func crossValidation(
    _ features: NDArray<Double>, labels: [Int], candidates: [Int], folds: Int, order: [Int]
  ) throws -> CrossValidation { throw Unsolved("6.7") }
  func scaled(_ training: NDArray<Double>, _ test: NDArray<Double>) throws -> ScaledTables {
    throw Unsolved("6.8")
  }
}
