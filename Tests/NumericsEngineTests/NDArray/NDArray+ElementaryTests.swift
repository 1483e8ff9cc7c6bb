import Foundation
import Testing

@testable import NumericsEngine

/// One elementary function: the engine's, the C library's, and the bounds on the error that
/// `CKernels/elementwise.h` states, in units in the last place.
struct Elementary: CustomTestStringConvertible {
  let name: String
  let float: @Sendable (NDArray<Float>) -> NDArray<Float>
  let double: @Sendable (NDArray<Double>) -> NDArray<Double>
  let library: @Sendable (Double) -> Double
  /// How far the library's result may itself be off, in ulp.
  var libraryBound = 1.0
  let floatBound: Double
  let doubleBound: Double
  var references: [(x: UInt64, y: UInt64)] = []

  var testDescription: String { name }

  static let all = [
    Elementary(
      name: "exp", float: { exp($0) }, double: { exp($0) }, library: { Foundation.exp($0) },
      floatBound: 1.05, doubleBound: 1, references: ElementaryReferences.exp),
    Elementary(
      name: "expm1", float: { expm1($0) }, double: { expm1($0) },
      library: { Foundation.expm1($0) },
      floatBound: 1.75, doubleBound: 2, references: ElementaryReferences.expm1),
    Elementary(
      name: "log", float: { log($0) }, double: { log($0) }, library: { Foundation.log($0) },
      floatBound: 0.85, doubleBound: 0.85, references: ElementaryReferences.log),
    Elementary(
      name: "log1p", float: { log1p($0) }, double: { log1p($0) },
      library: { Foundation.log1p($0) },
      floatBound: 0.85, doubleBound: 0.85, references: ElementaryReferences.log1p),
    Elementary(
      name: "tanh", float: { tanh($0) }, double: { tanh($0) }, library: { Foundation.tanh($0) },
      floatBound: 1.6, doubleBound: 1.55, references: ElementaryReferences.tanh),
    Elementary(
      name: "sigmoid", float: { sigmoid($0) }, double: { sigmoid($0) },
      library: {
        $0 < 0 ? Foundation.exp($0) / (1 + Foundation.exp($0)) : 1 / (1 + Foundation.exp(-$0))
      },
      libraryBound: 2, floatBound: 1.9, doubleBound: 1.95, references: ElementaryReferences.sigmoid),
    Elementary(
      name: "sqrt", float: { sqrt($0) }, double: { sqrt($0) }, library: { $0.squareRoot() },
      floatBound: 0.5, doubleBound: 0),
    Elementary(
      name: "relu", float: { relu($0) }, double: { relu($0) }, library: { $0 < 0 ? 0 : $0 },
      floatBound: 0, doubleBound: 0),
    Elementary(
      name: "abs", float: { abs($0) }, double: { abs($0) }, library: { $0.magnitude },
      floatBound: 0, doubleBound: 0),
  ]
}

@Suite struct NDArrayElementaryTests {
  /// Every 4099th of all 2³² bit patterns, infinities, NaN and denormals among them. The C library's
  /// Double is exact for this purpose. Many more were checked when the bounds were found.
  @Test(arguments: Elementary.all) func floatsOfAllSizes(_ function: Elementary) {
    let arguments = stride(from: 0, through: UInt32.max, by: 4099).map { Float(bitPattern: $0) }
    let results = function.float(NDArray(arguments)).elements
    var worst = (error: -1.0, argument: Float(0))
    for (x, y) in zip(arguments, results) {
      let exact = function.library(Double(x))
      let error = ulpDistance(y, exact)
      if error > worst.error { worst = (error, x) }
      if y.sign != Float(exact).sign, !y.isNaN { worst = (.infinity, x) }
    }
    #expect(worst.error <= function.floatBound, "at \(worst.argument)")
  }

  /// The references are rounded by up to half a unit themselves.
  @Test(arguments: Elementary.all) func hardDoubles(_ function: Elementary) {
    let references = function.references.map { (Double(bitPattern: $0), Double(bitPattern: $1)) }
    let results = function.double(NDArray(references.map(\.0))).elements
    for ((x, expected), y) in zip(references, results) {
      #expect(ulpDistance(y, expected) <= function.doubleBound + 0.5, "at \(x): \(y)")
    }
  }

  /// The C library is within one unit itself; a sigmoid made of its exponential is within two: one
  /// from there, and a half each from the sum and the quotient.
  @Test(arguments: Elementary.all) func doublesOfAllSizes(_ function: Elementary) {
    var generator = RandomGenerator(seed: 5)
    let bits = generator.uniform(count: 200_000).map { UInt64($0 * 0x1p64) }
    let arguments = bits.map { Double(bitPattern: $0) } + generator.normal(count: 200_000)
    let results = function.double(NDArray(arguments)).elements
    var worst = (error: -1.0, argument: 0.0)
    for (x, y) in zip(arguments, results) {
      let error = ulpDistance(y, function.library(x))
      if error > worst.error { worst = (error, x) }
    }
    #expect(worst.error <= function.doubleBound + function.libraryBound, "at \(worst.argument)")
  }

