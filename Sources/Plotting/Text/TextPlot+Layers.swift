extension TextPlot {
  /// Draws one layer over what is there.
  mutating func draw(layerAt index: Int) {
    let layer = plot.layers[index]
    let style = plot.style(at: index)
    switch layer.kind {
    case .line:
      drawLine(plot.segments(of: layer), stroke: plot.stroke(at: index), style: style)
    case .points:
      for point in plot.segments(of: layer).joined() {
        guard let row = row(at: frame.y.fraction(of: point.y)),
          let column = column(at: frame.x.fraction(of: point.x))
        else { continue }
        canvas.put(glyphs.marker(of: style), row: row, column: column, ink: style.terminalColour)
      }
    case .bars:
      drawBars(plot.bars(of: layer), ink: style.terminalColour)
    case .field:
      if let field = plot.field(of: layer) { draw(field) }
    case .horizontal:
      guard let y = plot.position(of: layer), let row = row(at: frame.y.fraction(of: y)) else {
        return
      }
      for column in columns { canvas.put(glyphs.horizontalReference, row: row, column: column) }
    case .vertical:
      guard let x = plot.position(of: layer), let column = column(at: frame.x.fraction(of: x))
      else { return }
      for row in rows { canvas.put(glyphs.verticalReference, row: row, column: column) }
    }
  }

  /// Shades every cell by the number in its middle.
  private mutating func draw(_ placed: PlacedField) {
    for row in rows {
      let up = (Double(rows.upperBound - row) - 0.5) / Double(rows.count)
      for column in columns {
        let across = (Double(column - columns.lowerBound) + 0.5) / Double(columns.count)
        guard
          let value = placed.value(
            x: frame.x.lower + across * (frame.x.upper - frame.x.lower),
            y: frame.y.lower + up * (frame.y.upper - frame.y.lower))
        else { continue }
        let (glyph, ink) = placed.field.mark(of: value, glyphs: glyphs)
        canvas.put(glyph, row: row, column: column, ink: ink)
      }
    }
  }

  /// Fills, in each column, the bar under the middle of the column, or the tallest one within it.
  private mutating func drawBars(_ bars: [Bar], ink: Int) {
    let foot = frame.y.fraction(of: frame.y.foot)
    let places = bars.map { bar in
      (
        left: frame.x.fraction(of: bar.left), right: frame.x.fraction(of: bar.right),
        end: frame.y.fraction(of: bar.height)
      )
    }
    for (offset, column) in columns.enumerated() {
      let left = Double(offset) / Double(columns.count)
      let right = Double(offset + 1) / Double(columns.count)
      let middle = (left + right) / 2
      let touching = places.filter { $0.left < right && $0.right > left }
      let bar =
        touching.last { $0.left <= middle && middle < $0.right }
        ?? touching.max { abs($0.end - foot) < abs($1.end - foot) }
      guard let bar, bar.end != foot else { continue }
      fill(column: column, from: min(foot, bar.end), to: max(foot, bar.end), ink: ink)
    }
  }

  private mutating func fill(column: Int, from lower: Double, to upper: Double, ink: Int) {
    let low = min(max(0, lower), 1) * Double(rows.count)
    let high = min(max(0, upper), 1) * Double(rows.count)
    for (height, row) in rows.reversed().enumerated() {
      let bottom = max(low, Double(height))
      var eighths = Int((8 * (min(high, Double(height + 1)) - bottom)).rounded())
      // However small, a bar that is not zero is seen.
      if bottom == low, high > bottom, low < Double(height + 1) { eighths = max(eighths, 1) }
      guard eighths > 0 else { continue }
      // There is no block that hangs from the upper edge: half a cell or more counts as full.
      let hangs = bottom > Double(height) + 0.1
      if hangs && eighths < 4 { continue }
      canvas.put(glyphs.block(eighths: hangs ? 8 : eighths), row: row, column: column, ink: ink)
    }
  }
}
