import LabKit
import NumericsEngine
import Plotting

/// A loss of two parameters, to look at from above.
struct LossSurface: Sendable {
  let value: @Sendable (_ x: Double, _ y: Double) -> Double
  let slope: @Sendable (_ x: Double, _ y: Double) -> (x: Double, y: Double)

  /// ½·(x² + 20·y²): a long valley, 20 times as strongly curved across as along.
  static let valley = LossSurface(
    value: { x, y in (x * x + 20 * y * y) / 2 }, slope: { x, y in (x, 20 * y) })

  /// ½·x² − ½·y² + ¼·y⁴ + ¼: a saddle at (0, 0) between two hollows at (0, ±1), where it is 0.
  static let saddle = LossSurface(
    value: { x, y in x * x / 2 - y * y / 2 + y * y * y * y / 4 + 0.25 },
    slope: { x, y in (x, y * y * y - y) })

  func value(at point: NDArray<Double>) -> Double { value(point[0], point[1]) }

  func slope(at point: NDArray<Double>) -> NDArray<Double> {
    let slope = slope(point[0], point[1])
    return [slope.x, slope.y]
  }

  /// The places before each step and after the last: `[steps + 1]`, each `[2]`.
  func path(
    from start: NDArray<Double>, by optimiser: OptimiserKind, rate: Double, share: Double = 0.9,
    steps: Int
  ) -> [NDArray<Double>] {
    var descent = MovingParameters([start], by: optimiser, rate: rate, share: share)
    return [start]
      + (0..<steps).map { _ in
        descent.step([slope(at: descent.parameters[0])])
        return descent.parameters[0]
      }
  }

  /// The surface from above, its colours the root of the loss, with ways over it.
  ///
  /// - Parameter spacing: How many steps lie between two marks on a way.
  func figure(
    slug: String, title: String, x: ClosedRange<Double>, y: ClosedRange<Double>,
    paths: [(label: String, points: [NDArray<Double>])], markEvery spacing: Int,
    lowest: [(x: Double, y: Double)]
  ) -> Figure {
    let (rows, columns) = (60, 80)
    func middle(_ range: ClosedRange<Double>, _ index: Int, of count: Int) -> Double {
      range.lowerBound
        + (Double(index) + 0.5) / Double(count) * (range.upperBound - range.lowerBound)
    }
    let values = (0..<rows).flatMap { row in
      (0..<columns).map { column in
        value(middle(x, column, of: columns), middle(y, row, of: rows)).squareRoot()
      }
    }
    // Where a way leaves the figure it is cut off.
    let ways = paths.enumerated().map { index, path in
      let inside = path.points.prefix { x.contains($0[0]) && y.contains($0[1]) }
      return MarkedCurve(
        path.label, x: inside.map { $0[0] }, y: inside.map { $0[1] },
        series: Self.series[index % Self.series.count], markEvery: spacing)
    }
    return Figure(
      slug: slug, title: title, x: .init("x", range: x), y: .init("y", range: y),
      layers: [
        .field(
          Figure.Grid(rows: rows, columns: columns, values: values), x: x, y: y,
          colours: .sequential, label: "root of the loss")
      ] + Figure.Layer.marked(ways) + [
        .points(x: lowest.map(\.x), y: lowest.map(\.y), label: "lowest", series: 0)
      ])
  }

  /// Colours that show on white and on blue: without the two blues.
  private static let series = [1, 6, 2, 3, 4]
}
