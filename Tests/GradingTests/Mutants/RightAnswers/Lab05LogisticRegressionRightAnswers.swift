import Foundation
import LabKit
import NumericsEngine
import Solutions

/// Lab 5: right answers, written in other ways.
func logisticRegressionRightAnswers(_ variants: inout Variants) {
  decidingRightAnswers(&variants)
  crossEntropyRightAnswers(&variants)
  logisticGradientRightAnswers(&variants)
  splitRightAnswers(&variants)
  fitRightAnswers(&variants)
  reportRightAnswers(&variants)
  boundaryRightAnswers(&variants)
}

/// 5.1 to 5.3.
private func decidingRightAnswers(_ variants: inout Variants) {
  variants.right("5.1", "two branches") { (z: Double) -> Double in
    let small = exp(-abs(z))
    return z < 0 ? small / (1 + small) : 1 / (1 + small)
  }
  variants.right("5.1", "by a power of e") { (z: Double) in 1 / (1 + pow(M_E, -z)) }
  variants.right("5.1", "by log1p") { (z: Double) in exp(-log1p(exp(-z))) }
  variants.right("5.1", "by tanh near the middle") { (z: Double) in
    abs(z) < 1 ? 0.5 + tanh(z / 2) / 2 : 1 / (1 + exp(-z))
  }

  variants.right("5.2", "a matrix product") {
    (features: NDArray<Double>, weights: [Double], intercept: Double) -> [Double] in
    guard features.rank == 2, features.shape[1] == weights.count else {
      throw LabError.shapeMismatch
    }
    return (features.matmul(NDArray(weights)) + intercept).elements
  }
  variants.right("5.2", "column after column, the intercept last") {
    (features: NDArray<Double>, weights: [Double], intercept: Double) -> [Double] in
    guard features.shape.count == 2 else { throw LabError.shapeMismatch }
    guard weights.count == features.shape[1] else { throw LabError.shapeMismatch }
    var sums = [Double](repeating: 0, count: features.shape[0])
    for (column, weight) in weights.enumerated().reversed() {
      for row in sums.indices { sums[row] += weight * features[row, column] }
    }
    return sums.map { $0 + intercept }
  }
  variants.right("5.2", "rows as lists, fused products") {
    (features: NDArray<Double>, weights: [Double], intercept: Double) -> [Double] in
    guard features.rank == 2, features.shape[1] == weights.count else {
      throw LabError.shapeMismatch
    }
    return (0..<features.shape[0]).map { row in
      zip(features.row(row).elements, weights).reduce(intercept) { sum, pair in
        sum.addingProduct(pair.0, pair.1)
      }
    }
  }

  variants.right("5.3", "< for ≥") { (p: [Double], threshold: Double) -> [Int] in
    for value in p + [threshold] where !(value >= 0 && value <= 1) {
      throw LabError.invalidParameter
    }
    return p.map { $0 < threshold ? 0 : 1 }
  }
  variants.right("5.3", "places found and set") { (p: [Double], threshold: Double) -> [Int] in
    guard !threshold.isNaN, threshold >= 0, threshold <= 1 else { throw LabError.invalidParameter }
    guard !p.contains(where: { $0.isNaN || $0 < 0 || $0 > 1 }) else {
      throw LabError.invalidParameter
    }
    var classes = [Int](repeating: 0, count: p.count)
    for place in p.indices where p[place] - threshold >= 0 { classes[place] = 1 }
    return classes
  }
}

