import Foundation
import Plotting

/// One input, one hidden unit, one output and no biases: a network whose loss can be drawn.
struct TinyNetwork {
  /// w¹
  var first: Double
  /// w²
  var second: Double

  /// Twelve points; some near to 0 and some far from it are of the other side's class, so that the
  /// best weights are finite.
  private static let points: [(x: Double, y: Double)] = [
    (-2.5, 0), (-2, 1), (-1.5, 0), (-1, 0), (-0.5, 0), (-0.2, 1),
    (0.2, 0), (0.5, 1), (1, 1), (1.5, 1), (2, 0), (2.5, 1),
  ]

  /// J, as the mean of ln(1 + e^−z) for class 1 and ln(1 + eᶻ) for class 0, which is −ln o and
  /// −ln(1 − o).
  var loss: Double {
    Self.points.reduce(0) { sum, point in
      let z = second * tanh(first * point.x)
      return sum + log(1 + exp(point.y == 1 ? -z : z))
    } / Double(Self.points.count)
  }

  mutating func step(rate: Double) {
    var (slope1, slope2) = (0.0, 0.0)
    for point in Self.points {
      let hidden = tanh(first * point.x)
      let delta = 1 / (1 + exp(-second * hidden)) - point.y
      slope2 += delta * hidden
      slope1 += delta * second * (1 - hidden * hidden) * point.x
    }
    first -= rate * slope1 / Double(Self.points.count)
    second -= rate * slope2 / Double(Self.points.count)
  }

  static let starts = [
    TinyNetwork(first: 2, second: -2.5), TinyNetwork(first: 1.2, second: -2.4),
  ]
  static let rate = 0.5
  /// The highest loss of the drawing: above the saddle, whose loss is ln 2, one colour is enough.
  static let highest = 0.8
  static let steps = 400

  /// The way from each start: `[starts][steps + 1]`.
  static let paths = starts.map { start in
    (0..<steps).reduce(into: [start]) { path, step in
      var next = path[step]
      next.step(rate: rate)
      path.append(next)
    }
  }

  /// The loss over both weights, with the ways down.
  static var surface: Figure {
    let (range, side) = (-4.0...4.0, 64)
    func place(_ index: Int) -> Double {
      // The middle of a cell.
      range.lowerBound
        + (Double(index) + 0.5) / Double(side) * (range.upperBound - range.lowerBound)
    }
    let losses = (0..<side).flatMap { row in
      (0..<side).map { min(TinyNetwork(first: place($0), second: place(row)).loss, highest) }
    }
    return Figure(
      slug: "lab10-surface", title: "The loss of a network with two weights",
      x: .init("w¹", range: range), y: .init("w²", range: range),
      layers: [
        .field(
          Figure.Grid(rows: side, columns: side, values: losses), x: range, y: range,
          colours: .sequential, label: "J (above \(highest) as \(highest))")
      ]
        + zip(starts, paths).enumerated().flatMap { index, pair in
          [
            Figure.Layer.line(
              x: pair.1.map(\.first), y: pair.1.map(\.second),
              label: "from \(pair.0.first), \(pair.0.second)", series: index + 1,
              stroke: [.solid, .dashed][index]),
            .points(
              x: [pair.0.first, pair.1[steps].first], y: [pair.0.second, pair.1[steps].second],
              label: "start and end of the \(["first", "second"][index])", series: index + 1),
          ]
        })
  }
}
