import Foundation
import LabKit
import NumericsEngine
import Solutions

private let solution = Lab07DecisionTrees()

/// Lab 7: right answers, written in other ways.
func decisionTreesRightAnswers(_ variants: inout Variants) {
  impurityRightAnswers(&variants)
  gainRightAnswers(&variants)
  thresholdRightAnswers(&variants)
  splitRightAnswers(&variants)
  growingRightAnswers(&variants)
  predictingRightAnswers(&variants)
  pruningRightAnswers(&variants)
  ruleRightAnswers(&variants)
}

// MARK: 7.1 Entropy, 7.2 Gini impurity

/// The number of rows.
private func checkedTotal(_ counts: [Int]) throws -> Double {
  guard !counts.contains(where: { $0 < 0 }) else { throw LabError.invalidParameter }
  let total = counts.reduce(0, +)
  guard total > 0 else { throw LabError.emptyInput }
  return Double(total)
}

private func impurityRightAnswers(_ variants: inout Variants) {
  variants.right("7.1", "p times log2(1/p)") { (counts: [Int]) in
    let total = try checkedTotal(counts)
    var bits = 0.0
    for count in counts where count != 0 {
      let p = Double(count) / total
      bits += p * log2(1 / p)
    }
    return bits
  }
  variants.right("7.1", "the logarithm of all, minus the mean of the logarithms") {
    (counts: [Int]) in
    let total = try checkedTotal(counts)
    let sum = counts.filter { $0 > 0 }.map { Double($0) * log2(Double($0)) }.reduce(0, +)
    return log2(total) - sum / total
  }
  variants.right("7.1", "natural logarithms, changed to bits at the end") { (counts: [Int]) in
    let total = try checkedTotal(counts)
    let nats = counts.sorted().reduce(0.0) { sum, count in
      count == 0 ? sum : sum - Double(count) / total * log(Double(count) / total)
    }
    return nats / log(2)
  }

  variants.right("7.2", "sum of p(1 − p)") { (counts: [Int]) in
    let total = try checkedTotal(counts)
    return counts.reduce(0.0) { $0 + Double($1) / total * (1 - Double($1) / total) }
  }
  variants.right("7.2", "every pair of classes") { (counts: [Int]) in
    let total = try checkedTotal(counts)
    var differing = 0
    for one in counts.indices {
      for other in counts.indices where other != one { differing += counts[one] * counts[other] }
    }
    return Double(differing) / (total * total)
  }
}

// MARK: 7.3 Information gain

private func checkedLabels(_ labels: [Int], _ others: Int) throws {
  guard labels.count == others else { throw LabError.lengthMismatch }
  guard !labels.isEmpty else { throw LabError.emptyInput }
  guard labels.allSatisfy({ $0 >= 0 }) else { throw LabError.invalidLabel }
}

/// Rows times their entropy, Σ c·log2(n/c), from a dictionary of counts; 0 without rows.
private func mixture(_ labels: [Int]) -> Double {
  var counts: [Int: Int] = [:]
  for label in labels { counts[label, default: 0] += 1 }
  let total = Double(labels.count)
  return counts.sorted { $0.key < $1.key }.reduce(0) {
    $0 + Double($1.value) * log2(total / Double($1.value))
  }
}

private func plainGain(_ labels: [Int], _ goesLeft: [Bool]) -> Double {
  let left = zip(labels, goesLeft).filter(\.1).map(\.0)
  let right = zip(labels, goesLeft).filter { !$0.1 }.map(\.0)
  return (mixture(labels) - mixture(left) - mixture(right)) / Double(labels.count)
}

private func gainRightAnswers(_ variants: inout Variants) {
  variants.right("7.3", "counts in dictionaries, divided once at the end") {
    (labels: [Int], goesLeft: [Bool]) in
    try checkedLabels(labels, goesLeft.count)
    return plainGain(labels, goesLeft)
  }
  variants.right("7.3", "what class and side tell about each other") {
    (labels: [Int], goesLeft: [Bool]) in
    try checkedLabels(labels, goesLeft.count)
    let total = Double(labels.count)
    var bits = 0.0
    for label in Set(labels) {
      for side in [true, false] {
        let both = Double(zip(labels, goesLeft).count { $0 == label && $1 == side })
        guard both > 0 else { continue }
        let classes = Double(labels.count { $0 == label })
        let sides = Double(goesLeft.count { $0 == side })
        bits += both / total * log2(both * total / (classes * sides))
      }
    }
    return bits
  }
}