/// 5.4.
private func crossEntropyRightAnswers(_ variants: inout Variants) {
  @Sendable func check(_ p: [Double], _ labels: [Int]) throws {
    if p.count != labels.count { throw LabError.lengthMismatch }
    if p.isEmpty { throw LabError.emptyInput }
    if labels.contains(where: { $0 != 0 && $0 != 1 }) { throw LabError.invalidLabel }
    if p.contains(where: { !(0 <= $0 && $0 <= 1) }) { throw LabError.invalidParameter }
  }
  variants.right("5.4", "both terms written out") { (p: [Double], labels: [Int]) -> Double in
    try check(p, labels)
    var sum = 0.0
    for i in p.indices {
      let (q, y) = (min(max(p[i], 0x1p-52), 1 - 0x1p-52), Double(labels[i]))
      sum += y * log(q) + (1 - y) * log(1 - q)
    }
    return -sum / Double(p.count)
  }
  variants.right("5.4", "by log1p, each share divided at once") {
    (p: [Double], labels: [Int]) -> Double in
    try check(p, labels)
    let n = Double(p.count)
    return zip(p, labels).reduce(0) { sum, row in
      let q = max(.ulpOfOne, min(1 - .ulpOfOne, row.0))
      return sum + (row.1 == 1 ? -log(q) : -log1p(-q)) / n
    }
  }
  variants.right("5.4", "the classes apart, in bits first") {
    (p: [Double], labels: [Int]) -> Double in
    try check(p, labels)
    let given = labels.indices.map { i in
      let q = Swift.min(Swift.max(p[i], .ulpOfOne), 1 - .ulpOfOne)
      return labels[i] == 1 ? q : 1 - q
    }
    return -given.map(log2).reduce(0, +) / Double(given.count) * log(2)
  }
}

/// 5.5.
private func logisticGradientRightAnswers(_ variants: inout Variants) {
  @Sendable func check(_ features: NDArray<Double>, _ labels: [Int], _ weights: [Double]) throws {
    guard features.rank == 2, features.shape[1] == weights.count else {
      throw LabError.shapeMismatch
    }
    guard features.shape[0] == labels.count else { throw LabError.lengthMismatch }
    guard !labels.isEmpty else { throw LabError.emptyInput }
    guard labels.allSatisfy({ $0 == 0 || $0 == 1 }) else { throw LabError.invalidLabel }
  }
  variants.right("5.5", "matrix products") {
    (features: NDArray<Double>, labels: [Int], weights: [Double], intercept: Double)
      -> LogisticGradient in
    try check(features, labels, weights)
    let z = features.matmul(NDArray(weights)) + intercept
    let errors = 1 / (1 + exp(-z)) - NDArray(labels.map(Double.init))
    let n = Double(labels.count)
    return LogisticGradient(
      weights: (features.transposed.matmul(errors) / n).elements, intercept: errors.mean())
  }
  variants.right("5.5", "row by row, shares at once") {
    (features: NDArray<Double>, labels: [Int], weights: [Double], intercept: Double)
      -> LogisticGradient in
    try check(features, labels, weights)
    var slope = LogisticGradient(weights: weights.map { _ in 0 }, intercept: 0)
    for row in labels.indices {
      var z = 0.0
      for j in weights.indices { z += features[row, j] * weights[j] }
      z += intercept
      let p = z < 0 ? exp(z) / (1 + exp(z)) : 1 / (1 + exp(-z))
      let share = (p - Double(labels[row])) / Double(labels.count)
      for j in weights.indices { slope.weights[j] += share * features[row, j] }
      slope.intercept += share
    }
    return slope
  }
  variants.right("5.5", "the classes apart") {
    (features: NDArray<Double>, labels: [Int], weights: [Double], intercept: Double)
      -> LogisticGradient in
    try check(features, labels, weights)
    // A column of ones makes the intercept a weight like the others; −σ(−z) is p − 1.
    let (n, k) = (labels.count, weights.count)
    var slopes = [Double](repeating: 0, count: k + 1)
    for wanted in [1, 0] {
      for row in 0..<n where labels[row] == wanted {
        let x = features.row(row).elements + [1]
        let z = zip(x, weights + [intercept]).reduce(0) { $0 + $1.0 * $1.1 }
        let error = wanted == 1 ? -1 / (1 + exp(z)) : 1 / (1 + exp(-z))
        for j in 0...k { slopes[j] += error * x[j] }
      }
    }
    return LogisticGradient(
      weights: slopes.dropLast().map { $0 / Double(n) }, intercept: slopes[k] / Double(n))
  }
}

