extension GnuplotScript {
  /// The palette of the plot's first field of numbers, and its scale beside the plot.
  static func fieldColours(of plot: Figure.Plot) -> [String] {
    guard let index = plot.layers.firstIndex(where: { plot.field(of: $0) != nil }),
      let placed = plot.field(of: plot.layers[index])
    else { return [] }
    // The grid would lie over the colours.
    let behind = ["unset grid"]
    guard placed.field.colours != .classes else { return behind + ["unset colorbox"] }
    let span = placed.field.span
    // Paler than the series, so that points stand out on every ground.
    let (blue, orange) = (tint(ofSeries: 0, strength: 0.6), tint(ofSeries: 1, strength: 0.6))
    let palette =
      placed.field.colours == .sequential
      ? "(0 1 1 1, 1 \(blue))" : "(-1 \(orange), 0 1 1 1, 1 \(blue))"
    return behind + [
      "set palette defined \(palette)",
      "set cbrange [\(span.lowerBound):\(span.upperBound)]",
      "set cblabel \(quoted(plot.layers[index].label ?? ""))",
      "set rmargin 14",
    ]
  }

  /// The cells of a field: by the palette, or in the tints of classes.
  static func series(of placed: PlacedField, format: Format) -> Series {
    let cells = placed.field.cells
    // gnuplot draws no image of a single row or column, so that one is drawn as two.
    let (rows, columns) = (max(2, cells.rows), max(2, cells.columns))
    let across = (placed.x.upperBound - placed.x.lowerBound) / Double(columns)
    let up = (placed.y.upperBound - placed.y.lowerBound) / Double(rows)
    let isClasses = placed.field.colours == .classes
    let span = placed.field.span
    var lines: [String] = []
    for row in 0..<rows {
      for column in 0..<columns {
        let x = placed.x.lowerBound + (Double(column) + 0.5) * across
        let y = placed.y.lowerBound + (Double(row) + 0.5) * up
        let value = cells[min(row, cells.rows - 1), min(column, cells.columns - 1)]
        let colour: String
        if isClasses {
          colour =
            value.isNaN
            ? "1 1 1" : tint(ofSeries: Figure.Field.series(of: value), strength: 0.25)
        } else {
          colour =
            value.isNaN ? "NaN" : "\(min(max(value, span.lowerBound), span.upperBound))"
        }
        lines.append("\(x) \(y) \(colour)")
      }
    }
    let style =
      isClasses ? "using 1:2:($3*255):($4*255):($5*255) with rgbimage" : "using 1:2:3 with image"
    // An image within an SVG would be smoothed by its reader, a PNG of rectangles shows seams.
    return Series(rows: lines, command: style + (format == .svg ? " pixels" : "") + " notitle")
  }

  /// Red, green and blue, 0…1, of a series' colour thinned with white.
  private static func tint(ofSeries series: Int, strength: Double) -> String {
    let colour = Int(SeriesStyle(series: series).hex.dropFirst(), radix: 16) ?? 0
    return [16, 8, 0].map { shift in
      let part = Double((colour >> shift) & 255) / 255
      return "\(((1 - strength * (1 - part)) * 1000).rounded() / 1000)"
    }.joined(separator: " ")
  }
}
