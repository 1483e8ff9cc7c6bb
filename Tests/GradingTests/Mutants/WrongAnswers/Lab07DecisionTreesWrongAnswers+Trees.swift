import LabKit
import NumericsEngine
import Solutions

private let solution = Lab07DecisionTrees()

/// The rows of a table on one side of a question.
private func rows(
  of features: NDArray<Double>, where isMine: (_ row: Int) -> Bool
) -> (indices: [Int], features: NDArray<Double>) {
  let indices = (0..<features.shape[0]).filter(isMine)
  return (indices, features.gathering(indices, axis: 0))
}

/// The place of the largest count, the first on ties.
private func mostFrequent(_ counts: [Int]) -> Int {
  counts.firstIndex(of: counts.max() ?? 0) ?? 0
}

// MARK: 7.6 Grow a tree

/// A way to grow a tree; what is not set is right.
private struct Growing {
  var classes: Int
  var minimum: Int
  /// Whether a node becomes a leaf before any search.
  var stops: (_ labels: [Int], _ depth: Int?) -> Bool = { Set($0).count <= 1 || $1 == 0 }
  var split: (NDArray<Double>, [Int], Int) throws -> Split? = {
    try solution.bestSplit($0, $1, minimumLeafRows: $2)
  }
  var next: (Int?) -> Int? = { $0.map { $0 - 1 } }
  var label: ([Int]) -> Int = mostFrequent
  /// How many places the counts have.
  var places: (_ labels: [Int], _ classes: Int) -> Int = { $1 }
  var goesLeft: (Double, Double) -> Bool = { $0 <= $1 }

  init(_ classes: Int, _ minimum: Int) { (self.classes, self.minimum) = (classes, minimum) }

  func callAsFunction(
    _ features: NDArray<Double>, _ labels: [Int], _ depth: Int?
  ) throws -> Tree {
    var counts = [Int](repeating: 0, count: places(labels, classes))
    for label in labels { counts[label] += 1 }
    guard !stops(labels, depth), let split = try split(features, labels, minimum) else {
      return .leaf(label: label(counts), counts: counts)
    }
    let isLeft = { row in goesLeft(features[row, split.feature], split.threshold) }
    let left = rows(of: features, where: isLeft)
    let right = rows(of: features, where: { !isLeft($0) })
    guard !left.indices.isEmpty, !right.indices.isEmpty else {
      return .leaf(label: label(counts), counts: counts)
    }
    return .split(
      feature: split.feature, threshold: split.threshold,
      left: try self(left.features, left.indices.map { labels[$0] }, next(depth)),
      right: try self(right.features, right.indices.map { labels[$0] }, next(depth)))
  }
}

extension Variants {
  /// A tree that is grown with one thing wrong.
  fileprivate mutating func wrongGrowth(
    _ name: String, is mistake: String? = nil, _ change: @escaping @Sendable (inout Growing) -> Void
  ) {
    wrong("7.6", name, is: mistake) {
      (features: NDArray<Double>, labels: [Int], classes: Int, depth: Int?, minimum: Int) in
      _ = try solution.grow(
        features, labels, classes: classes, maximumDepth: depth, minimumLeafRows: minimum)
      var growing = Growing(classes, minimum)
      change(&growing)
      return try growing(features, labels, depth)
    }
  }
}

