import LabKit
import NumericsEngine
import Solutions

private let solution = Lab07DecisionTrees()

/// The leaf of training rows counted by class.
private func leaf(_ counts: [Int]) -> Tree {
  var label = 0
  for other in counts.indices where counts[other] > counts[label] { label = other }
  return .leaf(label: label, counts: counts)
}

// MARK: 7.6 Grow a tree

private func checkedTable(
  _ features: NDArray<Double>, _ labels: [Int], _ classes: Int, _ depth: Int?, _ minimum: Int
) throws {
  guard features.rank == 2 else { throw LabError.shapeMismatch }
  guard features.shape[0] == labels.count else { throw LabError.lengthMismatch }
  guard !labels.isEmpty else { throw LabError.emptyInput }
  guard !labels.contains(where: { $0 < 0 || $0 >= classes }) else { throw LabError.invalidLabel }
  guard features.elements.allSatisfy(\.isFinite) else { throw LabError.notFinite }
  guard depth == nil || depth! >= 0, minimum > 0 else { throw LabError.invalidParameter }
}

func growingRightAnswers(_ variants: inout Variants) {
  variants.right("7.6", "row numbers handed down, levels counted upwards") {
    (features: NDArray<Double>, labels: [Int], classes: Int, depth: Int?, minimum: Int) in
    try checkedTable(features, labels, classes, depth, minimum)
    func node(_ rows: [Int], _ level: Int) throws -> Tree {
      let mine = rows.map { labels[$0] }
      let counts = (0..<classes).map { label in mine.count { $0 == label } }
      guard counts.max() != rows.count, level < depth ?? .max,
        let split = try solution.bestSplit(
          features.gathering(rows, axis: 0), mine, minimumLeafRows: minimum)
      else { return leaf(counts) }
      let column = features.column(split.feature)
      return .split(
        feature: split.feature, threshold: split.threshold,
        left: try node(rows.filter { column[$0] <= split.threshold }, level + 1),
        right: try node(rows.filter { column[$0] > split.threshold }, level + 1))
    }
    return try node(Array(labels.indices), 0)
  }
  variants.right("7.6", "rows as lists; too few rows for two leaves are a leaf at once") {
    (features: NDArray<Double>, labels: [Int], classes: Int, depth: Int?, minimum: Int) in
    try checkedTable(features, labels, classes, depth, minimum)
    typealias Row = (values: [Double], label: Int)
    func node(_ rows: [Row], _ left: Int?) throws -> Tree {
      var counts = [Int](repeating: 0, count: classes)
      for row in rows { counts[row.label] += 1 }
      if counts.count(where: { $0 > 0 }) == 1 || left == 0 || rows.count < 2 * minimum {
        return leaf(counts)
      }
      var best: (feature: Int, cut: ThresholdGain)?
      for feature in rows[0].values.indices {
        let cut = try solution.bestThreshold(
          rows.map { $0.values[feature] }, rows.map(\.label), minimumLeafRows: minimum)
        guard let cut else { continue }
        if let best, cut.gain - best.cut.gain <= 1e-12 { continue }
        best = (feature, cut)
      }
      guard let (feature, cut) = best else { return leaf(counts) }
      let parts = (
        rows.filter { $0.values[feature] <= cut.threshold },
        rows.filter { $0.values[feature] > cut.threshold }
      )
      let next = left.map { $0 - 1 }
      return .split(
        feature: feature, threshold: cut.threshold, left: try node(parts.0, next),
        right: try node(parts.1, next))
    }
    return try node(
      labels.indices.map { (features.row($0).elements, labels[$0]) }, depth)
  }
}

// MARK: 7.8 Prune on validation rows

private func checkedRows(
  _ tree: Tree, _ features: NDArray<Double>, _ labels: [Int]
) throws {
  guard features.rank == 2 else { throw LabError.shapeMismatch }
  guard features.shape[0] == labels.count else { throw LabError.lengthMismatch }
  guard !labels.isEmpty else { throw LabError.emptyInput }
  _ = try solution.predict(tree, features)
}

func pruningRightAnswers(_ variants: inout Variants) {
  variants.right("7.8", "each branch with its mistakes, counted on the way up") {
    (tree: Tree, features: NDArray<Double>, labels: [Int]) in
    try checkedRows(tree, features, labels)
    func pruned(_ tree: Tree, _ rows: [Int]) -> (tree: Tree, mistakes: Int) {
      switch tree {
      case .leaf(let label, _): return (tree, rows.count { labels[$0] != label })
      case .split(let feature, let threshold, let left, let right):
        let lower = pruned(left, rows.filter { features[$0, feature] <= threshold })
        let upper = pruned(right, rows.filter { !(features[$0, feature] <= threshold) })
        let counts = tree.counts
        let label = counts.firstIndex(of: counts.max() ?? 0) ?? 0
        let mistakes = rows.count { labels[$0] != label }
        if mistakes <= lower.mistakes + upper.mistakes {
          return (.leaf(label: label, counts: counts), mistakes)
        }
        return (
          .split(feature: feature, threshold: threshold, left: lower.tree, right: upper.tree),
          lower.mistakes + upper.mistakes
        )
      }
    }
    return pruned(tree, Array(labels.indices)).tree
  }
  variants.right("7.8", "hits instead of mistakes, rows as lists, training rows added up") {
    (tree: Tree, features: NDArray<Double>, labels: [Int]) in
    try checkedRows(tree, features, labels)
    func pruned(
      _ tree: Tree, _ rows: [[Double]], _ labels: [Int]
    ) -> (tree: Tree, hits: Int, counts: [Int]) {
      guard case .split(let feature, let threshold, let left, let right) = tree else {
        guard case .leaf(let label, let counts) = tree else { return (tree, 0, []) }
        return (tree, labels.count { $0 == label }, counts)
      }
      let isLeft = rows.map { $0[feature] <= threshold }
      func side(_ tree: Tree, _ wanted: Bool) -> (tree: Tree, hits: Int, counts: [Int]) {
        let mine = isLeft.indices.filter { isLeft[$0] == wanted }
        return pruned(tree, mine.map { rows[$0] }, mine.map { labels[$0] })
      }
      let (lower, upper) = (side(left, true), side(right, false))
      let counts = (0..<max(lower.counts.count, upper.counts.count)).map { place in
        [lower.counts, upper.counts].reduce(0) {
          $0 + ($1.indices.contains(place) ? $1[place] : 0)
        }
      }
      let single = leaf(counts)
      let label = counts.firstIndex(of: counts.max() ?? 0) ?? 0
      let hits = labels.count { $0 == label }
      return hits < lower.hits + upper.hits
        ? (
          .split(feature: feature, threshold: threshold, left: lower.tree, right: upper.tree),
          lower.hits + upper.hits, counts
        ) : (single, hits, counts)
    }
    return pruned(tree, (0..<features.shape[0]).map { features.row($0).elements }, labels).tree
  }
}
