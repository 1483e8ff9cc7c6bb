extension GnuplotScript {
  /// More cells than these are too small to hold their numbers.
  private static let mostNumbers = 400

  /// A matrix: its first row above, its numbers in the cells.
  static func drawing(of map: Figure.HeatMap, format: Format) -> [String] {
    let span = map.span
    let (rows, columns) = (map.cells.rows, map.cells.columns)
    let longest = (0..<columns).map { map.columnName($0).displayWidth }.max() ?? 0
    // Names that would run into each other are turned.
    let turn = longest * columns > 80 ? " rotate by 30 right" : ""
    var lines = axes
    lines.removeAll { $0.hasPrefix("set grid") }
    lines += [
      "set xlabel \(quoted(map.columns.title))",
      "set ylabel \(quoted(map.rows.title)) offset -0.5,0",
      "set xrange [-0.5:\(Double(columns) - 0.5)]",
      "set yrange [\(Double(max(rows, 1)) - 0.5):-0.5]",
      "set xtics\(turn) \(names((0..<columns).map(map.columnName), width: 24))",
      "set ytics \(names((0..<rows).map(map.rowName), width: 24))",
      "set cbrange [\(span.lowerBound):\(span.upperBound)]",
      palette(map.colours),
    ]
    // Infinities take the colour of the largest number.
    let cells = Figure.Grid(
      rows: rows, columns: columns,
      values: map.cells.values.map {
        $0.isNaN ? .nan : min(max($0, span.lowerBound), span.upperBound)
      })
    for row in 0..<(rows * columns <= mostNumbers ? rows : 0) {
      for column in 0..<columns {
        let value = map.cells[row, column]
        guard !value.isNaN else { continue }
        let fraction = span.clampedFraction(of: value)
        let strength = map.colours == .sequential ? fraction : abs(2 * fraction - 1)
        let colour = strength > 0.6 ? "#FFFFFF" : "#222222"
        lines.append(
          "set label '\(value.text(decimals: map.decimals))' at \(column),\(row) center front "
            + "textcolor rgb '\(colour)'")
      }
    }
    return lines
      + drawing(
        series(of: cells, first: (0, 0), step: (1, 1), crossSize: 1.5, format: format))
  }

  private static func palette(_ colours: Figure.HeatMap.Colours) -> String {
    let (blue, orange) = (SeriesStyle(series: 0).hex, SeriesStyle(series: 1).hex)
    return switch colours {
    case .sequential: "set palette defined (0 '#FFFFFF', 1 '\(blue)')"
    case .diverging: "set palette defined (-1 '\(orange)', 0 '#FFFFFF', 1 '\(blue)')"
    }
  }
}
