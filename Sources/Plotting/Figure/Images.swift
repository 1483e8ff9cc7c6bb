extension Figure {
  /// Grey-scale images side by side, in as many lines as they need.
  public struct Images: Codable, Sendable, Equatable {
    public var panels: [Panel]
    /// How many panels stand in one line; `nil` lets the width decide.
    public let columns: Int?

    public init(panels: [Panel], columns: Int? = nil) {
      self.panels = panels
      self.columns = columns.map { max(1, $0) }
    }
  }

  /// One grey-scale image with its caption.
  public struct Panel: Codable, Sendable, Equatable {
    public let caption: String
    public let pixels: Grid
    /// The values drawn as black and as white; values outside are clamped. `nil` takes the
    /// smallest and the largest pixel.
    public let range: ClosedRange<Double>?

    /// Creates a panel from pixels in row-major order, `[rows · columns]`.
    ///
    /// A pixel that is NaN, or missing because there are fewer than `rows · columns`, is marked;
    /// surplus pixels are not drawn. A range that cannot be shown is taken from the pixels.
    public init(
      _ caption: String, rows: Int, columns: Int, pixels: [Double],
      range: ClosedRange<Double>? = 0...1
    ) {
      self.caption = caption
      self.pixels = Grid(rows: rows, columns: columns, values: pixels)
      self.range = range?.showable
    }

    /// The pixels as greys: 0 is black, 1 is white, NaN stays.
    var greys: Grid {
      let range = range?.showable ?? pixels.span
      return Grid(
        rows: pixels.rows, columns: pixels.columns,
        values: pixels.values.map(range.clampedFraction))
    }
  }

  /// Creates a figure of grey-scale images: small values black, large values white.
  ///
  /// All panels are drawn to one scale, so that a cropped image is smaller than the whole one. In
  /// text without colours, large values are drawn with more ink.
  ///
  /// ```swift
  /// let figure = Figure.images(
  ///   slug: "lab02-flipped", title: "A seven, and what it is not",
  ///   panels: [
  ///     .init("original", rows: 28, columns: 28, pixels: seven),
  ///     .init("left and right exchanged", rows: 28, columns: 28, pixels: flipped),
  ///   ])
  /// ```
  public static func images(
    slug: String, title: String, panels: [Panel], columns: Int? = nil
  ) -> Figure {
    Figure(slug: slug, title: title, content: .images(Images(panels: panels, columns: columns)))
  }
}

extension Figure.Images {
  var mostRows: Int { panels.map(\.pixels.rows).max() ?? 0 }
  var mostColumns: Int { panels.map(\.pixels.columns).max() ?? 1 }
  var hasGaps: Bool { panels.contains { $0.pixels.values.contains(where: \.isNaN) } }

  /// The panels line by line.
  func lines(of columns: Int) -> [ArraySlice<Figure.Panel>] {
    stride(from: 0, to: panels.count, by: columns).map {
      panels[$0..<min($0 + columns, panels.count)]
    }
  }
}
