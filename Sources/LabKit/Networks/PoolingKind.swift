/// What pooling keeps of a window.
public enum PoolingKind: String, CaseIterable, Sendable, WireCodable {
  /// The largest number.
  case max
  /// The mean of the numbers.
  case average

  public init(wire: WireValue) throws {
    guard case .compound(let name, let values) = wire, values.isEmpty,
      let kind = PoolingKind(rawValue: String(name.dropFirst()))
    else { throw mismatch("a kind of pooling", wire) }
    self = kind
  }

  public var wire: WireValue { .compound(".\(rawValue)", []) }
}
