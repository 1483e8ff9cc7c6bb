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

/// A byte travels as a whole number.
extension UInt8: WireCodable {
  public init(wire: WireValue) throws {
    let value = try Int(wire: wire)
    guard let byte = UInt8(exactly: value) else {
      throw WireError("a byte, 0 to 255, was expected, but \(value) was sent")
    }
    self = byte
  }
  public var wire: WireValue { .int(Int(self)) }
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

/// An element of an ``NDArray`` that can travel: `Double`, `Int` or `Bool`.
public protocol WireElement: NDArrayElement, WireCodable {}

extension Double: WireElement {}
extension Int: WireElement {}
extension Bool: WireElement {}

extension NDArray: WireEncodable where Element: WireElement {
  public var wire: WireValue {
    if let doubles = self as? NDArray<Double> {
      return .array(shape: shape, elements: doubles.elements)
    }
    return .grid(shape: shape, elements: elements.map(\.wire))
  }
}

extension NDArray: WireDecodable where Element: WireElement {
  /// The record `transposed: array` is the transposed view of an array, so that a function also
  /// meets arrays whose elements do not lie in row-major order.
  public init(wire: WireValue) throws {
    switch wire {
    case .array(let shape, let elements):
      guard let elements = elements as? [Element] else {
        throw mismatch("NDArray<\(Element.self)>", wire)
      }
      self.init(shape: shape, elements: elements)
    case .grid(let shape, let elements):
      self.init(shape: shape, elements: try elements.map(Element.init(wire:)))
    case .record(let fields) where fields.count == 1 && fields[0].name == "transposed":
      self = try NDArray(wire: fields[0].value).transposed
    default: throw mismatch("an NDArray", wire)
    }
  }
}

/// A value built by hand, for a type that only decodes.
extension WireValue: WireEncodable {
  public var wire: WireValue { self }
}
