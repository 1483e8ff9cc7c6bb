import LabKit
import NumericsEngine
import Solutions

private let solution = Lab06NearestNeighbours()

/// Cross-validation, with what can go wrong in it as a setting.
private struct Validation {
  var cut: @Sendable (_ order: [Int], _ folds: Int) -> [[Int]] = { order, folds in
    var rest = order[...]
    return (0..<folds).map { fold in
      let size = order.count / folds + (fold < order.count % folds ? 1 : 0)
      defer { rest = rest.dropFirst(size) }
      return Array(rest.prefix(size))
    }
  }
  /// The rows to learn from while a fold is held out.
  var training: @Sendable (_ parts: [[Int]], _ fold: Int) -> [Int] = { parts, fold in
    parts.indices.filter { $0 != fold }.flatMap { parts[$0] }.sorted()
  }
  /// The error rate of wrong answers in each fold.
  var rate: @Sendable (_ wrong: [Int], _ parts: [[Int]]) -> Double = { wrong, parts in
    Double(wrong.reduce(0, +)) / Double(parts.reduce(0) { $0 + $1.count })
  }
  var best: @Sendable (_ rates: [Double], _ candidates: [Int]) -> Int = { rates, candidates in
    candidates[rates.indices.min { rates[$0] < rates[$1] } ?? 0]
  }

  func run(
    _ features: NDArray<Double>, _ labels: [Int], _ candidates: [Int], _ folds: Int, _ order: [Int]
  ) throws -> CrossValidation {
    _ = try solution.crossValidation(
      features, labels: labels, candidates: candidates, folds: folds, order: order)
    let parts = cut(order, folds)
    let rates = try candidates.map { k in
      let wrong = try parts.indices.map { fold in
        let rows = training(parts, fold)
        let guesses = try solution.classified(
          features.gathering(parts[fold], axis: 0), training: features.gathering(rows, axis: 0),
          labels: rows.map { labels[$0] }, k: min(k, rows.count))
        return zip(guesses, parts[fold]).count { $0 != labels[$1] }
      }
      return rate(wrong, parts)
    }
    return CrossValidation(folds: parts, errorRates: rates, best: best(rates, candidates))
  }
}