/// 5.6: closures over a generator, called as the exercise's endpoint calls the student's function.
private func splitRightAnswers(_ variants: inout Variants) {
  func right(
    _ name: String, _ order: @escaping @Sendable (Int, inout RandomGenerator) -> [Int]
  ) {
    variants.right("5.6", name) {
      (features: NDArray<Double>, labels: [Int], testShare: Double, seed: Int) -> TrainTestSplit in
      var generator = RandomGenerator(seed: UInt32(truncatingIfNeeded: seed.magnitude))
      func split() throws -> TrainTestSplit {
        guard features.rank == 2 else { throw LabError.shapeMismatch }
        guard features.shape[0] == labels.count else { throw LabError.lengthMismatch }
        guard !labels.isEmpty else { throw LabError.emptyInput }
        guard testShare >= 0, testShare <= 1 else { throw LabError.invalidParameter }
        let numbers = order(labels.count, &generator)
        let tests = Int((testShare * Double(labels.count)).rounded(.toNearestOrAwayFromZero))
        func part(_ rows: some Collection<Int>) -> LabelledRows {
          let columns = features.shape[1]
          let elements = rows.flatMap { row in (0..<columns).map { features[row, $0] } }
          return LabelledRows(
            features: NDArray(shape: [rows.count, columns], elements: elements),
            labels: rows.map { labels[$0] })
        }
        // The test at the end of the order, not at its beginning.
        return TrainTestSplit(
          training: part(numbers.dropLast(tests)), test: part(numbers.suffix(tests)))
      }
      let first = try split()
      return seed < 0 ? try split() : first
    }
  }

  right("Fisher and Yates by hand") { count, generator in
    var order = Array(0..<count)
    for last in stride(from: count - 1, to: 0, by: -1) {
      order.swapAt(last, generator.integer(in: 0...last))
    }
    return order
  }
  right("sorted by random keys") { count, generator in
    let keys = generator.uniform(count: count)
    return (0..<count).sorted { keys[$0] < keys[$1] }
  }
  right("drawn one by one from a hat") { count, generator in
    var (hat, order) = (Array(0..<count), [Int]())
    while !hat.isEmpty { order.append(hat.remove(at: generator.integer(in: 0..<hat.count))) }
    return order
  }
  right("Swift's shuffle") { count, generator in (0..<count).shuffled(using: &generator) }
}

/// 5.7.
private func fitRightAnswers(_ variants: inout Variants) {
  @Sendable func check(
    _ features: NDArray<Double>, _ labels: [Int], _ rate: Double, _ steps: Int, _ penalty: Double
  ) throws {
    guard rate > 0, steps >= 0, penalty >= 0 else { throw LabError.invalidParameter }
    guard features.rank == 2 else { throw LabError.shapeMismatch }
    guard features.shape[0] == labels.count else { throw LabError.lengthMismatch }
    guard !labels.isEmpty else { throw LabError.emptyInput }
    guard labels.allSatisfy({ $0 == 0 || $0 == 1 }) else { throw LabError.invalidLabel }
  }
  variants.right("5.7", "arrays, and weights that decay") {
    (features: NDArray<Double>, labels: [Int], rate: Double, steps: Int, penalty: Double)
      -> LogisticFit in
    try check(features, labels, rate, steps, penalty)
    let (n, y) = (Double(labels.count), NDArray(labels.map(Double.init)))
    var (weights, intercept) = (NDArray<Double>.zeros([features.shape[1]]), 0.0)
    var losses: [Double] = []
    for step in 0...steps {
      let p = 1 / (1 + exp(-(features.matmul(weights) + intercept)))
      let q = p.map { min(max($0, .ulpOfOne), 1 - .ulpOfOne) }
      let costs = y * log(q) + (1 - y) * log(1 - q)
      losses.append(-costs.mean() + penalty / 2 * (weights * weights).sum())
      guard step < steps else { break }
      let errors = p - y
      weights = weights * (1 - rate * penalty) - rate * (errors.matmul(features) / n)
      intercept -= rate * errors.mean()
    }
    return LogisticFit(weights: weights.elements, intercept: intercept, losses: losses)
  }
  variants.right("5.7", "recursion over lists") {
    (features: NDArray<Double>, labels: [Int], rate: Double, steps: Int, penalty: Double)
      -> LogisticFit in
    try check(features, labels, rate, steps, penalty)
    // The intercept is the last parameter, of a column of ones.
    let rows = labels.indices.map { features.row($0).elements + [1] }
    let n = Double(rows.count)
    func descend(_ beta: [Double], _ left: Int, _ losses: [Double]) -> LogisticFit {
      let p = rows.map { row in
        let z = zip(row, beta).reduce(0.0) { $0 + $1.0 * $1.1 }
        return 1 / (1 + exp(-z))
      }
      var loss = penalty * beta.dropLast().reduce(0.0) { $0 + $1 * $1 } / 2
      for (p, label) in zip(p, labels) {
        let q = max(.ulpOfOne, min(1 - .ulpOfOne, p))
        loss -= log(label == 1 ? q : 1 - q) / n
      }
      guard left > 0 else {
        return LogisticFit(
          weights: beta.dropLast(), intercept: beta[beta.count - 1], losses: losses + [loss])
      }
      let errors = zip(p, labels).map { $0 - Double($1) }
      let next = beta.indices.map { j -> Double in
        let slope = zip(errors, rows).reduce(0.0) { $0 + $1.0 * $1.1[j] } / n
        return beta[j] - rate * (j < beta.count - 1 ? slope + penalty * beta[j] : slope)
      }
      return descend(next, left - 1, losses + [loss])
    }
    return descend([Double](repeating: 0, count: features.shape[1] + 1), steps, [])
  }
}

