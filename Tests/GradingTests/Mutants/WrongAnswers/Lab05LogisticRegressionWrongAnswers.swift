import Foundation
import LabKit
import NumericsEngine
import Solutions

private let solution = Lab05LogisticRegression()

/// Lab 5: wrong answers.
func logisticRegressionWrongAnswers(_ variants: inout Variants) {
  decidingWrongAnswers(&variants)
  crossEntropyWrongAnswers(&variants)
  logisticGradientWrongAnswers(&variants)
  shuffledSplitWrongAnswers(&variants)
  fitWrongAnswers(&variants)
  reportWrongAnswers(&variants)
  boundaryWrongAnswers(&variants)
}

/// 5.1 to 5.3.
private func decidingWrongAnswers(_ variants: inout Variants) {
  variants.wrong("5.1", "overflow", is: "overflow") { (z: Double) in exp(z) / (1 + exp(z)) }
  variants.wrong("5.1", "sign", is: "sign") { (z: Double) in 1 / (1 + exp(z)) }
  variants.wrong("5.1", "1 forgotten", is: "one-forgotten") { (z: Double) in 1 / exp(-z) }
  variants.wrong("5.1", "1 − 1 / (1 + eᶻ)", is: "one-minus") { (z: Double) in 1 - 1 / (1 + exp(z)) }
  variants.wrong("5.1", "by tanh", is: "hyperbolic") { (z: Double) in (1 + tanh(z / 2)) / 2 }
  variants.wrong("5.1", "z cut off at 500", is: "z-clamped") { (z: Double) in
    1 / (1 + exp(-min(max(z, -500), 500)))
  }
  variants.wrong("5.1", "z cut off at 36") { (z: Double) in
    1 / (1 + exp(-min(max(z, -36), 36)))
  }
  variants.wrong("5.1", "float for double") { (z: Double) in Double(1 / (1 + exp(-Float(z)))) }
  variants.wrong("5.1", "rounded through float") { (z: Double) in
    Double(Float(try solution.sigmoid(z)))
  }
  variants.wrong("5.1", "clipped to ε…1 − ε") { (z: Double) in
    min(max(try solution.sigmoid(z), .ulpOfOne), 1 - .ulpOfOne)
  }
  variants.wrong("5.1", "0 from −600 on") { (z: Double) in z < -600 ? 0 : try solution.sigmoid(z) }
  variants.wrong("5.1", "one half for NaN") { (z: Double) in
    z.isNaN ? 0.5 : try solution.sigmoid(z)
  }
  variants.wrong("5.1", "e rounded to ten digits") { (z: Double) in
    1 / (1 + pow(2.718281828, -z))
  }
  variants.wrong("5.1", "the example only") { (z: Double) in
    z == 1.5 ? 0.8175744761936437 : z > 0 ? 1 : z < 0 ? 0 : 0.5
  }

  variants.wrong("5.2", "no intercept", is: "intercept-dropped") {
    (features: NDArray<Double>, weights: [Double], _: Double) in
    try solution.logits(features, weights: weights, intercept: 0)
  }
  variants.wrong("5.2", "intercept subtracted", is: "intercept-subtracted") {
    (features: NDArray<Double>, weights: [Double], intercept: Double) in
    try solution.logits(features, weights: weights, intercept: -intercept)
  }
  variants.wrong("5.2", "the sum runs on", is: "sum-runs-on") {
    (features: NDArray<Double>, weights: [Double], intercept: Double) -> [Double] in
    var sum = intercept
    return try solution.logits(features, weights: weights, intercept: 0).map {
      sum += $0
      return sum
    }
  }
  variants.wrong("5.2", "probabilities", is: "sigmoid-applied") {
    (features: NDArray<Double>, weights: [Double], intercept: Double) in
    try solution.logits(features, weights: weights, intercept: intercept).map(solution.sigmoid)
  }
  variants.wrong("5.2", "no rows refused", is: "no-rows-refused") {
    (features: NDArray<Double>, weights: [Double], intercept: Double) -> [Double] in
    let z = try solution.logits(features, weights: weights, intercept: intercept)
    guard !z.isEmpty else { throw LabError.emptyInput }
    return z
  }
  variants.wrong("5.2", "last row left out") {
    (features: NDArray<Double>, weights: [Double], intercept: Double) in
    try solution.logits(features, weights: weights, intercept: intercept).dropLast() as [Double]
  }
  variants.wrong("5.2", "last column left out") {
    (features: NDArray<Double>, weights: [Double], intercept: Double) -> [Double] in
    guard let last = weights.last else {
      return try solution.logits(features, weights: weights, intercept: intercept)
    }
    let z = try solution.logits(features, weights: weights, intercept: intercept)
    return z.indices.map { z[$0] - features[$0, weights.count - 1] * last }
  }
  variants.wrong("5.2", "elements read by columns") {
    (features: NDArray<Double>, weights: [Double], intercept: Double) in
    guard features.rank == 2 else { throw LabError.shapeMismatch }
    let mixed = NDArray(shape: features.shape, elements: features.transposed.elements)
    return try solution.logits(mixed, weights: weights, intercept: intercept)
  }
  variants.wrong("5.2", "intercept only where there are columns") {
    (features: NDArray<Double>, weights: [Double], intercept: Double) in
    try solution.logits(features, weights: weights, intercept: weights.isEmpty ? 0 : intercept)
  }
  variants.wrong("5.2", "one row for a vector") {
    (features: NDArray<Double>, weights: [Double], intercept: Double) in
    let table = features.rank == 1 ? features.reshaped(to: [1, features.count]) : features
    return try solution.logits(table, weights: weights, intercept: intercept)
  }
  variants.wrong("5.2", "float for double") {
    (features: NDArray<Double>, weights: [Double], intercept: Double) in
    try solution.logits(features, weights: weights, intercept: intercept).map { Double(Float($0)) }
  }
  variants.wrong("5.2", "the example only") {
    (features: NDArray<Double>, weights: [Double], intercept: Double) -> [Double] in
    let z = try solution.logits(features, weights: weights, intercept: intercept)
    return z == [6.25, -5.75, 2.75] ? z : z.map { _ in intercept }
  }

  variants.wrong("5.3", "> for ≥", is: "greater-only") { (p: [Double], threshold: Double) in
    try solution.classes(p, threshold: threshold).indices.map { p[$0] > threshold ? 1 : 0 }
  }
  variants.wrong("5.3", "always one half", is: "threshold-ignored") {
    (p: [Double], threshold: Double) in
    try solution.classes(p, threshold: threshold).indices.map { p[$0] >= 0.5 ? 1 : 0 }
  }
  variants.wrong("5.3", "reversed", is: "classes-reversed") { (p: [Double], threshold: Double) in
    try solution.classes(p, threshold: threshold).map { 1 - $0 }
  }
  variants.wrong("5.3", "NaN passes", is: "nan-passes") {
    (p: [Double], threshold: Double) -> [Int] in
    for value in p + [threshold] where value < 0 || value > 1 { throw LabError.invalidParameter }
    return p.map { $0 >= threshold ? 1 : 0 }
  }
  variants.wrong("5.3", "ends refused", is: "bounds-refused") {
    (p: [Double], threshold: Double) -> [Int] in
    for value in p + [threshold] where value <= 0 || value >= 1 { throw LabError.invalidParameter }
    return try solution.classes(p, threshold: threshold)
  }
  variants.wrong("5.3", "nothing refused if nothing is asked", is: "threshold-checked-in-the-loop")
  {
    (p: [Double], threshold: Double) -> [Int] in
    p.isEmpty ? [] : try solution.classes(p, threshold: threshold)
  }
  variants.wrong("5.3", "float for double") { (p: [Double], threshold: Double) in
    try solution.classes(p, threshold: threshold).indices.map {
      Float(p[$0]) >= Float(threshold) ? 1 : 0
    }
  }
  variants.wrong("5.3", "with a tolerance of 1e-9") { (p: [Double], threshold: Double) in
    try solution.classes(p, threshold: threshold).indices.map {
      p[$0] >= threshold - 1e-9 ? 1 : 0
    }
  }
  variants.wrong("5.3", "only the first is checked") { (p: [Double], threshold: Double) in
    _ = try solution.classes(Array(p.prefix(1)), threshold: threshold)
    return p.map { $0 >= threshold ? 1 : 0 }
  }
  variants.wrong("5.3", "> except at one half") { (p: [Double], threshold: Double) in
    try solution.classes(p, threshold: threshold).indices.map {
      threshold == 0.5 ? (p[$0] >= 0.5 ? 1 : 0) : (p[$0] > threshold ? 1 : 0)
    }
  }
  variants.wrong("5.3", "sorted") { (p: [Double], threshold: Double) in
    try solution.classes(p, threshold: threshold).sorted()
  }
}

