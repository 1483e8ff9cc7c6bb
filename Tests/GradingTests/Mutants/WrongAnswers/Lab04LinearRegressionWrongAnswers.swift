import Foundation
import LabKit
import NumericsEngine
import Solutions

private let solution = Lab04LinearRegression()

/// Lab 4: wrong answers.
func linearRegressionWrongAnswers(_ variants: inout Variants) {
  wrongPoints(&variants)
  wrongPredictions(&variants)
  wrongErrors(&variants)
  wrongGradients(&variants)
  gradientsByHeart(&variants)
  wrongSteps(&variants)
  wrongTrainings(&variants)
  wrongSolutions(&variants)
}

/// A fresh generator, which travels as the seed it starts from.
struct SeededGenerator: WireDecodable, Sendable {
  let seed: UInt32

  init(wire: WireValue) throws {
    guard case .compound("RandomGenerator(seed:)", let values) = wire, values.count == 1 else {
      throw WireError("a seeded generator was expected")
    }
    seed = UInt32(truncatingIfNeeded: try Int(wire: values[0]))
  }

  var generator: RandomGenerator { RandomGenerator(seed: seed) }
}

/// 4.1 Noisy data
private func wrongPoints(_ variants: inout Variants) {
  /// Right x and noise, with y by another rule.
  @Sendable func points(
    _ count: Int, _ line: LineModel, _ noise: Double, _ seeded: SeededGenerator,
    y: (_ x: Double, _ error: Double) -> Double
  ) throws -> NoisyPoints {
    var generator = seeded.generator
    var points = try solution.noisyPoints(
      count: count, on: LineModel(weight: 0, bias: 0), noise: noise, using: &generator)
    points.y = zip(points.x, points.y).map(y)
    return points
  }
  variants.wrong("4.1", "one noise for all", is: "same-noise-for-all") {
    (count: Int, line: LineModel, noise: Double, seeded: SeededGenerator) in
    var generator = seeded.generator
    _ = try points(count, line, noise, seeded, y: +)
    let x = generator.uniform(count: count)
    let error = generator.normal(mean: 0, standardDeviation: noise)
    return NoisyPoints(x: x, y: x.map { line.weight * $0 + line.bias + error })
  }
  variants.wrong("4.1", "no noise", is: "no-noise") {
    (count: Int, line: LineModel, noise: Double, seeded: SeededGenerator) in
    try points(count, line, noise, seeded) { x, _ in line.weight * x + line.bias }
  }
  variants.wrong("4.1", "noise subtracted", is: "noise-subtracted") {
    (count: Int, line: LineModel, noise: Double, seeded: SeededGenerator) in
    try points(count, line, noise, seeded) { line.weight * $0 + line.bias - $1 }
  }
  variants.wrong("4.1", "noise in the x of the line", is: "noise-in-x") {
    (count: Int, line: LineModel, noise: Double, seeded: SeededGenerator) in
    try points(count, line, noise, seeded) { line.weight * ($0 + $1) + line.bias }
  }
  variants.wrong("4.1", "in turns", is: "drawn-in-turns") {
    (count: Int, line: LineModel, noise: Double, seeded: SeededGenerator) in
    var result = try points(count, line, noise, seeded, y: +)
    var generator = seeded.generator
    for index in result.x.indices {
      result.x[index] = generator.uniform()
      let error = generator.normal(mean: 0, standardDeviation: noise)
      result.y[index] = line.weight * result.x[index] + line.bias + error
    }
    return result
  }
  variants.wrong("4.1", "noise first", is: "noise-drawn-first") {
    (count: Int, line: LineModel, noise: Double, seeded: SeededGenerator) in
    _ = try points(count, line, noise, seeded, y: +)
    var generator = seeded.generator
    let errors = generator.normal(mean: 0, standardDeviation: noise, count: count)
    let x = generator.uniform(count: count)
    return NoisyPoints(x: x, y: zip(x, errors).map { line.weight * $0 + line.bias + $1 })
  }
  variants.wrong("4.1", "a generator of its own", is: "own-generator-42") {
    (count: Int, line: LineModel, noise: Double, _: SeededGenerator) in
    var generator = RandomGenerator(seed: 42)
    return try solution.noisyPoints(count: count, on: line, noise: noise, using: &generator)
  }
  variants.wrong("4.1", "float for double") {
    (count: Int, line: LineModel, noise: Double, seeded: SeededGenerator) in
    try points(count, line, noise, seeded) { Double(Float(line.weight * $0 + line.bias + $1)) }
  }
  variants.wrong("4.1", "noise cut at 2 deviations") {
    (count: Int, line: LineModel, noise: Double, seeded: SeededGenerator) in
    try points(count, line, noise, seeded) {
      line.weight * $0 + line.bias + min(max($1, -2 * noise), 2 * noise)
    }
  }
  variants.wrong("4.1", "sorted by x") {
    (count: Int, line: LineModel, noise: Double, seeded: SeededGenerator) in
    let right = try points(count, line, noise, seeded) { line.weight * $0 + line.bias + $1 }
    let order = right.x.indices.sorted { right.x[$0] < right.x[$1] }
    return NoisyPoints(x: order.map { right.x[$0] }, y: order.map { right.y[$0] })
  }
  variants.wrong("4.1", "refuses to draw without noise") {
    (count: Int, line: LineModel, noise: Double, seeded: SeededGenerator) in
    guard noise > 0 else { throw LabError.invalidParameter }
    return try points(count, line, noise, seeded) { line.weight * $0 + line.bias + $1 }
  }
  variants.wrong("4.1", "the line of the example") {
    (count: Int, _: LineModel, noise: Double, seeded: SeededGenerator) in
    try points(count, LineModel(weight: 0.1, bias: 0.3), noise, seeded) { 0.1 * $0 + 0.3 + $1 }
  }
}

