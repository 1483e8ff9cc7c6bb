import Foundation
import LabKit
import NumericsEngine
import OrderedCollections
import Solutions

private let solution = Lab01Collections()

/// Lab 1: wrong answers.
func collectionsWrongAnswers(_ variants: inout Variants) {
  items(&variants)
  slices(&variants)
  edits(&variants)
  typeNames(&variants)
  extremes(&variants)
  collectionsWrongAnswersOnSets(&variants)
  collectionsWrongAnswersOnDictionaries(&variants)
}

// 1.1 An item at an index
private func items(_ variants: inout Variants) {
  variants.wrong("1.1", "items[index] alone", is: "unchecked") {
    (items: [String], index: Int) -> String in items[index]
  }
  variants.wrong("1.1", "negative refused", is: "negative-refused") {
    (items: [String], index: Int) -> String in
    guard items.indices.contains(index) else { throw LabError.indexOutOfRange }
    return items[index]
  }
  variants.wrong("1.1", "one too far left from the end", is: "negative-off-by-one") {
    (items: [String], index: Int) -> String in items[index < 0 ? items.count + index - 1 : index]
  }
  variants.wrong("1.1", "clamped into the list", is: "clamped") {
    (items: [String], index: Int) -> String in
    guard !items.isEmpty else { throw LabError.indexOutOfRange }
    let position = index < 0 ? index + items.count : index
    return items[min(max(position, 0), items.count - 1)]
  }
  variants.wrong("1.1", "remainder wraps around", is: "wraps-around") {
    (items: [String], index: Int) -> String in
    guard !items.isEmpty else { throw LabError.indexOutOfRange }
    return items[((index % items.count) + items.count) % items.count]
  }
  variants.wrong("1.1", "minus sign dropped", is: "sign-ignored") {
    (items: [String], index: Int) -> String in
    guard abs(index) < items.count else { throw LabError.indexOutOfRange }
    return items[abs(index)]
  }
  variants.wrong("1.1", "one past the end accepted") { (items: [String], index: Int) -> String in
    index == items.count && !items.isEmpty ? items[0] : try solution.item(items, at: index)
  }
  variants.wrong("1.1", "another error") { (items: [String], index: Int) -> String in
    guard !items.isEmpty else { throw LabError.emptyInput }
    return try solution.item(items, at: index)
  }
  variants.wrong("1.1", "the example by heart") { (items: [String], index: Int) -> String in
    index == -2 ? "cherry" : items[index]
  }
}

