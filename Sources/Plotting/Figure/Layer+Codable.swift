extension Figure.Layer: Equatable {
  /// Whether two layers draw the same, NaN being equal to NaN.
  public static func == (left: Self, right: Self) -> Bool {
    left.kind == right.kind && left.label == right.label && left.series == right.series
      && left.stroke == right.stroke && left.x.isSame(as: right.x) && left.y.isSame(as: right.y)
      && left.field == right.field
  }
}

extension Figure.Layer: Codable {
  private enum CodingKeys: String, CodingKey {
    case kind, x, y, label, series, stroke, field
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    kind = try container.decode(Kind.self, forKey: .kind)
    x = try container.decodeNumbers(forKey: .x)
    y = try container.decodeNumbers(forKey: .y)
    label = try container.decodeIfPresent(String.self, forKey: .label)
    series = try container.decodeIfPresent(Int.self, forKey: .series)
    stroke = try container.decodeIfPresent(Stroke.self, forKey: .stroke)
    field = try container.decodeIfPresent(Figure.Field.self, forKey: .field)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(kind, forKey: .kind)
    try container.encodeNumbers(x, forKey: .x)
    try container.encodeNumbers(y, forKey: .y)
    try container.encodeIfPresent(label, forKey: .label)
    try container.encodeIfPresent(series, forKey: .series)
    try container.encodeIfPresent(stroke, forKey: .stroke)
    try container.encodeIfPresent(field, forKey: .field)
  }
}
