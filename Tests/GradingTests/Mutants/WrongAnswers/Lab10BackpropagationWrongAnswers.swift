import Foundation
import LabKit
import NumericsEngine
import Solutions

private let solution = Lab10Backpropagation()
private typealias Reals = NDArray<Double>

/// Lab 10: wrong answers.
func backpropagationWrongAnswers(_ variants: inout Variants) {
  descent(&variants)
  numericGradient(&variants)
  relativeError(&variants)
  backpropagationForwardWrongAnswers(&variants)
  backpropagationGradientWrongAnswers(&variants)
  backpropagationTrainingWrongAnswers(&variants)
}

// 10.1 Descent
private func descent(_ variants: inout Variants) {
  /// The path by another step.
  @Sendable func path(
    _ curve: Polynomial, _ start: Double, _ rate: Double, _ steps: Int,
    step: (Double) -> Double
  ) throws -> [Double] {
    let right = try solution.descend(curve, from: start, learningRate: rate, steps: steps)
    return right.dropFirst().reduce(into: [start]) { path, _ in path.append(step(path.last ?? 0)) }
  }
  variants.wrong("10.1", "uphill", is: "adds-the-slope") {
    (curve: Polynomial, start: Double, rate: Double, steps: Int) -> [Double] in
    try path(curve, start, rate, steps) { $0 + rate * curve.slope(at: $0) }
  }
  variants.wrong("10.1", "no learning rate", is: "rate-missing") {
    (curve: Polynomial, start: Double, rate: Double, steps: Int) -> [Double] in
    try path(curve, start, rate, steps) { $0 - curve.slope(at: $0) }
  }
  variants.wrong("10.1", "the slope of the start all along", is: "slope-of-the-start") {
    (curve: Polynomial, start: Double, rate: Double, steps: Int) -> [Double] in
    try path(curve, start, rate, steps) { $0 - rate * curve.slope(at: start) }
  }
  variants.wrong("10.1", "without the start", is: "start-missing") {
    (curve: Polynomial, start: Double, rate: Double, steps: Int) -> [Double] in
    Array(
      try solution.descend(curve, from: start, learningRate: rate, steps: steps).dropFirst())
  }
  variants.wrong("10.1", "ends where it is level", is: "stops-where-level") {
    (curve: Polynomial, start: Double, rate: Double, steps: Int) -> [Double] in
    let right = try solution.descend(curve, from: start, learningRate: rate, steps: steps)
    let level = right.firstIndex { curve.slope(at: $0) == 0 }
    return Array(right.prefix(level.map { $0 + 1 } ?? right.count))
  }
  variants.wrong("10.1", "a rate of NaN is taken", is: "nan-rate-slips-through") {
    (curve: Polynomial, start: Double, rate: Double, steps: Int) -> [Double] in
    guard rate.isNaN else {
      return try solution.descend(curve, from: start, learningRate: rate, steps: steps)
    }
    guard start.isFinite else { throw LabError.notFinite }
    return [start] + [Double](repeating: .nan, count: steps)
  }
  variants.wrong("10.1", "float for double") {
    (curve: Polynomial, start: Double, rate: Double, steps: Int) -> [Double] in
    try path(curve, start, rate, steps) { Double(Float($0 - rate * curve.slope(at: $0))) }
  }
  variants.wrong("10.1", "the slope from a difference") {
    (curve: Polynomial, start: Double, rate: Double, steps: Int) -> [Double] in
    try path(curve, start, rate, steps) { $0 - rate * (curve($0 + 1e-6) - curve($0)) / 1e-6 }
  }
  variants.wrong("10.1", "a fifth step is the last") {
    (curve: Polynomial, start: Double, rate: Double, steps: Int) -> [Double] in
    try solution.descend(curve, from: start, learningRate: rate, steps: min(steps, 5))
  }
  variants.wrong("10.1", "never farther than 10 a step") {
    (curve: Polynomial, start: Double, rate: Double, steps: Int) -> [Double] in
    try path(curve, start, rate, steps) { $0 - min(max(rate * curve.slope(at: $0), -10), 10) }
  }
  variants.wrong("10.1", "the answer of the example") {
    (curve: Polynomial, start: Double, rate: Double, steps: Int) -> [Double] in
    let right = try solution.descend(curve, from: start, learningRate: rate, steps: steps)
    if curve == Polynomial([24, -10, 1]) { return right }
    return right.map { _ in start }
  }
}