// MARK: 7.4 The best threshold of one feature

private func checkedColumn(_ values: [Double], _ labels: [Int], _ minimum: Int) throws {
  try checkedLabels(labels, values.count)
  guard values.allSatisfy(\.isFinite) else { throw LabError.notFinite }
  guard minimum >= 1 else { throw LabError.invalidParameter }
}

/// Every allowed cut of a column, from low to high.
private func cuts(_ values: [Double], _ labels: [Int], _ minimum: Int) -> [ThresholdGain] {
  let sorted = values.sorted()
  return sorted.indices.dropFirst().compactMap { index in
    let (low, high) = (sorted[index - 1], sorted[index])
    guard low < high, index >= minimum, values.count - index >= minimum else { return nil }
    let half = low / 2 + high / 2
    let threshold = half < high ? half : low
    return ThresholdGain(
      threshold: threshold, gain: plainGain(labels, values.map { $0 <= threshold }))
  }
}

private func thresholdRightAnswers(_ variants: inout Variants) {
  variants.right("7.4", "all cuts, then the first of the best") {
    (values: [Double], labels: [Int], minimum: Int) -> ThresholdGain? in
    try checkedColumn(values, labels, minimum)
    let all = cuts(values, labels, minimum)
    let most = all.map(\.gain).max() ?? 0
    return all.first { $0.gain >= most - 1e-12 }
  }
  variants.right("7.4", "from high to low") {
    (values: [Double], labels: [Int], minimum: Int) -> ThresholdGain? in
    try checkedColumn(values, labels, minimum)
    var best: ThresholdGain?
    for cut in cuts(values, labels, minimum).reversed() {
      if let known = best, cut.gain < known.gain - 1e-12 { continue }
      best = ThresholdGain(threshold: cut.threshold, gain: max(cut.gain, best?.gain ?? 0))
    }
    return best
  }
  variants.right("7.4", "equal values in groups, low plus half the gap") {
    (values: [Double], labels: [Int], minimum: Int) -> ThresholdGain? in
    try checkedColumn(values, labels, minimum)
    let groups = Dictionary(grouping: values.indices) { values[$0] }.sorted { $0.key < $1.key }
    var goesLeft = [Bool](repeating: false, count: values.count)
    var best: ThresholdGain?
    for (group, next) in zip(groups, groups.dropFirst()) {
      for row in group.value { goesLeft[row] = true }
      let left = goesLeft.count { $0 }
      if left < minimum || values.count - left < minimum { continue }
      let gain = try solution.informationGain(labels, goesLeft: goesLeft)
      if let best, gain <= best.gain + 1e-12 { continue }
      let half = group.key + (next.key - group.key) / 2
      best = ThresholdGain(threshold: half < next.key ? half : group.key, gain: gain)
    }
    return best
  }
}

// MARK: 7.5 The best split over all features

private func splitRightAnswers(_ variants: inout Variants) {
  variants.right("7.5", "from the last column to the first") {
    (features: NDArray<Double>, labels: [Int], minimum: Int) -> Split? in
    guard features.rank == 2 else { throw LabError.shapeMismatch }
    var best: Split?
    for feature in (0..<features.shape[1]).reversed() {
      let values = (0..<features.shape[0]).map { features[$0, feature] }
      let cut = try solution.bestThreshold(values, labels, minimumLeafRows: minimum)
      guard let cut, cut.gain >= (best?.gain ?? 0) - 1e-12 else { continue }
      best = Split(feature: feature, threshold: cut.threshold, gain: cut.gain)
    }
    return best
  }
  variants.right("7.5", "all cuts of all columns in one list") {
    (features: NDArray<Double>, labels: [Int], minimum: Int) -> Split? in
    guard features.rank == 2 else { throw LabError.shapeMismatch }
    var all: [Split] = []
    for feature in 0..<features.shape[1] {
      let values = features[.all, feature].elements
      try checkedColumn(values, labels, minimum)
      all += cuts(values, labels, minimum).map {
        Split(feature: feature, threshold: $0.threshold, gain: $0.gain)
      }
    }
    let most = all.map(\.gain).max() ?? 0
    return all.first { $0.gain >= most - 1e-12 }
  }
}

