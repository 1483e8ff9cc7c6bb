import Foundation
import LabKit
import NumericsEngine
import OrderedCollections
import Solutions

/// The result of exercise 1.5 as it travels.
struct Extremes: WireEncodable {
  var minimum: Extreme
  var maximum: Extreme

  init(_ minimum: Extreme, _ maximum: Extreme) {
    self.minimum = minimum
    self.maximum = maximum
  }

  var wire: WireValue { .compound("(minimum:maximum:)", [minimum.wire, maximum.wire]) }
}

/// Lab 1: right answers, written in other ways.
func collectionsRightAnswers(_ variants: inout Variants) {
  lists(&variants)
  setsAndDictionaries(&variants)
}

private func lists(_ variants: inout Variants) {
  // 1.1 An item at an index
  variants.right("1.1", "checked first, then a remainder") {
    (items: [String], index: Int) -> String in
    let count = items.count
    if index >= count || index < -count { throw LabError.indexOutOfRange }
    return items[(index + count) % count]
  }
  variants.right("1.1", "ends of the list") { (items: [String], index: Int) -> String in
    let end = index < 0 ? Array(items.suffix(-index)) : Array(items.dropFirst(index))
    guard index >= -items.count, let item = end.first else { throw LabError.indexOutOfRange }
    return item
  }
  variants.right("1.1", "a dictionary of all indices") { (items: [String], index: Int) -> String in
    var places: [Int: String] = [:]
    for (place, item) in items.enumerated() {
      places[place] = item
      places[place - items.count] = item
    }
    guard let item = places[index] else { throw LabError.indexOutOfRange }
    return item
  }

  // 1.2 A slice
  variants.right("1.2", "two while loops") {
    (items: [Int], start: Int?, stop: Int?, step: Int?) -> [Int] in
    let step = step ?? 1
    let count = items.count
    if step == 0 { throw LabError.invalidParameter }
    var result: [Int] = []
    if step > 0 {
      var place = start ?? 0
      if place < 0 { place = max(0, place + count) }
      var end = stop ?? count
      if end < 0 { end += count }
      end = min(end, count)
      while place < end {
        result.append(items[place])
        place += step
      }
    } else {
      var place = start ?? count - 1
      if place < 0, start != nil { place += count }
      place = min(place, count - 1)
      let end = stop.map { $0 < 0 ? max(-1, $0 + count) : $0 } ?? -1
      while place > end {
        result.append(items[place])
        place += step
      }
    }
    return result
  }
  variants.right("1.2", "every position asked whether it belongs") {
    (items: [Int], start: Int?, stop: Int?, step: Int?) -> [Int] in
    let step = step ?? 1
    guard step != 0 else { throw LabError.invalidParameter }
    func resolved(_ index: Int) -> Int { index < 0 ? index + items.count : index }
    let isForwards = step > 0
    let first: Int
    if let start {
      let place = resolved(start)
      first = isForwards ? max(place, 0) : min(place, items.count - 1)
    } else {
      first = isForwards ? 0 : items.count - 1
    }
    let belonging = items.indices.filter { place in
      let isBeforeStop = stop.map { isForwards ? place < resolved($0) : place > resolved($0) }
      let distance = isForwards ? place - first : first - place
      return distance >= 0 && distance.isMultiple(of: abs(step)) && isBeforeStop ?? true
    }
    return (isForwards ? belonging : belonging.reversed()).map { items[$0] }
  }

  // 1.3 Edit a list
  variants.right("1.3", "new lists of pieces") { (items: [Int], edits: [Edit]) -> [Int] in
    var list = items
    for edit in edits {
      switch edit {
      case .append(let value):
        list += [value]
      case .insert(let value, let index):
        let place = min(max(index < 0 ? index + list.count : index, 0), list.count)
        list = Array(list[..<place]) + [value] + Array(list[place...])
      case .remove(let value):
        var isFound = false
        list = list.filter { item in
          guard item == value, !isFound else { return true }
          isFound = true
          return false
        }
        if !isFound { throw LabError.itemNotFound }
      case .pop(let index):
        let place = index < 0 ? index + list.count : index
        guard place >= 0, place < list.count else { throw LabError.indexOutOfRange }
        list = list.enumerated().filter { $0.offset != place }.map(\.element)
      }
    }
    return list
  }
  variants.right("1.3", "recursion") { (items: [Int], edits: [Edit]) -> [Int] in
    func after(_ list: [Int], _ edits: ArraySlice<Edit>) throws -> [Int] {
      guard let edit = edits.first else { return list }
      var list = list
      switch edit {
      case .append(let value):
        list.insert(value, at: list.endIndex)
      case .insert(let value, let index) where index >= list.count:
        list.append(value)
      case .insert(let value, let index) where index >= 0:
        list.insert(value, at: index)
      case .insert(let value, let index):
        list.insert(value, at: index < -list.count ? 0 : list.count + index)
      case .remove(let value):
        let (head, tail) = (list.prefix { $0 != value }, list.drop { $0 != value })
        if tail.isEmpty { throw LabError.itemNotFound }
        list = Array(head + tail.dropFirst())
      case .pop(let index):
        if index >= list.count || index < -list.count { throw LabError.indexOutOfRange }
        list.remove(at: index >= 0 ? index : list.count + index)
      }
      return try after(list, edits.dropFirst())
    }
    return try after(items, edits[...])
  }

  // 1.4 The name of a type
  variants.right("1.4", "one question after the other") { (value: PythonValue) -> String in
    if case .int = value { return "int" }
    if case .float = value { return "float" }
    if case .text = value { return "str" }
    if case .bool = value { return "bool" }
    if case .list = value { return "list" }
    if case .tuple = value { return "tuple" }
    if case .set = value { return "set" }
    return "dict"
  }
  variants.right("1.4", "the name of the case, looked up") { (value: PythonValue) -> String in
    let name = Mirror(reflecting: value).children.first?.label ?? ""
    return ["text": "str", "dictionary": "dict"][name] ?? name
  }

  // 1.5 Minimum and maximum as a tuple
  variants.right("1.5", "sorted, then looked up") { (values: [Int]) -> Extremes in
    let sorted = values.sorted()
    guard let low = sorted.first, let high = sorted.last,
      let lowest = values.firstIndex(of: low), let highest = values.firstIndex(of: high)
    else { throw LabError.emptyInput }
    return Extremes(Extreme(value: low, index: lowest), Extreme(value: high, index: highest))
  }
  variants.right("1.5", "from the end, with ties") { (values: [Int]) -> Extremes in
    guard let last = values.indices.last else { throw LabError.emptyInput }
    var (low, high) = (last, last)
    for index in values.indices.reversed() {
      if values[index] <= values[low] { low = index }
      if values[index] >= values[high] { high = index }
    }
    return Extremes(
      Extreme(value: values[low], index: low), Extreme(value: values[high], index: high))
  }
  variants.right("1.5", "min and max of the pairs") { (values: [Int]) -> Extremes in
    let pairs = values.enumerated()
    guard let low = pairs.min(by: { ($0.element, $0.offset) < ($1.element, $1.offset) }),
      let high = pairs.max(by: { ($0.element, -$0.offset) < ($1.element, -$1.offset) })
    else { throw LabError.emptyInput }
    return Extremes(
      Extreme(value: low.element, index: low.offset),
      Extreme(value: high.element, index: high.offset))
  }
}

