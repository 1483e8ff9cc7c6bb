import Foundation
import LabKit
import Solutions

private let solution = Lab07DecisionTrees()

// MARK: 7.9 A tree as rules

/// The rules of a tree; `condition` writes one, `rule` joins them.
private func told(
  _ tree: Tree, _ features: [String], _ classes: [String],
  condition: (_ name: String, _ threshold: Double, _ isLeft: Bool) -> String = {
    "\($0) \($2 ? "<=" : ">") \($1)"
  },
  rule: (_ conditions: [String], _ name: String) -> String = { conditions, name in
    conditions.isEmpty
      ? "always \(name)" : "if \(conditions.joined(separator: " and ")) then \(name)"
  }
) throws -> [String] {
  _ = try solution.rules(tree, features: features, classes: classes)
  func lines(_ tree: Tree, _ conditions: [String]) -> [String] {
    switch tree {
    case .leaf(let label, _): return [rule(conditions, classes[label])]
    case .split(let feature, let threshold, let left, let right):
      return lines(left, conditions + [condition(features[feature], threshold, true)])
        + lines(right, conditions + [condition(features[feature], threshold, false)])
    }
  }
  return lines(tree, [])
}

func ruleWrongAnswers(_ variants: inout Variants) {
  variants.wrong("7.9", "less for at most", is: "less-instead-of-at-most") {
    (tree: Tree, features: [String], classes: [String]) in
    try told(tree, features, classes, condition: { "\($0) \($2 ? "<" : ">") \($1)" })
  }
  variants.wrong("7.9", "at least for greater", is: "at-least-instead-of-greater") {
    (tree: Tree, features: [String], classes: [String]) in
    try told(tree, features, classes, condition: { "\($0) \($2 ? "<=" : ">=") \($1)" })
  }
  variants.wrong("7.9", "conditions exchanged", is: "sides-swapped") {
    (tree: Tree, features: [String], classes: [String]) in
    try told(tree, features, classes, condition: { "\($0) \($2 ? ">" : "<=") \($1)" })
  }
  variants.wrong("7.9", "from the right to the left", is: "right-first") {
    (tree: Tree, features: [String], classes: [String]) in
    Array(try told(tree, features, classes).reversed())
  }
  variants.wrong("7.9", "the last question only", is: "last-condition-only") {
    (tree: Tree, features: [String], classes: [String]) in
    try told(
      tree, features, classes,
      rule: { conditions, name in
        conditions.last.map { "if \($0) then \(name)" } ?? "always \(name)"
      })
  }
  variants.wrong("7.9", "from the leaf up", is: "from-the-leaf-up") {
    (tree: Tree, features: [String], classes: [String]) in
    try told(
      tree, features, classes,
      rule: { conditions, name in
        conditions.isEmpty
          ? "always \(name)" : "if \(conditions.reversed().joined(separator: " and ")) then \(name)"
      })
  }
  variants.wrong("7.9", "if without a condition", is: "if-without-condition") {
    (tree: Tree, features: [String], classes: [String]) in
    try told(
      tree, features, classes,
      rule: { conditions, name in
        "if \(conditions.joined(separator: " and ")) then \(name)"
      })
  }
  variants.wrong("7.9", "two digits", is: "rounded-thresholds") {
    (tree: Tree, features: [String], classes: [String]) in
    try told(
      tree, features, classes,
      condition: { "\($0) \($2 ? "<=" : ">") \(String(format: "%.2f", $1))" })
  }
  variants.wrong("7.9", "thresholds to the nearest hundredth") {
    (tree: Tree, features: [String], classes: [String]) in
    try told(
      tree, features, classes,
      condition: { "\($0) \($2 ? "<=" : ">") \(($1 * 100).rounded() / 100)" })
  }
  variants.wrong("7.9", "no check of the classes", is: "class-names-unchecked") {
    (tree: Tree, features: [String], classes: [String]) in
    func lines(_ tree: Tree, _ conditions: [String]) throws -> [String] {
      switch tree {
      case .leaf(let label, _):
        let end = "then \(classes[label])"
        return conditions.isEmpty
          ? ["always \(classes[label])"] : ["if \(conditions.joined(separator: " and ")) \(end)"]
      case .split(let feature, let threshold, let left, let right):
        guard features.indices.contains(feature) else { throw LabError.indexOutOfRange }
        return try lines(left, conditions + ["\(features[feature]) <= \(threshold)"])
          + lines(right, conditions + ["\(features[feature]) > \(threshold)"])
      }
    }
    return try lines(tree, [])
  }
  variants.wrong("7.9", "float for double") {
    (tree: Tree, features: [String], classes: [String]) in
    try told(tree, features, classes, condition: { "\($0) \($2 ? "<=" : ">") \(Float($1))" })
  }
  variants.wrong("7.9", "whole thresholds without .0") {
    (tree: Tree, features: [String], classes: [String]) in
    try told(tree, features, classes).map { $0.replacing(".0 ", with: " ") }
  }
  variants.wrong("7.9", "a column is said once, by its last question") {
    (tree: Tree, features: [String], classes: [String]) in
    try told(
      tree, features, classes,
      rule: { conditions, name in
        let kept = conditions.indices.filter { index in
          let start = conditions[index].prefix { $0 != " " }
          return !conditions[(index + 1)...].contains { $0.prefix { $0 != " " } == start }
        }
        return kept.isEmpty
          ? "always \(name)"
          : "if \(kept.map { conditions[$0] }.joined(separator: " and ")) then \(name)"
      })
  }
  variants.wrong("7.9", "sides of the same class said once") {
    (tree: Tree, features: [String], classes: [String]) in
    func merged(_ tree: Tree) -> Tree {
      guard case .split(let feature, let threshold, let left, let right) = tree else {
        return tree
      }
      if case (.leaf(let one, _), .leaf(let other, _)) = (left, right), one == other {
        return .leaf(label: one, counts: tree.counts)
      }
      return .split(
        feature: feature, threshold: threshold, left: merged(left), right: merged(right))
    }
    _ = try solution.rules(tree, features: features, classes: classes)
    return try solution.rules(merged(tree), features: features, classes: classes)
  }
}