// 10.2 Numeric gradient
private func numericGradient(_ variants: inout Variants) {
  /// The gradient, each slope from the loss along one coordinate.
  @Sendable func slopes(
    _ field: ScalarField, _ point: [Double], _ slope: ((Double) -> Double) -> Double
  ) -> [Double] {
    point.indices.map { index in
      slope { step in
        var moved = point
        moved[index] += step
        return field(moved)
      }
    }
  }
  let h = 1e-5
  variants.wrong("10.2", "to one side only", is: "forward") {
    (field: ScalarField, point: [Double]) -> [Double] in
    slopes(field, point) { ($0(h) - $0(0)) / h }
  }
  variants.wrong("10.2", "divided by h", is: "two-forgotten") {
    (field: ScalarField, point: [Double]) -> [Double] in
    slopes(field, point) { ($0(h) - $0(-h)) / h }
  }
  variants.wrong("10.2", "brackets forgotten", is: "brackets-forgotten") {
    (field: ScalarField, point: [Double]) -> [Double] in
    slopes(field, point) { ($0(h) - $0(-h)) / 2 * h }
  }
  variants.wrong("10.2", "a step of 10⁻¹²", is: "step-1e-12") {
    (field: ScalarField, point: [Double]) -> [Double] in
    slopes(field, point) { ($0(1e-12) - $0(-1e-12)) / 2e-12 }
  }
  variants.wrong("10.2", "each coordinate stays moved", is: "not-restored") {
    (field: ScalarField, point: [Double]) -> [Double] in
    var moved = point
    return point.indices.map { index in
      moved[index] = point[index] + h
      let above = field(moved)
      moved[index] = point[index] - h
      return (above - field(moved)) / (2 * h)
    }
  }
  variants.wrong("10.2", "all coordinates at once", is: "all-at-once") {
    (field: ScalarField, point: [Double]) -> [Double] in
    let change = field(point.map { $0 + h }) - field(point.map { $0 - h })
    return point.map { _ in change / (2 * h) }
  }
  variants.wrong("10.2", "float for double") {
    (field: ScalarField, point: [Double]) -> [Double] in
    slopes(field, point) { Double(Float(($0(h) - $0(-h)) / (2 * h))) }
  }
  variants.wrong("10.2", "the losses in float") {
    (field: ScalarField, point: [Double]) -> [Double] in
    slopes(field, point) { (Double(Float($0(h))) - Double(Float($0(-h)))) / (2 * h) }
  }
  variants.wrong("10.2", "NaN becomes 0") { (field: ScalarField, point: [Double]) -> [Double] in
    slopes(field, point) { ($0(h) - $0(-h)) / (2 * h) }.map { $0.isNaN ? 0 : $0 }
  }
  variants.wrong("10.2", "a step in proportion to the coordinate") {
    (field: ScalarField, point: [Double]) -> [Double] in
    point.indices.map { index in
      let step = h * max(1, point[index].magnitude)
      var (above, below) = (point, point)
      above[index] += 100 * step
      below[index] -= 100 * step
      return (field(above) - field(below)) / (200 * step)
    }
  }
  variants.wrong("10.2", "a step of 2·10⁻⁵") {
    (field: ScalarField, point: [Double]) -> [Double] in
    slopes(field, point) { ($0(2 * h) - $0(-2 * h)) / (4 * h) }
  }
  variants.wrong("10.2", "four losses for each slope") {
    (field: ScalarField, point: [Double]) -> [Double] in
    slopes(field, point) { loss in
      let (near, far) = (loss(h) - loss(-h), loss(2 * h) - loss(-2 * h))
      return (8 * near - far) / (12 * h)
    }
  }
  variants.wrong("10.2", "three coordinates at most") {
    (field: ScalarField, point: [Double]) -> [Double] in
    Array(slopes(field, point) { ($0(h) - $0(-h)) / (2 * h) }.prefix(3))
  }
  variants.wrong("10.2", "the answer of the example") {
    (field: ScalarField, point: [Double]) -> [Double] in
    point == [1, 2] ? [2, 8] : point.map { 2 * $0 }
  }
}

