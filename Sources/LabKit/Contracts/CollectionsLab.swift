import OrderedCollections

/// Lab 1 — Collections.
public protocol CollectionsLab: Lab {
  func item(_ items: [String], at index: Int) throws -> String
  func slice(_ items: [Int], start: Int?, stop: Int?, step: Int?) throws -> [Int]
  func edited(_ items: [Int], by edits: [Edit]) throws -> [Int]
  func typeName(_ value: PythonValue) throws -> String
  func minimumAndMaximum(_ values: [Int]) throws -> (minimum: Extreme, maximum: Extreme)
  func withoutDuplicates(_ items: [String]) throws -> [String]
  func comparison(
    _ first: Set<String>, with second: Set<String>
  ) throws -> SetComparison
  func wordCounts(_ text: String) throws -> OrderedDictionary<String, Int>
  func merged(
    _ dictionaries: [OrderedDictionary<String, Int>]
  ) throws -> OrderedDictionary<String, Int>
  func grouped(_ records: [Record], by key: String) throws -> OrderedDictionary<String, [Record]>
}

extension CollectionsLab {
  public static var number: Int { 1 }

  public var endpoints: [Endpoint] {
    [
      Endpoint("1.1", item),
      Endpoint("1.2", slice),
      Endpoint("1.3", edited),
      Endpoint("1.4", typeName),
      Endpoint("1.5") { (values: [Int]) in LabelledExtremes(try minimumAndMaximum(values)) },
      Endpoint("1.6", withoutDuplicates),
      Endpoint("1.7", comparison),
      Endpoint("1.8", wordCounts),
      Endpoint("1.9", merged),
      Endpoint("1.10", grouped),
    ]
  }
}

/// One thing with named properties, such as `["name": "Ada", "field": "mathematics"]`.
public typealias Record = OrderedDictionary<String, String>

/// One change of a list, under the name that Python's lists give it: the input of exercise 1.3.
public enum Edit: Sendable, Equatable {
  /// Puts a value behind the last item.
  case append(Int)
  /// Puts a value before the item at an index.
  case insert(Int, at: Int)
  /// Takes the first item out that equals a value.
  case remove(Int)
  /// Takes the item at an index out.
  case pop(at: Int)
}

/// A value and where it stands: a part of the result of exercise 1.5.
public struct Extreme: Sendable, Equatable {
  public var value: Int
  /// Counted from 0.
  public var index: Int

  public init(value: Int, index: Int) {
    self.value = value
    self.index = index
  }
}

/// What two sets have in common, and what not: the result of exercise 1.7.
public struct SetComparison: Sendable, Equatable {
  /// What is in either set.
  public var union: Set<String>
  /// What is in both.
  public var intersection: Set<String>
  /// What is in the first set and not in the second.
  public var difference: Set<String>
  /// The size of the intersection divided by the size of the union, 0…1.
  public var jaccard: Double

  public init(
    union: Set<String>, intersection: Set<String>, difference: Set<String>, jaccard: Double
  ) {
    self.union = union
    self.intersection = intersection
    self.difference = difference
    self.jaccard = jaccard
  }
}

// MARK: On the wire

extension Edit: WireDecodable {
  public init(wire: WireValue) throws {
    switch wire {
    case .compound(".append(_:)", let values) where values.count == 1:
      self = .append(try Int(wire: values[0]))
    case .compound(".insert(_:at:)", let values) where values.count == 2:
      self = .insert(try Int(wire: values[0]), at: try Int(wire: values[1]))
    case .compound(".remove(_:)", let values) where values.count == 1:
      self = .remove(try Int(wire: values[0]))
    case .compound(".pop(at:)", let values) where values.count == 1:
      self = .pop(at: try Int(wire: values[0]))
    default:
      throw mismatch("an edit", wire)
    }
  }
}

extension SetComparison: WireEncodable {
  public var wire: WireValue {
    .compound(
      "SetComparison(union:intersection:difference:jaccard:)",
      [union.wire, intersection.wire, difference.wire, jaccard.wire])
  }
}

/// The result of exercise 1.5 with the names of its two parts, which a bare pair would lose.
private struct LabelledExtremes: WireEncodable {
  let pair: (minimum: Extreme, maximum: Extreme)

  init(_ pair: (minimum: Extreme, maximum: Extreme)) { self.pair = pair }

  var wire: WireValue {
    .compound("(minimum:maximum:)", [pair.minimum.wire, pair.maximum.wire])
  }
}

extension Extreme: WireEncodable {
  public var wire: WireValue {
    .compound("Extreme(value:index:)", [value.wire, index.wire])
  }
}