// MARK: 7.7 Predict

/// The number of columns that a tree needs.
private func width(_ tree: Tree) -> Int {
  guard case .split(let feature, _, let left, let right) = tree else { return 0 }
  return max(feature + 1, width(left), width(right))
}

private func predictingRightAnswers(_ variants: inout Variants) {
  variants.right("7.7", "a loop, and the columns checked for the whole tree") {
    (tree: Tree, features: NDArray<Double>) in
    guard features.rank == 2, features.shape[1] >= width(tree) else {
      throw LabError.shapeMismatch
    }
    return (0..<features.shape[0]).map { row in
      var place = tree
      while case .split(let feature, let threshold, let left, let right) = place {
        place = features[row, feature] <= threshold ? left : right
      }
      guard case .leaf(let label, _) = place else { return -1 }
      return label
    }
  }
  variants.right("7.7", "all rows go down the tree together") {
    (tree: Tree, features: NDArray<Double>) in
    guard features.rank == 2 else { throw LabError.shapeMismatch }
    var answers = [Int](repeating: 0, count: features.shape[0])
    func settle(_ tree: Tree, _ rows: [Int]) throws {
      switch tree {
      case .leaf(let label, _):
        for row in rows { answers[row] = label }
      case .split(let feature, let threshold, let left, let right):
        guard !rows.isEmpty else { return }
        guard features.shape[1] > feature else { throw LabError.shapeMismatch }
        try settle(left, rows.filter { features[$0, feature] <= threshold })
        try settle(right, rows.filter { !(features[$0, feature] <= threshold) })
      }
    }
    try settle(tree, Array(answers.indices))
    return answers
  }
}

// MARK: 7.9 A tree as rules

private func ruleRightAnswers(_ variants: inout Variants) {
  variants.right("7.9", "a stack instead of recursion") {
    (tree: Tree, features: [String], classes: [String]) in
    var rules: [String] = []
    var stack = [(tree, "")]
    while let (tree, path) = stack.popLast() {
      switch tree {
      case .leaf(let label, _):
        guard label >= 0, label < classes.count else { throw LabError.indexOutOfRange }
        rules.append(path.isEmpty ? "always " + classes[label] : path + " then " + classes[label])
      case .split(let feature, let threshold, let left, let right):
        guard feature >= 0, feature < features.count else { throw LabError.indexOutOfRange }
        let start = path.isEmpty ? "if " : path + " and "
        stack.append((right, start + features[feature] + " > " + threshold.description))
        stack.append((left, start + features[feature] + " <= " + threshold.description))
      }
    }
    return rules
  }
  variants.right("7.9", "from the leaves up, conditions put in front") {
    (tree: Tree, features: [String], classes: [String]) in
    func rules(_ tree: Tree) throws -> [(conditions: [String], name: String)] {
      switch tree {
      case .leaf(let label, _):
        guard label < classes.count else { throw LabError.indexOutOfRange }
        return [([], classes[label])]
      case .split(let feature, let threshold, let left, let right):
        guard feature < features.count else { throw LabError.indexOutOfRange }
        let lower = try rules(left).map {
          (["\(features[feature]) <= \(threshold)"] + $0.conditions, $0.name)
        }
        let upper = try rules(right).map {
          (["\(features[feature]) > \(threshold)"] + $0.conditions, $0.name)
        }
        return lower + upper
      }
    }
    return try rules(tree).map {
      $0.conditions.isEmpty
        ? "always \($0.name)" : "if \($0.conditions.joined(separator: " and ")) then \($0.name)"
    }
  }
}
