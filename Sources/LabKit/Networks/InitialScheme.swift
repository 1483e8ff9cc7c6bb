/// How the weights of a layer are chosen before the first step.
///
/// ```
/// zeros           0
/// constant(c)     c
/// uniform(a)      uniform in −a ..< a
/// normal(σ)       normal with mean 0 and standard deviation σ
/// glorotUniform   uniform, a = √(6 / (fanIn + fanOut))      normal: σ = √(2 / (fanIn + fanOut))
/// heUniform       uniform, a = √(6 / fanIn)                 normal: σ = √(2 / fanIn)
/// ```
/// Sources: X. Glorot, Y. Bengio, Understanding the Difficulty of Training Deep Feedforward Neural
/// Networks, AISTATS 2010, equation 16; K. He, X. Zhang, S. Ren, J. Sun, Delving Deep into
/// Rectifiers, ICCV 2015, equation 10.
public enum InitialScheme: Sendable, Equatable {
  case zeros
  case constant(Double)
  /// With this limit.
  case uniform(Double)
  /// With this standard deviation.
  case normal(Double)
  case glorotUniform
  case glorotNormal
  case heUniform
  case heNormal
}

extension InitialScheme: WireCodable {
  public init(wire: WireValue) throws {
    guard case .compound(let name, let values) = wire else {
      throw mismatch("a scheme for initial weights", wire)
    }
    switch (name, values.count) {
    case (".zeros", 0): self = .zeros
    case (".constant(_:)", 1): self = .constant(try Double(wire: values[0]))
    case (".uniform(_:)", 1): self = .uniform(try Double(wire: values[0]))
    case (".normal(_:)", 1): self = .normal(try Double(wire: values[0]))
    case (".glorotUniform", 0): self = .glorotUniform
    case (".glorotNormal", 0): self = .glorotNormal
    case (".heUniform", 0): self = .heUniform
    case (".heNormal", 0): self = .heNormal
    default: throw mismatch("a scheme for initial weights", wire)
    }
  }

  public var wire: WireValue {
    switch self {
    case .zeros: .compound(".zeros", [])
    case .constant(let value): .compound(".constant(_:)", [value.wire])
    case .uniform(let limit): .compound(".uniform(_:)", [limit.wire])
    case .normal(let deviation): .compound(".normal(_:)", [deviation.wire])
    case .glorotUniform: .compound(".glorotUniform", [])
    case .glorotNormal: .compound(".glorotNormal", [])
    case .heUniform: .compound(".heUniform", [])
    case .heNormal: .compound(".heNormal", [])
    }
  }
}
