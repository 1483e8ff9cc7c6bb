import Foundation
import LabKit
import OrderedCollections

/// Lab 1 — Collections.
///
/// Replace each `throw Unsolved(…)` by your own code. `swift run lab grade 1` checks it,
/// `swift run lab hint 1.1` helps, `swift run lab 1` tells the whole story.
public struct Lab01Collections: CollectionsLab {
  public init() {}

  // MARK: 1.1 An item at an index

  /// The item at `index`; a negative index counts from the end, −1 being the last item.
  ///
  /// - Throws: `LabError.indexOutOfRange` if there is no such item.
  public func item(_ items: [String], at index: Int) throws -> String {
    throw Unsolved("1.1")
  }

  // MARK: 1.2 A slice

  /// The items from `start` to before `stop`, every `step`-th; backwards if `step` is negative.
  ///
  /// - Throws: `LabError.invalidParameter` if `step` is 0.
  public func slice(_ items: [Int], start: Int?, stop: Int?, step: Int?) throws -> [Int] {
    throw Unsolved("1.2")
  }

  // MARK: 1.3 Edit a list

  /// `items` after all `edits`, in order.
  ///
  /// - Throws: `LabError.itemNotFound` if a value to remove is not there;
  ///   `LabError.indexOutOfRange` if there is no item to pop at an index.
  public func edited(_ items: [Int], by edits: [Edit]) throws -> [Int] {
    throw Unsolved("1.3")
  }

  // MARK: 1.4 The name of a type

  /// What Python calls the type of `value`: `int`, `float`, `str`, `bool`, `list`, `tuple`,
  /// `set` or `dict`.
  public func typeName(_ value: PythonValue) throws -> String {
    throw Unsolved("1.4")
  }

  // MARK: 1.5 Minimum and maximum as a tuple

  /// The smallest and the largest of `values`, each with the index where it stands first.
  ///
  /// - Throws: `LabError.emptyInput` if there are no values.
  public func minimumAndMaximum(
    _ values: [Int]
  ) throws -> (minimum: Extreme, maximum: Extreme) {
    throw Unsolved("1.5")
  }

  // MARK: 1.6 Remove duplicates

  /// Every item once, in the order of first appearance.
  public func withoutDuplicates(_ items: [String]) throws -> [String] {
    throw Unsolved("1.6")
  }

  // MARK: 1.7 Compare two sets

  /// Union, intersection, difference and Jaccard similarity of two sets.
  public func comparison(
    _ first: Set<String>, with second: Set<String>
  ) throws -> SetComparison {
    throw Unsolved("1.7")
  }

  // MARK: 1.8 Count words

  /// How often each word occurs in `text`, in the order of first appearance.
  ///
  /// Words are parted by white space, lower-case, without punctuation at either end.
  public func wordCounts(_ text: String) throws -> OrderedDictionary<String, Int> {
    throw Unsolved("1.8")
  }

  // MARK: 1.9 Merge dictionaries

  /// All keys in the order in which they were first seen, each with its last value.
  public func merged(
    _ dictionaries: [OrderedDictionary<String, Int>]
  ) throws -> OrderedDictionary<String, Int> {
    throw Unsolved("1.9")
  }

  // MARK: 1.10 Group records

  /// The records by their value under `key`: groups in the order of first appearance, and inside
  /// a group in the order in which they came.
  ///
  /// - Throws: `LabError.keyNotFound` if a record does not have the key.
  public func grouped(
    _ records: [Record], by key: String
  ) throws -> OrderedDictionary<String, [Record]> {
    throw Unsolved("1.10")
  }
}
