/// What the grader asks of a runner.
public enum Request: Sendable {
  /// Call an exercise's function.
  case call(exercise: String, arguments: [WireValue])
  /// Run one step of a lab's lesson; without an index its trial.
  case step(lab: Int, index: Int?, inputs: StepInputs = StepInputs())

  public var wire: WireValue {
    switch self {
    case .call(let exercise, let arguments):
      .list([.string("call"), .string(exercise), .list(arguments)])
    case .step(let lab, let index, let inputs):
      .list([.string("step"), .int(lab), .list([index.wire, inputs.wire])])
    }
  }

  /// - Throws: ``WireError`` when the value is no request.
  public init(wire: WireValue) throws {
    guard case .list(let parts) = wire, parts.count == 3 else { throw WireError("not a request") }
    switch (parts[0], parts[1], parts[2]) {
    case (.string("call"), .string(let exercise), .list(let arguments)):
      self = .call(exercise: exercise, arguments: arguments)
    case (.string("step"), .int(let lab), .list(let rest)) where rest.count == 2:
      self = .step(
        lab: lab, index: try Int?(wire: rest[0]), inputs: try StepInputs(wire: rest[1]))
    default:
      throw WireError("not a request")
    }
  }
}

/// What a runner says to a request. Values, never verdicts.
public enum Reply: Sendable {
  /// What the function returned.
  case value(WireValue)
  /// The function, or the step, met an exercise that is not written.
  case unsolved(exercise: String)
  /// The function threw; `code` is the case's name when it was a ``LabError``.
  case threw(code: String?, message: String)
  /// The request did not fit this runner: no such exercise, or arguments of another form.
  case unsuitable(String)
  /// Something a lesson shows, as JSON; more replies follow.
  case event(json: String)
  /// The runner has started and waits for requests.
  case ready
  /// A training stands still, and waits for a ``Control/inspect(_:)``; more replies follow.
  case paused
  /// The step has ended.
  case finished

  public var wire: WireValue {
    switch self {
    case .value(let value): .list([.string("value"), value])
    case .unsolved(let exercise): .list([.string("unsolved"), .string(exercise)])
    case .threw(let code, let message):
      .list([.string("threw"), code.wire, .string(message)])
    case .unsuitable(let reason): .list([.string("unsuitable"), .string(reason)])
    case .event(let json): .list([.string("event"), .string(json)])
    case .ready: .list([.string("ready")])
    case .paused: .list([.string("paused")])
    case .finished: .list([.string("finished")])
    }
  }

  /// - Throws: ``WireError`` when the value is no reply.
  public init(wire: WireValue) throws {
    guard case .list(let parts) = wire, case .string(let name)? = parts.first else {
      throw WireError("not a reply")
    }
    switch (name, parts.count) {
    case ("value", 2): self = .value(parts[1])
    case ("unsolved", 2): self = .unsolved(exercise: try String(wire: parts[1]))
    case ("threw", 3):
      self = .threw(code: try String?(wire: parts[1]), message: try Self.short(parts[2]))
    case ("unsuitable", 2): self = .unsuitable(try Self.short(parts[1]))
    case ("event", 2): self = .event(json: try String(wire: parts[1]))
    case ("ready", 1): self = .ready
    case ("paused", 1): self = .paused
    case ("finished", 1): self = .finished
    default: throw WireError("not a reply")
    }
  }
  /// A message as long as anybody would read.
  private static func short(_ wire: WireValue) throws -> String {
    let text = try String(wire: wire)
    return text.utf8.count > 500 ? "\(text.prefix(500)) …" : text
  }
}
