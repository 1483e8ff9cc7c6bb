import Foundation
import Testing

@testable import NumericsEngine

@Suite struct NDArraySoftmaxTests {
  private let table = NDArray([[1000.0, 1000, -1000], [-1000, -1001, -1002], [0.5, -0.25, 2]])

  /// SciPy 1.17: softmax and logsumexp of the table. An exponential is within 1.05 units in the
  /// last place, the sum of three within one, the division within half; 4 · 2⁻⁵³ covers both sides.
  @Test func asSciPy() {
    let rows = softmax(table, axis: 1).elements
    let expected = [
      0.5, 0.5, 0, 0x1.549a766a06790p-1, 0x1.f534335ca4bcfp-3, 0x1.70c3e5f682bdap-4,
      0x1.57f79c2a74881p-3, 0x1.44f50cc707e06p-4, 0x1.8163775c81e1fp-1,
    ]
    for (y, e) in zip(rows, expected) { #expect(abs(y - e) <= 4 * .ulpOfOne * e) }
    #expect(softmax(table, axis: 0).elements == [1, 1, 0, 0, 0, 0, 0, 0, 1])
    #expect(softmax(table).elements == rows)

    let sums = logSumExp(table, axis: 1).elements
    let logs = [0x1.f458b90bfbe8ep+9, -0x1.f3cbd39158874p+9, 0x1.245c7db96887cp+1]
    for (y, e) in zip(sums, logs) { #expect(abs(y - e) <= e.ulp) }
    #expect(logSumExp(table, axis: 0).elements == [1000, 1000, 2])
    #expect(logSumExp(table) == 1000.6931471805599)
  }

  /// The sum is 1 + 4·10⁻¹⁸, which no Double holds, and yet its logarithm keeps its digits.
  @Test func logarithmsNearZeroKeepTheirDigits() {
    #expect(abs(logSumExp(NDArray([0.0, -40])) - 0x1.39792499b1a24p-58) <= 0x1p-109)
  }

  /// As SciPy 1.17.
  @Test func infinitiesAndNaN() {
    let infinity = Double.infinity
    let rows = NDArray([
      [-infinity, -infinity], [-infinity, 0], [infinity, 0], [.nan, 0], [infinity, -infinity],
    ])
    let shares = softmax(rows, axis: 1).elements
    #expect(shares[2] == 0 && shares[3] == 1)
    #expect((shares[..<2] + shares[4...]).allSatisfy { $0.isNaN })
    let sums = logSumExp(rows, axis: 1).elements
    #expect(sums[0] == -infinity && sums[1] == 0 && sums[2] == infinity && sums[3].isNaN)
    #expect(sums[4] == infinity)
    #expect(logSumExp(NDArray<Double>([])) == -infinity)
    #expect(
      logSumExp(NDArray<Double>(repeating: 0, shape: [2, 0]), axis: 1).elements
        == [-infinity, -infinity])
    #expect(softmax(NDArray<Double>(repeating: 0, shape: [2, 0])).shape == [2, 0])
  }

  /// Parts of a long row that are −∞, or that hold the only NaN or ∞.
  @Test func longRows() {
    var row = [Double](repeating: -.infinity, count: 50_000)
    #expect(logSumExp(NDArray(row)) == -.infinity)
    row[40_000] = 3
    #expect(logSumExp(NDArray(row)) == 3)
    row[100] = 3
    #expect(abs(logSumExp(NDArray(row)) - (3 + Foundation.log(2))) <= 1e-15)
    row[20_000] = .infinity
    #expect(logSumExp(NDArray(row)) == .infinity)
    row[49_999] = .nan
    #expect(logSumExp(NDArray(row)).isNaN)
    let equal = NDArray<Float>(repeating: -2, shape: [100_000])
    #expect(abs(logSumExp(equal) - (Float(Foundation.log(1e5)) - 2)) <= 1e-6)
    #expect(softmax(equal).elements.allSatisfy { abs($0 - 1e-5) <= 1e-11 })
  }

  @Test func everyShapeLayoutAndAxis() {
    for shape in shapes(ranks: 1...3, limit: 3) {
      let numbers = (0..<shape.reduce(1, *)).map { Double($0 * 7 % 11) / 3 - 2 }
      for array in everyLayout(of: numbers, shape: shape) { check(array) }
    }
  }

  @Test(arguments: [[40, 300], [300, 40], [20000, 3], [3, 20000], [33, 5, 26]])
  func largerThanBlocksAndTiles(shape: [Int]) {
    let numbers = (0..<shape.reduce(1, *)).map { Double($0 * 7919 % 10007) / 1000 }
    check(NDArray(shape: shape, elements: numbers))
    check(columnMajor(NDArray(shape: shape, elements: numbers)))
  }

  private func check(_ array: NDArray<Double>) {
    let before = array.elements
    for axis in 0..<array.rank {
      var rest = array.shape
      rest.remove(at: axis)
      let lanes = indices(of: rest)
      let (shares, sums) = (softmax(array, axis: axis), logSumExp(array, axis: axis - array.rank))
      var out = NDArray<Double>(repeating: 0, shape: array.shape)
      softmax(array, axis: axis, into: &out)
      #expect(out == shares && shares.shape == array.shape && sums.shape == rest)
      #expect(softmax(array + 0, axis: axis) == softmax((array + 0).contiguous(), axis: axis))
      guard array.shape[axis] > 0 else { continue }
      var far = 0
      for lane in lanes {
        let places = (0..<array.shape[axis]).map { place in
          var full = lane
          full.insert(place, at: axis)
          return full
        }
        let total = places.reduce(0) { $0 + Foundation.exp(element(array, $1)) }
        // One running sum of n terms is off by up to n · 2⁻⁵³; with the rest 10⁻¹⁵ more.
        let bound = Double(places.count) * 0x1p-53 + 4e-15
        for place in places {
          let exact = Foundation.exp(element(array, place)) / total
          if abs(element(shares, place) - exact) > bound * exact { far += 1 }
        }
        if abs(element(sums, lane) - Foundation.log(total)) > bound * 4 { far += 1 }
      }
      #expect(far == 0, "\(array.shape) \(array.strides) axis \(axis)")
    }
    #expect(array.elements == before)
  }
}
