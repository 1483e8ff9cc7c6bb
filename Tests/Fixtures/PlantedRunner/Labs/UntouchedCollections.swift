import LabKit
import OrderedCollections

/// Lab 1 with nothing written.
struct UntouchedCollections: CollectionsLab {
  func item(_ items: [String], at index: Int) throws -> String { throw Unsolved("1.1") }
  func slice(_ items: [Int], start: Int?, stop: Int?, step: Int?) throws -> [Int] {
    throw Unsolved("1.2")
  }
  func edited(_ items: [Int], by edits: [Edit]) throws -> [Int] { throw Unsolved("1.3") }
  func typeName(_ value: PythonValue) throws -> String { throw Unsolved("1.4") }
  func minimumAndMaximum(_ values: [Int]) throws -> (minimum: Extreme, maximum: Extreme) {
    throw Unsolved("1.5")
  }
  func withoutDuplicates(_ items: [String]) throws -> [String] { throw Unsolved("1.6") }
  func comparison(_ first: Set<String>, with second: Set<String>) throws -> SetComparison {
    throw Unsolved("1.7")
  }
  func wordCounts(_ text: String) throws -> OrderedDictionary<String, Int> {
    throw Unsolved("1.8")
  }
  func merged(
    _ dictionaries: [OrderedDictionary<String, Int>]
  ) throws -> OrderedDictionary<String, Int> { throw Unsolved("1.9") }
  func grouped(_ records: [Record], by key: String) throws -> OrderedDictionary<String, [Record]> {
    throw Unsolved("1.10")
  }
}