// 10.3 Relative error
private func relativeError(_ variants: inout Variants) {
  @Sendable func length(_ values: [Double]) -> Double {
    values.reduce(0) { $0 + $1 * $1 }.squareRoot()
  }
  /// The relative error by another formula, from ‖a − b‖, ‖a‖ and ‖b‖.
  @Sendable func error(
    _ first: [Double], _ second: [Double], _ formula: (Double, Double, Double) -> Double
  ) throws -> Double {
    let right = try solution.relativeError(first, second)
    if right == 0 { return 0 }
    return formula(length(zip(first, second).map { $0 - $1 }), length(first), length(second))
  }
  variants.wrong("10.3", "divided by the first alone", is: "by-first-only-infinite") {
    (first: [Double], second: [Double]) -> Double in
    guard first.count == second.count else { throw LabError.lengthMismatch }
    let difference = length(zip(first, second).map { $0 - $1 })
    return length(first) + length(second) == 0 ? 0 : difference / length(first)
  }
  variants.wrong(
    "10.3", "divided by the first alone, 0 where that is all zeros", is: "by-first-only"
  ) {
    (first: [Double], second: [Double]) -> Double in
    guard first.count == second.count else { throw LabError.lengthMismatch }
    let divisor = length(first)
    return divisor == 0 ? 0 : length(zip(first, second).map { $0 - $1 }) / divisor
  }
  variants.wrong("10.3", "divided by the longer one", is: "by-the-longer") {
    (first: [Double], second: [Double]) -> Double in
    try error(first, second) { $0 / max($1, $2) }
  }
  variants.wrong("10.3", "no roots", is: "roots-forgotten") {
    (first: [Double], second: [Double]) -> Double in
    try error(first, second) { $0 * $0 / ($1 * $1 + $2 * $2) }
  }
  variants.wrong("10.3", "one root of both squares", is: "root-of-both-squares") {
    (first: [Double], second: [Double]) -> Double in
    try error(first, second) { $0 / ($1 * $1 + $2 * $2).squareRoot() }
  }
  variants.wrong("10.3", "0 by 0", is: "zero-by-zero") {
    (first: [Double], second: [Double]) -> Double in
    guard first.count == second.count else { throw LabError.lengthMismatch }
    return length(zip(first, second).map { $0 - $1 }) / (length(first) + length(second))
  }
  variants.wrong("10.3", "NaN agrees", is: "nan-agrees") {
    (first: [Double], second: [Double]) -> Double in
    let right = try solution.relativeError(first, second)
    return right.isNaN ? 0 : right
  }
  variants.wrong("10.3", "float for double") { (first: [Double], second: [Double]) -> Double in
    Double(Float(try solution.relativeError(first, second)))
  }
  variants.wrong("10.3", "absolute values for squares") {
    (first: [Double], second: [Double]) -> Double in
    let right = try solution.relativeError(first, second)
    func size(_ values: [Double]) -> Double { values.reduce(0) { $0 + $1.magnitude } }
    return right == 0 ? 0 : size(zip(first, second).map { $0 - $1 }) / (size(first) + size(second))
  }
  variants.wrong("10.3", "nearly equal is equal") {
    (first: [Double], second: [Double]) -> Double in
    let right = try solution.relativeError(first, second)
    return right < 1e-4 ? 0 : right
  }
  variants.wrong("10.3", "the first entry left out") {
    (first: [Double], second: [Double]) -> Double in
    guard first.count > 1 else { return try solution.relativeError(first, second) }
    return try solution.relativeError(Array(first.dropFirst()), Array(second.dropFirst()))
  }
  variants.wrong("10.3", "the answer of the example") {
    (first: [Double], second: [Double]) -> Double in
    let right = try solution.relativeError(first, second)
    return first == [3, 4] ? right : right.rounded()
  }
}
