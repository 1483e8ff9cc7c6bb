import Foundation
import LabKit
import NumericsEngine

/// Lab 4 — Linear regression.
///
/// Replace each `throw Unsolved(…)` by your own code. `swift run lab grade 4` checks it,
/// `swift run lab hint 4.1` helps, `swift run lab 4` tells the whole story.
public struct Lab04LinearRegression: LinearRegressionLab {
  public init() {}

  // MARK: 4.1 Noisy data

  /// `count` points near a line: x uniform in 0..<1, y with normal noise of its own for each.
  ///
  /// All x are drawn first, then all noise.
  ///
  /// - Throws: `LabError.invalidParameter` if `count` < 0, or if `noise` is negative or not
  ///   finite.
  public func noisyPoints(
    count: Int, on line: LineModel, noise: Double, using generator: inout RandomGenerator
  ) throws -> NoisyPoints {
    throw Unsolved("4.1")
  }

  // MARK: 4.2 Predict

  /// The prediction weight · x + bias for each of `x`: `[n]` → `[n]`.
  public func predictions(of line: LineModel, for x: [Double]) throws -> [Double] {
    throw Unsolved("4.2")
  }

  // MARK: 4.3 Mean squared error

  /// The mean of the squared differences between `predictions` and `y`, both `[n]`.
  ///
  /// - Throws: `LabError.lengthMismatch` if the lists differ in length; `LabError.emptyInput` if
  ///   they are empty.
  public func meanSquaredError(_ predictions: [Double], _ y: [Double]) throws -> Double {
    throw Unsolved("4.3")
  }

  // MARK: 4.4 The gradient

  /// The derivatives of the mean squared error by weight and bias; `x` and `y` are `[n]`.
  ///
  /// - Throws: `LabError.lengthMismatch` if the lists differ in length; `LabError.emptyInput` if
  ///   they are empty.
  public func gradient(of line: LineModel, x: [Double], y: [Double]) throws -> LineGradient {
    throw Unsolved("4.4")
  }

  // MARK: 4.5 One step down

  /// The line after one step of gradient descent.
  ///
  /// - Throws: `LabError.invalidParameter` unless `learningRate` > 0.
  public func stepped(
    _ line: LineModel, against gradient: LineGradient, learningRate: Double
  ) throws -> LineModel {
    throw Unsolved("4.5")
  }

  // MARK: 4.6 Train

  /// Gradient descent from `line`; `x` and `y` are `[n]`, the history `[steps]`.
  ///
  /// - Throws: `LabError.invalidParameter` unless `learningRate` > 0, `tolerance` ≥ 0 and
  ///   `stepLimit` ≥ 0; `LabError.lengthMismatch` and `LabError.emptyInput` as before;
  ///   `LabError.notFinite` as soon as an error is not finite.
  public func trained(
    _ line: LineModel, x: [Double], y: [Double], learningRate: Double, tolerance: Double,
    stepLimit: Int
  ) throws -> LineTraining {
    throw Unsolved("4.6")
  }

  // MARK: 4.7 The exact solution

  /// The parameters of least squared error: `[n, columns]`, `[n]` → `[columns]`.
  ///
  /// - Throws: `LabError.invalidParameter` if `table` is not of rank 2;
  ///   `LabError.lengthMismatch` if `y` does not have one value for each row;
  ///   `LabError.emptyInput` without rows or columns; `LabError.notFinite` for NaN or infinity;
  ///   `LabError.singularMatrix` if there is no single solution.
  public func exactParameters(_ table: NDArray<Double>, _ y: [Double]) throws -> [Double] {
    throw Unsolved("4.7")
  }

  // MARK: 4.8 Fit a polynomial

  /// The least squares polynomial of `degree` through points; `x` and `y` are `[n]`.
  ///
  /// - Throws: `LabError.invalidParameter` if `degree` < 0; `LabError.lengthMismatch` and
  ///   `LabError.emptyInput` as before; `LabError.notFinite` for NaN or infinity;
  ///   `LabError.singularMatrix` with fewer different x than coefficients.
  public func fittedPolynomial(x: [Double], y: [Double], degree: Int) throws -> PolynomialFit {
    throw Unsolved("4.8")
  }

  // MARK: 4.9 One-hot encoding

  /// A row for each value, with a 1 in the column of its category: `[values, categories]`.
  ///
  /// - Throws: `LabError.invalidParameter` if a category stands there twice;
  ///   `LabError.unknownCategory` if a value is none of the categories.
  public func oneHot(_ values: [String], categories: [String]) throws -> NDArray<Double> {
    throw Unsolved("4.9")
  }
}