  @Test(arguments: Elementary.all) func edges(_ function: Elementary) {
    let arguments: [Double] = [
      .nan, -.nan, .infinity, -.infinity, 0, -0.0, 1, -1, 1000, -1000, -1.5,
      .leastNonzeroMagnitude, -.leastNonzeroMagnitude, .greatestFiniteMagnitude,
      -.greatestFiniteMagnitude,
    ]
    for (x, y) in zip(arguments, function.double(NDArray(arguments)).elements) {
      let expected = function.library(x)
      #expect(ulpDistance(y, expected) <= 1, "at \(x): \(y)")
      #expect(y.sign == expected.sign || y.isNaN, "at \(x): \(y)")
    }
    let floats = arguments.map { Float($0) }
    for (x, y) in zip(floats, function.float(NDArray(floats)).elements) {
      let expected = function.library(Double(x))
      #expect(ulpDistance(y, expected) <= 1, "at \(x): \(y)")
      #expect(y.sign == expected.sign || y.isNaN, "at \(x): \(y)")
    }
  }

  /// A sigmoid is 0 only where e⁻ˣ is, and tanh and sigmoid reach their limits exactly.
  @Test func tails() {
    // mpmath 1.4: sigmoid(−100) = 0x1.a8c1f14e2af5dp−145.
    let tail = sigmoid([-100.0, -740, 1000, -1000] as NDArray).elements
    #expect(ulpDistance(tail[0], 0x1.a8c1f14e2af5dp-145) <= 2)
    #expect(tail[1...] == [Foundation.exp(-740), 1, 0])
    #expect(tanh([1000.0, -1000] as NDArray).elements == [1, -1])
    #expect(sigmoid([-103.0] as NDArray<Float>)[0] == .leastNonzeroMagnitude)
  }

  /// No element depends on its place, on its neighbours or on the layout.
  @Test(arguments: Elementary.all) func everyLengthAndLayout(_ function: Elementary) {
    let numbers = (0..<70).map { Double($0) * 0.37 - 9 }
    let alone = numbers.map { function.double(NDArray([$0]))[0] }
    let aloneFloat = numbers.map { function.float(NDArray([Float($0)]))[0] }
    for count in 0...70 {
      let part = Array(numbers.prefix(count))
      #expect(same(function.double(NDArray(part)).elements, Array(alone.prefix(count))))
      let floats = NDArray(part.map { Float($0) })
      #expect(same(function.float(floats).elements, Array(aloneFloat.prefix(count))))
    }
    for shape in shapes(ranks: 0...3, limit: 3) {
      let count = shape.reduce(1, *)
      for array in everyLayout(of: Array(numbers.prefix(count)), shape: shape) {
        let result = function.double(array)
        #expect(result.shape == shape)
        #expect(same(result.elements, Array(alone.prefix(count))))
      }
    }
  }

  /// Larger than what is written past the caches, at every offset from a cache line.
  @Test func largeResults() {
    let numbers = (0..<2_200_000).map { Float($0 % 1013) - 500 }
    let array = NDArray(numbers)
    for offset in [0, 1, 15, 16] {
      #expect(relu(array[offset...]).elements == numbers[offset...].map { max($0, 0) })
      var out = NDArray<Float>(repeating: 7, shape: [numbers.count])
      abs(array[offset...], into: &out[offset...])
      #expect(
        out.elements == numbers[..<offset].map { _ in 7 } + numbers[offset...].map(\.magnitude))
    }
  }

  @Test func intoAnotherArray() {
    let x = NDArray([[1.0, 4, 9], [16, 25, 36]])
    for var out in everyLayout(of: [Double](repeating: 7, count: 6), shape: [2, 3]) {
      let before = out
      sqrt(x, into: &out)
      #expect(out.elements == [1, 2, 3, 4, 5, 6])
      #expect(before.elements == [7, 7, 7, 7, 7, 7])
    }
    var wide = NDArray<Double>(repeating: 0, shape: [2, 6])
    sqrt(x, into: &wide[.all, Slice(step: 2)])
    #expect(wide.elements == [1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6, 0])
  }

  @Test func argumentsStayAsTheyAre() {
    let x = NDArray([1.0, 4, 9])
    let y = sqrt(x)
    #expect(x.elements == [1, 4, 9] && y.elements == [1, 2, 3])
    #expect(exp(log(x + 0) * 2).elements.map { $0.rounded() } == [1, 16, 81])
    #expect(x.elements == [1, 4, 9])
  }

  @Test func powersAndCircularFunctions() {
    let x = NDArray([0.5, 2, 3])
    #expect(pow(x, 2).elements == [0.25, 4, 9])
    #expect(pow(x, -1.5).elements == [0.5, 2, 3].map { Foundation.pow($0, -1.5) })
    #expect(pow(NDArray([-8.0, 0]), 1.0 / 3).elements[0].isNaN)
    #expect(pow(NDArray<Float>([2, 3]), 3).elements == [8, 27])
    for array in everyLayout(of: [0.1, -2, 3, 1e6], shape: [2, 2]) {
      #expect(sin(array).elements == array.elements.map { Foundation.sin($0) })
      #expect(cos(array).elements == array.elements.map { Foundation.cos($0) })
      #expect(tan(array).elements == array.elements.map { Foundation.tan($0) })
    }
    var out = NDArray<Double>(repeating: 0, shape: [3])
    pow(x, 2, into: &out)
    #expect(out.elements == [0.25, 4, 9])
  }

  private func same<Scalar: BinaryFloatingPoint>(_ left: [Scalar], _ right: [Scalar]) -> Bool {
    left.count == right.count && zip(left, right).allSatisfy { $0 == $1 || $0.isNaN && $1.isNaN }
  }
}
