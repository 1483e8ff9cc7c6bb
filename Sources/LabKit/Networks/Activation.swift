/// What a layer makes of its weighted sums.
///
/// ```
/// identity  z            step  1 where z ≥ 0, else 0     sigmoid  1 / (1 + e⁻ᶻ)
/// tanh      tanh z       relu  max(0, z)                 softmax  eᶻ / Σ eᶻ, row by row
/// ```
public enum Activation: String, CaseIterable, Sendable, WireCodable {
  case identity, step, sigmoid, tanh, relu, softmax

  public init(wire: WireValue) throws {
    guard case .compound(let name, let values) = wire, values.isEmpty,
      let activation = Activation(rawValue: String(name.dropFirst()))
    else { throw mismatch("an activation", wire) }
    self = activation
  }

  public var wire: WireValue { .compound(".\(rawValue)", []) }
}
