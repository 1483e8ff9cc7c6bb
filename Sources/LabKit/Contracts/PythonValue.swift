import OrderedCollections

/// A value of any of Python's eight everyday types: the input of exercise 1.4.
///
/// It is written like the value itself, where Swift has a literal for it:
///
/// ```swift
/// let values: [PythonValue] = [7, 2.5, "seven", true, [1, "two", 3.0], ["one": 1]]
/// let others: [PythonValue] = [.tuple([1, "two"]), .tuple([5]), .set([1, 2, 3])]
/// ```
///
/// Two values are equal if they are the same case with equal contents; unlike in Python,
/// `.int(1)`, `.float(1)` and `.bool(true)` are three different values.
public enum PythonValue: Sendable, Hashable {
  case int(Int)
  case float(Double)
  case text(String)
  case bool(Bool)
  case list([PythonValue])
  case tuple([PythonValue])
  case set(Set<PythonValue>)
  case dictionary(OrderedDictionary<String, PythonValue>)
}

extension PythonValue: ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
  ExpressibleByStringLiteral, ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral,
  ExpressibleByDictionaryLiteral
{
  public init(integerLiteral value: Int) { self = .int(value) }
  public init(floatLiteral value: Double) { self = .float(value) }
  public init(stringLiteral value: String) { self = .text(value) }
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  public init(arrayLiteral elements: PythonValue...) { self = .list(elements) }

  /// Of a key that stands there twice, the last value counts, as in Python.
  public init(dictionaryLiteral elements: (String, PythonValue)...) {
    self = .dictionary(OrderedDictionary(elements, uniquingKeysWith: { _, last in last }))
  }
}

extension PythonValue: WireDecodable {
  public init(wire: WireValue) throws {
    switch wire {
    case .int(let value): self = .int(value)
    case .string(let value): self = .text(value)
    case .bool(let value): self = .bool(value)
    case .list: self = .list(try [PythonValue](wire: wire))
    case .dictionary: self = .dictionary(try OrderedDictionary(wire: wire))
    case .compound(".float(_:)", let values) where values.count == 1:
      self = .float(try Double(wire: values[0]))
    case .compound(".tuple(_:)", let values) where values.count == 1:
      self = .tuple(try [PythonValue](wire: values[0]))
    case .compound(".set(_:)", let values) where values.count == 1:
      self = .set(try Set(wire: values[0]))
    default: throw mismatch("a Python value", wire)
    }
  }
}
