extension Figure.Layer: Equatable {
  /// Whether two layers draw the same; unlike IEEE 754, NaN equals NaN, so that a figure equals
  /// its copy.
  public static func == (left: Self, right: Self) -> Bool {
    func same(_ a: Double, _ b: Double) -> Bool { a == b || (a.isNaN && b.isNaN) }
    return left.kind == right.kind && left.label == right.label && left.series == right.series
      && left.stroke == right.stroke
      && left.x.elementsEqual(right.x, by: same) && left.y.elementsEqual(right.y, by: same)
  }
}

extension Figure.Layer: Codable {
  private enum CodingKeys: String, CodingKey {
    case kind, x, y, label, series, stroke
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    kind = try container.decode(Kind.self, forKey: .kind)
    x = try container.decode([JSONNumber].self, forKey: .x).map(\.value)
    y = try container.decode([JSONNumber].self, forKey: .y).map(\.value)
    label = try container.decodeIfPresent(String.self, forKey: .label)
    series = try container.decodeIfPresent(Int.self, forKey: .series)
    stroke = try container.decodeIfPresent(Stroke.self, forKey: .stroke)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(kind, forKey: .kind)
    try container.encode(x.map(JSONNumber.init), forKey: .x)
    try container.encode(y.map(JSONNumber.init), forKey: .y)
    try container.encodeIfPresent(label, forKey: .label)
    try container.encodeIfPresent(series, forKey: .series)
    try container.encodeIfPresent(stroke, forKey: .stroke)
  }
}

/// A number that survives any encoder: JSON has no NaN and no infinities, so these travel as the
/// strings `"nan"`, `"inf"` and `"-inf"`.
private struct JSONNumber: Codable {
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
