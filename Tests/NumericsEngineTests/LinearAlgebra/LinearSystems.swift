@testable import NumericsEngine

/// The determinant by Leibniz's formula, exact for small whole numbers.
func slowDeterminant(_ a: NDArray<Double>, rows: ArraySlice<Int>? = nil, columns: [Int]? = nil)
  -> Double
{
  let rows = rows ?? Array(0..<a.shape[0])[...]
  let columns = columns ?? Array(0..<a.shape[0])
  guard let row = rows.first else { return 1 }
  return columns.enumerated().reduce(0) { sum, next in
    let (place, column) = next
    let minor = slowDeterminant(
      a, rows: rows.dropFirst(), columns: columns.filter { $0 != column })
    return sum + (place % 2 == 0 ? 1 : -1) * element(a, [row, column]) * minor
  }
}

/// The largest magnitude in `a · x − b`, with plain loops, in Double.
func largestResidual<Scalar: RealElement>(
  _ a: NDArray<Scalar>, _ x: NDArray<Scalar>, _ b: NDArray<Scalar>
) -> Double {
  let columns = b.rank == 1 ? [[]] : (0..<b.shape[1]).map { [$0] }
  return columns.flatMap { column in
    (0..<a.shape[0]).map { i in
      let product = (0..<a.shape[1]).reduce(0.0) {
        $0 + Double(element(a, [i, $1])) * Double(element(x, [$1] + column))
      }
      return abs(product - Double(element(b, [i] + column)))
    }
  }.max() ?? 0
}

func largest<Scalar: RealElement>(_ array: NDArray<Scalar>) -> Double {
  array.elements.map { Double(abs($0)) }.max() ?? 0
}

/// Numbers between −1 and 1.
func noise<Scalar: RealElement>(_ shape: [Int], seed: Int) -> NDArray<Scalar> {
  var generator = RandomGenerator(seed: UInt32(seed))
  let numbers = generator.uniform(count: shape.reduce(1, *))
  return NDArray(shape: shape, elements: numbers.map { Scalar(2 * $0 - 1) })
}

/// Hilbert's matrix, multiplied by the least number that makes all of its entries whole, with the
/// exact solution of `a · x = scale · [1, 2, …, n]`, the exact condition ‖a‖∞ ‖a⁻¹‖∞ and the exact
/// determinant; all from the fractions of CPython 3.11.
struct ScaledHilbert: Sendable {
  let scale: Double
  let solution: [Double]
  let condition: Double
  let determinant: Double

  var size: Int { solution.count }
  var matrix: NDArray<Double> {
    NDArray(
      shape: [size, size],
      elements: indices(of: [size, size]).map { scale / Double($0[0] + $0[1] + 1) })
  }
  var rightSide: NDArray<Double> { NDArray((1...size).map { scale * Double($0) }) }

  static let all = [
    ScaledHilbert(scale: 60, solution: [27, -192, 210], condition: 748, determinant: 100),
    ScaledHilbert(
      scale: 27720, solution: [-216, 7350, -57120, 166320, -201600, 85932],
      condition: 29_070_279, determinant: 2_435_091_120),
    ScaledHilbert(
      scale: 12_252_240,
      solution: [
        729, -57600, 1_094_940, -8_648_640, 34_684_650, -76_684_608, 94_594_500, -60_952_320,
        15_971_670,
      ],
      condition: 1_099_654_541_342.5, determinant: 6.048061401328975e+21),
  ]
}

/// The matrix product by its definition, with three loops.
func slowProduct<Scalar: RealElement>(_ a: NDArray<Scalar>, _ b: NDArray<Scalar>) -> [Scalar] {
  indices(of: [a.shape[0], b.shape[1]]).map { index in
    (0..<a.shape[1]).reduce(0) { $0 + element(a, [index[0], $1]) * element(b, [$1, index[1]]) }
  }
}