/// 4.2 Predict
private func wrongPredictions(_ variants: inout Variants) {
  variants.wrong("4.2", "bias forgotten", is: "bias-forgotten") { (line: LineModel, x: [Double]) in
    x.map { line.weight * $0 }
  }
  variants.wrong("4.2", "bias subtracted", is: "bias-subtracted") {
    (line: LineModel, x: [Double]) in
    x.map { line.weight * $0 - line.bias }
  }
  variants.wrong("4.2", "knobs swapped", is: "weight-and-bias-swapped") {
    (line: LineModel, x: [Double]) in
    x.map { line.bias * $0 + line.weight }
  }
  variants.wrong("4.2", "bias inside", is: "bias-inside") { (line: LineModel, x: [Double]) in
    x.map { line.weight * ($0 + line.bias) }
  }
  variants.wrong("4.2", "weight added", is: "weight-added") { (line: LineModel, x: [Double]) in
    x.map { line.weight + $0 + line.bias }
  }
  variants.wrong("4.2", "one prediction", is: "only-the-first") { (line: LineModel, x: [Double]) in
    x.prefix(1).map { line.weight * $0 + line.bias }
  }
  variants.wrong("4.2", "sorted", is: "sorted") { (line: LineModel, x: [Double]) in
    x.map { line.weight * $0 + line.bias }.sorted()
  }
  variants.wrong("4.2", "float for double") { (line: LineModel, x: [Double]) in
    x.map { Double(Float(line.weight) * Float($0) + Float(line.bias)) }
  }
  variants.wrong("4.2", "size of the weight") { (line: LineModel, x: [Double]) in
    x.map { abs(line.weight) * $0 + line.bias }
  }
  variants.wrong("4.2", "0 for what is not finite") { (line: LineModel, x: [Double]) in
    x.map { $0.isFinite ? line.weight * $0 + line.bias : 0 }
  }
  variants.wrong("4.2", "empty refused") { (line: LineModel, x: [Double]) in
    guard !x.isEmpty else { throw LabError.emptyInput }
    return x.map { line.weight * $0 + line.bias }
  }
  variants.wrong("4.2", "the example by heart") { (line: LineModel, x: [Double]) in
    x == [0, 1.5, 4] ? [1, 4, 9] : x.map { _ in line.bias }
  }
}

