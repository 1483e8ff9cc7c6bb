import Foundation
import LabKit
import OrderedCollections
import Solutions

private let solution = Lab01Collections()

/// Lab 1: wrong answers of the exercises on sets.
func collectionsWrongAnswersOnSets(_ variants: inout Variants) {
  // 1.6 Remove duplicates
  variants.wrong("1.6", "a set and back", is: "order-lost") { (items: [String]) -> [String] in
    // In an order that no run has by chance.
    Array(Set(items).sorted { $0.hashed < $1.hashed })
  }
  variants.wrong("1.6", "sorted", is: "sorted") { (items: [String]) -> [String] in
    Set(items).sorted()
  }
  variants.wrong("1.6", "neighbours only", is: "neighbours-only") { (items: [String]) -> [String] in
    var result: [String] = []
    for item in items where result.last != item { result.append(item) }
    return result
  }
  variants.wrong("1.6", "the last of equals kept", is: "last-kept") {
    (items: [String]) -> [String] in
    Array(try solution.withoutDuplicates(items.reversed()).reversed())
  }
  variants.wrong("1.6", "letter case ignored", is: "letter-case-ignored") {
    (items: [String]) -> [String] in
    var seen: Set<String> = []
    return items.filter { seen.insert($0.lowercased()).inserted }
  }
  variants.wrong("1.6", "repeated items dropped altogether", is: "repeated-dropped") {
    (items: [String]) -> [String] in items.filter { item in items.count { $0 == item } == 1 }
  }
  variants.wrong("1.6", "unchanged", is: "unchanged") { (items: [String]) -> [String] in items }
  variants.wrong("1.6", "white space ignored") { (items: [String]) -> [String] in
    var seen: Set<String> = []
    return items.filter {
      seen.insert($0.trimmingCharacters(in: .whitespaces)).inserted
    }
  }
  variants.wrong("1.6", "only the first item's duplicates") { (items: [String]) -> [String] in
    guard let first = items.first else { return [] }
    return [first] + items.dropFirst().filter { $0 != first }
  }
  variants.wrong("1.6", "equal lengths taken for equal") { (items: [String]) -> [String] in
    var seen: Set<Int> = []
    return items.filter { seen.insert($0.count).inserted }
  }

  // 1.7 Compare two sets
  /// The right comparison, with another similarity.
  @Sendable func similarity(
    _ first: Set<String>, _ second: Set<String>, _ jaccard: (SetComparison) -> Double
  ) throws -> SetComparison {
    var result = try solution.comparison(first, with: second)
    result.jaccard = result.union.isEmpty ? 1 : jaccard(result)
    return result
  }
  variants.wrong("1.7", "divided by both sizes", is: "sum-of-sizes") {
    (first: Set<String>, second: Set<String>) -> SetComparison in
    try similarity(first, second) {
      Double($0.intersection.count) / Double(first.count + second.count)
    }
  }
  variants.wrong("1.7", "whole numbers", is: "whole-numbers") {
    (first: Set<String>, second: Set<String>) -> SetComparison in
    try similarity(first, second) { Double($0.intersection.count / $0.union.count) }
  }
  variants.wrong("1.7", "Dice's coefficient", is: "dice") {
    (first: Set<String>, second: Set<String>) -> SetComparison in
    try similarity(first, second) {
      2 * Double($0.intersection.count) / Double(first.count + second.count)
    }
  }
  variants.wrong("1.7", "0/0 for empty sets", is: "nothing-for-empty") {
    (first: Set<String>, second: Set<String>) -> SetComparison in
    var result = try solution.comparison(first, with: second)
    result.jaccard = Double(result.intersection.count) / Double(result.union.count)
    return result
  }
  variants.wrong("1.7", "0 for empty sets", is: "zero-for-empty") {
    (first: Set<String>, second: Set<String>) -> SetComparison in
    var result = try solution.comparison(first, with: second)
    if result.union.isEmpty { result.jaccard = 0 }
    return result
  }
  variants.wrong("1.7", "second minus first", is: "difference-reversed") {
    (first: Set<String>, second: Set<String>) -> SetComparison in
    var result = try solution.comparison(first, with: second)
    result.difference = second.subtracting(first)
    return result
  }
  variants.wrong("1.7", "symmetric difference", is: "symmetric-difference") {
    (first: Set<String>, second: Set<String>) -> SetComparison in
    var result = try solution.comparison(first, with: second)
    result.difference = first.symmetricDifference(second)
    return result
  }
  variants.wrong("1.7", "float for double") {
    (first: Set<String>, second: Set<String>) -> SetComparison in
    try similarity(first, second) {
      Double(Float($0.intersection.count) / Float($0.union.count))
    }
  }
  variants.wrong("1.7", "rounded to two decimals") {
    (first: Set<String>, second: Set<String>) -> SetComparison in
    try similarity(first, second) {
      (100 * Double($0.intersection.count) / Double($0.union.count)).rounded() / 100
    }
  }
  variants.wrong("1.7", "divided by the smaller set") {
    (first: Set<String>, second: Set<String>) -> SetComparison in
    try similarity(first, second) {
      Double($0.intersection.count) / Double(max(1, min(first.count, second.count)))
    }
  }
  variants.wrong("1.7", "1 where one of them is empty") {
    (first: Set<String>, second: Set<String>) -> SetComparison in
    try similarity(first, second) { first.isEmpty || second.isEmpty ? 1 : $0.jaccard }
  }
}

extension String {
  /// A number that has nothing to do with the order of the alphabet.
  fileprivate var hashed: UInt32 { utf8.reduce(2_166_136_261) { ($0 ^ UInt32($1)) &* 16_777_619 } }
}
