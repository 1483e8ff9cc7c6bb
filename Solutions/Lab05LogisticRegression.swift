import Foundation
import LabKit
import NumericsEngine

/// Lab 5 — Logistic regression: one way to write it.
public struct Lab05LogisticRegression: LogisticRegressionLab {
  public init() {}

  // MARK: 5.1 Sigmoid

  public func sigmoid(_ z: Double) throws -> Double {
    // For large negative z the exponential is infinite, and 1 / ∞ is 0, as it should be.
    1 / (1 + exp(-z))
  }

  // MARK: 5.2 Logits

  public func logits(
    _ features: NDArray<Double>, weights: [Double], intercept: Double
  ) throws -> [Double] {
    guard features.rank == 2, features.shape[1] == weights.count else {
      throw LabError.shapeMismatch
    }
    return (0..<features.shape[0]).map { row in
      weights.indices.reduce(intercept) { $0 + features[row, $1] * weights[$1] }
    }
  }

  // MARK: 5.3 Classes by a threshold

  public func classes(_ probabilities: [Double], threshold: Double) throws -> [Int] {
    guard (probabilities + [threshold]).allSatisfy((0...1).contains) else {
      throw LabError.invalidParameter
    }
    return probabilities.map { $0 >= threshold ? 1 : 0 }
  }

  // MARK: 5.4 Cross-entropy

  public func crossEntropy(_ probabilities: [Double], labels: [Int]) throws -> Double {
    guard probabilities.count == labels.count else { throw LabError.lengthMismatch }
    guard !labels.isEmpty else { throw LabError.emptyInput }
    guard labels.allSatisfy((0...1).contains) else { throw LabError.invalidLabel }
    guard probabilities.allSatisfy((0...1).contains) else { throw LabError.invalidParameter }
    let least = Double.ulpOfOne
    let sum = zip(probabilities, labels).reduce(0) { sum, row in
      let probability = min(max(row.0, least), 1 - least)
      return sum - log(row.1 == 1 ? probability : 1 - probability)
    }
    return sum / Double(labels.count)
  }

  // MARK: 5.5 Gradient

  public func gradient(
    _ features: NDArray<Double>, labels: [Int], weights: [Double], intercept: Double
  ) throws -> LogisticGradient {
    let z = try logits(features, weights: weights, intercept: intercept)
    guard z.count == labels.count else { throw LabError.lengthMismatch }
    guard !labels.isEmpty else { throw LabError.emptyInput }
    guard labels.allSatisfy((0...1).contains) else { throw LabError.invalidLabel }
    let errors = try zip(z, labels).map { try sigmoid($0) - Double($1) }  // [n]
    let n = Double(labels.count)
    return LogisticGradient(
      weights: weights.indices.map { column in
        errors.indices.reduce(0) { $0 + errors[$1] * features[$1, column] } / n
      },
      intercept: errors.reduce(0, +) / n)
  }

  // MARK: 5.6 Shuffled split

  public func shuffledSplit(
    _ features: NDArray<Double>, labels: [Int], testShare: Double,
    using generator: inout RandomGenerator
  ) throws -> TrainTestSplit {
    guard features.rank == 2 else { throw LabError.shapeMismatch }
    guard features.shape[0] == labels.count else { throw LabError.lengthMismatch }
    guard !labels.isEmpty else { throw LabError.emptyInput }
    guard (0...1).contains(testShare) else { throw LabError.invalidParameter }
    let order = generator.permutation(labels.count)
    let tests = Int((testShare * Double(labels.count)).rounded())
    func rows(_ indices: ArraySlice<Int>) -> LabelledRows {
      LabelledRows(
        features: features.gathering(indices, axis: 0), labels: indices.map { labels[$0] })
    }
    return TrainTestSplit(training: rows(order[tests...]), test: rows(order[..<tests]))
  }

  // MARK: 5.7 Fit

  public func fit(
    _ features: NDArray<Double>, labels: [Int], learningRate: Double, steps: Int, penalty: Double
  ) throws -> LogisticFit {
    guard learningRate > 0, steps >= 0, penalty >= 0 else { throw LabError.invalidParameter }
    guard features.rank == 2 else { throw LabError.shapeMismatch }
    var fit = LogisticFit(
      weights: [Double](repeating: 0, count: features.shape[1]), intercept: 0, losses: [])
    func loss() throws -> Double {
      let z = try logits(features, weights: fit.weights, intercept: fit.intercept)
      let squares = fit.weights.reduce(0) { $0 + $1 * $1 }
      return try crossEntropy(z.map(sigmoid), labels: labels) + penalty / 2 * squares
    }
    fit.losses.append(try loss())
    for _ in 0..<steps {
      let gradient = try gradient(
        features, labels: labels, weights: fit.weights, intercept: fit.intercept)
      for column in fit.weights.indices {
        fit.weights[column] -=
          learningRate * (gradient.weights[column] + penalty * fit.weights[column])
      }
      fit.intercept -= learningRate * gradient.intercept
      fit.losses.append(try loss())
    }
    return fit
  }

  // MARK: 5.8 Report

  public func report(_ predicted: [Int], labels: [Int]) throws -> ClassificationReport {
    guard predicted.count == labels.count else { throw LabError.lengthMismatch }
    guard !labels.isEmpty else { throw LabError.emptyInput }
    guard (predicted + labels).allSatisfy((0...1).contains) else { throw LabError.invalidLabel }
    var confusion = NDArray<Int>.zeros([2, 2])
    for (guess, label) in zip(predicted, labels) { confusion[label, guess] += 1 }
    func share(_ part: Int, of whole: Int) -> Double {
      whole == 0 ? 0 : Double(part) / Double(whole)
    }
    let hits = confusion[1, 1]
    let falseAlarms = confusion[0, 1]
    let misses = confusion[1, 0]
    return ClassificationReport(
      confusion: confusion,
      accuracy: share(hits + confusion[0, 0], of: labels.count),
      precision: share(hits, of: hits + falseAlarms),
      recall: share(hits, of: hits + misses),
      f1: share(2 * hits, of: 2 * hits + falseAlarms + misses))
  }

  // MARK: 5.9 Decision boundary

  public func boundary(
    weights: [Double], intercept: Double, threshold: Double
  ) throws -> BoundaryLine {
    guard weights.count == 2 else { throw LabError.shapeMismatch }
    guard weights[1] != 0, threshold > 0, threshold < 1 else { throw LabError.invalidParameter }
    let level = log(threshold / (1 - threshold))
    return BoundaryLine(
      slope: -weights[0] / weights[1], intercept: (level - intercept) / weights[1])
  }
}
