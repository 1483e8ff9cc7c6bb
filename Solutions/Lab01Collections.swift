import Foundation
import LabKit
import OrderedCollections

/// Lab 1 — Collections: one way to write it.
public struct Lab01Collections: CollectionsLab {
  public init() {}

  // MARK: 1.1 An item at an index

  public func item(_ items: [String], at index: Int) throws -> String {
    let position = index < 0 ? index + items.count : index
    guard items.indices.contains(position) else { throw LabError.indexOutOfRange }
    return items[position]
  }

  // MARK: 1.2 A slice

  public func slice(_ items: [Int], start: Int?, stop: Int?, step: Int?) throws -> [Int] {
    let step = step ?? 1
    guard step != 0 else { throw LabError.invalidParameter }
    // Backwards, "before the first item" is the position −1.
    let lowest = step > 0 ? 0 : -1
    let highest = step > 0 ? items.count : items.count - 1
    func position(_ index: Int) -> Int {
      min(max(index < 0 ? index + items.count : index, lowest), highest)
    }
    let first = start.map(position) ?? (step > 0 ? lowest : highest)
    let end = stop.map(position) ?? (step > 0 ? highest : lowest)
    return stride(from: first, to: end, by: step).map { items[$0] }
  }

  // MARK: 1.3 Edit a list

  public func edited(_ items: [Int], by edits: [Edit]) throws -> [Int] {
    var result = items
    for edit in edits {
      switch edit {
      case .append(let value):
        result.append(value)
      case .insert(let value, let index):
        let position = index < 0 ? index + result.count : index
        result.insert(value, at: min(max(position, 0), result.count))
      case .remove(let value):
        guard let position = result.firstIndex(of: value) else { throw LabError.itemNotFound }
        result.remove(at: position)
      case .pop(let index):
        let position = index < 0 ? index + result.count : index
        guard result.indices.contains(position) else { throw LabError.indexOutOfRange }
        result.remove(at: position)
      }
    }
    return result
  }

  // MARK: 1.4 The name of a type

  public func typeName(_ value: PythonValue) throws -> String {
    switch value {
    case .int: "int"
    case .float: "float"
    case .text: "str"
    case .bool: "bool"
    case .list: "list"
    case .tuple: "tuple"
    case .set: "set"
    case .dictionary: "dict"
    }
  }

  // MARK: 1.5 Minimum and maximum as a tuple

  public func minimumAndMaximum(
    _ values: [Int]
  ) throws -> (minimum: Extreme, maximum: Extreme) {
    guard let first = values.first else { throw LabError.emptyInput }
    var minimum = Extreme(value: first, index: 0)
    var maximum = minimum
    for (index, value) in values.enumerated() {
      if value < minimum.value { minimum = Extreme(value: value, index: index) }
      if value > maximum.value { maximum = Extreme(value: value, index: index) }
    }
    return (minimum, maximum)
  }

  // MARK: 1.6 Remove duplicates

  public func withoutDuplicates(_ items: [String]) throws -> [String] {
    var seen: Set<String> = []
    return items.filter { seen.insert($0).inserted }
  }

  // MARK: 1.7 Compare two sets

  public func comparison(
    _ first: Set<String>, with second: Set<String>
  ) throws -> SetComparison {
    let union = first.union(second)
    let intersection = first.intersection(second)
    return SetComparison(
      union: union, intersection: intersection, difference: first.subtracting(second),
      jaccard: union.isEmpty ? 1 : Double(intersection.count) / Double(union.count))
  }

  // MARK: 1.8 Count words

  public func wordCounts(_ text: String) throws -> OrderedDictionary<String, Int> {
    var counts: OrderedDictionary<String, Int> = [:]
    for part in text.split(whereSeparator: \.isWhitespace) {
      let word = part.lowercased().trimmingCharacters(in: .punctuationCharacters)
      if !word.isEmpty { counts[word, default: 0] += 1 }
    }
    return counts
  }

  // MARK: 1.9 Merge dictionaries

  public func merged(
    _ dictionaries: [OrderedDictionary<String, Int>]
  ) throws -> OrderedDictionary<String, Int> {
    var result: OrderedDictionary<String, Int> = [:]
    for dictionary in dictionaries {
      for (key, value) in dictionary { result[key] = value }
    }
    return result
  }

  // MARK: 1.10 Group records

  public func grouped(
    _ records: [Record], by key: String
  ) throws -> OrderedDictionary<String, [Record]> {
    var groups: OrderedDictionary<String, [Record]> = [:]
    for record in records {
      guard let value = record[key] else { throw LabError.keyNotFound }
      groups[value, default: []].append(record)
    }
    return groups
  }
}
