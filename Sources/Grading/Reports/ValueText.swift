import Foundation
import LabKit
import Lessons

extension WireValue {
  /// The value as it would stand in Swift, shortened when it is long.
  public var text: String {
    switch self {
    case .null: return "nil"
    case .bool(let value): return "\(value)"
    case .int(let value): return "\(value)"
    case .double(let value): return value.text
    case .string(let value):
      return "\"\(String(value.prefix(60)).escaped)\(value.count > 60 ? "…" : "")\""
    case .list(let values), .set(let values):
      return Self.bracketed(values.prefix(Self.shown).map(\.text), of: values.count)
    case .record(let fields):
      if fields.count == 1, fields[0].name == "transposed" {
        return fields[0].value.text + ".transposed"
      }
      return "(" + fields.map { "\($0.name): \($0.value.text)" }.joined(separator: ", ") + ")"
    case .array(let shape, let elements):
      return Self.arrayText(
        shape: shape, elements.prefix(Self.shownOfArray).map(\.text), of: elements.count)
    case .grid(let shape, let elements):
      return Self.arrayText(
        shape: shape, elements.prefix(Self.shownOfArray).map(\.text), of: elements.count)
    case .dictionary(let entries):
      guard !entries.isEmpty else { return "[:]" }
      let start = entries.prefix(Self.shown).map { "\($0.key.text): \($0.value.text)" }
      return Self.bracketed(start, of: entries.count)
    case .compound(let name, let values):
      // A case without values, such as `.tanh`.
      guard name.contains("(") else { return name }
      let list = zip(Self.labels(of: name), values).map { label, value in
        label == "_" ? value.text : "\(label): \(value.text)"
      }
      return "\(name.prefix { $0 != "(" })(\(list.joined(separator: ", ")))"
    }
  }

  /// An array as Swift would write it: rows of a small matrix, the numbers of a short vector,
  /// otherwise the shape and the first elements.
  private static func arrayText(shape: [Int], _ elements: [String], of count: Int) -> String {
    if shape.count == 2, (1...4).contains(shape[0]), (1...5).contains(shape[1]) {
      let rows = (0..<shape[0]).map { row in
        elements[row * shape[1]..<(row + 1) * shape[1]].joined(separator: ", ")
      }
      return "NDArray([" + rows.map { "[\($0)]" }.joined(separator: ", ") + "])"
    }
    if shape.count == 1 {
      return "NDArray(\(Self.bracketed(Array(elements.prefix(Self.shown)), of: count)))"
    }
    guard shape.count <= Self.shown else { return "NDArray of rank \(shape.count)" }
    let start = elements.prefix(Self.shown)
    return "NDArray(shape: \(shape), elements: \(Self.bracketed(Array(start), of: count)))"
  }

  /// The elements of the largest matrix that is shown whole.
  private static let shownOfArray = 20

  /// The labels in a compound's name: `_` and `at` in `.insert(_:at:)`.
  static func labels(of name: String) -> [String] {
    name.drop { $0 != "(" }.dropFirst().dropLast().split(separator: ":").map(String.init)
  }

  /// More elements of a list than this are summarised.
  private static let shown = 8

  private static func bracketed(_ start: [String], of count: Int) -> String {
    "[" + start.joined(separator: ", ") + (count > start.count ? ", … \(count) in all" : "") + "]"
  }
}

extension String {
  /// As it stands between the quotation marks of a Swift literal.
  fileprivate var escaped: String {
    replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
      .replacing("\n", with: "\\n").replacing("\t", with: "\\t")
  }
}

extension Double {
  /// All digits that matter, without `.0` on whole numbers of moderate size.
  package var text: String {
    if isFinite, magnitude < 1e15, self == rounded(), !(self == 0 && sign == .minus) {
      return String(Int(self))
    }
    if isNaN { return "nan" }
    return isInfinite ? (self < 0 ? "-infinity" : "infinity") : "\(self)"
  }

  /// Two significant digits, for a difference or a bound.
  var roughText: String { String(format: "%.2g", self) }
}

extension Exercise {
  /// A call of the exercise's function, as it would be written.
  public func callText(_ arguments: [WireValue]) -> String {
    let labels = argumentLabels
    let list = arguments.enumerated().map { index, argument in
      guard index < labels.count, let label = labels[index] else { return argument.text }
      return "\(label): \(argument.text)"
    }
    return "\(function)(\(list.joined(separator: ", ")))"
  }
}