/// 6.7.
func crossValidationWrongAnswers(_ variants: inout Variants) {
  func wrong(_ name: String, is mistake: String? = nil, _ change: (inout Validation) -> Void) {
    var changed = Validation()
    change(&changed)
    let validation = changed
    variants.wrong("6.7", name, is: mistake) {
      (features: NDArray<Double>, labels: [Int], candidates: [Int], folds: Int, order: [Int]) in
      try validation.run(features, labels, candidates, folds, order)
    }
  }
  typealias Change = @Sendable (inout CrossValidation) -> Void
  func changed(_ name: String, is mistake: String? = nil, _ change: @escaping Change) {
    variants.wrong("6.7", name, is: mistake) {
      (features: NDArray<Double>, labels: [Int], candidates: [Int], folds: Int, order: [Int]) in
      var result = try solution.crossValidation(
        features, labels: labels, candidates: candidates, folds: folds, order: order)
      change(&result)
      return result
    }
  }

  wrong("test fold in the training set", is: "trained-on-the-test-fold") {
    $0.training = { parts, _ in parts.flatMap { $0 }.sorted() }
  }
  wrong("one fold for training", is: "one-fold-for-training") {
    $0.training = { parts, fold in parts[(fold + 1) % parts.count].sorted() }
  }
  wrong("order ignored", is: "order-ignored") {
    let right = $0.cut
    $0.cut = { order, folds in right(order.sorted(), folds) }
  }
  wrong("every n-th row", is: "interleaved") {
    $0.cut = { order, folds in
      (0..<folds).map { fold in stride(from: fold, to: order.count, by: folds).map { order[$0] } }
    }
  }
  wrong("larger folds last", is: "larger-folds-last") {
    $0.cut = { order, folds in
      var rest = order[...]
      return (0..<folds).map { fold in
        let size = order.count / folds + (fold >= folds - order.count % folds ? 1 : 0)
        defer { rest = rest.dropFirst(size) }
        return Array(rest.prefix(size))
      }
    }
  }
  wrong("the rest in the last fold", is: "remainder-in-the-last") {
    $0.cut = { order, folds in
      let size = order.count / folds
      return (0..<folds).map { fold in
        Array(order[(fold * size)..<(fold == folds - 1 ? order.count : (fold + 1) * size)])
      }
    }
  }
  wrong("folds overlap", is: "folds-overlap") {
    let right = $0.cut
    $0.cut = { order, folds in
      var parts = right(order, folds)
      for fold in 0..<(folds - 1) { parts[fold].append(parts[fold + 1][0]) }
      return parts
    }
    $0.training = { parts, fold in
      Set(parts.flatMap { $0 }).subtracting(parts[fold]).sorted()
    }
    $0.rate = { wrong, parts in
      Double(wrong.reduce(0, +)) / Double(Set(parts.flatMap { $0 }).count)
    }
  }
  wrong("mean of the folds' rates", is: "mean-of-fold-rates") {
    $0.rate = { wrong, parts in
      zip(wrong, parts).reduce(0) { $0 + Double($1.0) / Double($1.1.count) } / Double(parts.count)
    }
  }
  wrong("folds sorted") {
    let right = $0.cut
    $0.cut = { order, folds in right(order, folds).map { $0.sorted() } }
  }
  wrong("order from the back") {
    let right = $0.cut
    $0.cut = { order, folds in right(order.reversed(), folds) }
  }
  wrong("the neighbouring fold left out as well") {
    $0.training = { parts, fold in
      let kept = parts.indices.filter { $0 != fold && ($0 != fold + 1 || parts.count == 2) }
      return kept.flatMap { parts[$0] }.sorted()
    }
  }
  wrong("the worst fold counts") {
    $0.rate = { wrong, parts in
      zip(wrong, parts).map { Double($0) / Double($1.count) }.max() ?? 0
    }
  }
  wrong("last of equals", is: "last-of-equals") {
    $0.best = { rates, candidates in candidates[rates.lastIndex(of: rates.min() ?? 0) ?? 0] }
  }
  wrong("smallest k of equals", is: "smallest-of-equals") {
    $0.best = { rates, candidates in
      candidates.indices.filter { rates[$0] == rates.min() }.map { candidates[$0] }.min() ?? 0
    }
  }
  changed("the index of the best", is: "index-for-candidate") { result in
    result.best =
      result.errorRates.indices.min { result.errorRates[$0] < result.errorRates[$1] } ?? 0
  }
  changed("shares of right answers", is: "accuracy") { result in
    result.errorRates = result.errorRates.map { 1 - $0 }
  }
  changed("in percent") { result in result.errorRates = result.errorRates.map { 100 * $0 } }
  changed("float for double") { result in
    result.errorRates = result.errorRates.map { Double(Float($0)) }
  }
  variants.wrong("6.7", "k too large for the folds is taken down") {
    (features: NDArray<Double>, labels: [Int], candidates: [Int], folds: Int, order: [Int]) in
    let smallest = folds > 0 ? labels.count - (labels.count + folds - 1) / folds : 1
    return try solution.crossValidation(
      features, labels: labels,
      candidates: candidates.map { $0 < 1 ? $0 : min($0, max(smallest, 1)) },
      folds: folds, order: order)
  }
  variants.wrong("6.7", "one fold allowed") {
    (features: NDArray<Double>, labels: [Int], candidates: [Int], folds: Int, order: [Int]) in
    try solution.crossValidation(
      features, labels: labels, candidates: candidates, folds: folds == 1 ? 2 : folds, order: order)
  }
  variants.wrong("6.7", "the example only") {
    (features: NDArray<Double>, labels: [Int], candidates: [Int], folds: Int, order: [Int]) in
    var result = try solution.crossValidation(
      features, labels: labels, candidates: candidates, folds: folds, order: order)
    guard order != [4, 0, 6, 2, 5, 1, 3] else { return result }
    result.errorRates = candidates.map { _ in 0 }
    return result
  }
}

