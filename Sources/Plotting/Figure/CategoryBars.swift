extension Figure {
  /// Bars with names: one category below the other, the bars of its series side by side.
  ///
  /// The bars lie, so that long names can be read.
  public struct CategoryBars: Codable, Sendable, Equatable {
    public let categories: [String]
    /// What the bars measure.
    public let axis: Axis
    public let series: [BarSeries]

    public init(categories: [String], axis: Axis, series: [BarSeries]) {
      self.categories = categories
      self.axis = axis
      self.series = series
    }
  }

  /// One bar for each category.
  public struct BarSeries: Sendable {
    /// The text in the legend; `nil` leaves the series out of it.
    public let label: String?
    /// `[categories]`; a missing number is NaN, a surplus one is not drawn.
    public let values: [Double]

    public init(_ label: String? = nil, values: [Double]) {
      self.label = label
      self.values = values
    }
  }

  /// Creates a figure of named bars; each bar has its number beside it.
  ///
  /// ```swift
  /// let figure = Figure.bars(
  ///   slug: "lab02-gemm", title: "The product of two 512 × 512 matrices",
  ///   categories: ["three loops", "loops over rows", "BLAS"], axis: .init("GFLOP/s"),
  ///   series: [.init(values: [0.9, 3.1, 71])])
  /// ```
  public static func bars(
    slug: String, title: String, categories: [String], axis: Axis, series: [BarSeries]
  ) -> Figure {
    Figure(
      slug: slug, title: title,
      content: .bars(CategoryBars(categories: categories, axis: axis, series: series)))
  }
}

extension Figure.BarSeries: Codable, Equatable {
  private enum CodingKeys: String, CodingKey {
    case label, values
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    label = try container.decodeIfPresent(String.self, forKey: .label)
    values = try container.decodeNumbers(forKey: .values)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encodeIfPresent(label, forKey: .label)
    try container.encodeNumbers(values, forKey: .values)
  }

  /// Whether two series are the same, NaN being equal to NaN.
  public static func == (left: Self, right: Self) -> Bool {
    left.label == right.label && left.values.isSame(as: right.values)
  }
}

extension Figure.CategoryBars {
  /// The number of a category in a series.
  func value(_ category: Int, of series: Figure.BarSeries) -> Double {
    category < series.values.count ? series.values[category] : .nan
  }

  /// The interval that the bars cover, zero included on a linear axis.
  var span: Span {
    let values = series.flatMap { $0.values.prefix(categories.count) }
    return Span(
      axis: axis, values: values.filter(axis.scale.canPlace), margin: 0.04, standsOnZero: true)
  }

  /// What the bars measure, and that they are not proportional where they are not.
  var axisText: String {
    axis.scale == .logarithmic ? "\(axis.label) (logarithmic)" : axis.label
  }
}
