import Foundation
import LabKit
import NumericsEngine
import Solutions

private let solution = Lab05LogisticRegression()

/// Gradient descent, with what can go wrong in it as a setting.
private struct Descent {
  var startsAt = 0.0
  var chargesIntercept = false
  /// The factor of λ·β in a step, and of Σβ² in the loss.
  var slopeOfPenalty = 1.0
  var lossOfPenalty = 0.5
  /// The factor of the learning rate in step i.
  var rate: @Sendable (Int) -> Double = { _ in 1 }
  /// Whether the intercept's slope is taken after the weights have moved.
  var oneAfterTheOther = false
  var stopsWhenLossRises = false
  var momentum = 0.0

  func run(
    _ features: NDArray<Double>, _ labels: [Int], _ learningRate: Double, _ steps: Int,
    _ penalty: Double
  ) throws -> LogisticFit {
    _ = try solution.fit(
      features, labels: labels, learningRate: learningRate, steps: min(steps, 0), penalty: penalty)
    var weights = [Double](repeating: startsAt, count: features.shape[1])
    var (intercept, velocity) = (startsAt, weights.map { _ in 0.0 })
    func loss() throws -> Double {
      let z = try solution.logits(features, weights: weights, intercept: intercept)
      return try solution.crossEntropy(z.map(solution.sigmoid), labels: labels)
        + lossOfPenalty * penalty * weights.reduce(0) { $0 + $1 * $1 }
    }
    func slope() throws -> LogisticGradient {
      try solution.gradient(features, labels: labels, weights: weights, intercept: intercept)
    }
    var losses = [try loss()]
    for step in 0..<steps {
      let eta = learningRate * rate(step)
      let here = try slope()
      for j in weights.indices {
        velocity[j] =
          momentum * velocity[j] - eta * (here.weights[j] + slopeOfPenalty * penalty * weights[j])
        weights[j] += velocity[j]
      }
      let byIntercept = oneAfterTheOther ? try slope().intercept : here.intercept
      intercept -= eta * (byIntercept + (chargesIntercept ? penalty * intercept : 0))
      losses.append(try loss())
      if stopsWhenLossRises, losses[step + 1] > losses[step] { break }
    }
    return LogisticFit(weights: weights, intercept: intercept, losses: losses)
  }
}

/// 5.7.
func fitWrongAnswers(_ variants: inout Variants) {
  func wrong(_ name: String, is mistake: String? = nil, _ change: (inout Descent) -> Void) {
    var changed = Descent()
    change(&changed)
    let descent = changed
    variants.wrong("5.7", name, is: mistake) {
      (features: NDArray<Double>, labels: [Int], rate: Double, steps: Int, penalty: Double) in
      try descent.run(features, labels, rate, steps, penalty)
    }
  }

  wrong("intercept penalised in the steps", is: "intercept-penalised-in-steps") {
    $0.chargesIntercept = true
  }
  wrong("penalty not in the loss", is: "penalty-not-in-the-loss") { $0.lossOfPenalty = 0 }
  wrong("penalty only in the loss", is: "penalty-only-in-the-loss") { $0.slopeOfPenalty = 0 }
  wrong("half forgotten in the loss", is: "half-forgotten-in-the-loss") { $0.lossOfPenalty = 1 }
  wrong("one after the other", is: "one-after-the-other") { $0.oneAfterTheOther = true }
  wrong("uphill", is: "uphill") { $0.rate = { _ in -1 } }
  wrong("starts at one", is: "starts-at-one") { $0.startsAt = 1 }
  wrong("starts near 0") { $0.startsAt = 0.01 }
  wrong("a rate that falls") { $0.rate = { 1 / Double($0 + 1) } }
  wrong("stops when the loss rises") { $0.stopsWhenLossRises = true }
  wrong("with momentum") { $0.momentum = 0.9 }
  variants.wrong("5.7", "a step too many", is: "a-step-too-many") {
    (features: NDArray<Double>, labels: [Int], rate: Double, steps: Int, penalty: Double) in
    try solution.fit(
      features, labels: labels, learningRate: rate, steps: steps < 0 ? steps : steps + 1,
      penalty: penalty)
  }
  variants.wrong("5.7", "a rate of 0 taken", is: "zero-rate") {
    (features: NDArray<Double>, labels: [Int], rate: Double, steps: Int, penalty: Double) in
    try solution.fit(
      features, labels: labels, learningRate: rate == 0 ? .leastNonzeroMagnitude : rate,
      steps: steps, penalty: penalty)
  }
  variants.wrong("5.7", "one row after the other") {
    (features: NDArray<Double>, labels: [Int], rate: Double, steps: Int, penalty: Double) in
    var fit = try solution.fit(
      features, labels: labels, learningRate: rate, steps: steps, penalty: penalty)
    guard steps > 0 else { return fit }
    fit.weights = fit.weights.map { _ in 0 }
    fit.intercept = 0
    for _ in 0..<steps {
      for row in labels.indices {
        let slope = try solution.gradient(
          features.gathering([row], axis: 0), labels: [labels[row]], weights: fit.weights,
          intercept: fit.intercept)
        for j in fit.weights.indices {
          fit.weights[j] -= rate * (slope.weights[j] + penalty * fit.weights[j])
        }
        fit.intercept -= rate * slope.intercept
      }
    }
    return fit
  }
  variants.wrong("5.7", "a huge penalty refused") {
    (features: NDArray<Double>, labels: [Int], rate: Double, steps: Int, penalty: Double) in
    guard penalty < 1 else { throw LabError.invalidParameter }
    return try solution.fit(
      features, labels: labels, learningRate: rate, steps: steps, penalty: penalty)
  }
  variants.wrong("5.7", "labels unchecked without steps") {
    (features: NDArray<Double>, labels: [Int], rate: Double, steps: Int, penalty: Double) in
    try solution.fit(
      features, labels: steps == 0 ? labels.map { min(max($0, 0), 1) } : labels,
      learningRate: rate, steps: steps, penalty: penalty)
  }
  variants.wrong("5.7", "a penalty that is NaN taken", is: "nan-penalty") {
    (features: NDArray<Double>, labels: [Int], rate: Double, steps: Int, penalty: Double) in
    let fit = try solution.fit(
      features, labels: labels, learningRate: rate, steps: steps,
      penalty: penalty.isNaN ? 0 : penalty)
    guard penalty.isNaN else { return fit }
    let unknown = fit.weights.map { _ in Double.nan }
    return LogisticFit(weights: unknown, intercept: .nan, losses: fit.losses.map { _ in .nan })
  }
  variants.wrong("5.7", "float for double") {
    (features: NDArray<Double>, labels: [Int], rate: Double, steps: Int, penalty: Double) in
    var fit = try solution.fit(
      features, labels: labels, learningRate: rate, steps: steps, penalty: penalty)
    fit.weights = fit.weights.map { Double(Float($0)) }
    fit.losses = fit.losses.map { Double(Float($0)) }
    return fit
  }
  variants.wrong("5.7", "the example only") {
    (features: NDArray<Double>, labels: [Int], rate: Double, steps: Int, penalty: Double) in
    let fit = try solution.fit(
      features, labels: labels, learningRate: rate, steps: steps, penalty: penalty)
    if fit.weights == [0.39442109239803924] { return fit }
    return LogisticFit(weights: fit.weights.map { _ in 0 }, intercept: 0, losses: fit.losses)
  }
}

