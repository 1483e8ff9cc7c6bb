import Foundation
import LabKit
import NumericsEngine

/// Lab 7 — Decision trees: one way to write it.
public struct Lab07DecisionTrees: DecisionTreesLab {
  public init() {}

  // MARK: 7.1 Entropy

  public func entropy(_ counts: [Int]) throws -> Double {
    let total = counts.reduce(0, +)
    guard counts.allSatisfy({ $0 >= 0 }) else { throw LabError.invalidParameter }
    guard total > 0 else { throw LabError.emptyInput }
    return counts.filter { $0 > 0 }.reduce(0.0) { bits, count in
      let p = Double(count) / Double(total)
      return bits - p * log2(p)
    }
  }

  // MARK: 7.2 Gini impurity

  public func giniImpurity(_ counts: [Int]) throws -> Double {
    let total = counts.reduce(0, +)
    guard counts.allSatisfy({ $0 >= 0 }) else { throw LabError.invalidParameter }
    guard total > 0 else { throw LabError.emptyInput }
    return 1
      - counts.reduce(0.0) { sum, count in
        let p = Double(count) / Double(total)
        return sum + p * p
      }
  }

  // MARK: 7.3 Information gain

  public func informationGain(_ labels: [Int], goesLeft: [Bool]) throws -> Double {
    guard labels.count == goesLeft.count else { throw LabError.lengthMismatch }
    guard let largest = labels.max() else { throw LabError.emptyInput }
    guard labels.allSatisfy({ $0 >= 0 }) else { throw LabError.invalidLabel }
    var left = [Int](repeating: 0, count: largest + 1)
    var right = left
    for (label, isLeft) in zip(labels, goesLeft) {
      if isLeft { left[label] += 1 } else { right[label] += 1 }
    }
    return try gain(left: left, right: right)
  }

  /// The information gain of a split, from the counts of both sides.
  private func gain(left: [Int], right: [Int]) throws -> Double {
    let total = left.reduce(0, +) + right.reduce(0, +)
    let remaining = try [left, right].reduce(0.0) { sum, side in
      let rows = side.reduce(0, +)
      return try rows == 0 ? sum : sum + Double(rows) / Double(total) * entropy(side)
    }
    return try entropy(zip(left, right).map(+)) - remaining
  }

  // MARK: 7.4 The best threshold of one feature

  public func bestThreshold(
    _ values: [Double], _ labels: [Int], minimumLeafRows: Int
  ) throws -> ThresholdGain? {
    guard values.count == labels.count else { throw LabError.lengthMismatch }
    guard let largest = labels.max() else { throw LabError.emptyInput }
    guard labels.allSatisfy({ $0 >= 0 }) else { throw LabError.invalidLabel }
    guard values.allSatisfy(\.isFinite) else { throw LabError.notFinite }
    guard minimumLeafRows >= 1 else { throw LabError.invalidParameter }
    let order = values.indices.sorted { values[$0] < values[$1] }
    var left = [Int](repeating: 0, count: largest + 1)
    var right = left
    for label in labels { right[label] += 1 }
    var best: ThresholdGain?
    // One row after the other changes sides.
    for (rows, (row, next)) in zip(1..., zip(order, order.dropFirst())) {
      left[labels[row]] += 1
      right[labels[row]] -= 1
      let (low, high) = (values[row], values[next])
      guard low < high, min(rows, values.count - rows) >= minimumLeafRows else { continue }
      let gain = try gain(left: left, right: right)
      guard gain > (best?.gain ?? -.infinity) + 1e-12 else { continue }
      let middle = (low + high) / 2
      best = ThresholdGain(threshold: middle < high ? middle : low, gain: gain)
    }
    return best
  }

  // MARK: 7.5 The best split over all features

  public func bestSplit(
    _ features: NDArray<Double>, _ labels: [Int], minimumLeafRows: Int
  ) throws -> Split? {
    guard features.rank == 2 else { throw LabError.shapeMismatch }
    var best: Split?
    for feature in 0..<features.shape[1] {
      guard
        let cut = try bestThreshold(
          features.column(feature).elements, labels, minimumLeafRows: minimumLeafRows),
        cut.gain > (best?.gain ?? -.infinity) + 1e-12
      else { continue }
      best = Split(feature: feature, threshold: cut.threshold, gain: cut.gain)
    }
    return best
  }

  // MARK: 7.6 Grow a tree

