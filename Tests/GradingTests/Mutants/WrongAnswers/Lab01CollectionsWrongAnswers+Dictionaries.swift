import Foundation
import LabKit
import OrderedCollections
import Solutions

private let solution = Lab01Collections()

/// Lab 1: wrong answers of the exercises on dictionaries.
func collectionsWrongAnswersOnDictionaries(_ variants: inout Variants) {
  wordCounts(&variants)
  merges(&variants)
  groups(&variants)
}

// 1.8 Count words
private func wordCounts(_ variants: inout Variants) {
  @Sendable func counted(_ words: [String]) -> OrderedDictionary<String, Int> {
    words.reduce(into: [:]) { $0[$1, default: 0] += 1 }
  }
  @Sendable func words(_ text: String) -> [String] {
    text.split(whereSeparator: \.isWhitespace).map { $0.lowercased() }
  }
  @Sendable func stripped(_ word: String) -> String {
    word.trimmingCharacters(in: .punctuationCharacters)
  }
  variants.wrong("1.8", "letter case kept", is: "letter-case-kept") {
    (text: String) -> OrderedDictionary<String, Int> in
    counted(
      text.split(whereSeparator: \.isWhitespace).map { stripped(String($0)) }.filter {
        !$0.isEmpty
      })
  }
  variants.wrong("1.8", "punctuation kept", is: "punctuation-kept") {
    (text: String) -> OrderedDictionary<String, Int> in
    counted(words(text))
  }
  variants.wrong("1.8", "stripped at the end only", is: "end-only") {
    (text: String) -> OrderedDictionary<String, Int> in
    counted(
      words(text).map { word in
        String(word.reversed().drop { $0.isPunctuation }.reversed())
      }.filter { !$0.isEmpty })
  }
  variants.wrong("1.8", "split at punctuation", is: "split-at-punctuation") {
    (text: String) -> OrderedDictionary<String, Int> in
    counted(
      text.lowercased().split { $0.isWhitespace || $0.isPunctuation }.map(String.init))
  }
  variants.wrong("1.8", "punctuation removed everywhere", is: "inside-removed") {
    (text: String) -> OrderedDictionary<String, Int> in
    counted(words(text).map { $0.filter { !$0.isPunctuation } }.filter { !$0.isEmpty })
  }
  variants.wrong("1.8", "spaces only", is: "spaces-only") {
    (text: String) -> OrderedDictionary<String, Int> in
    counted(
      text.lowercased().split(separator: " ").map { stripped(String($0)) }.filter { !$0.isEmpty })
  }
  variants.wrong("1.8", "empty words counted", is: "bare-punctuation-counted") {
    (text: String) -> OrderedDictionary<String, Int> in
    counted(words(text).map(stripped))
  }
  variants.wrong("1.8", "sorted by the word", is: "sorted-by-word") {
    (text: String) -> OrderedDictionary<String, Int> in
    var counts = try solution.wordCounts(text)
    counts.sort()
    return counts
  }
  variants.wrong("1.8", "one mark at the front") {
    (text: String) -> OrderedDictionary<String, Int> in
    counted(
      words(text).map { word in
        let rest = word.first.map(\.isPunctuation) == true ? String(word.dropFirst()) : word
        return String(rest.reversed().drop { $0.isPunctuation }.reversed())
      }.filter { !$0.isEmpty })
  }
  variants.wrong("1.8", "words of one letter left out") {
    (text: String) -> OrderedDictionary<String, Int> in
    try solution.wordCounts(text).filter { $0.key.count > 1 }
  }
  variants.wrong("1.8", "digits are no words") { (text: String) -> OrderedDictionary<String, Int> in
    try solution.wordCounts(text).filter { $0.key.contains(where: \.isLetter) }
  }
  variants.wrong("1.8", "letters of English only") {
    (text: String) -> OrderedDictionary<String, Int> in
    counted(
      words(text).map { word in
        word.trimmingCharacters(
          in: CharacterSet(charactersIn: "abcdefghijklmnopqrstuvwxyz0123456789").inverted)
      }.filter { !$0.isEmpty })
  }
}

