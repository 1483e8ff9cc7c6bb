import Foundation
import Plotting

/// Figures that several tests draw.
enum Samples {
  static let histogram = Figure(
    slug: "histogram", title: "Ten numbers", x: .init("value"), y: .init("count"),
    layers: [
      .bars(edges: [0, 1, 2, 4], heights: [2, 5, 3], label: "drawn"),
      .horizontal(at: 2.5, label: "expected"),
    ])

  static let curves = Figure(
    slug: "curves", title: "Curves", x: .init("n", scale: .logarithmic), y: .init("mean (cm)"),
    layers: [
      .line(x: [1, 10, 100], y: [3, .nan, 2], label: "estimate"),
      .line(x: [1, 100], y: [1, 2], series: 4, stroke: .dashed),
      .points(x: [1, 10], y: [2, 2], label: "class 2", series: 2),
      .vertical(at: 10, label: "here"),
    ])

  /// Figures on which a careless renderer fails or warns.
  static let degenerate = degeneratePlots + degenerateImages + degenerateTables

  private static let degeneratePlots: [(name: String, figure: Figure)] = [
    ("no layers", figure([])),
    (
      "no data",
      figure([.line(x: [], y: []), .points(x: [], y: []), .bars(edges: [], heights: [])])
    ),
    ("one point", figure([.line(x: [3], y: [4]), .points(x: [3], y: [4])])),
    (
      "all NaN",
      figure([.line(x: [1, 2], y: [.nan, .nan]), .bars(edges: [0, 1], heights: [.nan])])
    ),
    ("infinite", figure([.line(x: [1, 2], y: [.infinity, 0]), .horizontal(at: -.infinity)])),
    ("constant", figure([.line(x: [1, 2, 3], y: [7, 7, 7])])),
    (
      "field of one cell",
      figure([
        .field(.init(rows: 1, columns: 1, values: [2]), x: 0...1, y: 0...1, colours: .sequential)
      ])
    ),
    (
      "field of NaN",
      figure([
        .field(.init(rows: 2, columns: 2, values: [.nan]), x: 0...1, y: 0...1, colours: .diverging)
      ])
    ),
    (
      "field of nothing",
      figure([.field(.init(rows: 0, columns: 3, values: []), x: 0...1, y: 0...1, colours: .classes)]
      )
    ),
    (
      "field without width",
      figure([
        .field(
          .init(rows: 2, columns: 2, values: [1, 2, 3, 4]), x: 1...1, y: 0...1, colours: .classes)
      ])
    ),
    (
      "field of odd classes",
      figure([
        .field(
          .init(rows: 2, columns: 2, values: [-3, 1e9, .infinity, 0.4]), x: 0...1, y: 0...1,
          colours: .classes)
      ])
    ),
    ("constant zero", figure([.bars(edges: [0, 1, 2], heights: [0, 0])])),
    ("one place", figure([.points(x: [5, 5, 5], y: [-2, -2, -2])])),
    (
      "huge",
      figure([.line(x: [-1e150, 1e150], y: [1e308, 1]), .line(x: [1, 2], y: [-1e150, 0])])
    ),
    ("tiny", figure([.line(x: [0, Double.leastNonzeroMagnitude], y: [1e-300, 2e-300])])),
    ("large offset", figure([.line(x: [1e9, 1e9 + 2], y: [1e12 + 0.5, 1e12])])),
    ("negative bars", figure([.bars(edges: [0, 1, 2], heights: [-1, -3])])),
    ("edges falling", figure([.bars(edges: [3, 2, 2, 1], heights: [1, 1, 4])])),
    (
      "columns differ", figure([.line(x: [1, 2, 3], y: [1]), .bars(edges: [1], heights: [1, 2])])
    ),
    (
      "out of range",
      Figure(
        slug: "range", title: "Range", x: .init("x", range: 0...1), y: .init("y", range: 1...2),
        layers: [
          .line(x: [-1e149, 1e149], y: [-5, 5]), .points(x: [9], y: [9]),
          .bars(edges: [-4, 0.5, 8], heights: [1e149, -1e149]), .vertical(at: 7),
        ])
    ),
    (
      "logarithmic",
      Figure(
        slug: "log", title: "Log", x: .init("x", scale: .logarithmic),
        y: .init("y", scale: .logarithmic),
        layers: [
          .line(x: [0, -1, 1, 1e9], y: [1, 1, 0, 1e-9]), .bars(edges: [0, 1, 2], heights: [1, 1]),
          .horizontal(at: 0),
        ])
    ),
  ]

  static let all = degenerate.map(\.figure) + [histogram, curves, images, bars, matrix]

  static let hostileTitles = [
    #"""; system("touch x")"#, #"'; system('touch x'); set title '"#, "`touch x`", #"$(touch x)"#,
    "a\nsystem 'touch x'\n", #"ends with \"#, "{/Symbol a}_b^c @x & ~ %d \u{1B}[31m\u{7}\0",
    "]]> </text><script>&amp;", "平均 σ² 🎲 e\u{301} \u{FFFF}\u{2028}",
    String(repeating: "long ", count: 60),
  ]

  static func figure(_ layers: [Figure.Layer], title: String = "Title") -> Figure {
    Figure(slug: "sample", title: title, x: .init("x"), y: .init("y"), layers: layers)
  }
}

extension Figure {
  var plot: Plot? {
    if case .plot(let plot) = content { plot } else { nil }
  }
}