  public func grow(
    _ features: NDArray<Double>, _ labels: [Int], classes: Int, maximumDepth: Int?,
    minimumLeafRows: Int
  ) throws -> Tree {
    guard features.rank == 2 else { throw LabError.shapeMismatch }
    guard features.shape[0] == labels.count else { throw LabError.lengthMismatch }
    guard !labels.isEmpty else { throw LabError.emptyInput }
    guard labels.allSatisfy((0..<max(classes, 0)).contains) else { throw LabError.invalidLabel }
    // Not left to bestSplit, which a tree that is a leaf at once never asks.
    guard features.elements.allSatisfy(\.isFinite) else { throw LabError.notFinite }
    guard maximumDepth ?? 0 >= 0, minimumLeafRows >= 1 else { throw LabError.invalidParameter }
    guard
      Set(labels).count > 1, maximumDepth != 0,
      let split = try bestSplit(features, labels, minimumLeafRows: minimumLeafRows)
    else { return leaf(of: counts(of: labels, classes: classes)) }
    func side(_ isLeft: Bool) throws -> Tree {
      let rows = labels.indices.filter {
        (features[$0, split.feature] <= split.threshold) == isLeft
      }
      return try grow(
        features.gathering(rows, axis: 0), rows.map { labels[$0] }, classes: classes,
        maximumDepth: maximumDepth.map { $0 - 1 }, minimumLeafRows: minimumLeafRows)
    }
    return .split(
      feature: split.feature, threshold: split.threshold, left: try side(true),
      right: try side(false))
  }

  private func counts(of labels: [Int], classes: Int) -> [Int] {
    labels.reduce(into: [Int](repeating: 0, count: classes)) { $0[$1] += 1 }
  }

  /// A leaf that answers the most frequent class, the smallest on ties.
  private func leaf(of counts: [Int]) -> Tree {
    .leaf(label: counts.firstIndex(of: counts.max() ?? 0) ?? 0, counts: counts)
  }

  // MARK: 7.7 Predict

  public func predict(_ tree: Tree, _ features: NDArray<Double>) throws -> [Int] {
    guard features.rank == 2 else { throw LabError.shapeMismatch }
    func answer(_ tree: Tree, row: Int) throws -> Int {
      switch tree {
      case .leaf(let label, _): return label
      case .split(let feature, let threshold, let left, let right):
        guard feature < features.shape[1] else { throw LabError.shapeMismatch }
        return try answer(features[row, feature] <= threshold ? left : right, row: row)
      }
    }
    return try (0..<features.shape[0]).map { try answer(tree, row: $0) }
  }

  // MARK: 7.8 Prune on validation rows

  public func pruned(_ tree: Tree, _ features: NDArray<Double>, _ labels: [Int]) throws -> Tree {
    guard features.rank == 2 else { throw LabError.shapeMismatch }
    guard features.shape[0] == labels.count else { throw LabError.lengthMismatch }
    guard !labels.isEmpty else { throw LabError.emptyInput }
    guard case .split(let feature, let threshold, let left, let right) = tree else { return tree }
    guard feature < features.shape[1] else { throw LabError.shapeMismatch }
    func pruned(_ side: Tree, isLeft: Bool) throws -> Tree {
      let rows = labels.indices.filter { (features[$0, feature] <= threshold) == isLeft }
      guard !rows.isEmpty else { return leaf(of: side.counts) }
      return try self.pruned(side, features.gathering(rows, axis: 0), rows.map { labels[$0] })
    }
    let kept = Tree.split(
      feature: feature, threshold: threshold, left: try pruned(left, isLeft: true),
      right: try pruned(right, isLeft: false))
    let cut = leaf(of: tree.counts)
    func errors(_ tree: Tree) throws -> Int {
      zip(try predict(tree, features), labels).count { $0 != $1 }
    }
    return try errors(cut) <= errors(kept) ? cut : kept
  }

  // MARK: 7.9 A tree as rules

  public func rules(_ tree: Tree, features: [String], classes: [String]) throws -> [String] {
    func lines(_ tree: Tree, _ conditions: [String]) throws -> [String] {
      switch tree {
      case .leaf(let label, _):
        guard classes.indices.contains(label) else { throw LabError.indexOutOfRange }
        return conditions.isEmpty
          ? ["always \(classes[label])"]
          : ["if \(conditions.joined(separator: " and ")) then \(classes[label])"]
      case .split(let feature, let threshold, let left, let right):
        guard features.indices.contains(feature) else { throw LabError.indexOutOfRange }
        return try lines(left, conditions + ["\(features[feature]) <= \(threshold)"])
          + lines(right, conditions + ["\(features[feature]) > \(threshold)"])
      }
    }
    return try lines(tree, [])
  }
}
