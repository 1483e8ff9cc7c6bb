import Foundation

/// The gnuplot program that draws a figure to its standard output.
///
/// The script holds the data, names no file and starts no command. All text of the figure is in
/// single quotes, where gnuplot knows no escape, no backquote and no macro.
struct GnuplotScript {
  /// What gnuplot produces.
  enum Format {
    case svg, png
  }

  let text: String

  /// Writes the script; `width` and `height` are in pixels.
  init(_ figure: Figure, format: Format, width: Int, height: Int) {
    let (width, height) = (max(width, 160), max(height, 120))
    var lines = ["set encoding utf8"]
    lines += Self.terminal(format, size: "\(width),\(height)")
    lines.append("set title \(Self.quoted(figure.title)) font ',15'")
    switch figure.content {
    case .plot(let plot):
      let frame = Frame(plot)
      lines += Self.decoration(of: plot, in: frame)
      lines += Self.fieldColours(of: plot)
      lines += Self.drawing(Self.series(of: plot, in: frame, format: format))
    case .images(let images):
      lines += Self.plane(width: width, height: height)
      lines += Self.drawing(
        of: images, format: format, width: Double(width), height: Double(height))
    case .bars(let bars): lines += Self.drawing(of: bars)
    case .heatMap(let map): lines += Self.drawing(of: map, format: format)
    // Graphviz draws these.
    case .diagram: lines += Self.drawing([])
    }
    text = lines.joined(separator: "\n") + "\n"
  }

  /// Data and what gnuplot does with it.
  struct Series {
    var rows: [String]
    var command: String
  }

  /// Draws all series over each other.
  static func drawing(_ series: [Series]) -> [String] {
    let series = series.filter { !$0.rows.isEmpty }
    let data = series.enumerated().flatMap { ["$data\($0) << EOD"] + $1.rows + ["EOD"] }
    let commands = series.enumerated().map { "$data\($0) \($1.command)" }
    // An empty frame still needs something to plot: a function that is nowhere defined.
    return data
      + ["plot " + (commands.isEmpty ? ["NaN notitle"] : commands).joined(separator: ", ")]
  }

  /// The height of the title above a plane, in pixels.
  static let titleHeight = 50.0

  /// A plane without axes, whose coordinates are the pixels of the picture from its upper left.
  static func plane(width: Int, height: Int) -> [String] {
    [
      "set lmargin at screen 0", "set rmargin at screen 1", "set bmargin at screen 0",
      "set tmargin at screen \(1 - titleHeight / Double(height))",
      "set xrange [0:\(width)]", "set yrange [\(height):\(titleHeight)]",
      "unset border", "unset tics", "unset key", "unset colorbox",
    ]
  }

  /// A text as a gnuplot string constant.
  ///
  /// Two things change their look, because gnuplot 5.4 gets them wrong: it ends a string at a
  /// doubled quote in first place, so that the rest would run as a command, and its SVG puts text
  /// into a CDATA section, which `]]>` would end.
  static func quoted(_ text: String) -> String {
    let safe = text.onSingleLine
      .replacingOccurrences(of: "'", with: "\u{2019}")
      .replacingOccurrences(of: "]]>", with: "]] >")
    return "'\(safe)'"
  }

  /// Names along an axis at 0, 1, 2 and so on, as the list that `set xtics` takes.
  static func names(_ names: [String], width: Int) -> String {
    let entries = names.enumerated().map { index, name in
      let text = quoted(name.onSingleLine.fitted(to: width, ellipsis: "…"))
      // gnuplot takes such a name for the format of its number.
      return "\(text.replacingOccurrences(of: "%", with: "%%")) \(index)"
    }
    return "(\(entries.joined(separator: ", ")))"
  }

  private static func terminal(_ format: Format, size: String) -> [String] {
    let size = "noenhanced size \(size)"
    switch format {
    case .svg:
      return ["set terminal svg \(size) font 'sans-serif,14' background '#ffffff'"]
    case .png:
      return [
        "if (strstrt(GPVAL_TERMINALS, 'pngcairo') > 0) {",
        "  set terminal pngcairo \(size) font 'sans,12' background '#ffffff'",
        "} else {",
        "  set terminal png truecolor \(size) background '#ffffff'",
        "}",
      ]
    }
  }

  private static func decoration(of plot: Figure.Plot, in frame: Frame) -> [String] {
    var lines = [
      "set xlabel \(quoted(plot.x.label))",
      "set ylabel \(quoted(plot.y.label)) offset -0.5,0",
      "set xrange [\(frame.x.lower):\(frame.x.upper)]",
      "set yrange [\(frame.y.lower):\(frame.y.upper)]",
    ]
    lines += axes
    lines.append("set rmargin 4")
    if plot.hasEqualUnits { lines.append("set size ratio -1") }
    if plot.x.scale == .logarithmic { lines.append("set logscale x") }
    if plot.y.scale == .logarithmic { lines.append("set logscale y") }
    return lines
  }

  /// How axes, grid and legend look.
  static var axes: [String] {
    [
      "set border 3 linewidth 1 linecolor rgb '#555555'",
      "set tics nomirror out scale 0.6 textcolor rgb '#222222'",
      "set format '%h'",
      "set grid back linetype 1 linewidth 0.6 linecolor rgb '#DDDDDD'",
      "set key outside bottom center horizontal reverse Left samplen 3 height 1.2",
    ]
  }
}