/// 6.8.
func scaledWrongAnswers(_ variants: inout Variants) {
  typealias Table = NDArray<Double>
  /// Scaled by the means and deviations that a function makes of both tables.
  func wrong(
    _ name: String, is mistake: String? = nil,
    _ statistics: @escaping @Sendable (_ training: Table, _ test: Table) -> (Table, Table)
  ) {
    variants.wrong("6.8", name, is: mistake) { (training: Table, test: Table) -> ScaledTables in
      _ = try solution.scaled(training, test)
      let (means, deviations) = statistics(training, test)
      return ScaledTables(
        training: (training - means) / deviations, test: (test - means) / deviations)
    }
  }
  @Sendable func deviations(_ table: Table) -> Table {
    let isConstant = table.min(axis: 0) .== table.max(axis: 0)
    return table.standardDeviation(axis: 0).replacing(with: 1, where: isConstant)
  }

  wrong("leaks the test set", is: "leaks-the-test-set") { training, test in
    let rows = NDArray(
      shape: [training.shape[0] + test.shape[0], training.shape[1]],
      elements: training.elements + test.elements)
    return (rows.mean(axis: 0), deviations(rows))
  }
  wrong("divisor n − 1", is: "divisor-n-minus-one") { training, _ in
    let isConstant = training.min(axis: 0) .== training.max(axis: 0)
    let n = Double(training.shape[0])
    let larger = training.standardDeviation(axis: 0) * (n / max(n - 1, 1)).squareRoot()
    return (training.mean(axis: 0), larger.replacing(with: 1, where: isConstant))
  }
  wrong("only centred", is: "only-centred") { training, _ in
    (training.mean(axis: 0), NDArray<Double>.zeros([training.shape[1]]) + 1)
  }
  wrong("variance for deviation", is: "variance-for-deviation") { training, _ in
    (training.mean(axis: 0), deviations(training) * deviations(training))
  }
  wrong("from 0 to 1", is: "minimum-to-maximum") { training, _ in
    let least = training.min(axis: 0)
    let range = training.max(axis: 0) - least
    return (least, range.replacing(with: 1, where: range .== 0))
  }
  wrong("constant columns divided", is: "constant-column-divided") { training, _ in
    (training.mean(axis: 0), training.standardDeviation(axis: 0))
  }
  wrong("a small number for safety") { training, _ in
    (training.mean(axis: 0), deviations(training) + 1e-8)
  }
  wrong("1 added to the deviation") { training, _ in
    (training.mean(axis: 0), deviations(training) + 1)
  }
  wrong("the first row for the mean") { training, _ in
    (training.row(0), deviations(training))
  }
  wrong("deviations below 1 are 1") { training, _ in
    let spread = deviations(training)
    return (training.mean(axis: 0), spread.replacing(with: 1, where: spread .< 1))
  }
  wrong("small deviations are 1") { training, _ in
    let spread = deviations(training)
    return (training.mean(axis: 0), spread.replacing(with: 1, where: spread .< 0.5))
  }
  wrong("float for double") { training, _ in
    (training.mean(axis: 0).map { Double(Float($0)) }, deviations(training))
  }
  variants.wrong("6.8", "test by its own", is: "test-by-its-own") {
    (training: Table, test: Table) -> ScaledTables in
    var tables = try solution.scaled(training, test)
    if test.shape[0] > 0 { tables.test = try solution.scaled(test, training).training }
    return tables
  }
  variants.wrong("6.8", "test unscaled", is: "test-unscaled") {
    (training: Table, test: Table) -> ScaledTables in
    var tables = try solution.scaled(training, test)
    tables.test = test
    return tables
  }
  variants.wrong("6.8", "tables swapped") { (training: Table, test: Table) -> ScaledTables in
    let tables = try solution.scaled(training, test)
    return ScaledTables(training: tables.test, test: tables.training)
  }
  variants.wrong("6.8", "no test rows refused", is: "empty-test-is-an-error") {
    (training: Table, test: Table) -> ScaledTables in
    guard test.shape.first != 0 else { throw LabError.emptyInput }
    return try solution.scaled(training, test)
  }
  variants.wrong("6.8", "the test clipped") { (training: Table, test: Table) -> ScaledTables in
    var tables = try solution.scaled(training, test)
    tables.test = tables.test.map { min(max($0, -3), 3) }
    return tables
  }
  variants.wrong("6.8", "the example only") { (training: Table, test: Table) -> ScaledTables in
    guard training.elements != [1, 10, 2, 30, 6, 50] else {
      return try solution.scaled(training, test)
    }
    _ = try solution.scaled(training, test)
    return ScaledTables(training: training, test: test)
  }
}
