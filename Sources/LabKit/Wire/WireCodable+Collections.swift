import OrderedCollections

extension Set: WireEncodable where Element: WireEncodable & Comparable {
  /// The members sorted: a set has no order of its own, and the same set should always read the same.
  public var wire: WireValue { .set(sorted().map(\.wire)) }
}

extension Set: WireDecodable where Element: WireDecodable {
  public init(wire: WireValue) throws {
    guard case .set(let members) = wire else { throw mismatch("a set", wire) }
    self = Set(try members.map(Element.init(wire:)))
  }
}

extension OrderedDictionary: WireEncodable where Key: WireEncodable, Value: WireEncodable {
  public var wire: WireValue {
    .dictionary(map { WireValue.Entry(key: $0.key.wire, value: $0.value.wire) })
  }
}

extension OrderedDictionary: WireDecodable where Key: WireDecodable, Value: WireDecodable {
  public init(wire: WireValue) throws {
    guard case .dictionary(let entries) = wire else { throw mismatch("a dictionary", wire) }
    self = OrderedDictionary(
      try entries.map { (try Key(wire: $0.key), try Value(wire: $0.value)) },
      uniquingKeysWith: { _, last in last })
  }
}

/// An argument only: a dictionary without an order would read differently every time.
extension Dictionary: WireDecodable where Key: WireDecodable, Value: WireDecodable {
  public init(wire: WireValue) throws {
    self.init(
      try OrderedDictionary<Key, Value>(wire: wire).map { ($0.key, $0.value) },
      uniquingKeysWith: { _, last in last })
  }
}
