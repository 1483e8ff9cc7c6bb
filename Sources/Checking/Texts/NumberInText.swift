import Foundation
import LabKit

/// A number as a text writes it, with the digits it shows.
struct NumberInText {
  let value: Double
  /// Digits behind the point.
  let decimals: Int

  /// All numbers of a text, in order; a minus sign may be one of typography.
  static func all(in text: String) -> [NumberInText] {
    text.matches(of: /(?:^|[^\w.])([−-]?\d+(?: \d{3})*(?:\.\d+)?(?:e[-−]?\d+)?)/).compactMap {
      let plain = String($0.1).replacing("−", with: "-").replacing(" ", with: "")
      return Double(plain).map { value in
        NumberInText(
          value: value, decimals: plain.split(separator: ".").dropFirst().first?.count ?? 0)
      }
    }
  }

  /// Whether this is the number, rounded to the digits shown; half a unit of the last one may be
  /// rounded either way.
  func isRounded(_ number: Double) -> Bool {
    guard number.isFinite else { return false }
    return (value - number).magnitude <= 0.5000001 * pow(10, -Double(decimals))
  }
}

extension WireValue {
  /// Every number in it, in order.
  var numbers: [Double] {
    switch self {
    case .int(let value): [Double(value)]
    case .double(let value): [value]
    case .list(let values), .set(let values), .compound(_, let values), .grid(_, let values):
      values.flatMap(\.numbers)
    case .record(let fields): fields.flatMap(\.value.numbers)
    case .array(_, let elements): elements
    case .dictionary(let entries): entries.flatMap { $0.key.numbers + $0.value.numbers }
    case .null, .bool, .string: []
    }
  }
}