/// 5.4.
private func crossEntropyWrongAnswers(_ variants: inout Variants) {
  variants.wrong("5.4", "sum for mean", is: "sum-for-mean") { (p: [Double], labels: [Int]) in
    try solution.crossEntropy(p, labels: labels) * Double(labels.count)
  }
  variants.wrong("5.4", "(1 − y) part missing", is: "class-0-forgotten") {
    (p: [Double], labels: [Int]) -> Double in
    _ = try solution.crossEntropy(p, labels: labels)
    let costs = zip(p, labels).map { p, label in
      label == 1 ? -log(min(max(p, .ulpOfOne), 1 - .ulpOfOne)) : 0
    }
    return costs.reduce(0, +) / Double(labels.count)
  }
  variants.wrong("5.4", "log 0", is: "zero-times-infinity") {
    (p: [Double], labels: [Int]) -> Double in
    _ = try solution.crossEntropy(p, labels: labels)
    let costs = zip(p, labels).map { p, label in
      -Double(label) * log(p) - (1 - Double(label)) * log(1 - p)
    }
    return costs.reduce(0, +) / Double(labels.count)
  }
  variants.wrong("5.4", "sign", is: "sign") { (p: [Double], labels: [Int]) in
    -(try solution.crossEntropy(p, labels: labels))
  }
  variants.wrong("5.4", "classes swapped", is: "classes-swapped") { (p: [Double], labels: [Int]) in
    try solution.crossEntropy(p, labels: labels.map { 1 - $0 })
  }
  variants.wrong("5.4", "in bits", is: "base-2") { (p: [Double], labels: [Int]) in
    try solution.crossEntropy(p, labels: labels) / log(2)
  }
  variants.wrong("5.4", "clipped at 1e-15", is: "clipped-at-1e-15") {
    (p: [Double], labels: [Int]) -> Double in
    _ = try solution.crossEntropy(p, labels: labels)
    return try solution.crossEntropy(p.map { min(max($0, 1e-15), 1 - 1e-15) }, labels: labels)
  }
  variants.wrong("5.4", "clipped at the least float") { (p: [Double], labels: [Int]) -> Double in
    _ = try solution.crossEntropy(p, labels: labels)
    let epsilon = Double(Float.ulpOfOne)
    return try solution.crossEntropy(p.map { min(max($0, epsilon), 1 - epsilon) }, labels: labels)
  }
  variants.wrong("5.4", "clipped at half of ε") { (p: [Double], labels: [Int]) -> Double in
    _ = try solution.crossEntropy(p, labels: labels)
    let epsilon = Double.ulpOfOne / 2
    let costs = zip(p, labels).map { p, label in
      let clipped = min(max(p, epsilon), 1 - epsilon)
      return -log(label == 1 ? clipped : 1 - clipped)
    }
    return costs.reduce(0, +) / Double(labels.count)
  }
  variants.wrong("5.4", "float for double") { (p: [Double], labels: [Int]) in
    Double(Float(try solution.crossEntropy(p, labels: labels)))
  }
  variants.wrong("5.4", "the cost clipped, not p") { (p: [Double], labels: [Int]) -> Double in
    _ = try solution.crossEntropy(p, labels: labels)
    let costs = zip(p, labels).map { p, label in min(-log(label == 1 ? p : 1 - p), 36) }
    return costs.reduce(0, +) / Double(labels.count)
  }
  variants.wrong("5.4", "one row for none") { (p: [Double], labels: [Int]) in
    p.isEmpty && labels.isEmpty ? 0 : try solution.crossEntropy(p, labels: labels)
  }
  variants.wrong("5.4", "each class has its own mean") { (p: [Double], labels: [Int]) -> Double in
    _ = try solution.crossEntropy(p, labels: labels)
    let means = try [0, 1].compactMap { kind -> Double? in
      let rows = labels.indices.filter { labels[$0] == kind }
      guard !rows.isEmpty else { return nil }
      return try solution.crossEntropy(rows.map { p[$0] }, labels: rows.map { labels[$0] })
    }
    return means.reduce(0, +) / Double(means.count)
  }
  variants.wrong("5.4", "the example only") { (p: [Double], labels: [Int]) in
    try solution.crossEntropy(p, labels: labels) == 0.414931599615397 ? 0.414931599615397 : log(2)
  }
}

