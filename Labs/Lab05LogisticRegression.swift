import Foundation
import LabKit
import NumericsEngine

/// Lab 5 — Logistic regression.
///
/// Replace each `throw Unsolved(…)` by your own code. `swift run lab grade 5` checks it,
/// `swift run lab hint 5.1` helps, `swift run lab 5` tells the whole story.
public struct Lab05LogisticRegression: LogisticRegressionLab {
  public init() {}

  // MARK: 5.1 Sigmoid

  /// The logistic function 1 / (1 + e⁻ᶻ).
  public func sigmoid(_ z: Double) throws -> Double {
    throw Unsolved("5.1")
  }

  // MARK: 5.2 Logits

  /// z = β₀ + Xβ for each row of `features`: `[n]`.
  ///
  /// - Throws: `LabError.shapeMismatch` if `features` is not of rank 2, or does not have as
  ///   many columns as there are weights.
  public func logits(
    _ features: NDArray<Double>, weights: [Double], intercept: Double
  ) throws -> [Double] {
    throw Unsolved("5.2")
  }

  // MARK: 5.3 Classes by a threshold

  /// The class of each row: 1 where its probability is at least `threshold`, else 0.
  ///
  /// - Throws: `LabError.invalidParameter` if a probability or `threshold` lies outside 0…1
  ///   or is NaN.
  public func classes(_ probabilities: [Double], threshold: Double) throws -> [Int] {
    throw Unsolved("5.3")
  }

  // MARK: 5.4 Cross-entropy

  /// The mean of −ln of the probability given to each label, clipped to ε…1 − ε.
  ///
  /// - Throws: `LabError.lengthMismatch` if there is not one label for each probability;
  ///   `LabError.emptyInput` if there are none; `LabError.invalidLabel` for a label other than
  ///   0 and 1; `LabError.invalidParameter` for a probability outside 0…1 or NaN.
  public func crossEntropy(_ probabilities: [Double], labels: [Int]) throws -> Double {
    throw Unsolved("5.4")
  }

  // MARK: 5.5 Gradient

  /// The gradient of the mean cross-entropy by the weights, `[k]`, and by the intercept.
  ///
  /// - Throws: `LabError.shapeMismatch` if `features` is not of rank 2, or does not have as
  ///   many columns as there are weights; `LabError.lengthMismatch` if there is not one label
  ///   for each row; `LabError.emptyInput` if there are no rows; `LabError.invalidLabel` for a
  ///   label other than 0 and 1.
  public func gradient(
    _ features: NDArray<Double>, labels: [Int], weights: [Double], intercept: Double
  ) throws -> LogisticGradient {
    throw Unsolved("5.5")
  }

  // MARK: 5.6 Shuffled split

  /// The rows, shuffled, in two parts: testShare · n of them, rounded, are for the test.
  ///
  /// - Throws: `LabError.shapeMismatch` if `features` is not of rank 2;
  ///   `LabError.lengthMismatch` if there is not one label for each row; `LabError.emptyInput`
  ///   if there are no rows; `LabError.invalidParameter` if `testShare` lies outside 0…1 or is
  ///   NaN.
  public func shuffledSplit(
    _ features: NDArray<Double>, labels: [Int], testShare: Double,
    using generator: inout RandomGenerator
  ) throws -> TrainTestSplit {
    throw Unsolved("5.6")
  }

  // MARK: 5.7 Fit

  /// Logistic regression learned by gradient descent from all parameters 0.
  ///
  /// - Throws: `LabError.invalidParameter` unless `learningRate` > 0, `steps` ≥ 0 and
  ///   `penalty` ≥ 0; `LabError.shapeMismatch` if `features` is not of rank 2;
  ///   `LabError.lengthMismatch` if there is not one label for each row; `LabError.emptyInput`
  ///   if there are no rows; `LabError.invalidLabel` for a label other than 0 and 1.
  public func fit(
    _ features: NDArray<Double>, labels: [Int], learningRate: Double, steps: Int,
    penalty: Double
  ) throws -> LogisticFit {
    throw Unsolved("5.7")
  }

  // MARK: 5.8 Report

  /// How well `predicted` agrees with `labels`; class 1 is the positive one, 0 / 0 is 0.
  ///
  /// - Throws: `LabError.lengthMismatch` if the two differ in length; `LabError.emptyInput` if
  ///   they are empty; `LabError.invalidLabel` for a class other than 0 and 1.
  public func report(_ predicted: [Int], labels: [Int]) throws -> ClassificationReport {
    throw Unsolved("5.8")
  }

  // MARK: 5.9 Decision boundary

  /// The line on which the probability of class 1 equals `threshold`.
  ///
  /// - Throws: `LabError.shapeMismatch` unless there are two weights;
  ///   `LabError.invalidParameter` if the second is 0, or `threshold` does not lie between 0
  ///   and 1.
  public func boundary(
    weights: [Double], intercept: Double, threshold: Double
  ) throws -> BoundaryLine {
    throw Unsolved("5.9")
  }
}
