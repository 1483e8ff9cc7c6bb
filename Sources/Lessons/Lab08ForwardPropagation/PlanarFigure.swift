import Datasets
import NumericsEngine
import Plotting

extension String {
  /// A number with a proper minus, for a sentence.
  var withMinus: String { replacing("-", with: "−") }
}

extension ForwardPropagationLesson {
  /// The part of the plane that both sets lie in.
  private static let plane = -1.15...1.15

  /// The set that a line parts.
  static let linearSet: LabelledTable = {
    var generator = RandomGenerator(seed: 8)
    return PlanarSets.separable(count: 200, using: &generator)
  }()

  /// The set that no line parts.
  static let flower: LabelledTable = {
    var generator = RandomGenerator(seed: 8)
    return PlanarSets.flower(count: 200, using: &generator)
  }()

  /// Points of two classes; behind them what a network with one output says of the plane.
  ///
  /// Blue ground is class 1 (o ≥ ½), orange ground class 0, and the points have the same colours.
  /// Without colour the legend names the signs of both grounds.
  /// - Parameter network: `[m, 2]` → `[m, 1]`
  static func figure(
    slug: String, title: String, of table: LabelledTable,
    network: ((NDArray<Double>) throws -> NDArray<Double>)? = nil
  ) rethrows -> Figure {
    let points = [0, 1].map { label in
      let rows = table.labels.indices.filter { table.labels[$0] == label }
      return Figure.Layer.points(
        x: rows.map { table.features[$0, 0] }, y: rows.map { table.features[$0, 1] },
        label: "class \(label)", series: 1 - label)
    }
    let ground = try network.map { try regions(of: $0) }
    return Figure(
      slug: slug, title: title, x: .init("x₁", range: plane), y: .init("x₂", range: plane),
      layers: (ground.map { [$0] } ?? []) + points, aspect: .equal)
  }

  /// o − ½ in the middle of every cell of a square.
  static func field(
    of network: (NDArray<Double>) throws -> NDArray<Double>, over range: ClosedRange<Double>,
    label: String
  ) rethrows -> Figure.Layer {
    .field(
      try grid(of: network, over: range) { $0 - 0.5 }, x: range, y: range, colours: .diverging,
      label: label)
  }

  /// The two parts of the plane, by the class that o speaks for.
  private static func regions(
    of network: (NDArray<Double>) throws -> NDArray<Double>
  ) rethrows -> Figure.Layer {
    // Series 0 is blue, the colour of class 1. NaN speaks for no class.
    let series = { (o: Double) in o.isNaN ? o : o >= 0.5 ? 0 : 1 }
    return .field(
      try grid(of: network, over: plane, series), x: plane, y: plane, colours: .classes,
      label: "o ≥ ½ (class 1), o < ½ (class 0)")
  }

  /// A number made of o in the middle of every cell of a square.
  private static func grid(
    of network: (NDArray<Double>) throws -> NDArray<Double>, over range: ClosedRange<Double>,
    _ number: (Double) -> Double
  ) rethrows -> Figure.Grid {
    let count = 60
    let width = (range.upperBound - range.lowerBound) / Double(count)
    let middles = (0..<count).map { range.lowerBound + (Double($0) + 0.5) * width }
    let cells = middles.flatMap { y in middles.flatMap { [$0, y] } }
    let outputs = try network(NDArray(shape: [count * count, 2], elements: cells))  // [m, 1]
    return Figure.Grid(rows: count, columns: count, values: outputs.elements.map(number))
  }
}
