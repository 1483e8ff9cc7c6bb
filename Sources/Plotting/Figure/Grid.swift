extension Figure {
  /// Numbers in rows and columns, row by row: `[rows, columns]`.
  ///
  /// Numbers beyond the last row are left out; missing ones are NaN.
  public struct Grid: Sendable {
    public let rows: Int
    public let columns: Int
    /// The numbers row by row: `[rows · columns]`.
    public let values: [Double]

    /// More numbers than this no reader could see, and no picture could hold.
    private static let mostValues = 4_000_000

    public init(rows: Int, columns: Int, values: [Double]) {
      self.columns = min(max(columns, 1), Self.mostValues)
      self.rows = min(max(rows, 0), Self.mostValues / self.columns)
      let count = self.rows * self.columns
      let missing = max(0, count - values.count)
      self.values = Array(values.prefix(count)) + Array(repeating: .nan, count: missing)
    }

    /// The number at a row and a column.
    subscript(row: Int, column: Int) -> Double { values[row * columns + column] }

    /// The interval between the smallest and the largest finite number; at least a little wide.
    var span: ClosedRange<Double> {
      let finite = values.filter { $0.magnitude <= 1e150 }
      guard let lowest = finite.min(), let highest = finite.max() else { return 0...1 }
      let isFlat = highest - lowest <= max(1e-150, 1e-12 * max(-lowest, highest))
      return isFlat ? lowest...(lowest + max(1, lowest.magnitude)) : lowest...highest
    }
  }
}

extension Figure.Grid: Equatable {
  /// Whether two grids are the same, NaN being equal to NaN.
  public static func == (left: Self, right: Self) -> Bool {
    left.rows == right.rows && left.columns == right.columns
      && left.values.isSame(as: right.values)
  }
}

extension Figure.Grid: Codable {
  private enum CodingKeys: String, CodingKey {
    case rows, columns, values
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      rows: try container.decode(Int.self, forKey: .rows),
      columns: try container.decode(Int.self, forKey: .columns),
      values: try container.decodeNumbers(forKey: .values))
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(rows, forKey: .rows)
    try container.encode(columns, forKey: .columns)
    try container.encodeNumbers(values, forKey: .values)
  }
}

extension ClosedRange<Double> {
  /// How far along the range a value lies, 0…1; values outside are clamped, NaN is kept.
  func clampedFraction(of value: Double) -> Double {
    guard !value.isNaN else { return .nan }
    // Halving first: the difference of two bounds can exceed what a Double holds.
    let width = upperBound / 2 - lowerBound / 2
    return Swift.min(Swift.max((value / 2 - lowerBound / 2) / width, 0), 1)
  }

  /// The range, or `nil` when its bounds are infinite or too close to tell values apart.
  var showable: Self? { Figure.Axis("", range: self).range }
}
