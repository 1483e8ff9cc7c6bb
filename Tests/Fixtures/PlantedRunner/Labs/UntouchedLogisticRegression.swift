import LabKit
import NumericsEngine

/// Lab 5 with nothing written.
struct UntouchedLogisticRegression: LogisticRegressionLab {
  func sigmoid(_ z: Double) throws -> Double { throw Unsolved("5.1") }
  func logits(
    _ features: NDArray<Double>, weights: [Double], intercept: Double
  ) throws -> [Double] { throw Unsolved("5.2") }
  func classes(_ probabilities: [Double], threshold: Double) throws -> [Int] {
    throw Unsolved("5.3")
  }
  func crossEntropy(_ probabilities: [Double], labels: [Int]) throws -> Double {
    throw Unsolved("5.4")
  }
  func gradient(
    _ features: NDArray<Double>, labels: [Int], weights: [Double], intercept: Double
  ) throws -> LogisticGradient { throw Unsolved("5.5") }
  func shuffledSplit(
    _ features: NDArray<Double>, labels: [Int], testShare: Double,
    using generator: inout RandomGenerator
  ) throws -> TrainTestSplit { throw Unsolved("5.6") }
  func fit(
    _ features: NDArray<Double>, labels: [Int], learningRate: Double, steps: Int, penalty: Double
  ) throws -> LogisticFit { throw Unsolved("5.7") }
  func report(_ predicted: [Int], labels: [Int]) throws -> ClassificationReport {
    throw Unsolved("5.8")
  }
  func boundary(weights: [Double], intercept: Double, threshold: Double) throws -> BoundaryLine {
    throw Unsolved("5.9")
  }
}
