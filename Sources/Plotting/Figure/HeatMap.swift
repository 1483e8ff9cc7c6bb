extension Figure {
  /// A matrix of numbers, each in a cell whose colour shows how large it is.
  public struct HeatMap: Codable, Sendable, Equatable {
    /// Which numbers get which colours.
    public enum Colours: String, Codable, Sendable {
      /// From white to blue, from the smallest number to the largest.
      case sequential
      /// White at zero, blue above, orange below, as far as the largest magnitude.
      case diverging
    }

    public let rows: Labels
    public let columns: Labels
    /// The numbers row by row, a row for each label of `rows`.
    public let cells: Grid
    /// Digits after the decimal point.
    public let decimals: Int
    public let colours: Colours

    public init(
      rows: Labels, columns: Labels, values: [Double], decimals: Int, colours: Colours
    ) {
      self.rows = rows
      self.columns = columns
      cells = Grid(rows: rows.names.count, columns: columns.names.count, values: values)
      self.decimals = min(max(decimals, 0), 9)
      self.colours = colours
    }
  }

  /// What the rows or the columns of a matrix stand for, and the name of each.
  public struct Labels: Codable, Sendable, Equatable {
    public let title: String
    public let names: [String]

    public init(_ title: String, _ names: [String]) {
      self.title = title
      self.names = names
    }
  }

  /// Creates a figure of a matrix with its numbers, such as a confusion matrix or correlations.
  ///
  /// Numbers stand in row-major order, `[rows · columns]`; what is missing or NaN is marked.
  ///
  /// ```swift
  /// let figure = Figure.heatMap(
  ///   slug: "lab13-confusion", title: "What was taken for what",
  ///   rows: .init("true digit", names), columns: .init("predicted digit", names),
  ///   values: counts)
  /// ```
  public static func heatMap(
    slug: String, title: String, rows: Labels, columns: Labels, values: [Double],
    decimals: Int = 0, colours: HeatMap.Colours = .sequential
  ) -> Figure {
    let map = HeatMap(
      rows: rows, columns: columns, values: values, decimals: decimals, colours: colours)
    return Figure(slug: slug, title: title, content: .heatMap(map))
  }
}

extension Figure.HeatMap {
  /// The numbers at the ends of the colours.
  var span: ClosedRange<Double> {
    let span = cells.span
    guard colours == .diverging else { return span }
    let largest = max(-span.lowerBound, span.upperBound)
    return -largest...largest
  }

  /// The name of a row; a matrix that was read may have fewer names than rows.
  func rowName(_ row: Int) -> String { row < rows.names.count ? rows.names[row] : "" }

  /// The name of a column.
  func columnName(_ column: Int) -> String {
    column < columns.names.count ? columns.names[column] : ""
  }
}
