/// How many zeros stand beyond the two ends of an axis before windows are laid on it.
///
/// ```
/// valid     none
/// same      so many that windows with stride s become ⌈size / s⌉; an odd one stands at the end
/// each(p)   p at each end
/// ```
/// The names `valid` and `same` are TensorFlow's; `each` is what PyTorch calls `padding=p`.
public enum PaddingRule: Sendable, Equatable {
  case valid
  case same
  case each(Int)
}

extension PaddingRule: WireCodable {
  public init(wire: WireValue) throws {
    guard case .compound(let name, let values) = wire else {
      throw mismatch("a rule for padding", wire)
    }
    switch (name, values.count) {
    case (".valid", 0): self = .valid
    case (".same", 0): self = .same
    case (".each(_:)", 1): self = .each(try Int(wire: values[0]))
    default: throw mismatch("a rule for padding", wire)
    }
  }

  public var wire: WireValue {
    switch self {
    case .valid: .compound(".valid", [])
    case .same: .compound(".same", [])
    case .each(let width): .compound(".each(_:)", [width.wire])
    }
  }
}
