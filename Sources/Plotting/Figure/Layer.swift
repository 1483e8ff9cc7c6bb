extension Figure {
  /// One thing drawn in a figure: a line, points, bars, a reference line or a coloured plane.
  ///
  /// Numbers are kept in two columns whose meaning depends on the kind:
  ///
  /// ```
  /// kind        x           y
  /// line        [count]     [count]
  /// points      [count]     [count]
  /// bars        [count+1]   [count]     edges, heights
  /// horizontal  [0]         [1]
  /// vertical    [1]         [0]
  /// field       [2]         [2]         the bounds; the numbers are in `field`
  /// ```
  ///
  /// When two columns do not match, the surplus of the longer one is not drawn.
  public struct Layer: Sendable {
    /// What is drawn from the numbers of a layer.
    public enum Kind: String, Codable, Sendable {
      case line, points, bars, horizontal, vertical, field
    }

    /// How a line is stroked.
    public enum Stroke: String, Codable, Sendable, CaseIterable {
      case solid, dashed, dotted
    }

    public let kind: Kind
    public let x: [Double]
    public let y: [Double]
    /// The text in the legend; `nil` leaves the layer out of it.
    public let label: String?
    /// The class that decides colour, marker and stroke; `nil` takes the position in the figure.
    public let series: Int?
    /// The stroke of a line; `nil` takes that of the series.
    public let stroke: Stroke?
    /// The numbers of a field.
    public let field: Field?

    init(
      kind: Kind, x: [Double], y: [Double], label: String?, series: Int?, stroke: Stroke?,
      field: Field? = nil
    ) {
      self.kind = kind
      self.x = x
      self.y = y
      self.label = label
      self.series = series
      self.stroke = stroke
      self.field = field
    }

    /// Connects points in the given order; a point that cannot be placed interrupts the line.
    public static func line(
      x: [Double], y: [Double], label: String? = nil, series: Int? = nil, stroke: Stroke? = nil
    ) -> Layer {
      Layer(kind: .line, x: x, y: y, label: label, series: series, stroke: stroke)
    }

    /// Marks points of one class; give each class its own layer and its own `series`.
    public static func points(
      x: [Double], y: [Double], label: String? = nil, series: Int? = nil
    ) -> Layer {
      Layer(kind: .points, x: x, y: y, label: label, series: series, stroke: nil)
    }

    /// Draws bar `i` from `edges[i]` to `edges[i + 1]`, from zero to `heights[i]`.
    public static func bars(
      edges: [Double], heights: [Double], label: String? = nil, series: Int? = nil
    ) -> Layer {
      Layer(kind: .bars, x: edges, y: heights, label: label, series: series, stroke: nil)
    }

    /// Marks one value of y across the whole width.
    public static func horizontal(at y: Double, label: String? = nil) -> Layer {
      Layer(kind: .horizontal, x: [], y: [y], label: label, series: nil, stroke: nil)
    }

    /// Marks one value of x over the whole height.
    public static func vertical(at x: Double, label: String? = nil) -> Layer {
      Layer(kind: .vertical, x: [x], y: [], label: label, series: nil, stroke: nil)
    }
  }
}
