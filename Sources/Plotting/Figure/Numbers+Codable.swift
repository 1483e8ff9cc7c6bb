/// A number that survives any encoder: JSON has no NaN and no infinities, so these travel as the
/// strings `"nan"`, `"inf"` and `"-inf"`.
struct JSONNumber: Codable {
  let value: Double

  init(_ value: Double) { self.value = value }

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let number = try? container.decode(Double.self) {
      value = number
      return
    }
    let text = try container.decode(String.self)
    switch text {
    case "nan": value = .nan
    case "inf": value = .infinity
    case "-inf": value = -.infinity
    default:
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "expected a number, nan, inf or -inf, got \"\(text)\"")
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    if value.isFinite {
      try container.encode(value)
    } else {
      try container.encode(value.isNaN ? "nan" : value > 0 ? "inf" : "-inf")
    }
  }
}

extension KeyedDecodingContainer {
  func decodeNumbers(forKey key: Key) throws -> [Double] {
    try decode([JSONNumber].self, forKey: key).map(\.value)
  }
}

extension KeyedEncodingContainer {
  mutating func encodeNumbers(_ numbers: [Double], forKey key: Key) throws {
    try encode(numbers.map(JSONNumber.init), forKey: key)
  }
}

extension [Double] {
  /// Whether two columns are the same; unlike IEEE 754, NaN equals NaN, so that a figure equals
  /// its copy.
  func isSame(as other: [Double]) -> Bool {
    elementsEqual(other) { $0 == $1 || ($0.isNaN && $1.isNaN) }
  }
}
