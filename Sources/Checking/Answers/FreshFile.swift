import Foundation
import Grading
import LabKit

/// Fresh inputs with the reference implementation's answers, as a file for the scripts that write the
/// references: they answer the same inputs with other programs.
///
/// ```
/// [{"exercise": "3.1", "name": "…", "in": [[1.5, 2.0]], "out": 1.75}]
/// ```
///
/// Values have the form of the reference files.
enum FreshFile {
  static func line(_ exercise: String, _ one: ReferenceCase) -> String {
    let expected =
      switch one.expected {
      case .value(let value), .anyOrder(let value): value.json
      case .error(let code): "{\"$throws\": \(code.json)}"
      case .crash: "{\"$crash\": true}"
      }
    return "{\"exercise\": \(exercise.json), \"name\": \(one.name.json), "
      + "\"in\": \(WireValue.list(one.arguments).json), \"out\": \(expected)}"
  }
}

extension WireValue {
  /// The form in which a reference file has it. A double keeps its point, so that its reader can tell
  /// it from a whole number.
  fileprivate var json: String {
    func list(_ values: [WireValue]) -> String {
      "[\(values.map(\.json).joined(separator: ", "))]"
    }
    switch self {
    case .null: return "null"
    case .bool(let value): return "\(value)"
    case .int(let value): return "\(value)"
    case .double(let value):
      if value.isNaN { return "{\"$float\": \"nan\"}" }
      return value.isInfinite ? "{\"$float\": \"\(value < 0 ? "-inf" : "inf")\"}" : "\(value)"
    case .string(let text): return text.json
    case .list(let values): return list(values)
    case .set(let members): return "{\"$set\": \(list(members))}"
    case .record(let fields):
      let parts = fields.map { "\($0.name.json): \($0.value.json)" }
      return "{\(parts.joined(separator: ", "))}"
    case .dictionary(let entries):
      return "{\"$dictionary\": \(list(entries.map { .list([$0.key, $0.value]) }))}"
    case .compound(let name, let values):
      return "{\"$compound\": \(name.json), \"values\": \(list(values))}"
    case .array(let shape, let elements):
      return "{\"$array\": {\"shape\": \(shape), \"data\": \(list(elements.map { .double($0) }))}}"
    case .grid(let shape, let elements):
      let isTruth = if case .bool = elements.first { true } else { false }
      return "{\"$array\": {\"shape\": \(shape), \"data\": \(list(elements)), "
        + "\"type\": \"\(isTruth ? "bool" : "int")\"}}"
    }
  }
}

extension String {
  fileprivate var json: String {
    let data = (try? JSONEncoder().encode(self)) ?? Data("\"\"".utf8)
    return String(decoding: data, as: UTF8.self)
  }
}
