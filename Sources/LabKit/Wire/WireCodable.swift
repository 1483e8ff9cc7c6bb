import NumericsEngine

/// A type a student's function may return.
public protocol WireEncodable: SendableMetatype {
  var wire: WireValue { get }
}

/// A type a student's function may take.
public protocol WireDecodable: SendableMetatype {
  /// - Throws: ``WireError`` when the value is of another form.
  init(wire: WireValue) throws
}

public typealias WireCodable = WireEncodable & WireDecodable

func mismatch(_ wanted: String, _ got: WireValue) -> WireError {
  WireError("\(wanted) was expected, but \(got.kind) was sent")
}

extension Bool: WireCodable {
  public init(wire: WireValue) throws {
    guard case .bool(let value) = wire else { throw mismatch("true or false", wire) }
    self = value
  }
  public var wire: WireValue { .bool(self) }
}

extension Int: WireCodable {
  public init(wire: WireValue) throws {
    guard case .int(let value) = wire else { throw mismatch("a whole number", wire) }
    self = value
  }
  public var wire: WireValue { .int(self) }
}

extension Double: WireCodable {
  /// Whole numbers are numbers too: a reference file may write 3 for 3.0.
  public init(wire: WireValue) throws {
    switch wire {
    case .double(let value): self = value
    case .int(let value): self = Double(value)
    default: throw mismatch("a number", wire)
    }
  }
  public var wire: WireValue { .double(self) }
}

extension String: WireCodable {
  public init(wire: WireValue) throws {
    guard case .string(let value) = wire else { throw mismatch("a text", wire) }
    self = value
  }
  public var wire: WireValue { .string(self) }
}

extension Array: WireEncodable where Element: WireEncodable {
  public var wire: WireValue { .list(map(\.wire)) }
}

extension Array: WireDecodable where Element: WireDecodable {
  public init(wire: WireValue) throws {
    guard case .list(let values) = wire else { throw mismatch("a list", wire) }
    self = try values.map(Element.init(wire:))
  }
}

extension Optional: WireEncodable where Wrapped: WireEncodable {
  public var wire: WireValue { self?.wire ?? .null }
}

extension Optional: WireDecodable where Wrapped: WireDecodable {
  public init(wire: WireValue) throws {
    if case .null = wire { self = nil } else { self = try Wrapped(wire: wire) }
  }
}

extension NDArray: WireEncodable where Element == Double {
  public var wire: WireValue { .array(shape: shape, elements: elements) }
}

extension NDArray: WireDecodable where Element == Double {
  public init(wire: WireValue) throws {
    guard case .array(let shape, let elements) = wire else { throw mismatch("an NDArray", wire) }
    self.init(shape: shape, elements: elements)
  }
}