/// 4.3 Mean squared error
private func wrongErrors(_ variants: inout Variants) {
  /// The mean over all points of what `term` makes of prediction and truth.
  @Sendable func mean(
    _ predictions: [Double], _ y: [Double], _ term: (Double, Double) -> Double
  ) throws -> Double {
    _ = try solution.meanSquaredError(predictions, y)
    return zip(predictions, y).map(term).reduce(0, +) / Double(y.count)
  }
  variants.wrong("4.3", "sum", is: "sum-for-mean") { (predictions: [Double], y: [Double]) in
    try solution.meanSquaredError(predictions, y) * Double(y.count)
  }
  variants.wrong("4.3", "not squared", is: "not-squared") { (predictions: [Double], y: [Double]) in
    try mean(predictions, y, -)
  }
  variants.wrong("4.3", "sizes", is: "absolute") { (predictions: [Double], y: [Double]) in
    try mean(predictions, y) { abs($0 - $1) }
  }
  variants.wrong("4.3", "root", is: "root") { (predictions: [Double], y: [Double]) in
    try solution.meanSquaredError(predictions, y).squareRoot()
  }
  variants.wrong("4.3", "half", is: "halved") { (predictions: [Double], y: [Double]) in
    try solution.meanSquaredError(predictions, y) / 2
  }
  variants.wrong("4.3", "divisor n − 1", is: "divisor-n-minus-one") {
    (predictions: [Double], y: [Double]) in
    try solution.meanSquaredError(predictions, y) * Double(y.count) / Double(y.count - 1)
  }
  variants.wrong("4.3", "square of the mean", is: "square-of-mean") {
    (predictions: [Double], y: [Double]) in
    let difference = try mean(predictions, y, -)
    return difference * difference
  }
  variants.wrong("4.3", "difference of squares", is: "difference-of-squares") {
    (predictions: [Double], y: [Double]) in
    try mean(predictions, y) { $0 * $0 - $1 * $1 }
  }
  variants.wrong("4.3", "0 for nothing", is: "empty-gives-zero") {
    (predictions: [Double], y: [Double]) in
    predictions.isEmpty && y.isEmpty ? 0 : try solution.meanSquaredError(predictions, y)
  }
  variants.wrong("4.3", "float for double") { (predictions: [Double], y: [Double]) in
    Double(Float(try solution.meanSquaredError(predictions, y)))
  }
  variants.wrong("4.3", "squares multiplied out") { (predictions: [Double], y: [Double]) in
    try mean(predictions, y) { $0 * $0 - 2 * $0 * $1 + $1 * $1 }
  }
  variants.wrong("4.3", "cut to the shorter list") { (predictions: [Double], y: [Double]) in
    let count = min(predictions.count, y.count)
    return try solution.meanSquaredError(Array(predictions.prefix(count)), Array(y.prefix(count)))
  }
  variants.wrong("4.3", "the example by heart") { (predictions: [Double], y: [Double]) in
    let right = try solution.meanSquaredError(predictions, y)
    return y == [2, 5, 4, 7] ? right : right.rounded()
  }
}

