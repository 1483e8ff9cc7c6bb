/// What is said to a runner while a lesson's step is under way.
public enum Control: Sendable, Equatable {
  /// Stop the training after its present step.
  case pause
  /// Do this while the training stands still, in the inspector's words.
  case inspect(String)

  public var wire: WireValue {
    switch self {
    case .pause: .list([.string("pause")])
    case .inspect(let command): .list([.string("inspect"), .string(command)])
    }
  }

  /// - Throws: ``WireError`` when the value is no control.
  public init(wire: WireValue) throws {
    guard case .list(let parts) = wire, case .string(let name)? = parts.first else {
      throw WireError("not a control")
    }
    switch (name, parts.count) {
    case ("pause", 1): self = .pause
    case ("inspect", 2): self = .inspect(try String(wire: parts[1]))
    default: throw WireError("not a control")
    }
  }
}
