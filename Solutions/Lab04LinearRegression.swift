import Foundation
import LabKit
import NumericsEngine

/// Lab 4 — Linear regression: one way to write it.
public struct Lab04LinearRegression: LinearRegressionLab {
  public init() {}

  // MARK: 4.1 Noisy data

  public func noisyPoints(
    count: Int, on line: LineModel, noise: Double, using generator: inout RandomGenerator
  ) throws -> NoisyPoints {
    guard count >= 0, noise >= 0, noise.isFinite else { throw LabError.invalidParameter }
    let x = generator.uniform(count: count)
    let errors = generator.normal(mean: 0, standardDeviation: noise, count: count)
    let y = zip(x, errors).map { line.weight * $0 + line.bias + $1 }
    return NoisyPoints(x: x, y: y)
  }

  // MARK: 4.2 Predict

  public func predictions(of line: LineModel, for x: [Double]) throws -> [Double] {
    x.map { line.weight * $0 + line.bias }
  }

  // MARK: 4.3 Mean squared error

  public func meanSquaredError(_ predictions: [Double], _ y: [Double]) throws -> Double {
    guard predictions.count == y.count else { throw LabError.lengthMismatch }
    guard !y.isEmpty else { throw LabError.emptyInput }
    let squares = zip(predictions, y).map { ($0 - $1) * ($0 - $1) }
    return squares.reduce(0, +) / Double(y.count)
  }

  // MARK: 4.4 The gradient

  public func gradient(of line: LineModel, x: [Double], y: [Double]) throws -> LineGradient {
    guard x.count == y.count else { throw LabError.lengthMismatch }
    guard !x.isEmpty else { throw LabError.emptyInput }
    var sum = LineGradient(weight: 0, bias: 0)
    for (x, y) in zip(x, y) {
      let difference = line.weight * x + line.bias - y
      sum.weight += difference * x
      sum.bias += difference
    }
    let factor = 2 / Double(x.count)
    return LineGradient(weight: factor * sum.weight, bias: factor * sum.bias)
  }

  // MARK: 4.5 One step down

  public func stepped(
    _ line: LineModel, against gradient: LineGradient, learningRate: Double
  ) throws -> LineModel {
    guard learningRate > 0 else { throw LabError.invalidParameter }
    return LineModel(
      weight: line.weight - learningRate * gradient.weight,
      bias: line.bias - learningRate * gradient.bias)
  }

  // MARK: 4.6 Train

  public func trained(
    _ line: LineModel, x: [Double], y: [Double], learningRate: Double, tolerance: Double,
    stepLimit: Int
  ) throws -> LineTraining {
    guard learningRate > 0, tolerance >= 0, stepLimit >= 0 else { throw LabError.invalidParameter }
    var training = LineTraining(line: line, steps: 0, history: [])
    while true {
      let loss = try meanSquaredError(predictions(of: training.line, for: x), y)
      guard loss.isFinite else { throw LabError.notFinite }
      let slope = try gradient(of: training.line, x: x, y: y)
      let isFlat = max(abs(slope.weight), abs(slope.bias)) <= tolerance
      if isFlat || training.steps == stepLimit { return training }
      training.history.append(loss)
      training.line = try stepped(training.line, against: slope, learningRate: learningRate)
      training.steps += 1
    }
  }

  // MARK: 4.7 The exact solution

  public func exactParameters(_ table: NDArray<Double>, _ y: [Double]) throws -> [Double] {
    guard table.rank == 2 else { throw LabError.invalidParameter }
    guard table.shape[0] == y.count else { throw LabError.lengthMismatch }
    guard table.count > 0 else { throw LabError.emptyInput }
    guard table.elements.allSatisfy(\.isFinite), y.allSatisfy(\.isFinite) else {
      throw LabError.notFinite
    }
    let products = table.transposed.matmul(table)  // [columns, columns]
    let right = table.transposed.matmul(NDArray(y))  // [columns]
    do {
      return try Cholesky(of: products).solve(right).elements
    } catch {
      throw LabError.singularMatrix
    }
  }

  // MARK: 4.8 Fit a polynomial

  public func fittedPolynomial(x: [Double], y: [Double], degree: Int) throws -> PolynomialFit {
    guard degree >= 0 else { throw LabError.invalidParameter }
    guard x.count == y.count else { throw LabError.lengthMismatch }
    guard !x.isEmpty else { throw LabError.emptyInput }
    let powers = x.flatMap { x in (0...degree).map { pow(x, Double($0)) } }
    let features = NDArray(shape: [x.count, degree + 1], elements: powers)
    return PolynomialFit(features: features, coefficients: try exactParameters(features, y))
  }

  // MARK: 4.9 One-hot encoding

  public func oneHot(_ values: [String], categories: [String]) throws -> NDArray<Double> {
    guard Set(categories).count == categories.count else { throw LabError.invalidParameter }
    var table = NDArray(repeating: 0.0, shape: [values.count, categories.count])
    for (row, value) in values.enumerated() {
      guard let column = categories.firstIndex(of: value) else { throw LabError.unknownCategory }
      table[row, column] = 1
    }
    return table
  }
}
