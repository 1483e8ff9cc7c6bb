import LabKit
import NumericsEngine

/// Lab 4 with nothing written.
struct UntouchedLinearRegression: LinearRegressionLab {
  func noisyPoints(
    count: Int, on line: LineModel, noise: Double, using generator: inout RandomGenerator
  ) throws -> NoisyPoints { throw Unsolved("4.1") }
  func predictions(of line: LineModel, for x: [Double]) throws -> [Double] {
    throw Unsolved("4.2")
  }
  func meanSquaredError(_ predictions: [Double], _ y: [Double]) throws -> Double {
    throw Unsolved("4.3")
  }
  func gradient(of line: LineModel, x: [Double], y: [Double]) throws -> LineGradient {
    throw Unsolved("4.4")
  }
  func stepped(
    _ line: LineModel, against gradient: LineGradient, learningRate: Double
  ) throws -> LineModel { throw Unsolved("4.5") }
  func trained(
    _ line: LineModel, x: [Double], y: [Double], learningRate: Double, tolerance: Double,
    stepLimit: Int
  ) throws -> LineTraining { throw Unsolved("4.6") }
  func exactParameters(_ table: NDArray<Double>, _ y: [Double]) throws -> [Double] {
    throw Unsolved("4.7")
  }
  func fittedPolynomial(x: [Double], y: [Double], degree: Int) throws -> PolynomialFit {
    throw Unsolved("4.8")
  }
  func oneHot(_ values: [String], categories: [String]) throws -> NDArray<Double> {
    throw Unsolved("4.9")
  }
}
