/// How a series looks: a colour that colour-blind readers can tell apart, and a marker and a
/// stroke that need no colour at all.
///
/// The colours are those of Okabe and Ito, "Color Universal Design" (2008), yellow left out
/// because it is faint on white.
struct SeriesStyle {
  let hex: String
  /// The nearest colour of the 256 in a terminal that is readable on black and on white.
  let terminalColour: Int
  /// The `pointtype` of gnuplot.
  let gnuplotMarker: Int
  let marker: Character
  let asciiMarker: Character
  let stroke: Figure.Layer.Stroke

  /// The style of a series; the seven styles repeat.
  init(series: Int) {
    let strokes = Figure.Layer.Stroke.allCases
    let index = ((series % Self.table.count) + Self.table.count) % Self.table.count
    (hex, terminalColour, gnuplotMarker, marker, asciiMarker) = Self.table[index]
    stroke = strokes[index % strokes.count]
  }

  /// The grey of reference lines.
  static let referenceHex = "#444444"

  private static let table: [(String, Int, Int, Character, Character)] = [
    ("#0072B2", 32, 7, "●", "o"),
    ("#D55E00", 166, 9, "▲", "x"),
    ("#009E73", 36, 5, "■", "+"),
    ("#CC79A7", 175, 13, "◆", "*"),
    ("#E69F00", 178, 6, "○", "@"),
    ("#56B4E9", 74, 8, "△", "%"),
    ("#000000", 245, 4, "□", "&"),
  ]
}

extension Figure.Plot {
  /// The style of the layer at an index.
  func style(at index: Int) -> SeriesStyle {
    SeriesStyle(series: layers[index].series ?? index)
  }

  /// The stroke of the layer at an index: its own, or that of its series.
  func stroke(at index: Int) -> Figure.Layer.Stroke {
    layers[index].stroke ?? style(at: index).stroke
  }
}