/// 5.5.
private func logisticGradientWrongAnswers(_ variants: inout Variants) {
  /// The gradient with other errors than p − y.
  @Sendable func gradient(
    _ features: NDArray<Double>, _ labels: [Int], _ weights: [Double], _ intercept: Double,
    error: (Double, Double) -> Double
  ) throws -> LogisticGradient {
    _ = try solution.gradient(features, labels: labels, weights: weights, intercept: intercept)
    let z = try solution.logits(features, weights: weights, intercept: intercept)
    let errors = try zip(z, labels).map { error(try solution.sigmoid($0), Double($1)) }
    let n = Double(errors.count)
    return LogisticGradient(
      weights: weights.indices.map { column in
        errors.indices.reduce(0) { $0 + errors[$1] * features[$1, column] } / n
      },
      intercept: errors.reduce(0, +) / n)
  }

  variants.wrong("5.5", "sign", is: "sign") {
    (features: NDArray<Double>, labels: [Int], weights: [Double], intercept: Double) in
    try gradient(features, labels, weights, intercept) { $1 - $0 }
  }
  variants.wrong("5.5", "sum for mean", is: "sum-for-mean") {
    (features: NDArray<Double>, labels: [Int], weights: [Double], intercept: Double) in
    try gradient(features, labels, weights, intercept) { ($0 - $1) * Double(labels.count) }
  }
  variants.wrong("5.5", "sum for mean in the weights", is: "sum-for-mean-in-weights") {
    (features: NDArray<Double>, labels: [Int], weights: [Double], intercept: Double) in
    var slope = try solution.gradient(
      features, labels: labels, weights: weights, intercept: intercept)
    slope.weights = slope.weights.map { $0 * Double(labels.count) }
    return slope
  }
  variants.wrong("5.5", "slope of the squared error", is: "squared-error-doubled") {
    (features: NDArray<Double>, labels: [Int], weights: [Double], intercept: Double) in
    try gradient(features, labels, weights, intercept) { 2 * ($0 - $1) * $0 * (1 - $0) }
  }
  variants.wrong("5.5", "classes for probabilities", is: "classes-for-probabilities") {
    (features: NDArray<Double>, labels: [Int], weights: [Double], intercept: Double) in
    try gradient(features, labels, weights, intercept) { ($0 >= 0.5 ? 1 : 0) - $1 }
  }
  variants.wrong("5.5", "intercept dropped", is: "intercept-dropped") {
    (features: NDArray<Double>, labels: [Int], weights: [Double], _: Double) in
    try solution.gradient(features, labels: labels, weights: weights, intercept: 0)
  }
  variants.wrong("5.5", "half of the squared error's slope", is: "squared-error") {
    (features: NDArray<Double>, labels: [Int], weights: [Double], intercept: Double) in
    try gradient(features, labels, weights, intercept) { ($0 - $1) * $0 * (1 - $0) }
  }
  variants.wrong("5.5", "probabilities clipped to 0.01…0.99") {
    (features: NDArray<Double>, labels: [Int], weights: [Double], intercept: Double) in
    try gradient(features, labels, weights, intercept) { min(max($0, 0.01), 0.99) - $1 }
  }
  variants.wrong("5.5", "with a penalty") {
    (features: NDArray<Double>, labels: [Int], weights: [Double], intercept: Double) in
    var slope = try solution.gradient(
      features, labels: labels, weights: weights, intercept: intercept)
    slope.weights = zip(slope.weights, weights).map { $0 + 0.01 * $1 }
    return slope
  }
  variants.wrong("5.5", "the last row is left out") {
    (features: NDArray<Double>, labels: [Int], weights: [Double], intercept: Double) in
    var row = 0
    return try gradient(features, labels, weights, intercept) { p, y in
      row += 1
      return row == labels.count && row > 1 ? 0 : p - y
    }
  }
  variants.wrong("5.5", "measured by one-sided differences") {
    (features: NDArray<Double>, labels: [Int], weights: [Double], intercept: Double) in
    _ = try solution.gradient(features, labels: labels, weights: weights, intercept: intercept)
    func loss(_ weights: [Double], _ intercept: Double) throws -> Double {
      let z = try solution.logits(features, weights: weights, intercept: intercept)
      return try solution.crossEntropy(z.map(solution.sigmoid), labels: labels)
    }
    let (here, h) = (try loss(weights, intercept), 1e-6)
    return LogisticGradient(
      weights: try weights.indices.map { j in
        var moved = weights
        moved[j] += h
        return (try loss(moved, intercept) - here) / h
      },
      intercept: (try loss(weights, intercept + h) - here) / h)
  }
  variants.wrong("5.5", "float for double") {
    (features: NDArray<Double>, labels: [Int], weights: [Double], intercept: Double) in
    try gradient(features, labels, weights, intercept) { Double(Float($0) - Float($1)) }
  }
  variants.wrong("5.5", "the example only") {
    (features: NDArray<Double>, labels: [Int], weights: [Double], intercept: Double) in
    try gradient(features, labels, weights, intercept) { _, y in 0.5 - y }
  }
}
