import Plotting

/// A line with marks of its own, to be told from others without colour.
struct MarkedCurve {
  let label: String
  let x: [Double]
  let y: [Double]
  let series: Int
  /// The places of the points that are marked.
  let marks: [Int]

  /// A curve with a mark at every `spacing`-th point behind the first.
  init(_ label: String, x: [Double], y: [Double], series: Int, markEvery spacing: Int) {
    (self.label, self.x, self.y, self.series) = (label, x, y, series)
    marks = Array(stride(from: spacing, to: x.count, by: spacing))
  }

  /// One of `count` curves over 0, 1, 2, …: their marks stand beside each other, not upon each other.
  init(_ label: String, _ y: [Double], series: Int, of count: Int) {
    (self.label, self.y, self.series) = (label, y, series)
    x = y.indices.map(Double.init)
    let spacing = max(1, y.count / 6)
    marks = Array(stride(from: spacing * (series + 1) / (count + 1), to: y.count, by: spacing))
  }
}

extension Figure.Layer {
  /// The lines, and over them their marks, which stand in the legend.
  static func marked(_ curves: [MarkedCurve]) -> [Figure.Layer] {
    curves.map { .line(x: $0.x, y: $0.y, series: $0.series, stroke: .solid) }
      + curves.map { curve in
        .points(
          x: curve.marks.map { curve.x[$0] }, y: curve.marks.map { curve.y[$0] },
          label: curve.label, series: curve.series)
      }
  }
}