/// 5.8.
private func reportRightAnswers(_ variants: inout Variants) {
  @Sendable func check(_ predicted: [Int], _ labels: [Int]) throws {
    guard predicted.count == labels.count else { throw LabError.lengthMismatch }
    guard !labels.isEmpty else { throw LabError.emptyInput }
    guard (predicted + labels).allSatisfy({ $0 == 0 || $0 == 1 }) else {
      throw LabError.invalidLabel
    }
  }
  variants.right("5.8", "filters, and the harmonic mean") {
    (predicted: [Int], labels: [Int]) -> ClassificationReport in
    try check(predicted, labels)
    let pairs = Array(zip(labels, predicted))
    func count(_ label: Int, _ guess: Int) -> Int { pairs.filter { $0 == (label, guess) }.count }
    func mean(of values: [Int]) -> Double {
      values.isEmpty ? 0 : Double(values.reduce(0, +)) / Double(values.count)
    }
    let precision = mean(of: pairs.filter { $0.1 == 1 }.map(\.0))
    let recall = mean(of: pairs.filter { $0.0 == 1 }.map(\.1))
    return ClassificationReport(
      confusion: NDArray([[count(0, 0), count(0, 1)], [count(1, 0), count(1, 1)]]),
      accuracy: mean(of: pairs.map { $0.0 == $0.1 ? 1 : 0 }), precision: precision, recall: recall,
      f1: precision == 0 || recall == 0 ? 0 : 2 / (1 / precision + 1 / recall))
  }
  variants.right("5.8", "a flat table of four, errors subtracted") {
    (predicted: [Int], labels: [Int]) -> ClassificationReport in
    try check(predicted, labels)
    var counts = [0, 0, 0, 0]
    for i in labels.indices { counts[2 * labels[i] + predicted[i]] += 1 }
    let (alarms, misses, hits) = (Double(counts[1]), Double(counts[2]), Double(counts[3]))
    func orZero(_ quotient: Double) -> Double { quotient.isNaN ? 0 : quotient }
    let precision = orZero(hits / (hits + alarms))
    let recall = orZero(hits / (hits + misses))
    return ClassificationReport(
      confusion: NDArray(shape: [2, 2], elements: counts),
      accuracy: 1 - (alarms + misses) / Double(labels.count), precision: precision, recall: recall,
      f1: orZero(2 * precision * recall / (precision + recall)))
  }
}

/// 5.9.
private func boundaryRightAnswers(_ variants: inout Variants) {
  variants.right("5.9", "difference of logarithms") {
    (weights: [Double], intercept: Double, threshold: Double) -> BoundaryLine in
    guard weights.count == 2 else { throw LabError.shapeMismatch }
    guard weights[1] != 0, 0 < threshold, threshold < 1 else { throw LabError.invalidParameter }
    return BoundaryLine(
      slope: -(weights[0] / weights[1]),
      intercept: (log(threshold) - log1p(-threshold)) / weights[1] - intercept / weights[1])
  }
  variants.right("5.9", "through two points") {
    (weights: [Double], intercept: Double, threshold: Double) -> BoundaryLine in
    guard weights.count == 2 else { throw LabError.shapeMismatch }
    guard weights[1] != 0, threshold > 0, threshold < 1 else { throw LabError.invalidParameter }
    let z = -log(1 / threshold - 1)
    func height(_ x: Double) -> Double { (z - intercept - weights[0] * x) / weights[1] }
    return BoundaryLine(slope: height(1) - height(0), intercept: height(0))
  }
}
