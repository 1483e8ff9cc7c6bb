extension GnuplotScript {
  /// Named bars: category `i` around y = i, downwards, its series one below the other.
  static func drawing(of bars: Figure.CategoryBars) -> [String] {
    let span = bars.span
    var lines =
      axes + [
        "set xlabel \(quoted(bars.axisText))",
        "set xrange [\(span.lower):\(span.upper)]",
        "set yrange [\(max(bars.categories.count, 1)).0 - 0.5:-0.5]",
        "set ytics \(names(bars.categories, width: 32))",
        "set rmargin 8",
      ]
    if bars.axis.scale == .logarithmic { lines.append("set logscale x") }
    let thickness = 0.8 / Double(max(1, bars.series.count))
    var series: [Series] = []
    for (index, one) in bars.series.enumerated() {
      let style = SeriesStyle(series: index)
      var rows: [String] = []
      for category in bars.categories.indices {
        let value = bars.value(category, of: one)
        let middle = Double(category) - 0.4 + thickness * (Double(index) + 0.5)
        let canPlace = span.scale.canPlace(value)
        let end = canPlace ? min(max(value, span.lower), span.upper) : span.foot
        if canPlace {
          rows.append(
            "\(end) \(middle) \(min(span.foot, end)) \(max(span.foot, end)) "
              + "\(middle - thickness * 0.45) \(middle + thickness * 0.45)")
        }
        lines.append(
          "set label '\(value.shortText)' at \(max(end, span.foot)),\(middle) left offset 0.6,0")
      }
      let fill = "fillstyle transparent solid 0.4 border linecolor rgb '\(style.hex)'"
      let title = one.label.map { "title \(quoted($0))" } ?? "notitle"
      series.append(
        Series(
          rows: rows,
          command:
            "using 1:2:3:4:5:6 with boxxyerror linecolor rgb '\(style.hex)' \(fill) \(title)"))
    }
    return lines + drawing(series)
  }
}
