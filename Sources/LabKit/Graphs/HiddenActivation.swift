/// What the hidden layer of Lab 13 makes of its weighted sums.
///
/// ```
/// tanh  (eᶻ − e⁻ᶻ) / (eᶻ + e⁻ᶻ)        relu  max(0, z)
/// ```
public enum HiddenActivation: String, CaseIterable, Sendable, WireCodable {
  case tanh, relu

  public init(wire: WireValue) throws {
    guard case .compound(let name, let values) = wire, values.isEmpty,
      let activation = HiddenActivation(rawValue: String(name.dropFirst()))
    else { throw mismatch("an activation of a hidden layer", wire) }
    self = activation
  }

  public var wire: WireValue { .compound(".\(rawValue)", []) }
}