/// 4.4 The gradient
private func wrongGradients(_ variants: inout Variants) {
  /// 2 / n · Σ of what `term` makes of difference and x, for weight and bias.
  @Sendable func gradient(
    _ line: LineModel, _ x: [Double], _ y: [Double],
    _ term: (_ difference: Double, _ x: Double) -> (Double, Double)
  ) throws -> LineGradient {
    _ = try solution.gradient(of: line, x: x, y: y)
    var result = LineGradient(weight: 0, bias: 0)
    for (x, y) in zip(x, y) {
      let (weight, bias) = term(line.weight * x + line.bias - y, x)
      result.weight += weight
      result.bias += bias
    }
    let factor = 2 / Double(x.count)
    return LineGradient(weight: result.weight * factor, bias: result.bias * factor)
  }
  variants.wrong("4.4", "truth − prediction", is: "sign") {
    (line: LineModel, x: [Double], y: [Double]) in
    try gradient(line, x, y) { (-$0 * $1, -$0) }
  }
  variants.wrong("4.4", "2 missing", is: "two-missing") {
    (line: LineModel, x: [Double], y: [Double]) in
    try gradient(line, x, y) { ($0 * $1 / 2, $0 / 2) }
  }
  variants.wrong("4.4", "1/n missing", is: "sum-for-mean") {
    (line: LineModel, x: [Double], y: [Double]) in
    let n = Double(x.count)
    return try gradient(line, x, y) { ($0 * $1 * n, $0 * n) }
  }
  variants.wrong("4.4", "x missing", is: "x-missing") {
    (line: LineModel, x: [Double], y: [Double]) in
    try gradient(line, x, y) { difference, _ in (difference, difference) }
  }
  variants.wrong("4.4", "x in both", is: "x-in-both") {
    (line: LineModel, x: [Double], y: [Double]) in
    try gradient(line, x, y) { ($0 * $1, $0 * $1) }
  }
  variants.wrong("4.4", "parts swapped", is: "swapped") {
    (line: LineModel, x: [Double], y: [Double]) in
    try gradient(line, x, y) { ($0, $0 * $1) }
  }
  variants.wrong("4.4", "bias not predicted", is: "bias-left-out-of-prediction") {
    (line: LineModel, x: [Double], y: [Double]) in
    try gradient(line, x, y) { (($0 - line.bias) * $1, $0 - line.bias) }
  }
  variants.wrong("4.4", "bias not predicted, and 2 missing") {
    (line: LineModel, x: [Double], y: [Double]) in
    try gradient(line, x, y) { (($0 - line.bias) * $1 / 2, ($0 - line.bias) / 2) }
  }
  variants.wrong("4.4", "float for double") { (line: LineModel, x: [Double], y: [Double]) in
    let (weight, bias) = (Float(line.weight), Float(line.bias))
    _ = try solution.gradient(of: line, x: x, y: y)
    var (weightSum, biasSum) = (Float(0), Float(0))
    for (x, y) in zip(x, y) {
      let difference = weight * Float(x) + bias - Float(y)
      weightSum += difference * Float(x)
      biasSum += difference
    }
    let factor = 2 / Float(x.count)
    return LineGradient(weight: Double(factor * weightSum), bias: Double(factor * biasSum))
  }
  variants.wrong("4.4", "rounded to float at the end") {
    (line: LineModel, x: [Double], y: [Double]) in
    let right = try solution.gradient(of: line, x: x, y: y)
    return LineGradient(weight: Double(Float(right.weight)), bias: Double(Float(right.bias)))
  }
  variants.wrong("4.4", "forward difference of 0.001") {
    (line: LineModel, x: [Double], y: [Double]) in
    _ = try solution.gradient(of: line, x: x, y: y)
    @Sendable func error(_ weight: Double, _ bias: Double) throws -> Double {
      try solution.meanSquaredError(x.map { weight * $0 + bias }, y)
    }
    let here = try error(line.weight, line.bias)
    return LineGradient(
      weight: (try error(line.weight + 0.001, line.bias) - here) / 0.001,
      bias: (try error(line.weight, line.bias + 0.001) - here) / 0.001)
  }
  variants.wrong("4.4", "size of x") { (line: LineModel, x: [Double], y: [Double]) in
    try gradient(line, x, y) { ($0 * abs($1), $0) }
  }
  variants.wrong("4.4", "the example by heart") { (line: LineModel, x: [Double], y: [Double]) in
    let right = try solution.gradient(of: line, x: x, y: y)
    return y == [2, 5, 6] ? right : LineGradient(weight: right.weight, bias: right.weight)
  }
}

