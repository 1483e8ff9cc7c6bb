import Foundation

/// Turns figures into text, SVG and PNG.
///
/// Text needs nothing but this module, so a lab shows its figures on every machine; SVG and PNG
/// are drawn by gnuplot, which is started without a shell, without its start-up files and with a
/// time limit. Diagrams are drawn by Graphviz instead, in whatever size they need.
public struct FigureRenderer: Sendable {
  private let gnuplot: Gnuplot
  private let graphviz: Graphviz

  /// Creates a renderer.
  ///
  /// - Parameters:
  ///   - gnuplot: the path of gnuplot; `nil` looks through `PATH` at each drawing.
  ///   - timeLimit: seconds after which gnuplot is killed.
  public init(gnuplot: String? = nil, timeLimit: Double = 10) {
    self.gnuplot = Gnuplot(path: gnuplot, timeLimit: timeLimit)
    graphviz = Graphviz(timeLimit: timeLimit)
  }

  /// Draws a figure as text of at most `width` columns, without trailing blanks and without a
  /// final newline.
  ///
  /// A plot takes `height` lines; other figures take the lines that their contents need. Below 32
  /// columns or 12 lines there is no room for axes; such sizes are raised to these. In colour,
  /// images are drawn in greys; otherwise with more ink for larger values.
  public func terminal(
    _ figure: Figure, width: Int = 79, height: Int = 24, colour: Bool = false,
    glyphs: TextGlyphs = .unicode
  ) -> String {
    let canvas =
      switch figure.content {
      case .plot(let plot):
        TextPlot(plot, title: figure.title, width: width, height: height, glyphs: glyphs).canvas
      case .images(let images):
        TextImages(
          images, title: figure.title, width: width, glyphs: glyphs, inGreys: colour
        ).canvas
      case .bars(let bars):
        TextBars(bars, title: figure.title, width: width, glyphs: glyphs).canvas
      case .heatMap(let map):
        TextHeatMap(map, title: figure.title, width: width, glyphs: glyphs).canvas
      case .diagram(let diagram):
        TextDiagram(diagram, title: figure.title, width: width, glyphs: glyphs).canvas
      }
    return canvas.text(colour: colour)
  }

  /// Draws a figure as SVG and puts the file in place in one step.
  public func svg(
    _ figure: Figure, to path: String, width: Int = 960, height: Int = 600
  ) throws(PlottingError) {
    try draw(figure, as: .svg, to: path, width: width, height: height)
  }

  /// Draws a figure as PNG of `width` × `height` pixels and puts the file in place in one step.
  public func png(
    _ figure: Figure, to path: String, width: Int = 960, height: Int = 600
  ) throws(PlottingError) {
    try draw(figure, as: .png, to: path, width: width, height: height)
  }

  /// Whether the program that draws diagrams is installed.
  public var drawsDiagrams: Bool { Graphviz.isInstalled }

  private func draw(
    _ figure: Figure, as format: GnuplotScript.Format, to path: String, width: Int, height: Int
  ) throws(PlottingError) {
    let picture: Data
    if case .diagram(let diagram) = figure.content {
      picture = try graphviz.output(of: diagram, title: figure.title, format: format)
    } else {
      let script = GnuplotScript(figure, format: format, width: width, height: height)
      picture = try gnuplot.output(of: script.text)
    }
    do {
      try picture.write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw .cannotWrite(path: path, reason: error.localizedDescription)
    }
  }
}
