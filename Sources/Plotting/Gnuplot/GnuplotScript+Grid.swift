extension GnuplotScript {
  /// A grid as coloured cells, with crosses over what is not a number.
  ///
  /// `first` is the middle of the first cell, `step` leads to the next column and the next row.
  static func series(
    of grid: Figure.Grid, first: (x: Double, y: Double), step: (x: Double, y: Double),
    crossSize: Double, format: Format
  ) -> [Series] {
    guard grid.rows > 0 else { return [] }
    var cells: [String] = []
    var gaps: [String] = []
    // gnuplot draws no image of a single row or column, so that one gets a row or column of none.
    for row in 0..<max(2, grid.rows) {
      for column in 0..<max(2, grid.columns) {
        let place = "\(first.x + Double(column) * step.x) \(first.y + Double(row) * step.y)"
        let isInside = row < grid.rows && column < grid.columns
        let value = isInside ? grid[row, column] : .nan
        cells.append("\(place) \(value.isNaN ? "NaN" : "\(value)")")
        if isInside && value.isNaN { gaps.append(place) }
      }
    }
    // An image within an SVG would be smoothed by its reader, a PNG of rectangles shows seams.
    let image = format == .svg ? "image pixels" : "image"
    let colour = "linecolor rgb '\(SeriesStyle(series: 1).hex)'"
    let cross = "points pointtype 2 pointsize \(max(0.3, crossSize)) \(colour)"
    return [
      Series(rows: cells, command: "using 1:2:3 with \(image) notitle"),
      Series(rows: gaps, command: "using 1:2 with \(cross) notitle"),
    ]
  }
}
