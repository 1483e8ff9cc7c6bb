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
    let plots = Self.plots(of: figure, in: Frame(figure))
    var lines = ["set encoding utf8"]
    lines += Self.terminal(format, width: width, height: height)
    lines += Self.decoration(of: figure, in: Frame(figure))
    for (index, plot) in plots.enumerated() {
      lines += ["$data\(index) << EOD"] + plot.rows + ["EOD"]
    }
    let commands = plots.enumerated().map { "$data\($0) \($1.command)" }
    // An empty frame still needs something to plot: a function that is nowhere defined.
    lines.append("plot " + (commands.isEmpty ? ["NaN notitle"] : commands).joined(separator: ", "))
    text = lines.joined(separator: "\n") + "\n"
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

  private static func terminal(_ format: Format, width: Int, height: Int) -> [String] {
    let size = "noenhanced size \(max(width, 160)),\(max(height, 120))"
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

  private static func decoration(of figure: Figure, in frame: Frame) -> [String] {
    var lines = [
      "set title \(quoted(figure.title)) font ',15'",
      "set xlabel \(quoted(figure.x.label))",
      "set ylabel \(quoted(figure.y.label)) offset -0.5,0",
      "set xrange [\(frame.x.lower):\(frame.x.upper)]",
      "set yrange [\(frame.y.lower):\(frame.y.upper)]",
      "set border 3 linewidth 1 linecolor rgb '#555555'",
      "set tics nomirror out scale 0.6 textcolor rgb '#222222'",
      "set format '%h'",
      "set grid back linetype 1 linewidth 0.6 linecolor rgb '#DDDDDD'",
      "set key outside bottom center horizontal reverse Left samplen 3 height 1.2",
      "set rmargin 4",
    ]
    if figure.x.scale == .logarithmic { lines.append("set logscale x") }
    if figure.y.scale == .logarithmic { lines.append("set logscale y") }
    return lines
  }
}