func growingWrongAnswers(_ variants: inout Variants) {
  variants.wrongGrowth("no limit of depth", is: "depth-ignored") {
    $0.stops = { labels, _ in Set(labels).count <= 1 }
  }
  variants.wrongGrowth("the depth is not reduced", is: "depth-not-reduced") {
    $0.next = { $0 }
  }
  variants.wrongGrowth("one question too few", is: "depth-one-less") {
    $0.stops = { Set($0).count <= 1 || $1 == 0 || $1 == 1 }
  }
  variants.wrongGrowth("the minimum not handed on", is: "minimum-ignored") {
    $0.split = { features, labels, _ in
      try solution.bestSplit(features, labels, minimumLeafRows: 1)
    }
  }
  variants.wrongGrowth("stops where nothing is gained", is: "stops-without-gain") {
    $0.split = {
      let split = try solution.bestSplit($0, $1, minimumLeafRows: $2)
      return (split?.gain ?? 0) > 1e-12 ? split : nil
    }
  }
  variants.wrongGrowth("goes on with one class", is: "splits-one-class") {
    $0.stops = { _, depth in depth == 0 }
  }
  variants.wrongGrowth("the largest label of equals", is: "largest-label-on-ties") {
    $0.label = { counts in counts.lastIndex(of: counts.max() ?? 0) ?? 0 }
  }
  variants.wrongGrowth("counts up to the largest label", is: "counts-without-missing-classes") {
    $0.places = { labels, _ in (labels.max() ?? 0) + 1 }
  }
  variants.wrongGrowth("a row on the threshold goes right") {
    $0.goesLeft = { $0 < $1 }
  }
  variants.wrongGrowth("a depth of 0 means no limit") {
    $0.stops = { labels, depth in Set(labels).count <= 1 || (depth ?? 1) < 0 }
    $0.next = { $0.map { $0 == 0 ? 0 : $0 == 1 ? -1 : $0 - 1 } }
  }
  variants.wrong("7.6", "left to bestSplit what it checks") {
    (features: NDArray<Double>, labels: [Int], classes: Int, depth: Int?, minimum: Int) in
    guard features.rank == 2 else { throw LabError.shapeMismatch }
    guard !labels.isEmpty else { throw LabError.emptyInput }
    guard labels.allSatisfy({ $0 >= 0 && $0 < classes }) else { throw LabError.invalidLabel }
    guard (depth ?? 0) >= 0 else { throw LabError.invalidParameter }
    return try Growing(classes, minimum)(features, labels, depth)
  }
  variants.wrong("7.6", "the sides see all labels") {
    (features: NDArray<Double>, labels: [Int], classes: Int, depth: Int?, minimum: Int) in
    let tree = try solution.grow(
      features, labels, classes: classes, maximumDepth: depth, minimumLeafRows: minimum)
    func relabelled(_ tree: Tree) -> Tree {
      switch tree {
      case .leaf(_, let counts):
        let all = (0..<classes).map { label in labels.count { $0 == label } }
        return .leaf(label: mostFrequent(all), counts: counts)
      case .split(let feature, let threshold, let left, let right):
        return .split(
          feature: feature, threshold: threshold, left: relabelled(left),
          right: relabelled(right))
      }
    }
    return relabelled(tree)
  }
  variants.wrong("7.6", "float for double") {
    (features: NDArray<Double>, labels: [Int], classes: Int, depth: Int?, minimum: Int) in
    try solution.grow(
      features.map { Double(Float($0)) }, labels, classes: classes, maximumDepth: depth,
      minimumLeafRows: minimum)
  }
  variants.wrong("7.6", "the example by heart") {
    (features: NDArray<Double>, labels: [Int], classes: Int, depth: Int?, minimum: Int) in
    let tree = try solution.grow(
      features, labels, classes: classes, maximumDepth: depth, minimumLeafRows: minimum)
    if features.elements == [1, 2, 3, 5, 6, 8] { return tree }
    return .leaf(label: mostFrequent(tree.counts), counts: tree.counts)
  }
}

// MARK: 7.8 Prune on validation rows

/// A way to prune a tree; what is not set is right.
private struct Pruning {
  /// Whether the leaf takes the split's place.
  var prefersLeaf: (_ leaf: Int, _ split: Int) -> Bool = { $0 <= $1 }
  var leaf: (_ tree: Tree, _ labels: [Int]) -> Tree = { tree, _ in
    .leaf(label: mostFrequent(tree.counts), counts: tree.counts)
  }
  /// What becomes of a side without rows.
  var unreached: (Tree) -> Tree = {
    .leaf(label: mostFrequent($0.counts), counts: $0.counts)
  }
  /// What the leaf is compared with: the split as it grew, or pruned.
  var rival: (_ grown: Tree, _ pruned: Tree) -> Tree = { $1 }
  /// Whether a split is judged by all rows, not by those that arrive.
  var seesAllRows = false

  func callAsFunction(
    _ tree: Tree, _ features: NDArray<Double>, _ labels: [Int]
  ) throws -> Tree {
    guard case .split(let feature, let threshold, let left, let right) = tree else { return tree }
    func side(_ tree: Tree, _ isLeft: Bool) throws -> Tree {
      if seesAllRows { return try self(tree, features, labels) }
      let mine = rows(of: features) { (features[$0, feature] <= threshold) == isLeft }
      guard !mine.indices.isEmpty else {
        if case .leaf = tree { return tree }
        return unreached(tree)
      }
      return try self(tree, mine.features, mine.indices.map { labels[$0] })
    }
    let pruned = Tree.split(
      feature: feature, threshold: threshold, left: try side(left, true),
      right: try side(right, false))
    let cut = leaf(tree, labels)
    func mistakes(_ tree: Tree) throws -> Int {
      zip(try solution.predict(tree, features), labels).count { $0 != $1 }
    }
    return try prefersLeaf(mistakes(cut), mistakes(rival(tree, pruned))) ? cut : pruned
  }
}

