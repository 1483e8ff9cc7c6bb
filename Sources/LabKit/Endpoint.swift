/// One exercise, callable with values that came over the wire.
///
/// ```swift
/// Endpoint("3.1", mean)
/// ```
///
/// The initialiser is generic over the function's parameters: it decodes one wire value for each,
/// calls the function, and encodes what comes back.
public struct Endpoint: Sendable {
  /// The exercise's id, such as `"3.1"`.
  public let exercise: String

  private let body: @Sendable (inout ArgumentReader) throws -> WireValue

  /// An exercise whose function returns one value.
  public init<each Argument: WireDecodable, Result: WireEncodable>(
    _ exercise: String,
    _ function: @escaping @Sendable (repeat each Argument) throws -> Result
  ) {
    self.exercise = exercise
    body = { reader in
      let arguments = (repeat try reader.next((each Argument).self))
      try reader.finish()
      return try function(repeat each arguments).wire
    }
  }

  /// An exercise whose function returns a pair, sent as a list of two.
  public init<each Argument: WireDecodable, First: WireEncodable, Second: WireEncodable>(
    _ exercise: String,
    _ function: @escaping @Sendable (repeat each Argument) throws -> (First, Second)
  ) {
    self.exercise = exercise
    body = { reader in
      let arguments = (repeat try reader.next((each Argument).self))
      try reader.finish()
      let (first, second) = try function(repeat each arguments)
      return .list([first.wire, second.wire])
    }
  }

  /// Calls the function.
  ///
  /// - Throws: ``WireError`` when the arguments do not fit its parameters, otherwise whatever the
  ///   function throws.
  public func call(_ arguments: [WireValue]) throws -> WireValue {
    var reader = ArgumentReader(arguments: arguments)
    return try body(&reader)
  }
}

/// Hands out a call's arguments one by one, in order.
private struct ArgumentReader {
  let arguments: [WireValue]
  var position = 0

  mutating func next<Argument: WireDecodable>(_ type: Argument.Type) throws -> Argument {
    guard position < arguments.count else {
      throw WireError("argument \(position + 1) is missing: \(arguments.count) were sent")
    }
    defer { position += 1 }
    return try Argument(wire: arguments[position])
  }

  func finish() throws {
    guard position == arguments.count else {
      throw WireError("\(arguments.count) arguments were sent to a function of \(position)")
    }
  }
}
