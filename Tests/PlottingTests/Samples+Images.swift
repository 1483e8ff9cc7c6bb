import Plotting

extension Samples {
  /// Two rows that rise from black to white, two that fall, and a gap.
  static let images = Figure.images(
    slug: "images", title: "Two images",
    panels: [
      .init(
        "rising over falling", rows: 4, columns: 28,
        pixels: ramp + ramp + ramp.reversed() + ramp.reversed()),
      .init(
        "white over black, and a pixel that is none", rows: 3, columns: 14,
        pixels: Array(repeating: 9, count: 14) + Array(repeating: 0, count: 14) + [.nan]
          + Array(repeating: 9, count: 13), range: 0...9),
    ])

  private static let ramp = (0..<28).map { Double($0) / 27 }

  static let degenerateImages: [(name: String, figure: Figure)] = [
    ("no panels", figure(panels: [])),
    ("no rows", figure(panels: [.init("empty", rows: 0, columns: 5, pixels: [])])),
    ("no columns", figure(panels: [.init("empty", rows: 5, columns: 0, pixels: [1])])),
    ("negative size", figure(panels: [.init("", rows: -3, columns: -2, pixels: [1, 2])])),
    ("one pixel", figure(panels: [.init("one", rows: 1, columns: 1, pixels: [0.5])])),
    ("one column", figure(panels: [.init("one", rows: 40, columns: 1, pixels: [0.5])])),
    ("no pixels", figure(panels: [.init("gaps", rows: 2, columns: 2, pixels: [])])),
    (
      "infinite pixels",
      figure(panels: [
        .init("", rows: 1, columns: 3, pixels: [.infinity, 0, -.infinity], range: nil)
      ])
    ),
    (
      "constant pixels",
      figure(panels: [.init("", rows: 2, columns: 2, pixels: [7, 7, 7, 7], range: nil)])
    ),
    (
      "no range",
      figure(panels: [.init("", rows: 1, columns: 2, pixels: [0, 1e308], range: 2...2)])
    ),
    (
      "wide",
      figure(panels: [
        .init("wide", rows: 2, columns: 300, pixels: Array(repeating: 1, count: 600))
      ])
    ),
    (
      "many",
      figure(panels: (0..<30).map { .init("\($0)", rows: 1, columns: 1, pixels: [0]) })
    ),
    (
      "no columns asked for",
      Figure.images(
        slug: "a", title: "", panels: [.init("", rows: 1, columns: 1, pixels: [1])], columns: -4)
    ),
  ]

  static func figure(panels: [Figure.Panel]) -> Figure {
    .images(slug: "sample", title: "Title", panels: panels)
  }
}