// 1.2 A slice
private func slices(_ variants: inout Variants) {
  variants.wrong("1.2", "step ignored", is: "step-ignored") {
    (items: [Int], start: Int?, stop: Int?, step: Int?) -> [Int] in
    guard step != 0 else { throw LabError.invalidParameter }
    return try solution.slice(items, start: start, stop: stop, step: nil)
  }
  variants.wrong("1.2", "nothing backwards", is: "negative-step-gives-nothing") {
    (items: [Int], start: Int?, stop: Int?, step: Int?) -> [Int] in
    (step ?? 1) < 0 ? [] : try solution.slice(items, start: start, stop: stop, step: step)
  }
  variants.wrong("1.2", "cut, then turned round", is: "sliced-then-reversed") {
    (items: [Int], start: Int?, stop: Int?, step: Int?) -> [Int] in
    try solution.slice(
      solution.slice(items, start: start, stop: stop, step: nil), start: nil, stop: nil, step: step)
  }
  variants.wrong("1.2", "backwards without the first", is: "backwards-loses-the-first") {
    (items: [Int], start: Int?, stop: Int?, step: Int?) -> [Int] in
    let cut = (step ?? 1) < 0 && stop == nil
    return try solution.slice(items, start: start, stop: cut ? -items.count : stop, step: step)
  }
  variants.wrong("1.2", "a far stop backwards becomes 0", is: "stop-before-the-list-at-zero") {
    (items: [Int], start: Int?, stop: Int?, step: Int?) -> [Int] in
    let cut = (step ?? 1) < 0 && stop != nil
    return try solution.slice(
      items, start: start, stop: cut ? max(stop ?? 0, -items.count) : stop, step: step)
  }
  variants.wrong("1.2", "stop is a count", is: "stop-as-count") {
    (items: [Int], start: Int?, stop: Int?, step: Int?) -> [Int] in
    guard let stop, stop >= 0, (step ?? 1) > 0 else {
      return try solution.slice(items, start: start, stop: stop, step: step)
    }
    let from = start ?? 0
    let first = min(max(from < 0 ? from + items.count : from, 0), items.count)
    return try solution.slice(items, start: start, stop: first + stop, step: step)
  }
  variants.wrong("1.2", "step 0 gives nothing", is: "step-zero-gives-nothing") {
    (items: [Int], start: Int?, stop: Int?, step: Int?) -> [Int] in
    step == 0 ? [] : try solution.slice(items, start: start, stop: stop, step: step)
  }
  variants.wrong("1.2", "only −1 counts as backwards") {
    (items: [Int], start: Int?, stop: Int?, step: Int?) -> [Int] in
    let step = step.map { $0 < -1 ? -1 : $0 }
    return try solution.slice(items, start: start, stop: stop, step: step)
  }
  variants.wrong("1.2", "negative stop backwards is the end of the list") {
    (items: [Int], start: Int?, stop: Int?, step: Int?) -> [Int] in
    let isBackwards = (step ?? 1) < 0 && (stop ?? 0) < 0
    return try solution.slice(items, start: start, stop: isBackwards ? nil : stop, step: step)
  }
  variants.wrong("1.2", "a start far past the end gives nothing backwards") {
    (items: [Int], start: Int?, stop: Int?, step: Int?) -> [Int] in
    if let start, start > items.count, (step ?? 1) < 0 { return [] }
    return try solution.slice(items, start: start, stop: stop, step: step)
  }
}

// 1.3 Edit a list
private func edits(_ variants: inout Variants) {
  /// The right edits, but for those that `replace` turns into others.
  @Sendable func edited(
    _ items: [Int], _ edits: [Edit], _ replace: (Edit, [Int]) throws -> [Edit]
  ) throws -> [Int] {
    var result = items
    for edit in edits { result = try solution.edited(result, by: replace(edit, result)) }
    return result
  }
  variants.wrong("1.3", "every equal item removed", is: "removes-every-equal-item") {
    (items: [Int], edits: [Edit]) -> [Int] in
    try edited(items, edits) { edit, list in
      guard case .remove(let value) = edit else { return [edit] }
      return [Edit](repeating: edit, count: max(1, list.count { $0 == value }))
    }
  }
  variants.wrong("1.3", "remove by index", is: "remove-by-index") {
    (items: [Int], edits: [Edit]) -> [Int] in
    try edited(items, edits) { edit, list in
      guard case .remove(let value) = edit else { return [edit] }
      _ = list[value]
      return [.pop(at: value)]
    }
  }
  variants.wrong("1.3", "pop always takes the last", is: "pop-takes-the-last") {
    (items: [Int], edits: [Edit]) -> [Int] in
    try edited(items, edits) { edit, _ in
      if case .pop = edit { [.pop(at: -1)] } else { [edit] }
    }
  }
  variants.wrong("1.3", "insert at −1 is append", is: "insert-minus-one-at-the-end") {
    (items: [Int], edits: [Edit]) -> [Int] in
    try edited(items, edits) { edit, list in
      guard case .insert(let value, let index) = edit, index < 0 else { return [edit] }
      return [.insert(value, at: max(0, index + list.count + 1))]
    }
  }
  variants.wrong("1.3", "only the first edit", is: "first-edit-only") {
    (items: [Int], edits: [Edit]) -> [Int] in try solution.edited(items, by: Array(edits.prefix(1)))
  }
  variants.wrong("1.3", "a missing value passes", is: "missing-ignored") {
    (items: [Int], edits: [Edit]) -> [Int] in
    try edited(items, edits) { edit, list in
      if case .remove(let value) = edit, !list.contains(value) { return [] }
      return [edit]
    }
  }
  variants.wrong("1.3", "positions counted in the list as it came") {
    (items: [Int], edits: [Edit]) -> [Int] in
    try edited(items, edits) { edit, _ in
      guard case .pop(let index) = edit, index < 0 else { return [edit] }
      return [.pop(at: index + items.count)]
    }
  }
  variants.wrong("1.3", "an insert past the end is dropped") {
    (items: [Int], edits: [Edit]) -> [Int] in
    try edited(items, edits) { edit, list in
      if case .insert(_, let index) = edit, index > list.count { return [] }
      return [edit]
    }
  }
  variants.wrong("1.3", "nothing but appends") { (items: [Int], edits: [Edit]) -> [Int] in
    try edited(items, edits) { edit, _ in if case .append = edit { [edit] } else { [] } }
  }
  variants.wrong("1.3", "errors caught, the list so far returned") {
    (items: [Int], edits: [Edit]) -> [Int] in
    var result = items
    for edit in edits {
      guard let next = try? solution.edited(result, by: [edit]) else { return result }
      result = next
    }
    return result
  }
}

