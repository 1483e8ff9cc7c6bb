import Foundation
import LabKit
import NumericsEngine
import Solutions

private let solution = Lab07DecisionTrees()

/// Lab 7: wrong answers.
func decisionTreesWrongAnswers(_ variants: inout Variants) {
  entropyWrongAnswers(&variants)
  giniWrongAnswers(&variants)
  gainWrongAnswers(&variants)
  thresholdWrongAnswers(&variants)
  splitWrongAnswers(&variants)
  growingWrongAnswers(&variants)
  predictingWrongAnswers(&variants)
  pruningWrongAnswers(&variants)
  ruleWrongAnswers(&variants)
}

// MARK: 7.1 Entropy

private func entropyWrongAnswers(_ variants: inout Variants) {
  variants.wrong("7.1", "natural logarithm", is: "natural-logarithm") { (counts: [Int]) in
    try solution.entropy(counts) * log(2)
  }
  variants.wrong("7.1", "0 times the logarithm of 0", is: "nan-for-empty-class") {
    (counts: [Int]) in
    _ = try solution.entropy(counts)
    let total = Double(counts.reduce(0, +))
    let shares = counts.map { Double($0) / total }
    return -shares.map { $0 * log2($0) }.reduce(0, +)
  }
  variants.wrong("7.1", "no minus sign", is: "sign-missing") { (counts: [Int]) in
    -(try solution.entropy(counts))
  }
  variants.wrong("7.1", "whole numbers divided", is: "whole-shares-skipped") { (counts: [Int]) in
    _ = try solution.entropy(counts)
    let total = counts.reduce(0, +)
    let shares = counts.map { Double($0 / total) }.filter { $0 > 0 }
    return -shares.map { $0 * log2($0) }.reduce(0, +)
  }
  variants.wrong("7.1", "0 without rows", is: "empty-gives-zero") { (counts: [Int]) in
    counts.allSatisfy { $0 == 0 } ? 0 : try solution.entropy(counts)
  }
  variants.wrong("7.1", "negative counts left out", is: "negative-left-out") { (counts: [Int]) in
    try solution.entropy(counts.filter { $0 >= 0 })
  }
  variants.wrong("7.1", "the total checked before the counts", is: "total-checked-first") {
    (counts: [Int]) in
    guard counts.reduce(0, +) != 0 else { throw LabError.emptyInput }
    return try solution.entropy(counts)
  }
  variants.wrong("7.1", "a little added inside the logarithm") { (counts: [Int]) in
    _ = try solution.entropy(counts)
    let total = Double(counts.reduce(0, +))
    let shares = counts.map { Double($0) / total }
    return -shares.map { $0 * log2($0 + 1e-9) }.reduce(0, +)
  }
  variants.wrong("7.1", "equal counts once") { (counts: [Int]) in
    try solution.entropy(Set(counts).sorted())
  }
  variants.wrong("7.1", "only the first count is checked") { (counts: [Int]) in
    if let first = counts.first, first < 0 { throw LabError.invalidParameter }
    let total = Double(counts.reduce(0, +))
    guard total > 0 else { throw LabError.emptyInput }
    let shares = counts.filter { $0 > 0 }.map { Double($0) / total }
    return -shares.map { $0 * log2($0) }.reduce(0, +)
  }
  variants.wrong("7.1", "float for double") { (counts: [Int]) in
    Double(Float(try solution.entropy(counts)))
  }
  variants.wrong("7.1", "the example by heart") { (counts: [Int]) in
    let value = try solution.entropy(counts)
    return counts == [5, 3] || value == 0 ? value : log2(Double(counts.count { $0 > 0 }))
  }
}

// MARK: 7.2 Gini impurity

private func giniWrongAnswers(_ variants: inout Variants) {
  variants.wrong("7.2", "how often they agree", is: "sum-of-squares") { (counts: [Int]) in
    1 - (try solution.giniImpurity(counts))
  }
  variants.wrong("7.2", "shares not squared", is: "squares-missing") { (counts: [Int]) in
    _ = try solution.giniImpurity(counts)
    return 0.0
  }
  variants.wrong("7.2", "whole numbers divided", is: "whole-shares") { (counts: [Int]) in
    _ = try solution.giniImpurity(counts)
    let total = counts.reduce(0, +)
    return 1 - counts.reduce(0.0) { $0 + Double($1 / total) * Double($1 / total) }
  }
  variants.wrong("7.2", "1 minus the largest share", is: "error-rate") { (counts: [Int]) in
    _ = try solution.giniImpurity(counts)
    return 1 - Double(counts.max() ?? 0) / Double(counts.reduce(0, +))
  }
  variants.wrong("7.2", "two classes only", is: "two-classes-only") { (counts: [Int]) in
    _ = try solution.giniImpurity(counts)
    let p = Double(counts[0]) / Double(counts.reduce(0, +))
    return 2 * p * (1 - p)
  }
  variants.wrong("7.2", "1 without rows", is: "empty-gives-one") { (counts: [Int]) in
    counts.allSatisfy { $0 == 0 } ? 1 : try solution.giniImpurity(counts)
  }
  variants.wrong("7.2", "negative counts squared", is: "negative-unchecked") { (counts: [Int]) in
    let total = Double(counts.reduce(0, +))
    guard total != 0 else { throw LabError.emptyInput }
    return 1 - counts.reduce(0.0) { $0 + Double($1 * $1) / (total * total) }
  }
  variants.wrong("7.2", "the total checked before the counts", is: "total-checked-first") {
    (counts: [Int]) in
    guard counts.reduce(0, +) != 0 else { throw LabError.emptyInput }
    return try solution.giniImpurity(counts)
  }
  variants.wrong("7.2", "equal counts once") { (counts: [Int]) in
    try solution.giniImpurity(Set(counts).sorted())
  }
  variants.wrong("7.2", "float for double") { (counts: [Int]) in
    Double(Float(try solution.giniImpurity(counts)))
  }
  variants.wrong("7.2", "the example by heart") { (counts: [Int]) in
    let value = try solution.giniImpurity(counts)
    return counts == [5, 3] || value == 0 ? value : 1 - 1 / Double(counts.count { $0 > 0 })
  }
}

