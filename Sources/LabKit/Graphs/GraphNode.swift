/// One node of an expression graph: what it computes, and from which nodes.
///
/// A graph is an array of nodes, and a node names its inputs by their places in that array:
/// ```swift
/// let graph: [GraphNode] = [          // y = x² − 10·x + 24
///   .placeholder("x"),                // 0   x
///   .power(0, exponent: 2),           // 1   x²
///   .constant(10),                    // 2
///   .multiply(2, 0),                  // 3   10·x
///   .subtract(1, 3),                  // 4   x² − 10·x
///   .constant(24),                    // 5
///   .add(4, 5),                       // 6   y
/// ]
/// ```
public enum GraphNode: Sendable, Equatable {
  /// A number that is given when the graph runs, under this name.
  case placeholder(String)
  case constant(Double)
  /// a + b
  case add(Int, Int)
  /// a − b
  case subtract(Int, Int)
  /// a · b
  case multiply(Int, Int)
  /// a / b
  case divide(Int, Int)
  /// aᵖ, where the exponent p never changes.
  case power(Int, exponent: Double)
  /// eᵃ
  case exp(Int)
  /// The natural logarithm of a.
  case log(Int)
  case sin(Int)
  case tanh(Int)

  /// The places of the nodes it is computed from, in the order of the operation.
  public var inputs: [Int] {
    switch self {
    case .placeholder, .constant: []
    case .add(let a, let b), .subtract(let a, let b), .multiply(let a, let b),
      .divide(let a, let b):
      [a, b]
    case .power(let a, _), .exp(let a), .log(let a), .sin(let a), .tanh(let a): [a]
    }
  }
}

extension GraphNode: WireCodable {
  public init(wire: WireValue) throws {
    guard case .compound(let name, let values) = wire else { throw mismatch("a node", wire) }
    func place(_ index: Int) throws -> Int { try Int(wire: values[index]) }
    switch (name, values.count) {
    case (".placeholder(_:)", 1): self = .placeholder(try String(wire: values[0]))
    case (".constant(_:)", 1): self = .constant(try Double(wire: values[0]))
    case (".add(_:_:)", 2): self = .add(try place(0), try place(1))
    case (".subtract(_:_:)", 2): self = .subtract(try place(0), try place(1))
    case (".multiply(_:_:)", 2): self = .multiply(try place(0), try place(1))
    case (".divide(_:_:)", 2): self = .divide(try place(0), try place(1))
    case (".power(_:exponent:)", 2):
      self = .power(try place(0), exponent: try Double(wire: values[1]))
    case (".exp(_:)", 1): self = .exp(try place(0))
    case (".log(_:)", 1): self = .log(try place(0))
    case (".sin(_:)", 1): self = .sin(try place(0))
    case (".tanh(_:)", 1): self = .tanh(try place(0))
    default: throw mismatch("a node", wire)
    }
  }

  public var wire: WireValue {
    switch self {
    case .placeholder(let name): .compound(".placeholder(_:)", [name.wire])
    case .constant(let value): .compound(".constant(_:)", [value.wire])
    case .add(let a, let b): .compound(".add(_:_:)", [a.wire, b.wire])
    case .subtract(let a, let b): .compound(".subtract(_:_:)", [a.wire, b.wire])
    case .multiply(let a, let b): .compound(".multiply(_:_:)", [a.wire, b.wire])
    case .divide(let a, let b): .compound(".divide(_:_:)", [a.wire, b.wire])
    case .power(let a, let exponent):
      .compound(".power(_:exponent:)", [a.wire, exponent.wire])
    case .exp(let a): .compound(".exp(_:)", [a.wire])
    case .log(let a): .compound(".log(_:)", [a.wire])
    case .sin(let a): .compound(".sin(_:)", [a.wire])
    case .tanh(let a): .compound(".tanh(_:)", [a.wire])
    }
  }
}

extension GraphNode {
  /// The same operation on inputs at other places.
  package func movingInputs(_ place: (Int) -> Int) -> GraphNode {
    switch self {
    case .placeholder, .constant: self
    case .add(let a, let b): .add(place(a), place(b))
    case .subtract(let a, let b): .subtract(place(a), place(b))
    case .multiply(let a, let b): .multiply(place(a), place(b))
    case .divide(let a, let b): .divide(place(a), place(b))
    case .power(let a, let exponent): .power(place(a), exponent: exponent)
    case .exp(let a): .exp(place(a))
    case .log(let a): .log(place(a))
    case .sin(let a): .sin(place(a))
    case .tanh(let a): .tanh(place(a))
    }
  }
}