extension Variants {
  /// A tree that is pruned with one thing wrong.
  fileprivate mutating func wrongPruning(
    _ name: String, is mistake: String? = nil, _ change: @escaping @Sendable (inout Pruning) -> Void
  ) {
    wrong("7.8", name, is: mistake) { (tree: Tree, features: NDArray<Double>, labels: [Int]) in
      _ = try solution.pruned(tree, features, labels)
      var pruning = Pruning()
      change(&pruning)
      return try pruning(tree, features, labels)
    }
  }
}

func pruningWrongAnswers(_ variants: inout Variants) {
  variants.wrong("7.8", "not pruned", is: "not-pruned") {
    (tree: Tree, features: NDArray<Double>, labels: [Int]) in
    _ = try solution.pruned(tree, features, labels)
    return tree
  }
  variants.wrongPruning("the branch stays on ties", is: "ties-kept") {
    $0.prefersLeaf = { $0 < $1 }
    $0.unreached = { $0 }
  }
  variants.wrongPruning("what no row reaches stays", is: "unreached-kept") {
    $0.unreached = { $0 }
  }
  variants.wrongPruning("compared with the branch as it grew", is: "sides-as-they-grew") {
    $0.rival = { grown, _ in grown }
  }
  variants.wrongPruning("all rows judge every branch", is: "all-rows-at-each-node") {
    $0.seesAllRows = true
  }
  variants.wrongPruning("the validation rows' most frequent class", is: "label-of-validation-rows")
  {
    $0.leaf = { tree, labels in
      let counts = tree.counts.indices.map { label in labels.count { $0 == label } }
      return .leaf(label: mostFrequent(counts), counts: tree.counts)
    }
  }
  variants.wrongPruning("the largest label of equals", is: "largest-label-on-ties") {
    $0.leaf = { tree, _ in
      let counts = tree.counts
      return .leaf(label: counts.lastIndex(of: counts.max() ?? 0) ?? 0, counts: counts)
    }
    $0.unreached = { tree in
      let counts = tree.counts
      return .leaf(label: counts.lastIndex(of: counts.max() ?? 0) ?? 0, counts: counts)
    }
  }
  variants.wrongPruning("always a leaf", is: "always-pruned") { $0.prefersLeaf = { _, _ in true } }
  variants.wrongPruning("the branch goes where it is better") { $0.prefersLeaf = { $0 >= $1 } }
  variants.wrong("7.8", "a leaf is returned unchecked") {
    (tree: Tree, features: NDArray<Double>, labels: [Int]) in
    if case .leaf = tree { return tree }
    return try solution.pruned(tree, features, labels)
  }
  variants.wrong("7.8", "a side without rows becomes its leftmost leaf") {
    (tree: Tree, features: NDArray<Double>, labels: [Int]) in
    _ = try solution.pruned(tree, features, labels)
    func leftmost(_ tree: Tree) -> Int {
      switch tree {
      case .leaf(let label, _): label
      case .split(_, _, let left, _): leftmost(left)
      }
    }
    var pruning = Pruning()
    pruning.unreached = { .leaf(label: leftmost($0), counts: $0.counts) }
    return try pruning(tree, features, labels)
  }
  variants.wrong("7.8", "top down, by the branch as it grew") {
    (tree: Tree, features: NDArray<Double>, labels: [Int]) in
    _ = try solution.pruned(tree, features, labels)
    func cut(_ tree: Tree, _ features: NDArray<Double>, _ labels: [Int]) throws -> Tree {
      guard case .split(let feature, let threshold, let left, let right) = tree else {
        return tree
      }
      let leaf = Tree.leaf(label: mostFrequent(tree.counts), counts: tree.counts)
      func mistakes(_ tree: Tree) throws -> Int {
        zip(try solution.predict(tree, features), labels).count { $0 != $1 }
      }
      if try mistakes(leaf) <= mistakes(tree) { return leaf }
      let mine = rows(of: features) { features[$0, feature] <= threshold }
      let others = rows(of: features) { !(features[$0, feature] <= threshold) }
      return .split(
        feature: feature, threshold: threshold,
        left: try cut(left, mine.features, mine.indices.map { labels[$0] }),
        right: try cut(right, others.features, others.indices.map { labels[$0] }))
    }
    return try cut(tree, features, labels)
  }
  variants.wrong("7.8", "the example by heart") {
    (tree: Tree, features: NDArray<Double>, labels: [Int]) in
    let pruned = try solution.pruned(tree, features, labels)
    return features.elements == [1, 2, 4, 5, 7] ? pruned : tree
  }
}
