import NumericsEngine
import Testing

@testable import TensorGraph

@Suite struct ReductionTests {
  /// Every shape of up to four axes of 1 to 3, along every set of axes, against sums by index.
  @Test(arguments: 1...4) func everySetOfAxes(_ rank: Int) {
    for shape in ElementwiseTests.shapes(rank: rank) {
      let array = ElementwiseTests.numbers(shape)
      for set in 0..<(1 << rank) {
        let axes = (0..<rank).filter { set >> $0 & 1 == 1 }
        let tape = Tape<Double>()
        let x = tape.constant(array)
        let (sums, largest, count) = Self.reduced(array, axes)
        let kept = shape.indices.map { axes.contains($0) ? 1 : shape[$0] }
        #expect(x.sum(axes: axes).value.elements == sums)
        #expect(x.max(axes: axes).value.elements == largest)
        #expect(x.mean(axes: axes).value.elements == sums.map { $0 / Double(count) })
        #expect(x.sum(axes: axes, keepingDimensions: true).value.shape == kept)
      }
    }
  }

  /// Whole numbers are summed exactly, by slow additions, for each place of the result.
  private static func reduced(
    _ array: NDArray<Double>, _ axes: [Int]
  ) -> (sums: [Double], largest: [Double], count: Int) {
    let shape = array.shape
    let kept = shape.indices.filter { !axes.contains($0) }
    let places = kept.reduce(1) { $0 * shape[$1] }
    var sums = [Double](repeating: 0, count: places)
    var largest = [Double](repeating: -.infinity, count: places)
    for (position, value) in array.elements.enumerated() {
      var (rest, index) = (position, [Int](repeating: 0, count: shape.count))
      for axis in shape.indices.reversed() {
        index[axis] = rest % shape[axis]
        rest /= shape[axis]
      }
      let place = kept.reduce(0) { $0 * shape[$1] + index[$1] }
      sums[place] += value
      largest[place] = Swift.max(largest[place], value)
    }
    return (sums, largest, array.count / Swift.max(1, places))
  }

  /// A running sum of 10⁶ Floats 0.1 is off by 958; pairwise it is within 20 · 2⁻²⁴ relative.
  @Test func sumsArePairwise() throws {
    let graph = Graph<Float>()
    let x = graph.constant(NDArray(repeating: 0.1, shape: [1_000_000, 2]))
    let exact = Double(Float(0.1)) * 1e6
    for sum in try Session(graph).run(x.sum(axis: 0)).elements {
      #expect(Swift.abs(Double(sum) - exact) <= 20 * 0x1p-24 * exact)
    }
    let all = try Session(graph).run(x.sum()).elements[0]
    #expect(Swift.abs(Double(all) - 2 * exact) <= 20 * 0x1p-24 * 2 * exact)
  }

  @Test func extentsOfNothing() {
    let tape = Tape<Double>()
    let x = tape.constant(NDArray(shape: [0, 3], elements: []))
    #expect(x.sum(axis: 0).value == [0, 0, 0])
    #expect(x.sum(axis: 1).value.shape == [0])
    #expect(x.mean(axis: 0).value.elements.allSatisfy { $0.isNaN })
  }

  @Test func largestOfNaN() {
    let tape = Tape<Float>()
    let x = tape.constant(NDArray([[1, .nan, 2], [3, 1, -1]]))
    #expect(x.max(axis: 1).value[0].isNaN)
    #expect(x.max(axis: 1).value[1] == 3)
    #expect(x.max(axis: 0).value.elements.map { "\($0)" } == ["3.0", "nan", "2.0"])
  }

  /// Columns so long that pieces of them are added up apart: whole numbers, so that every order is exact.
  @Test func longColumns() throws {
    let (rows, columns) = (60_013, 7)
    let numbers = (0..<rows * columns).map { Double($0 * 5 % 11 - 5) }
    var sums = [Double](repeating: 0, count: columns)
    for index in numbers.indices { sums[index % columns] += numbers[index] }
    let graph = Graph<Double>()
    let x = graph.variable(NDArray(shape: [rows, columns], elements: numbers))
    let threads = Threads.count
    defer { Threads.count = threads }
    for count in [1, 2] {
      Threads.count = count
      let values = try Session(graph).run([x.sum(axis: 0), x.mean(axis: 0)])
      #expect(values[0].elements == sums)
      #expect(values[1].elements == sums.map { $0 / Double(rows) })
    }
  }
}