// 1.4 The name of a type
private func typeNames(_ variants: inout Variants) {
  variants.wrong("1.4", "text", is: "text-for-str") { (value: PythonValue) -> String in
    if case .text = value { "text" } else { try solution.typeName(value) }
  }
  variants.wrong("1.4", "a bool is an int", is: "bool-as-int") { (value: PythonValue) -> String in
    if case .bool = value { "int" } else { try solution.typeName(value) }
  }
  variants.wrong("1.4", "a tuple of one is its item", is: "one-item-tuple-as-its-item") {
    (value: PythonValue) -> String in
    if case .tuple(let items) = value, items.count == 1, let item = items.first {
      return try solution.typeName(item)
    }
    return try solution.typeName(value)
  }
  variants.wrong("1.4", "3.0 is an int", is: "whole-float-as-int") {
    (value: PythonValue) -> String in
    if case .float(let number) = value, number == number.rounded() { return "int" }
    return try solution.typeName(value)
  }
  variants.wrong("1.4", "a list is named by its first item", is: "type-of-the-list-items") {
    (value: PythonValue) -> String in
    if case .list(let items) = value, let item = items.first { return try solution.typeName(item) }
    return try solution.typeName(value)
  }
  variants.wrong("1.4", "double", is: "double-for-float") { (value: PythonValue) -> String in
    if case .float = value { "double" } else { try solution.typeName(value) }
  }
  variants.wrong("1.4", "an empty collection is None") { (value: PythonValue) -> String in
    switch value {
    case .list(let items) where items.isEmpty: "NoneType"
    case .dictionary(let entries) where entries.isEmpty: "NoneType"
    default: try solution.typeName(value)
    }
  }
  variants.wrong("1.4", "an empty dictionary is a set") { (value: PythonValue) -> String in
    if case .dictionary(let entries) = value, entries.isEmpty { return "set" }
    return try solution.typeName(value)
  }
  variants.wrong("1.4", "always list") { (_: PythonValue) in "list" }
}