private func setsAndDictionaries(_ variants: inout Variants) {
  // 1.6 Remove duplicates
  variants.right("1.6", "looked for in the result") { (items: [String]) -> [String] in
    var result: [String] = []
    for item in items where !result.contains(item) { result.append(item) }
    return result
  }
  variants.right("1.6", "an ordered set") { (items: [String]) -> [String] in
    Array(OrderedSet(items))
  }
  variants.right("1.6", "first indices") { (items: [String]) -> [String] in
    items.indices.filter { items.firstIndex(of: items[$0]) == $0 }.map { items[$0] }
  }

  // 1.7 Compare two sets
  variants.right("1.7", "member by member") {
    (first: Set<String>, second: Set<String>) -> SetComparison in
    var (all, both, only) = (second, Set<String>(), Set<String>())
    for member in first {
      all.insert(member)
      if second.contains(member) { both.insert(member) } else { only.insert(member) }
    }
    let size = Double(first.count + second.count - both.count)
    return SetComparison(
      union: all, intersection: both, difference: only,
      jaccard: size > 0 ? Double(both.count) / size : 1)
  }
  variants.right("1.7", "one minus what is not in common") {
    (first: Set<String>, second: Set<String>) -> SetComparison in
    let union = Set(Array(first) + Array(second))
    let apart = first.symmetricDifference(second)
    let share = union.isEmpty ? 0 : Double(apart.count) / Double(union.count)
    return SetComparison(
      union: union, intersection: union.subtracting(apart), difference: apart.subtracting(second),
      jaccard: 1 - share)
  }

  // 1.8 Count words
  variants.right("1.8", "characters dropped from both ends") {
    (text: String) -> OrderedDictionary<String, Int> in
    var counts: OrderedDictionary<String, Int> = [:]
    for piece in text.lowercased().split(whereSeparator: { $0.isWhitespace }) {
      var word = piece
      while word.first?.isPunctuation == true { word.removeFirst() }
      while word.last?.isPunctuation == true { word.removeLast() }
      if !word.isEmpty { counts[String(word)] = (counts[String(word)] ?? 0) + 1 }
    }
    return counts
  }
  variants.right("1.8", "character by character") {
    (text: String) -> OrderedDictionary<String, Int> in
    var counts: OrderedDictionary<String, Int> = [:]
    var (word, held) = ("", "")
    func finish() {
      if !word.isEmpty { counts[word, default: 0] += 1 }
      (word, held) = ("", "")
    }
    for character in text {
      if character.isWhitespace {
        finish()
      } else if character.isPunctuation {
        // Belongs to the word only if something follows.
        if !word.isEmpty { held.append(character) }
      } else {
        word += held + character.lowercased()
        held = ""
      }
    }
    finish()
    return counts
  }

  // 1.9 Merge dictionaries
  variants.right("1.9", "merging") {
    (dictionaries: [OrderedDictionary<String, Int>]) -> OrderedDictionary<String, Int> in
    dictionaries.reduce(OrderedDictionary<String, Int>()) { $0.merging($1) { _, new in new } }
  }
  variants.right("1.9", "all keys first, then the last value of each") {
    (dictionaries: [OrderedDictionary<String, Int>]) -> OrderedDictionary<String, Int> in
    let keys = OrderedSet(dictionaries.flatMap { Array($0.keys) })
    return OrderedDictionary(
      uniqueKeysWithValues: keys.map { key in
        (key, dictionaries.reversed().lazy.compactMap { $0[key] }.first ?? 0)
      })
  }

  // 1.10 Group records
  variants.right("1.10", "an empty group first") {
    (records: [Record], key: String) -> OrderedDictionary<String, [Record]> in
    var groups = OrderedDictionary<String, [Record]>()
    for record in records {
      guard let name = record[key] else { throw LabError.keyNotFound }
      if groups[name] == nil { groups[name] = [] }
      groups[name]? += [record]
    }
    return groups
  }
  variants.right("1.10", "names first, then filtered") {
    (records: [Record], key: String) -> OrderedDictionary<String, [Record]> in
    let names = records.compactMap { $0[key] }
    guard names.count == records.count else { throw LabError.keyNotFound }
    return OrderedDictionary(
      uniqueKeysWithValues: OrderedSet(names).map { name in
        (name, records.filter { $0[key] == name })
      })
  }
  variants.right("1.10", "OrderedDictionary(grouping:by:)") {
    (records: [Record], key: String) -> OrderedDictionary<String, [Record]> in
    try OrderedDictionary(grouping: records) { record in
      guard let name = record[key] else { throw LabError.keyNotFound }
      return name
    }
  }
}
