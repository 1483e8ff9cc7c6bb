import Datasets
import NumericsEngine
import Plotting

extension DecisionTreesLesson {
  /// The points of a table with two columns, over the classes that are predicted around them.
  ///
  /// - Parameter predict: `[n, 2]` → `[n]`
  static func regions(
    slug: String, title: String, of table: LabelledTable,
    predict: (NDArray<Double>) throws -> [Int]
  ) rethrows -> Figure {
    let (across, up) = (range(of: table.features.column(0)), range(of: table.features.column(1)))
    let (rows, columns) = (90, 120)
    func center(_ index: Int, of count: Int, in range: ClosedRange<Double>) -> Double {
      let width = range.upperBound - range.lowerBound
      return range.lowerBound + (Double(index) + 0.5) / Double(count) * width
    }
    let cells = (0..<rows * columns).flatMap { cell in
      [
        center(cell % columns, of: columns, in: across), center(cell / columns, of: rows, in: up),
      ]
    }
    let answers = try predict(NDArray(shape: [rows * columns, 2], elements: cells))
    let names = table.classes.joined(separator: ", ")
    let field = Figure.Layer.field(
      Figure.Grid(rows: rows, columns: columns, values: answers.map(Double.init)), x: across, y: up,
      colours: .classes,
      label: names.count <= 40 ? "predicted: \(names)" : "predicted class, in order")
    let points = table.classes.indices.map { label in
      let chosen = table.labels.indices.filter { table.labels[$0] == label }
      return Figure.Layer.points(
        x: chosen.map { table.features[$0, 0] }, y: chosen.map { table.features[$0, 1] },
        label: table.classes[label], series: label)
    }
    return Figure(
      slug: slug, title: title, x: .init(table.columns[0], range: across),
      y: .init(table.columns[1], range: up), layers: [field] + points)
  }

  /// From the smallest to the largest value, and a little more.
  private static func range(of values: NDArray<Double>) -> ClosedRange<Double> {
    let (low, high) = (values.elements.min() ?? 0, values.elements.max() ?? 0)
    let margin = high > low ? 0.05 * (high - low) : 1
    return (low - margin)...(high + margin)
  }
}
