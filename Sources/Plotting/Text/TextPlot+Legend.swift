/// One row of the legend.
struct LegendLine {
  /// A sample of a layer beside its label.
  struct Entry {
    let sample: String
    let label: String
    let ink: Int?
    var width: Int { sample.displayWidth + 1 + label.displayWidth }
  }

  /// The blanks between two entries.
  static let gap = 3

  var entries: [Entry]
  var width: Int { entries.reduce(0) { $0 + $1.width } + Self.gap * max(0, entries.count - 1) }
}

extension TextPlot {
  /// The legend, broken into lines that fit; it takes at most a third of the height.
  static func legendLines(
    of plot: Figure.Plot, glyphs: TextGlyphs, canvas: TextCanvas
  ) -> [LegendLine] {
    var lines: [LegendLine] = []
    for index in plot.drawingOrder {
      guard let entry = entry(at: index, of: plot, glyphs: glyphs, width: canvas.width) else {
        continue
      }
      let room = canvas.width - (lines.last?.width ?? canvas.width) - LegendLine.gap
      if entry.width <= room {
        lines[lines.count - 1].entries.append(entry)
      } else {
        lines.append(LegendLine(entries: [entry]))
      }
    }
    return Array(lines.prefix(canvas.height / 3))
  }

  /// Writes the legend, each line centred.
  mutating func drawLegend(_ lines: [LegendLine], firstRow: Int) {
    for (row, line) in zip(firstRow..., lines) {
      var column = (canvas.width - line.width) / 2
      for entry in line.entries {
        canvas.write(entry.sample, row: row, column: column, ink: entry.ink)
        canvas.write(entry.label, row: row, column: column + entry.sample.displayWidth + 1)
        column += entry.width + LegendLine.gap
      }
    }
  }

  private static func entry(
    at index: Int, of plot: Figure.Plot, glyphs: TextGlyphs, width: Int
  ) -> LegendLine.Entry? {
    let layer = plot.layers[index]
    guard let text = layer.label?.onSingleLine, !text.isEmpty else { return nil }
    let style = plot.style(at: index)
    let sample =
      switch layer.kind {
      case .line: glyphs.sample(of: plot.stroke(at: index), style: style)
      case .points: String(glyphs.marker(of: style))
      case .bars: String(repeating: glyphs.block(eighths: 8), count: 2)
      case .horizontal: String(repeating: glyphs.horizontalReference, count: 3)
      case .vertical: String(glyphs.verticalReference)
      case .field: layer.field?.sample(glyphs: glyphs) ?? ""
      }
    let range = layer.field?.rangeText.map { ", \($0)" } ?? ""
    let isReference = [.horizontal, .vertical, .field].contains(layer.kind)
    let room = width - sample.displayWidth - 1
    return LegendLine.Entry(
      sample: sample, label: (text + range).fitted(to: room, ellipsis: glyphs.ellipsis),
      ink: isReference ? nil : style.terminalColour)
  }
}
