/// A value on its way between the grader and a runner.
///
/// Numbers travel as their bits, so what arrives is exactly what was sent, NaN and infinities
/// included.
public enum WireValue: Sendable {
  case null
  case bool(Bool)
  case int(Int)
  case double(Double)
  case string(String)
  case list([WireValue])
  /// Named fields, in a fixed order.
  case record([Field])
  /// An n-dimensional array: `elements` in row-major order.
  case array(shape: [Int], elements: [Double])
  /// An n-dimensional array of anything but doubles, such as whole numbers or the truths of a mask.
  case grid(shape: [Int], elements: [WireValue])
  /// Members in any order; ``Swift/Set`` sends them sorted.
  case set([WireValue])
  /// Keys with their values, in the order of the dictionary.
  case dictionary([Entry])
  /// An enum's case with its values, a type's initialiser or a labelled tuple, under the name that
  /// Swift gives it: `.insert(_:at:)`, `Extreme(value:index:)`, `(minimum:maximum:)`.
  case compound(String, [WireValue])

  public struct Field: Sendable {
    public let name: String
    public let value: WireValue

    public init(name: String, value: WireValue) {
      self.name = name
      self.value = value
    }
  }

  public struct Entry: Sendable {
    public let key: WireValue
    public let value: WireValue

    public init(key: WireValue, value: WireValue) {
      self.key = key
      self.value = value
    }
  }

  /// What kind of value this is, in a reader's words.
  public var kind: String {
    switch self {
    case .null: "nothing"
    case .bool: "true or false"
    case .int: "a whole number"
    case .double: "a number"
    case .string: "a text"
    case .list: "a list"
    case .record: "a record"
    case .array: "an NDArray"
    case .set: "a set"
    case .dictionary: "a dictionary"
    case .compound(let name, _): name
    case .grid(_, let elements):
      switch elements.first {
      case .int: "an NDArray<Int>"
      case .bool: "an NDArray<Bool>"
      default: "an NDArray of something else than doubles"
      }
    }
  }
}

extension WireValue: ExpressibleByDictionaryLiteral {
  public init(dictionaryLiteral elements: (String, WireValue)...) {
    self = .record(elements.map { Field(name: $0, value: $1) })
  }
}

/// A value that did not have the form its reader asked for.
public struct WireError: Error, Sendable, Equatable, CustomStringConvertible {
  public let description: String

  public init(_ description: String) {
    self.description = description
  }
}