// 1.5 Minimum and maximum as a tuple
private func extremes(_ variants: inout Variants) {
  /// One pass from given starts.
  @Sendable func scan(
    _ values: [Int], from low: Int, _ high: Int,
    _ lower: (Int, Int) -> Bool = (<), _ higher: (Int, Int) -> Bool = (>)
  ) -> Extremes {
    var result = Extremes(Extreme(value: low, index: 0), Extreme(value: high, index: 0))
    for (index, value) in values.enumerated() {
      if lower(value, result.minimum.value) { result.minimum = Extreme(value: value, index: index) }
      if higher(value, result.maximum.value) {
        result.maximum = Extreme(value: value, index: index)
      }
    }
    return result
  }
  @Sendable func first(_ values: [Int]) throws -> Int {
    guard let first = values.first else { throw LabError.emptyInput }
    return first
  }
  variants.wrong("1.5", "both start at 0", is: "starts-from-zero") { (values: [Int]) -> Extremes in
    _ = try first(values)
    return scan(values, from: 0, 0)
  }
  variants.wrong("1.5", "the maximum starts at 0", is: "maximum-starts-from-zero") {
    (values: [Int]) -> Extremes in scan(values, from: try first(values), 0)
  }
  variants.wrong("1.5", "the last of equals", is: "last-on-ties") { (values: [Int]) -> Extremes in
    let start = try first(values)
    return scan(values, from: start, start, (<=), (>=))
  }
  variants.wrong("1.5", "swapped", is: "swapped") { (values: [Int]) -> Extremes in
    let (low, high) = try solution.minimumAndMaximum(values)
    return Extremes(high, low)
  }
  variants.wrong("1.5", "indices in the sorted list", is: "index-in-the-sorted-list") {
    (values: [Int]) -> Extremes in
    let sorted = values.sorted()
    let low = try first(sorted)
    return Extremes(
      Extreme(value: low, index: 0),
      Extreme(value: sorted.last ?? low, index: sorted.count - 1))
  }
  variants.wrong("1.5", "the last of the largest", is: "last-maximum-on-ties") {
    (values: [Int]) -> Extremes in
    let start = try first(values)
    return scan(values, from: start, start, (<), (>=))
  }
  variants.wrong("1.5", "zeros for no values", is: "empty-gives-zero") {
    (values: [Int]) -> Extremes in
    guard let start = values.first else { return scan([], from: 0, 0) }
    return scan(values, from: start, start)
  }
  variants.wrong("1.5", "a pass with else") { (values: [Int]) -> Extremes in
    // A value is compared with the maximum only if it is not below the minimum – from Int's limits.
    guard !values.isEmpty else { throw LabError.emptyInput }
    var result = Extremes(Extreme(value: .max, index: 0), Extreme(value: .min, index: 0))
    for (index, value) in values.enumerated() {
      if value < result.minimum.value {
        result.minimum = Extreme(value: value, index: index)
      } else if value > result.maximum.value {
        result.maximum = Extreme(value: value, index: index)
      }
    }
    return result
  }
  variants.wrong("1.5", "the first value left out") { (values: [Int]) -> Extremes in
    let rest = values.count > 1 ? Array(values.dropFirst()) : values
    let start = try first(rest)
    var result = scan(rest, from: start, start)
    if values.count > 1 {
      result.minimum.index += 1
      result.maximum.index += 1
    }
    return result
  }
  // Only fresh inputs tell.
  variants.wrong("1.5", "right for the fixed cases only") { (values: [Int]) -> Extremes in
    let fixed: Set<[Int]> = [
      [4, -2, 9, 3],
      [12, 7, 31, 8, 15],
      [-12, -7, -31, -8, -15],
      [5, 1, 8, 1, 8, 4],
      [-3, -9, -3, -9, -3, -9, -5],
      [1, 2, 3, 4, 5],
      [5, 4, 3, 2, 1],
      [3, 1, 2, 10],
      [3, 10, 2, 1],
      [5_000_000, -4_000_000, 12],
      [70000, 90000, 80000],
      [6, 6, 6],
      [7],
      [-7],
      [],
    ]
    let (low, high) = try solution.minimumAndMaximum(fixed.contains(values) ? values : [1, 2])
    return Extremes(low, high)
  }
  variants.wrong("1.5", "sizes without sign") { (values: [Int]) -> Extremes in
    let start = try first(values)
    return scan(values, from: start, start, { abs($0) < abs($1) }, { abs($0) > abs($1) })
  }
}
