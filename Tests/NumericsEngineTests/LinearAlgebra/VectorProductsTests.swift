import Testing

@testable import NumericsEngine

@Suite struct VectorProductsTests {
  /// Every layout, and a number repeated by broadcasting, which BLAS cannot read.
  private func vectors<Scalar: RealElement>(_ count: Int, from start: Int, _: Scalar.Type)
    -> [NDArray<Scalar>]
  {
    everyLayout(of: wholeNumbers(count, from: start), shape: [count])
      + [NDArray([Scalar(3)]).broadcasted(to: [count])]
  }

  private func checkEveryLayout<Scalar: RealElement>(_ type: Scalar.Type) {
    for count in [0, 1, 2, 3, 7, 40] {
      for a in vectors(count, from: 1, type) {
        let left = (0..<count).map { element(a, [$0]) }
        #expect(norm2(a) == left.reduce(0) { $0 + $1 * $1 }.squareRoot())
        for b in vectors(count, from: 4, type) {
          let right = (0..<count).map { element(b, [$0]) }
          #expect(dot(a, b) == zip(left, right).reduce(0) { $0 + $1.0 * $1.1 })
          var y = b
          axpy(-2, a, into: &y)
          #expect(y.elements == zip(left, right).map { $1 - 2 * $0 })
          #expect(b.elements == right)
        }
      }
    }
  }

  @Test func everyLayoutInDouble() { checkEveryLayout(Double.self) }
  @Test func everyLayoutInFloat() { checkEveryLayout(Float.self) }

  private func checkEverySize<Scalar: RealElement>(_ type: Scalar.Type) {
    for size in indices(of: [4, 4]) {
      let (m, n) = (size[0], size[1])
      for a in everyLayout(of: wholeNumbers(m * n) as [Scalar], shape: [m, n]) {
        for x in vectors(n, from: 2, type) {
          let product = (0..<m).map { i in
            (0..<n).reduce(0) { $0 + element(a, [i, $1]) * element(x, [$1]) }
          }
          for (index, target) in vectors(m, from: 5, type).enumerated() {
            let (alpha, beta): (Scalar, Scalar) = [(1, 0), (-2, 1), (0, 0.5), (1, -1)][index % 4]
            let old = target.elements
            var y = target
            gemv(
              alpha: alpha, index % 3 == 0 ? a.transposed : a, transposeA: index % 3 == 0, x,
              beta: beta, into: &y)
            let expected = zip(product, old).map { alpha * $0 + beta * $1 }
            #expect(y.elements == expected, "\(a.strides) \(x.strides) \(target.strides)")
            #expect(target.elements == old)
          }
        }
      }
    }
  }

  @Test func everyMatrixAndVectorInDouble() { checkEverySize(Double.self) }
  @Test func everyMatrixAndVectorInFloat() { checkEverySize(Float.self) }

  @Test func targetsAreWrittenWhereTheyLie() {
    for step in [2, -2] {
      var y = NDArray([Double](repeating: 1, count: 8))
      y = y[Slice(step: step)]
      let place = y.storage.base
      axpy(2, NDArray([1.0, 2, 3, 4]), into: &y)
      gemv(NDArray([[1.0], [2], [3], [4]]), NDArray([10.0]), beta: 1, into: &y)
      #expect(y.storage.base == place)
      #expect(y.elements == [13, 25, 37, 49])
      #expect([0, 1, 2, 3].allSatisfy { place[2 * $0 + (step > 0 ? 1 : 0)] == 1 })
    }
  }

  @Test func betaZeroDoesNotReadTheTarget() {
    for columns in [0, 1, 5] {
      let a = NDArray<Double>(repeating: 1, shape: [3, columns])
      var y = NDArray<Double>(repeating: .nan, shape: [3])
      gemv(a, NDArray(repeating: 2, shape: [columns]), into: &y)
      #expect(y.elements == [Double](repeating: 2 * Double(columns), count: 3))
      y = NDArray<Double>(repeating: .nan, shape: [3])
      gemv(a.transposed, transposeA: true, NDArray(repeating: 2, shape: [columns]), into: &y)
      #expect(y.elements == [Double](repeating: 2 * Double(columns), count: 3))
    }
  }

  @Test func targetThatIsAlsoAnOperand() {
    var y = NDArray([1.0, 2])
    axpy(3, y, into: &y)
    #expect(y.elements == [4, 8])
    gemv(NDArray([[0.0, 1], [1, 0]]), y, beta: 1, into: &y)
    #expect(y.elements == [12, 12])
  }

  /// The squares leave the range, the norm does not; two terms and a root add up to 2 units in the
  /// last place.
  @Test func normsOfExtremeNumbers() {
    #expect(abs(norm2(NDArray([3e200, 4e200])) / 5e200 - 1) <= 0x1p-51)
    #expect(abs(norm2(NDArray([3e-200, 4e-200])) / 5e-200 - 1) <= 0x1p-51)
    #expect(abs(norm2(NDArray<Float>([3e30, 4e30])) / 5e30 - 1) <= 0x1p-22)
    #expect(abs(norm2(NDArray<Float>([3e-30, 4e-30])) / 5e-30 - 1) <= 0x1p-22)
    #expect(norm2(NDArray([1, Double.infinity, 2])) == .infinity)
    #expect(norm2(NDArray([1, -Double.infinity, .nan])).isNaN)
    #expect(norm2(NDArray([0, Double.nan])).isNaN)
    #expect(norm2(NDArray<Float>([.nan, 1])).isNaN)
    #expect(norm2(NDArray([[3.0, 0], [0, 4]])) == 5)
  }

  @Test func nonFiniteNumbersReachTheResult() {
    #expect(dot(NDArray([0, Double.nan]), NDArray([1.0, 0])).isNaN)
    #expect(dot(NDArray([1, Double.infinity]), NDArray([1.0, -1])) == -.infinity)
    var y = NDArray([1.0, 2])
    axpy(1, NDArray([Double.infinity, .nan]), into: &y)
    #expect(y[0] == .infinity && y[1].isNaN)
  }

  @Test func extentsBeyond32Bits() async throws {
    var result = try await #require(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      let long = NDArray([1.0]).broadcasted(to: [1 << 31])
      _ = dot(long, long)
    }
    expectTooLong(result)
    result = try await #require(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      let long = NDArray([1.0]).broadcasted(to: [1 << 31])
      var y = long
      axpy(1, long, into: &y)
    }
    expectTooLong(result)
    result = try await #require(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      var y = NDArray([1.0]).broadcasted(to: [1 << 31])
      gemv(NDArray([1.0]).broadcasted(to: [1 << 31, 1]), NDArray([1.0]), into: &y)
    }
    expectTooLong(result)
  }

  private func expectTooLong(_ result: ExitTest.Result) {
    let said = String(decoding: result.standardErrorContent, as: UTF8.self)
    #expect(said.contains("got: 2147483648"))
  }

  @Test func shapesThatDoNotFit() async throws {
    let result = try await #require(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = dot(NDArray([1.0, 2]), NDArray([1.0]))
    }
    let said = String(decoding: result.standardErrorContent, as: UTF8.self)
    #expect(said.contains("got: the shapes [2] and [1]"))
  }
}