// MARK: 7.3 Information gain

/// The entropy of each side, 0 for one without rows, and its share of the rows.
private func sides(_ labels: [Int], _ goesLeft: [Bool]) throws -> [(bits: Double, share: Double)] {
  _ = try solution.informationGain(labels, goesLeft: goesLeft)
  return [true, false].map { side in
    let rows = zip(labels, goesLeft).filter { $0.1 == side }.map(\.0)
    let counts = (0...(labels.max() ?? 0)).map { label in rows.count { $0 == label } }
    return ((try? solution.entropy(counts)) ?? 0, Double(rows.count) / Double(labels.count))
  }
}

/// The entropy of all rows.
private func before(_ labels: [Int]) throws -> Double {
  try solution.entropy((0...(labels.max() ?? 0)).map { label in labels.count { $0 == label } })
}

private func gainWrongAnswers(_ variants: inout Variants) {
  variants.wrong("7.3", "sides unweighted", is: "children-unweighted") {
    (labels: [Int], goesLeft: [Bool]) in
    try sides(labels, goesLeft).reduce(before(labels)) { $0 - $1.bits }
  }
  variants.wrong("7.3", "sides averaged", is: "children-averaged") {
    (labels: [Int], goesLeft: [Bool]) in
    try sides(labels, goesLeft).reduce(before(labels)) { $0 - $1.bits / 2 }
  }
  variants.wrong("7.3", "weights exchanged", is: "weights-swapped") {
    (labels: [Int], goesLeft: [Bool]) in
    try sides(labels, goesLeft).reduce(before(labels)) { $0 - (1 - $1.share) * $1.bits }
  }
  variants.wrong("7.3", "left side only", is: "left-only") { (labels: [Int], goesLeft: [Bool]) in
    let left = try sides(labels, goesLeft)[0]
    return try before(labels) - left.share * left.bits
  }
  variants.wrong("7.3", "what is left", is: "remaining-entropy") {
    (labels: [Int], goesLeft: [Bool]) in
    try sides(labels, goesLeft).reduce(0) { $0 + $1.share * $1.bits }
  }
  variants.wrong("7.3", "natural logarithm", is: "natural-logarithm") {
    (labels: [Int], goesLeft: [Bool]) in
    try solution.informationGain(labels, goesLeft: goesLeft) * log(2)
  }
  variants.wrong("7.3", "NaN for a side without rows", is: "nan-for-empty-side") {
    (labels: [Int], goesLeft: [Bool]) in
    let gain = try solution.informationGain(labels, goesLeft: goesLeft)
    return Set(goesLeft).count < 2 ? Double.nan : gain
  }
  variants.wrong("7.3", "0 without rows", is: "empty-gives-zero") {
    (labels: [Int], goesLeft: [Bool]) in
    labels.isEmpty && goesLeft.isEmpty
      ? 0 : try solution.informationGain(labels, goesLeft: goesLeft)
  }
  variants.wrong("7.3", "labels without a side are left over", is: "lengths-unchecked") {
    (labels: [Int], goesLeft: [Bool]) in
    let count = min(labels.count, goesLeft.count)
    return try solution.informationGain(
      Array(labels.prefix(count)), goesLeft: Array(goesLeft.prefix(count)))
  }
  variants.wrong("7.3", "class 0 against the others") { (labels: [Int], goesLeft: [Bool]) in
    try solution.informationGain(labels.map { min($0, 1) }, goesLeft: goesLeft)
  }
  variants.wrong("7.3", "labels sorted, sides not") { (labels: [Int], goesLeft: [Bool]) in
    try solution.informationGain(labels.sorted(), goesLeft: goesLeft)
  }
  variants.wrong("7.3", "a row too few on the right") { (labels: [Int], goesLeft: [Bool]) in
    let gain = try solution.informationGain(labels, goesLeft: goesLeft)
    guard goesLeft.last == false, labels.count > 1 else { return gain }
    return try solution.informationGain(
      Array(labels.dropLast()), goesLeft: Array(goesLeft.dropLast()))
  }
  variants.wrong("7.3", "float for double") { (labels: [Int], goesLeft: [Bool]) in
    Double(Float(try solution.informationGain(labels, goesLeft: goesLeft)))
  }
  variants.wrong("7.3", "the example by heart") { (labels: [Int], goesLeft: [Bool]) in
    let gain = try solution.informationGain(labels, goesLeft: goesLeft)
    return labels == [0, 0, 0, 1, 1, 1] || gain == 0 ? gain : try before(labels)
  }
}

