/// What can be asked of a training that stands still.
public enum InspectorCommand: Sendable, Equatable {
  case shapes
  /// Of a layer, counted from 1.
  case weights(Int)
  case gradients(Int)
  case activations(Int)
  case plotLoss
  /// Make so many steps and stop again.
  case step(Int)
  case carryOn
  case quit
  case help

  /// Every command as it is typed, with what it does.
  public static let all: [(usage: String, purpose: String)] = [
    ("shapes", "the layers, their shapes and parameters"),
    ("weights 1", "weights and biases of layer 1"),
    ("grads 1", "how the loss changes with each of them"),
    ("activations 1", "what layer 1 makes of the training rows"),
    ("plot loss", "the loss so far"),
    ("step 10", "10 steps more, then stop again"),
    ("continue", "go on as if nothing had been"),
    ("quit", "leave the lesson"),
  ]

  /// The words that commands begin with.
  public static let words = [
    "shapes", "weights", "grads", "activations", "plot", "step", "continue", "quit", "help",
  ]

  /// - Throws: ``InspectorError`` when the text is no command.
  public init(_ text: String) throws {
    let parts = text.split(whereSeparator: \.isWhitespace).map { $0.lowercased() }
    guard let word = parts.first else { throw InspectorError.empty }
    func number() throws -> Int {
      guard parts.count == 2, let number = Int(parts[1]), number > 0 else {
        throw InspectorError.needsNumber(word)
      }
      return number
    }
    switch (word, parts.count) {
    case ("shapes", 1): self = .shapes
    case ("weights", _): self = .weights(try number())
    case ("grads", _): self = .gradients(try number())
    case ("activations", _): self = .activations(try number())
    case ("plot", 1): self = .plotLoss
    case ("plot", 2) where parts[1] == "loss": self = .plotLoss
    case ("step", 1): self = .step(1)
    case ("step", _): self = .step(try number())
    case ("continue", 1), ("c", 1): self = .carryOn
    case ("quit", 1), ("q", 1): self = .quit
    case ("help", 1), ("?", 1): self = .help
    case ("shapes", _), ("continue", _), ("quit", _), ("help", _):
      throw InspectorError.takesNothing(word)
    default: throw InspectorError.unknown(text.trimmingCharacters(in: .whitespaces))
    }
  }
}

/// Why a line is no command of the inspector: facts, worded here.
public enum InspectorError: Error, Equatable, CustomStringConvertible {
  case empty
  case unknown(String)
  case needsNumber(String)
  case takesNothing(String)

  public var description: String {
    switch self {
    case .empty: "There is nothing to do."
    case .unknown(let text):
      "There is no command \"\(text)\". Commands: "
        + InspectorCommand.all.map(\.usage).joined(separator: ", ") + "."
    case .needsNumber("step"): "`step` takes a whole number of steps, 1 or more: `step 10`."
    case .needsNumber(let word):
      "`\(word)` takes the number of a layer, counted from 1: `\(word) 1`."
    case .takesNothing(let word): "`\(word)` stands alone: nothing follows it."
    }
  }
}
