import Plotting

extension Samples {
  static let bars = Figure.bars(
    slug: "bars", title: "Words", categories: ["free", "the next meeting of all of us", "win"],
    axis: .init("count"),
    series: [.init("spam", values: [12, 0, .nan]), .init("ham", values: [1, 7.25])])

  static let matrix = Figure.heatMap(
    slug: "matrix", title: "Two by three", rows: .init("true", ["cat", "dog"]),
    columns: .init("predicted", ["cat", "dog", "other animal"]),
    values: [1, -0.5, .nan, 0.25, 0, 2], decimals: 2, colours: .diverging)

  static let degenerateTables: [(name: String, figure: Figure)] = [
    ("no bars", bars([], [])),
    ("no series", .bars(slug: "a", title: "", categories: ["a"], axis: .init("y"), series: [])),
    ("no values", bars(["a", "b"], [])),
    ("surplus values", bars(["a"], [1, 2, 3])),
    ("zero bars", bars(["a", "b"], [0, 0])),
    ("equal bars", bars(["a", "b"], [3, 3])),
    ("infinite bars", bars(["a", "b", "c"], [.infinity, -.infinity, .nan])),
    ("huge bars", bars(["a", "b"], [1e308, -1e150])),
    ("logarithmic bars", bars(["a", "b", "c"], [0, -1, 1e9], .init("y", scale: .logarithmic))),
    ("bars out of range", bars(["a", "b"], [-1e100, 1e100], .init("y", range: 5...6))),
    (
      "many series",
      .bars(
        slug: "a", title: "", categories: ["a"], axis: .init("y"),
        series: (0..<9).map { .init("\($0)", values: [Double($0)]) })
    ),
    ("no cells", matrix(0, 0, [])),
    ("no rows of cells", matrix(0, 3, [])),
    ("no columns of cells", matrix(3, 0, [])),
    ("one cell", matrix(1, 1, [4])),
    ("missing cells", matrix(2, 2, [1])),
    ("zero cells", matrix(2, 2, [0, 0, 0, 0])),
    ("zero cells, diverging", matrix(1, 2, [0, 0], .diverging)),
    ("infinite cells", matrix(1, 3, [.infinity, -.infinity, 1])),
    ("huge cells", matrix(1, 2, [1e308, -1e308], .diverging)),
    ("many cells", matrix(30, 30, (0..<900).map(Double.init))),
  ]

  /// A figure of each kind besides plots, every text being `title`.
  static func others(title: String) -> [Figure] {
    [
      .images(
        slug: title, title: title, panels: [.init(title, rows: 1, columns: 1, pixels: [1])]),
      .bars(
        slug: title, title: title, categories: [title], axis: .init(title),
        series: [.init(title, values: [1])]),
      .heatMap(
        slug: title, title: title, rows: .init(title, [title]), columns: .init(title, [title]),
        values: [1]),
    ]
  }

  private static func bars(
    _ names: [String], _ values: [Double], _ axis: Figure.Axis = .init("y")
  ) -> Figure {
    .bars(slug: "a", title: "", categories: names, axis: axis, series: [.init(values: values)])
  }

  private static func matrix(
    _ rows: Int, _ columns: Int, _ values: [Double],
    _ colours: Figure.HeatMap.Colours = .sequential
  ) -> Figure {
    .heatMap(
      slug: "a", title: "Title", rows: .init("", (0..<rows).map { "row \($0)" }),
      columns: .init("columns", (0..<columns).map { "\($0)" }), values: values, colours: colours)
  }
}