/// 5.8.
func reportWrongAnswers(_ variants: inout Variants) {
  func wrong(
    _ name: String, is mistake: String? = nil,
    _ change: @escaping @Sendable (inout ClassificationReport) -> Void
  ) {
    variants.wrong("5.8", name, is: mistake) { (predicted: [Int], labels: [Int]) in
      var report = try solution.report(predicted, labels: labels)
      change(&report)
      return report
    }
  }

  wrong("rows and columns swapped", is: "rows-and-columns-swapped") {
    $0.confusion = $0.confusion.transposed
  }
  wrong("precision and recall swapped", is: "precision-and-recall-swapped") {
    ($0.precision, $0.recall) = ($0.recall, $0.precision)
  }
  wrong("mean for F1", is: "arithmetic-mean") { $0.f1 = ($0.precision + $0.recall) / 2 }
  wrong("geometric mean for F1", is: "geometric-mean") {
    $0.f1 = ($0.precision * $0.recall).squareRoot()
  }
  wrong("errors for accuracy", is: "errors-for-accuracy") { $0.accuracy = 1 - $0.accuracy }
  wrong("NaN for 0 / 0 in F1", is: "f1-nan") {
    if $0.precision + $0.recall == 0 { $0.f1 = .nan }
  }
  wrong("float for double") { $0.precision = Double(Float($0.precision)) }
  wrong("rounded to three places") {
    $0.accuracy = ($0.accuracy * 1000).rounded() / 1000
    $0.f1 = ($0.f1 * 1000).rounded() / 1000
  }
  wrong("least of the two for F1") { $0.f1 = min($0.precision, $0.recall) }
  wrong("mean of the classes' recalls for accuracy") {
    let (c, recall) = ($0.confusion, $0.recall)
    let zeros = c[0, 0] + c[0, 1]
    $0.accuracy = ((zeros == 0 ? 0 : Double(c[0, 0]) / Double(zeros)) + recall) / 2
  }
  wrong("Jaccard for F1") {
    let c = $0.confusion
    let all = c[1, 1] + c[0, 1] + c[1, 0]
    $0.f1 = all == 0 ? 0 : Double(c[1, 1]) / Double(all)
  }
  wrong("precision over the labels", is: "precision-over-labels") {
    $0.precision = $0.recall
    $0.f1 = $0.recall
  }
  wrong("recall over the predictions", is: "recall-over-predictions") {
    $0.recall = $0.precision
    $0.f1 = $0.precision
  }
  variants.wrong("5.8", "class 0 positive", is: "class-0-positive") {
    (predicted: [Int], labels: [Int]) in
    let right = try solution.report(predicted, labels: labels)
    var report = try solution.report(predicted.map { 1 - $0 }, labels: labels.map { 1 - $0 })
    report.confusion = right.confusion
    return report
  }
  variants.wrong("5.8", "zeros for no rows", is: "empty-gives-zeros") {
    (predicted: [Int], labels: [Int]) -> ClassificationReport in
    guard predicted.isEmpty, labels.isEmpty else {
      return try solution.report(predicted, labels: labels)
    }
    return ClassificationReport(
      confusion: .zeros([2, 2]), accuracy: 0, precision: 0, recall: 0, f1: 0)
  }
  variants.wrong("5.8", "only the labels are checked") { (predicted: [Int], labels: [Int]) in
    try solution.report(predicted.map { min(max($0, 0), 1) }, labels: labels)
  }
  variants.wrong("5.8", "only the predictions are checked") { (predicted: [Int], labels: [Int]) in
    try solution.report(predicted, labels: labels.map { min(max($0, 0), 1) })
  }
  variants.wrong("5.8", "the example only") {
    (predicted: [Int], labels: [Int]) -> ClassificationReport in
    let report = try solution.report(predicted, labels: labels)
    if labels == [1, 0, 1, 1, 0, 1] { return report }
    return try solution.report(labels, labels: labels)
  }
}

