import NumericsEngine
import Plotting

/// The cells of a square part of the plane, to colour each by what a function gives at its middle.
struct PlaneGrid {
  let range: ClosedRange<Double>
  let count: Int

  /// - Parameters:
  ///   - range: of both coordinates.
  ///   - count: how many cells in a row and in a column.
  init(_ range: ClosedRange<Double>, count: Int = 48) {
    self.range = range
    self.count = count
  }

  /// The middles, from the lowest row upwards: `[count · count]`.
  var middles: [SIMD2<Double>] {
    let width = range.upperBound - range.lowerBound
    let places = (0..<count).map {
      range.lowerBound + (Double($0) + 0.5) / Double(count) * width
    }
    return places.flatMap { y in places.map { x in [x, y] } }
  }

  /// The same as rows of a table: `[count · count, 2]`.
  var inputs: NDArray<Double> {
    NDArray(shape: [count * count, 2], elements: middles.flatMap { [$0.x, $0.y] })
  }

  func cells(_ function: ([SIMD2<Double>]) throws -> [Double]) rethrows -> Figure.Grid {
    grid(try function(middles))
  }

  /// Numbers in the order of ``middles``.
  func grid(_ values: [Double]) -> Figure.Grid {
    Figure.Grid(rows: count, columns: count, values: values)
  }

  /// Numbers in the order of ``middles`` as an image, whose first row is the topmost.
  func pixels(_ values: [Double]) -> [Double] {
    stride(from: count - 1, through: 0, by: -1).flatMap { values[$0 * count..<($0 + 1) * count] }
  }
}
