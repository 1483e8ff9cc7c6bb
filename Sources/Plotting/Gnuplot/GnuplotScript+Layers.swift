extension GnuplotScript {
  /// One series for each layer, from back to front.
  static func series(of plot: Figure.Plot, in frame: Frame, format: Format) -> [Series] {
    plot.drawingOrder.flatMap { index -> [Series] in
      if let placed = plot.field(of: plot.layers[index]) {
        return [series(of: placed, format: format)]
      }
      let rows = rows(of: plot.layers[index], plot: plot, frame: frame)
      let title = plot.layers[index].label.map { "title \(quoted($0))" } ?? "notitle"
      return [Series(rows: rows, command: "\(appearance(of: index, in: plot)) \(title)")]
    }
  }

  private static func rows(of layer: Figure.Layer, plot: Figure.Plot, frame: Frame) -> [String] {
    switch layer.kind {
    case .line, .points:
      // A blank row interrupts the line.
      return Array(
        plot.segments(of: layer)
          .map { segment in segment.map { "\($0.x) \($0.y)" } }
          .joined(separator: [""]))
    case .bars:
      return plot.bars(of: layer).map { bar in
        let middle = bar.left + (bar.right - bar.left) / 2
        let low = min(frame.y.foot, bar.height)
        let high = max(frame.y.foot, bar.height)
        return "\(middle) \(bar.height) \(bar.left) \(bar.right) \(low) \(high)"
      }
    case .horizontal:
      guard let y = plot.position(of: layer) else { return [] }
      return ["\(frame.x.lower) \(y)", "\(frame.x.upper) \(y)"]
    case .vertical:
      guard let x = plot.position(of: layer) else { return [] }
      return ["\(x) \(frame.y.lower)", "\(x) \(frame.y.upper)"]
    case .field: return []
    }
  }

  private static func appearance(of index: Int, in plot: Figure.Plot) -> String {
    let style = plot.style(at: index)
    let colour = "linecolor rgb '\(style.hex)'"
    switch plot.layers[index].kind {
    case .line:
      let dashType = dashType(of: plot.stroke(at: index))
      return "using 1:2 with lines linewidth 2.5 dashtype \(dashType) \(colour)"
    case .points:
      return "using 1:2 with points pointtype \(style.gnuplotMarker) pointsize 1.3 \(colour)"
    case .bars:
      let fill = "fillstyle transparent solid 0.4 border \(colour)"
      return "using 1:2:3:4:5:6 with boxxyerror \(colour) \(fill)"
    case .horizontal, .vertical:
      let colour = "linecolor rgb '\(SeriesStyle.referenceHex)'"
      return "using 1:2 with lines linewidth 2 dashtype 4 \(colour)"
    case .field: return ""
    }
  }

  private static func dashType(of stroke: Figure.Layer.Stroke) -> Int {
    switch stroke {
    case .solid: 1
    case .dashed: 2
    case .dotted: 3
    }
  }
}