/// 5.9.
func boundaryWrongAnswers(_ variants: inout Variants) {
  func wrong(
    _ name: String, is mistake: String? = nil,
    _ line:
      @escaping @Sendable (_ first: Double, _ second: Double, _ b: Double, _ t: Double) ->
      BoundaryLine
  ) {
    variants.wrong("5.9", name, is: mistake) {
      (weights: [Double], intercept: Double, threshold: Double) -> BoundaryLine in
      _ = try solution.boundary(weights: weights, intercept: intercept, threshold: threshold)
      return line(weights[0], weights[1], intercept, threshold)
    }
  }

  wrong("slope's sign", is: "slope-sign") {
    BoundaryLine(slope: $0 / $1, intercept: (log($3 / (1 - $3)) - $2) / $1)
  }
  wrong("solved for x₁", is: "solved-for-x1") {
    BoundaryLine(slope: -$1 / $0, intercept: (log($3 / (1 - $3)) - $2) / $0)
  }
  wrong("threshold ignored", is: "threshold-ignored") { first, second, b, _ in
    BoundaryLine(slope: -first / second, intercept: -b / second)
  }
  wrong("threshold for z", is: "threshold-for-z") {
    BoundaryLine(slope: -$0 / $1, intercept: ($3 - $2) / $1)
  }
  wrong("log-odds with the wrong sign", is: "log-odds-sign") {
    BoundaryLine(slope: -$0 / $1, intercept: (log((1 - $3) / $3) - $2) / $1)
  }
  wrong("only the log-odds divided") {
    BoundaryLine(slope: -$0 / $1, intercept: log($3 / (1 - $3)) / $1 - $2)
  }
  wrong("only β₀ divided", is: "brackets-forgotten") {
    BoundaryLine(slope: -$0 / $1, intercept: log($3 / (1 - $3)) - $2 / $1)
  }
  wrong("sigmoid for its inverse") {
    BoundaryLine(slope: -$0 / $1, intercept: (1 / (1 + exp(-$3)) - $2) / $1)
  }
  wrong("divided by |β₂|") {
    BoundaryLine(slope: -$0 / abs($1), intercept: (log($3 / (1 - $3)) - $2) / abs($1))
  }
  wrong("float for double") {
    BoundaryLine(
      slope: Double(Float(-$0) / Float($1)), intercept: (log($3 / (1 - $3)) - $2) / $1)
  }
  wrong("log-odds in float") {
    BoundaryLine(
      slope: -$0 / $1, intercept: (Double(log(Float($3) / (1 - Float($3)))) - $2) / $1)
  }
  wrong("the example only") { first, second, b, _ in
    first == 0.5 && second == -0.25
      ? BoundaryLine(slope: 2, intercept: -8)
      : BoundaryLine(slope: -first / second, intercept: -b / second)
  }
  variants.wrong("5.9", "a vertical line taken", is: "vertical-unchecked") {
    (weights: [Double], intercept: Double, threshold: Double) -> BoundaryLine in
    guard weights.count == 2, weights[1] == 0, threshold > 0, threshold < 1 else {
      return try solution.boundary(weights: weights, intercept: intercept, threshold: threshold)
    }
    return BoundaryLine(
      slope: -weights[0] / weights[1],
      intercept: (log(threshold / (1 - threshold)) - intercept) / weights[1])
  }
  variants.wrong("5.9", "tiny weights taken for 0") {
    (weights: [Double], intercept: Double, threshold: Double) -> BoundaryLine in
    guard weights.count == 2, abs(weights[1]) > 0.01 else { throw LabError.invalidParameter }
    return try solution.boundary(weights: weights, intercept: intercept, threshold: threshold)
  }
  variants.wrong("5.9", "horizontal lines refused") {
    (weights: [Double], intercept: Double, threshold: Double) -> BoundaryLine in
    guard weights.first != 0 else { throw LabError.invalidParameter }
    return try solution.boundary(weights: weights, intercept: intercept, threshold: threshold)
  }
}
