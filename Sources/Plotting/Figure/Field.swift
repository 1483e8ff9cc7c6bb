extension Figure {
  /// A grid of numbers over a part of the plane, drawn behind everything else.
  public struct Field: Codable, Sendable, Equatable {
    /// Which numbers get which colours.
    public enum Colours: String, Codable, Sendable {
      /// From white to blue, from the smallest number to the largest.
      case sequential
      /// White at zero, blue above, orange below, as far as the largest magnitude.
      case diverging
      /// A pale tint of the colour of series 0, 1, 2 and so on, for regions of classes.
      case classes
    }

    /// The numbers; the first row lies lowest, the first column at the left. NaN has no colour.
    public let cells: Grid
    public let colours: Colours

    public init(cells: Grid, colours: Colours) {
      self.cells = cells
      self.colours = colours
    }
  }
}

extension Figure.Layer {
  /// Colours the plane between `x` and `y` by the numbers of a grid, a cell for each.
  ///
  /// A field needs linear axes; a figure shows the colours of one field, its first.
  ///
  /// ```swift
  /// .field(Figure.Grid(rows: 2, columns: 2, values: [0, 1, 1, 0]), x: -1...1, y: -1...1,
  ///   colours: .classes)
  /// ```
  public static func field(
    _ cells: Figure.Grid, x: ClosedRange<Double>, y: ClosedRange<Double>,
    colours: Figure.Field.Colours, label: String? = nil
  ) -> Figure.Layer {
    Figure.Layer(
      kind: .field, x: [x.lowerBound, x.upperBound], y: [y.lowerBound, y.upperBound],
      label: label, series: nil, stroke: nil,
      field: Figure.Field(cells: cells, colours: colours))
  }
}

/// A field that can be drawn, with the plane it lies on.
struct PlacedField {
  let field: Figure.Field
  let x: ClosedRange<Double>
  let y: ClosedRange<Double>

  /// The number at a place of the plane; `nil` beside the field, and for NaN.
  func value(x: Double, y: Double) -> Double? {
    guard self.x.contains(x), self.y.contains(y) else { return nil }
    let cells = field.cells
    let across = (x - self.x.lowerBound) / (self.x.upperBound - self.x.lowerBound)
    let up = (y - self.y.lowerBound) / (self.y.upperBound - self.y.lowerBound)
    let row = min(Int(up * Double(cells.rows)), cells.rows - 1)
    let column = min(Int(across * Double(cells.columns)), cells.columns - 1)
    let value = cells[row, column]
    return value.isNaN ? nil : value
  }
}

extension Figure.Field {
  /// The numbers at the ends of the colours.
  var span: ClosedRange<Double> {
    let span = cells.span
    guard colours == .diverging else { return span }
    let largest = max(-span.lowerBound, span.upperBound)
    return -largest...largest
  }
}

extension Figure.Plot {
  /// The field of a layer, when it has cells and can be placed.
  func field(of layer: Figure.Layer) -> PlacedField? {
    guard layer.kind == .field, let field = layer.field, field.cells.rows > 0,
      x.scale == .linear, y.scale == .linear, layer.x.count == 2, layer.y.count == 2,
      layer.x[0] <= layer.x[1], layer.y[0] <= layer.y[1],
      let across = (layer.x[0]...layer.x[1]).showable,
      let up = (layer.y[0]...layer.y[1]).showable
    else { return nil }
    return PlacedField(field: field, x: across, y: up)
  }
}