// MARK: 7.7 Predict

/// The label that a row comes to.
private func walk(
  _ tree: Tree, _ row: [Double], level: Int = 0,
  column: (_ feature: Int, _ level: Int) -> Int = { feature, _ in feature },
  goesLeft: (_ value: Double, _ threshold: Double) -> Bool = { $0 <= $1 }
) -> Int {
  switch tree {
  case .leaf(let label, _): return label
  case .split(let feature, let threshold, let left, let right):
    let value = row[min(column(feature, level), row.count - 1)]
    return walk(
      goesLeft(value, threshold) ? left : right, row, level: level + 1, column: column,
      goesLeft: goesLeft)
  }
}

private func rows(of features: NDArray<Double>) -> [[Double]] {
  (0..<features.shape[0]).map { features.row($0).elements }
}

private func predictingWrongAnswers(_ variants: inout Variants) {
  variants.wrong("7.7", "a row at the threshold goes right", is: "strictly-less") {
    (tree: Tree, features: NDArray<Double>) in
    _ = try solution.predict(tree, features)
    return rows(of: features).map { row in
      walk(tree, row, goesLeft: { value, threshold in value.isNaN ? false : value < threshold })
    }
  }
  variants.wrong("7.7", "left and right exchanged", is: "sides-swapped") {
    (tree: Tree, features: NDArray<Double>) in
    _ = try solution.predict(tree, features)
    return rows(of: features).map { walk(tree, $0, goesLeft: { !($0 <= $1) }) }
  }
  variants.wrong("7.7", "NaN goes left", is: "nan-goes-left") {
    (tree: Tree, features: NDArray<Double>) in
    _ = try solution.predict(tree, features)
    return rows(of: features).map { walk(tree, $0, goesLeft: { !($0 > $1) }) }
  }
  variants.wrong("7.7", "always the first column", is: "first-column-always") {
    (tree: Tree, features: NDArray<Double>) in
    _ = try solution.predict(tree, features)
    return rows(of: features).map { walk(tree, $0, column: { _, _ in 0 }) }
  }
  variants.wrong("7.7", "the column of the level", is: "column-by-level") {
    (tree: Tree, features: NDArray<Double>) in
    let right = try solution.predict(tree, features)
    guard tree.depth <= features.shape[1] else { return right }
    return rows(of: features).map { walk(tree, $0, column: { _, level in level }) }
  }
  variants.wrong("7.7", "the first row's answer for all", is: "one-answer-for-all") {
    (tree: Tree, features: NDArray<Double>) in
    let answers = try solution.predict(tree, features)
    return answers.map { _ in answers[0] }
  }
  variants.wrong("7.7", "no check of the columns", is: "columns-unchecked") {
    (tree: Tree, features: NDArray<Double>) in
    guard features.rank == 2 else { throw LabError.shapeMismatch }
    func answer(_ tree: Tree, _ row: Int) -> Int {
      guard case .split(let feature, let threshold, let left, let right) = tree else {
        return walk(tree, [])
      }
      return answer(features[row, feature] <= threshold ? left : right, row)
    }
    return (0..<features.shape[0]).map { answer(tree, $0) }
  }
  variants.wrong("7.7", "a surplus column refused") { (tree: Tree, features: NDArray<Double>) in
    func width(_ tree: Tree) -> Int {
      guard case .split(let feature, _, let left, let right) = tree else { return 0 }
      return max(feature + 1, width(left), width(right))
    }
    guard features.rank == 2, features.shape[1] == width(tree) else {
      throw LabError.shapeMismatch
    }
    return try solution.predict(tree, features)
  }
  variants.wrong("7.7", "labels counted from 1") { (tree: Tree, features: NDArray<Double>) in
    try solution.predict(tree, features).map { $0 + 1 }
  }
  variants.wrong("7.7", "the last row left out") { (tree: Tree, features: NDArray<Double>) in
    try solution.predict(tree, features).dropLast().map { $0 }
  }
  variants.wrong("7.7", "a leaf answers for any rank") { (tree: Tree, features: NDArray<Double>) in
    if case .leaf(let label, _) = tree {
      return [Int](repeating: label, count: features.shape[0])
    }
    return try solution.predict(tree, features)
  }
  variants.wrong("7.7", "the example by heart") { (tree: Tree, features: NDArray<Double>) in
    let answers = try solution.predict(tree, features)
    if features == NDArray([[1], [4], [2]]) { return answers }
    let most = tree.counts.firstIndex(of: tree.counts.max() ?? 0) ?? 0
    return answers.map { _ in most }
  }
}