/// 4.4, only for the inputs that are the same in every grading.
private func gradientsByHeart(_ variants: inout Variants) {
  let lines = [[1, 0], [0.75, -2.25], [-1.5, 4], [0, 0], [2, -1], [2, 1], [0.5, 10]]
  variants.wrong("4.4", "all fixed inputs by heart") {
    (line: LineModel, x: [Double], y: [Double]) in
    guard lines.contains([line.weight, line.bias]) else { return LineGradient(weight: 0, bias: 0) }
    return try solution.gradient(of: line, x: x, y: y)
  }
}

/// 4.5 One step down
private func wrongSteps(_ variants: inout Variants) {
  /// The line that `step` makes, after the right checks.
  @Sendable func stepped(
    _ line: LineModel, _ gradient: LineGradient, _ rate: Double,
    _ step: (_ knob: Double, _ slope: Double) -> Double
  ) throws -> LineModel {
    guard rate > 0 else { throw LabError.invalidParameter }
    return LineModel(
      weight: step(line.weight, gradient.weight), bias: step(line.bias, gradient.bias))
  }
  variants.wrong("4.5", "uphill", is: "adds-the-gradient") {
    (line: LineModel, gradient: LineGradient, rate: Double) in
    try stepped(line, gradient, rate) { $0 + rate * $1 }
  }
  variants.wrong("4.5", "without the rate", is: "rate-missing") {
    (line: LineModel, gradient: LineGradient, rate: Double) in
    try stepped(line, gradient, rate) { $0 - $1 }
  }
  variants.wrong("4.5", "the change alone", is: "only-the-change") {
    (line: LineModel, gradient: LineGradient, rate: Double) in
    try stepped(line, gradient, rate) { -rate * $1 }
  }
  variants.wrong("4.5", "divided by the rate", is: "divided-by-rate") {
    (line: LineModel, gradient: LineGradient, rate: Double) in
    try stepped(line, gradient, rate) { $0 - $1 / rate }
  }
  variants.wrong("4.5", "the knob as well", is: "knob-times-rate") {
    (line: LineModel, gradient: LineGradient, rate: Double) in
    try stepped(line, gradient, rate) { rate * ($0 - $1) }
  }
  variants.wrong("4.5", "slopes swapped", is: "slopes-swapped") {
    (line: LineModel, gradient: LineGradient, rate: Double) in
    let swapped = LineGradient(weight: gradient.bias, bias: gradient.weight)
    return try stepped(line, swapped, rate) { $0 - rate * $1 }
  }
  variants.wrong("4.5", "bias stays", is: "bias-unchanged") {
    (line: LineModel, gradient: LineGradient, rate: Double) in
    let right = try stepped(line, gradient, rate) { $0 - rate * $1 }
    return LineModel(weight: right.weight, bias: line.bias)
  }
  variants.wrong("4.5", "a rate of 0 goes nowhere", is: "zero-rate-allowed") {
    (line: LineModel, gradient: LineGradient, rate: Double) in
    rate == 0 ? line : try stepped(line, gradient, rate) { $0 - rate * $1 }
  }
  variants.wrong("4.5", "float for double") {
    (line: LineModel, gradient: LineGradient, rate: Double) in
    try stepped(line, gradient, rate) { Double(Float($0) - Float(rate) * Float($1)) }
  }
  variants.wrong("4.5", "stays where the slope is NaN") {
    (line: LineModel, gradient: LineGradient, rate: Double) in
    try stepped(line, gradient, rate) { $1.isNaN ? $0 : $0 - rate * $1 }
  }
  variants.wrong("4.5", "refuses rates above 1") {
    (line: LineModel, gradient: LineGradient, rate: Double) in
    guard rate <= 1 else { throw LabError.invalidParameter }
    return try stepped(line, gradient, rate) { $0 - rate * $1 }
  }
  variants.wrong("4.5", "the rate of the example") {
    (line: LineModel, gradient: LineGradient, rate: Double) in
    try stepped(line, gradient, rate) { $0 - 0.1 * $1 }
  }
}
