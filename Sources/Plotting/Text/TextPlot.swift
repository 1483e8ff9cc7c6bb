/// A plot laid out on a grid of characters.
///
/// ```
/// title
/// y label
/// ticks │ plot area
///       └──────────
///         ticks
///        x label
///         legend
/// ```
struct TextPlot {
  let plot: Figure.Plot
  let frame: Frame
  let glyphs: TextGlyphs
  var canvas: TextCanvas
  /// The rows and columns of the plot area, axes excluded.
  private(set) var rows: Range<Int>
  private(set) var columns: Range<Int>

  init(
    _ plot: Figure.Plot, title: String, width: Int, height: Int, glyphs: TextGlyphs
  ) {
    self.plot = plot
    self.glyphs = glyphs
    frame = Frame(plot)
    canvas = TextCanvas(
      width: max(width, TextCanvas.leastWidth), height: max(height, 12))
    let legend = Self.legendLines(of: plot, glyphs: glyphs, canvas: canvas)

    rows = 2..<(canvas.height - 3 - legend.count)
    let yTicks = frame.y.ticks(count: max(2, rows.count / 3))
    let gutter = yTicks.map(\.label.count).max() ?? 0
    columns = (gutter + 2)..<(canvas.width - 1)
    if plot.hasEqualUnits { makeUnitsEqual(linesBelow: 3 + legend.count) }
    let xTicks = frame.x.ticks(count: max(2, columns.count / (plot.hasEqualUnits ? 6 : 12)))

    canvas.writeCentred(title, row: 0, within: 0..<canvas.width, glyphs: glyphs)
    let yLabel = plot.y.label.onSingleLine.fitted(to: canvas.width, ellipsis: glyphs.ellipsis)
    canvas.write(yLabel, row: 1, column: max(0, columns.lowerBound - 1 - yLabel.displayWidth / 2))
    drawYAxis(yTicks, gutter: columns.lowerBound - 2)
    drawXAxis(xTicks)
    canvas.writeCentred(plot.x.label, row: rows.upperBound + 2, within: columns, glyphs: glyphs)
    for index in plot.drawingOrder { draw(layerAt: index) }
    drawLegend(legend, firstRow: rows.upperBound + 3)
  }

  /// Narrows the plot area until a unit is as long in x as in y; a cell is twice as high as wide.
  private mutating func makeUnitsEqual(linesBelow: Int) {
    let ratio = (frame.x.upper - frame.x.lower) / (frame.y.upper - frame.y.lower)
    let width = 2 * Double(rows.count) * ratio
    if width < Double(columns.count) {
      let width = max(4, Int(width.rounded()))
      let start = columns.lowerBound + (columns.count - width) / 2
      columns = start..<(start + width)
    } else {
      let height = max(2, Int((Double(columns.count) / (2 * ratio)).rounded()))
      rows = rows.lowerBound..<(rows.lowerBound + height)
      canvas = TextCanvas(width: canvas.width, height: rows.upperBound + linesBelow)
    }
  }

  private mutating func drawYAxis(_ ticks: [Tick], gutter: Int) {
    for row in rows { canvas.put(glyphs.verticalAxis, row: row, column: gutter + 1) }
    for tick in ticks {
      guard let row = row(at: frame.y.fraction(of: tick.value)) else { continue }
      canvas.put(glyphs.verticalTick, row: row, column: gutter + 1)
      canvas.write(tick.label, row: row, column: max(0, gutter - tick.label.count))
    }
  }

  private mutating func drawXAxis(_ ticks: [Tick]) {
    let row = rows.upperBound
    for column in columns { canvas.put(glyphs.horizontalAxis, row: row, column: column) }
    canvas.put(glyphs.corner, row: row, column: columns.lowerBound - 1)
    var free = 0
    for tick in ticks {
      guard let column = column(at: frame.x.fraction(of: tick.value)) else { continue }
      let centred = column - tick.label.count / 2
      let start = max(0, min(centred, canvas.width - tick.label.count))
      guard start >= free else { continue }
      canvas.put(glyphs.horizontalTick, row: row, column: column)
      canvas.write(tick.label, row: row + 1, column: start)
      free = start + tick.label.count + 1
    }
  }

  /// The row of a fraction of the height; `nil` outside of the frame.
  func row(at fraction: Double) -> Int? {
    guard fraction > -1e-9, fraction < 1 + 1e-9 else { return nil }
    let fromBelow = min(max(Int(fraction * Double(rows.count)), 0), rows.count - 1)
    return rows.upperBound - 1 - fromBelow
  }

  /// The column of a fraction of the width; `nil` outside of the frame.
  func column(at fraction: Double) -> Int? {
    guard fraction > -1e-9, fraction < 1 + 1e-9 else { return nil }
    return columns.lowerBound
      + min(max(Int(fraction * Double(columns.count)), 0), columns.count - 1)
  }
}