// 1.9 Merge dictionaries
private func merges(_ variants: inout Variants) {
  variants.wrong("1.9", "the first wins", is: "first-wins") {
    (dictionaries: [OrderedDictionary<String, Int>]) -> OrderedDictionary<String, Int> in
    dictionaries.reduce(into: OrderedDictionary()) { $0.merge($1) { old, _ in old } }
  }
  variants.wrong("1.9", "added up", is: "adds") {
    (dictionaries: [OrderedDictionary<String, Int>]) -> OrderedDictionary<String, Int> in
    dictionaries.reduce(into: OrderedDictionary()) { $0.merge($1, uniquingKeysWith: +) }
  }
  variants.wrong("1.9", "removed and put in again", is: "moves-to-the-end") {
    (dictionaries: [OrderedDictionary<String, Int>]) -> OrderedDictionary<String, Int> in
    var result: OrderedDictionary<String, Int> = [:]
    for (key, value) in dictionaries.flatMap({ Array($0.elements) }) {
      result.removeValue(forKey: key)
      result[key] = value
    }
    return result
  }
  variants.wrong("1.9", "sorted keys", is: "sorted") {
    (dictionaries: [OrderedDictionary<String, Int>]) -> OrderedDictionary<String, Int> in
    var result = try solution.merged(dictionaries)
    result.sort()
    return result
  }
  variants.wrong("1.9", "the larger value", is: "larger-wins") {
    (dictionaries: [OrderedDictionary<String, Int>]) -> OrderedDictionary<String, Int> in
    dictionaries.reduce(into: OrderedDictionary()) { $0.merge($1, uniquingKeysWith: max) }
  }
  variants.wrong("1.9", "two only", is: "first-two-only") {
    (dictionaries: [OrderedDictionary<String, Int>]) -> OrderedDictionary<String, Int> in
    try solution.merged(Array(dictionaries.prefix(2)))
  }
  variants.wrong("1.9", "the last only", is: "last-only") {
    (dictionaries: [OrderedDictionary<String, Int>]) -> OrderedDictionary<String, Int> in
    dictionaries.last ?? [:]
  }
  variants.wrong("1.9", "zeros left out") {
    (dictionaries: [OrderedDictionary<String, Int>]) -> OrderedDictionary<String, Int> in
    try solution.merged(dictionaries).filter { $0.value != 0 }
  }
  variants.wrong("1.9", "a 0 does not replace") {
    (dictionaries: [OrderedDictionary<String, Int>]) -> OrderedDictionary<String, Int> in
    dictionaries.reduce(into: OrderedDictionary()) { $0.merge($1) { $1 == 0 ? $0 : $1 } }
  }
  variants.wrong("1.9", "new keys in front") {
    (dictionaries: [OrderedDictionary<String, Int>]) -> OrderedDictionary<String, Int> in
    var result: OrderedDictionary<String, Int> = [:]
    for (key, value) in dictionaries.flatMap({ Array($0.elements) }) {
      if result[key] == nil, !result.isEmpty {
        result.updateValue(value, forKey: key, insertingAt: 0)
      } else {
        result[key] = value
      }
    }
    return result
  }
}

// 1.10 Group records
private func groups(_ variants: inout Variants) {
  /// The right groups, each changed.
  @Sendable func changed(
    _ records: [Record], _ key: String, _ change: ([Record]) -> [Record]
  ) throws -> OrderedDictionary<String, [Record]> {
    try solution.grouped(records, by: key).mapValues(change)
  }
  variants.wrong("1.10", "missing fields skipped", is: "missing-skipped") {
    (records: [Record], key: String) -> OrderedDictionary<String, [Record]> in
    try solution.grouped(records.filter { $0[key] != nil }, by: key)
  }
  variants.wrong("1.10", "missing fields under nothing", is: "missing-as-empty") {
    (records: [Record], key: String) -> OrderedDictionary<String, [Record]> in
    records.reduce(into: [:]) { $0[$1[key] ?? "", default: []].append($1) }
  }
  variants.wrong("1.10", "the last record of each group", is: "last-of-each-group") {
    (records: [Record], key: String) -> OrderedDictionary<String, [Record]> in
    try changed(records, key) { $0.suffix(1) }
  }
  variants.wrong("1.10", "groups sorted", is: "sorted-groups") {
    (records: [Record], key: String) -> OrderedDictionary<String, [Record]> in
    var groups = try solution.grouped(records, by: key)
    groups.sort { $0.key < $1.key }
    return groups
  }
  variants.wrong("1.10", "newest first", is: "backwards-inside-a-group") {
    (records: [Record], key: String) -> OrderedDictionary<String, [Record]> in
    try changed(records, key) { $0.reversed() }
  }
  variants.wrong("1.10", "equal records once", is: "duplicates-dropped") {
    (records: [Record], key: String) -> OrderedDictionary<String, [Record]> in
    try changed(records, key) { group in
      group.enumerated().filter { !group.prefix($0.offset).contains($0.element) }.map(\.element)
    }
  }
  variants.wrong("1.10", "without the field", is: "key-removed") {
    (records: [Record], key: String) -> OrderedDictionary<String, [Record]> in
    try changed(records, key) { $0.map { record in record.filter { $0.key != key } } }
  }
  variants.wrong("1.10", "another error") {
    (records: [Record], key: String) -> OrderedDictionary<String, [Record]> in
    guard records.allSatisfy({ $0[key] != nil }) else { throw LabError.itemNotFound }
    return try solution.grouped(records, by: key)
  }
  variants.wrong("1.10", "only the first record is checked") {
    (records: [Record], key: String) -> OrderedDictionary<String, [Record]> in
    if let first = records.first, first[key] == nil { throw LabError.keyNotFound }
    return try solution.grouped(records.filter { $0[key] != nil }, by: key)
  }
  variants.wrong("1.10", "groups of one left out") {
    (records: [Record], key: String) -> OrderedDictionary<String, [Record]> in
    try solution.grouped(records, by: key).filter { $0.value.count > 1 }
  }
  variants.wrong("1.10", "an empty value counts as missing") {
    (records: [Record], key: String) -> OrderedDictionary<String, [Record]> in
    guard records.allSatisfy({ $0[key]?.isEmpty == false }) else { throw LabError.keyNotFound }
    return try solution.grouped(records, by: key)
  }
  variants.wrong("1.10", "letter case of the value ignored") {
    (records: [Record], key: String) -> OrderedDictionary<String, [Record]> in
    let groups = try solution.grouped(records, by: key)
    var result: OrderedDictionary<String, [Record]> = [:]
    for (value, group) in groups {
      let known = result.keys.first { $0.lowercased() == value.lowercased() }
      result[known ?? value, default: []] += group
    }
    return result
  }
}
