import LabKit

/// One exercise, written rightly in another way than the reference implementation, or wrongly.
struct Variant: Sendable {
  enum Kind: Sendable {
    case right
    /// `mistake` is the id of the typical mistake that it is, in `References/`.
    case wrong(mistake: String?)
  }

  let name: String
  let kind: Kind
  let endpoint: Endpoint

  var exercise: String { endpoint.exercise }
}

/// Collects the variants of a lab.
struct Variants {
  private(set) var all: [Variant] = []

  /// A wrong answer.
  ///
  /// - Parameters:
  ///   - name: what is wrong with it.
  ///   - mistake: the typical mistake that the grader must recognise in it, if it is one.
  mutating func wrong<each Argument: WireDecodable, Result: WireEncodable>(
    _ exercise: String, _ name: String, is mistake: String? = nil,
    _ function: @escaping @Sendable (repeat each Argument) throws -> Result
  ) {
    add(name, .wrong(mistake: mistake), Endpoint(exercise, function))
  }

  /// A wrong answer that is a pair.
  mutating func wrong<
    each Argument: WireDecodable, First: WireEncodable, Second: WireEncodable
  >(
    _ exercise: String, _ name: String, is mistake: String? = nil,
    _ function: @escaping @Sendable (repeat each Argument) throws -> (First, Second)
  ) {
    add(name, .wrong(mistake: mistake), Endpoint(exercise, function))
  }

  /// A right answer.
  ///
  /// - Parameter name: how it differs from the reference implementation.
  mutating func right<each Argument: WireDecodable, Result: WireEncodable>(
    _ exercise: String, _ name: String,
    _ function: @escaping @Sendable (repeat each Argument) throws -> Result
  ) {
    add(name, .right, Endpoint(exercise, function))
  }

  /// A right answer that is a pair.
  mutating func right<
    each Argument: WireDecodable, First: WireEncodable, Second: WireEncodable
  >(
    _ exercise: String, _ name: String,
    _ function: @escaping @Sendable (repeat each Argument) throws -> (First, Second)
  ) {
    add(name, .right, Endpoint(exercise, function))
  }

  private mutating func add(_ name: String, _ kind: Variant.Kind, _ endpoint: Endpoint) {
    all.append(Variant(name: name, kind: kind, endpoint: endpoint))
  }
}
