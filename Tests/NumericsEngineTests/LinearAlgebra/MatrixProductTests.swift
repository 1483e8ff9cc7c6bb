import Testing

@testable import NumericsEngine

@Suite struct MatrixProductTests {
  /// The definition, with three loops.
  private func slowProduct<Scalar: RealElement>(
    _ a: NDArray<Scalar>, _ b: NDArray<Scalar>
  ) -> [Scalar] {
    indices(of: [a.shape[0], b.shape[1]]).map { index in
      (0..<a.shape[1]).reduce(0) { $0 + element(a, [index[0], $1]) * element(b, [$1, index[1]]) }
    }
  }

  private func checkEverySize<Scalar: RealElement>(
    _ scale: [(alpha: Scalar, beta: Scalar)]
  ) {
    for size in indices(of: [5, 5, 5]) {
      let (m, n, k) = (size[0], size[1], size[2])
      let left: [Scalar] = wholeNumbers(m * k)
      let right: [Scalar] = wholeNumbers(k * n, from: 5)
      let old: [Scalar] = wholeNumbers(m * n, from: 2)
      let plainLeft = NDArray(shape: [m, k], elements: left)
      let plainRight = NDArray(shape: [k, n], elements: right)
      let product = slowProduct(plainLeft, plainRight)
      for a in everyLayout(of: left, shape: [m, k]) {
        for b in everyLayout(of: right, shape: [k, n]) {
          for (index, (alpha, beta)) in scale.enumerated() {
            let (transposeA, transposeB) = (index & 1 == 1, index & 2 == 2)
            var c = NDArray(shape: [m, n], elements: old)
            gemm(
              alpha: alpha, transposeA ? a.transposed : a, transposeA: transposeA,
              transposeB ? b.transposed : b, transposeB: transposeB, beta: beta, into: &c)
            let expected = zip(product, old).map { alpha * $0 + beta * $1 }
            let same = c.elements == expected
            #expect(same, "\(size) \(a.strides) \(b.strides) \(alpha) \(beta)")
          }
        }
      }
    }
  }

  // Each pair meets one of the four ways to ask for transposes; the rotations make all meet.
  private static let scales: [(alpha: Float, beta: Float)] = [
    (1, 0), (-2.5, 1), (0, 0.5), (1, -1),
  ]

  @Test(arguments: 0..<4) func everySizeLayoutAndScaleInDouble(rotation: Int) {
    let rotated = Self.scales[rotation...] + Self.scales[..<rotation]
    checkEverySize(rotated.map { (Double($0.alpha), Double($0.beta)) })
  }

  @Test func everySizeAndLayoutInFloat() {
    checkEverySize(Self.scales)
  }

  @Test func targetsOfEveryLayoutAndTheirCopies() {
    let a = NDArray([[1.0, 2], [3, 4]])
    for target in everyLayout(of: [10.0, 20, 30, 40], shape: [2, 2]) {
      var c = target
      let copy = c
      gemm(a, a, beta: 1, into: &c)
      #expect(c.elements == [17, 30, 45, 62])
      #expect(copy.elements == [10, 20, 30, 40])
    }
  }

  @Test func targetThatIsAlsoAnOperand() {
    var c = NDArray([[1.0, 2], [3, 4]])
    gemm(c, transposeA: true, c, beta: 1, into: &c)
    #expect(c.elements == [11, 16, 17, 24])
  }

  @Test func betaZeroDoesNotReadTheTarget() {
    var c = NDArray<Double>(repeating: .nan, shape: [2, 1])
    gemm(NDArray([[1.0], [2]]), NDArray([[3.0]]), into: &c)
    #expect(c.elements == [3, 6])
    var empty = NDArray<Double>(repeating: .nan, shape: [2, 2])
    gemm(
      NDArray<Double>(repeating: 0, shape: [2, 0]), NDArray(repeating: 0, shape: [0, 2]),
      into: &empty)
    #expect(empty.elements == [0, 0, 0, 0])
  }

  /// BLAS refuses lines that lie closer together than they are long; such views are copied.
  @Test func overlappingLines() {
    let repeated = NDArray([1.0, 2, 3]).broadcasted(to: [2, 3])
    let windows = NDArray(
      storage: NDArray([1.0, 2, 3, 4]).storage,
      layout: Layout(shape: [3, 2], strides: [1, 1], offset: 0))
    #expect(repeated.matmul(windows) == NDArray([[14.0, 20], [14, 20]]))
    #expect(windows.matmul(repeated).row(2) == NDArray([7.0, 14, 21]))
    #expect(repeated.transposed.matmul(windows.transposed).column(1) == NDArray([5.0, 10, 15]))
  }

  @Test func extentsBeyond32Bits() async throws {
    let result = try await #require(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      let row = NDArray([1.0]).broadcasted(to: [1, 1 << 31])
      _ = row.matmul(row.transposed)
    }
    let said = String(decoding: result.standardErrorContent, as: UTF8.self)
    #expect(said.contains("expected: at most 2147483647 rows and columns\n  got: 2147483648"))
  }

  @Test func matmulOfVectorsAndMatrices() {
    let m = NDArray([[1.0, 2, 3], [4, 5, 6]])
    let v = NDArray([1.0, 0, -1])
    #expect(m.matmul(m.transposed) == NDArray([[14.0, 32], [32, 77]]))
    #expect(m.matmul(v) == NDArray([-2.0, -2]))
    #expect(NDArray([1.0, 2]).matmul(m) == NDArray([9.0, 12, 15]))
    #expect(v.matmul(v) == NDArray(shape: [], elements: [2.0]))
    #expect(m.matmul(m.row(1)) == NDArray([32.0, 77]))
    #expect(m.transposed.matmul(m.column(0)) == NDArray([17.0, 22, 27]))
    #expect(m.matmul(NDArray(repeating: 0, shape: [3, 0])).shape == [2, 0])
  }

  @Test func largeAgainstDefinition() {
    var generator = RandomGenerator(seed: 5)
    let (m, n, k) = (70, 45, 133)
    let a = NDArray(shape: [m, k], elements: generator.uniform(count: m * k))
    let b = NDArray(shape: [k, n], elements: generator.uniform(count: k * n))
    let expected = slowProduct(a, b)
    let differences = zip(a.matmul(columnMajor(b)).elements, expected).map { abs($0 - $1) }
    #expect(differences.allSatisfy { $0 < 1e-12 })
  }
}
