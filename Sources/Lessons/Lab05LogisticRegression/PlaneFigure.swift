import Datasets
import NumericsEngine
import Plotting

/// The rows of a table with two columns and two classes, before what a model says of the plane.
///
struct PlaneFigure {
  let slug: String
  let title: String
  let table: LabelledTable
  let x: ClosedRange<Double>
  let y: ClosedRange<Double>
  /// Boundaries, the one in the middle drawn solid.
  var lines: [(label: String, line: (slope: Double, intercept: Double))] = []
  /// A point of its own, marked apart.
  var star: (label: String, x: Double, y: Double)?

  private static let rows = 48
  private static let columns = 64

  /// The ground coloured by probability, from white to blue; the points in colours that show on it.
  func figure(probabilities: (NDArray<Double>) throws -> [Double]) throws -> Figure {
    let values = try probabilities(cells)
    return figure(
      ground: .field(
        Figure.Grid(rows: Self.rows, columns: Self.columns, values: values), x: x, y: y,
        colours: .sequential, label: "p"), series: [1, 4])
  }

  /// The ground coloured by the more likely class, in a tint of its points' colour.
  func figureOfClasses(probabilities: (NDArray<Double>) throws -> [Double]) throws -> Figure {
    // Series 0 is blue, the colour of class 1 in all figures of this kind.
    let values = try probabilities(cells).map { $0 >= 0.5 ? 0.0 : 1.0 }
    return figure(
      ground: .field(
        Figure.Grid(rows: Self.rows, columns: Self.columns, values: values), x: x, y: y,
        colours: .classes, label: "chosen: class 1, class 0"), series: [1, 0])
  }

  /// The middles of the cells, from the lowest row upwards: `[rows · columns, 2]`.
  private var cells: NDArray<Double> {
    func middle(_ index: Int, of count: Int, in range: ClosedRange<Double>) -> Double {
      range.lowerBound
        + (range.upperBound - range.lowerBound) * (Double(index) + 0.5) / Double(count)
    }
    let elements = (0..<Self.rows).flatMap { row in
      (0..<Self.columns).flatMap { column in
        [middle(column, of: Self.columns, in: x), middle(row, of: Self.rows, in: y)]
      }
    }
    return NDArray(shape: [Self.rows * Self.columns, 2], elements: elements)
  }

  private func figure(ground: Figure.Layer, series: [Int]) -> Figure {
    func points(_ label: Int) -> Figure.Layer {
      let rows = table.labels.indices.filter { table.labels[$0] == label }
      return .points(
        x: rows.map { table.features[$0, 0] }, y: rows.map { table.features[$0, 1] },
        label: table.classes[label], series: series[label])
    }
    let boundaries = lines.enumerated().map { index, boundary in
      // Only as far as the figure goes, so that a steep line does not leave it.
      let ends = [y.lowerBound, y.upperBound].map {
        ($0 - boundary.line.intercept) / boundary.line.slope
      }
      let low = max(x.lowerBound, ends.min() ?? x.lowerBound)
      let high = min(x.upperBound, ends.max() ?? x.upperBound)
      return Figure.Layer.line(
        x: [low, high],
        y: [low, high].map { boundary.line.intercept + boundary.line.slope * $0 },
        label: boundary.label, series: 6,
        stroke: index == lines.count / 2 ? .solid : index == 0 ? .dotted : .dashed)
    }
    let own = star.map {
      [Figure.Layer.points(x: [$0.x], y: [$0.y], label: $0.label, series: 3)]
    }
    return Figure(
      slug: slug, title: title, x: .init(table.columns[0], range: x),
      y: .init(table.columns[1], range: y),
      layers: [ground] + boundaries + [points(0), points(1)] + (own ?? []))
  }
}
