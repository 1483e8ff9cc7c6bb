import Testing

@testable import NumericsEngine

@Suite struct GeneralMatrixProductTests {
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

  /// Every size into every layout; what lies between and around the elements of the target stays.
  @Test func everyTarget() {
    for size in indices(of: [4, 4, 4]) {
      let (m, n, k) = (size[0], size[1], size[2])
      let a = NDArray(shape: [m, k], elements: wholeNumbers(m * k) as [Double])
      let b = NDArray(shape: [k, n], elements: wholeNumbers(k * n, from: 3) as [Double])
      let old: [Double] = wholeNumbers(m * n, from: 1)
      let expected = zip(slowProduct(a, b), old).map { 2 * $0 - 0.5 * $1 }
      for place in 0..<6 {
        var c = targets(of: old, shape: [m, n])[place]
        let before = c.storage
        gemm(alpha: 2, a, b, beta: -0.5, into: &c)
        #expect(c.elements == expected, "\(size) \(c.strides)")
        let inside = Set(indices(of: [m, n]).map { position($0, in: c) })
        for outside in 0..<before.count where c.storage === before && !inside.contains(outside) {
          #expect(before.base[outside] == 99)
        }
      }
    }
  }

  /// Views that no other array shares: whole, as a part of wider rows, as every other row, the
  /// transposes of these.
  private func targets(of elements: [Double], shape: [Int]) -> [NDArray<Double>] {
    [false, true].flatMap { isTransposed in
      let shape = isTransposed ? shape.reversed() : shape
      let plain = NDArray(shape: isTransposed ? shape.reversed() : shape, elements: elements)
      return [(1, 0), (1, 3), (2, 1)].map { step, gap in
        let width = shape[1] + gap
        let parts = NDArray<Double>(repeating: 99, shape: [max(1, shape[0] * step * width)])
        var view = NDArray(
          storage: parts.storage,
          layout: Layout(shape: shape, strides: [step * width, 1], offset: 0))
        for index in indices(of: plain.shape) {
          let place = isTransposed ? index.reversed() : index
          view.storage.base[position(place, in: view)] = element(plain, index)
        }
        if isTransposed { view = view.transposed }
        return view
      }
    }
  }

  private func position(_ index: [Int], in array: NDArray<Double>) -> Int {
    zip(index, array.strides).reduce(array.layout.offset) { $0 + $1.0 * $1.1 }
  }

  /// A target that is the only view of its storage is written where it lies.
  @Test func targetsAreNotCopied() {
    for (columns, isTransposed) in [(3, false), (3, true), (1, false), (1, true)] {
      var c = NDArray<Double>(repeating: 5, shape: [4, 7])
      c = c[.all, 2..<(2 + columns)]
      if isTransposed { c = c.transposed }
      let place = c.storage.base
      let a = NDArray<Double>(repeating: 1, shape: [c.shape[0], 2])
      gemm(a, NDArray<Double>(repeating: 1, shape: [2, c.shape[1]]), beta: 1, into: &c)
      #expect(c.storage.base == place)
      #expect(c.elements == [Double](repeating: 7, count: 4 * columns))
      #expect(place[0] == 5 && place[1] == 5 && place[6] == 5)
    }
  }

  @Test func nonFiniteNumbersReachTheResult() {
    for bad in [Double.nan, .infinity] {
      for size in [1, 2, 20] {
        var a = NDArray<Double>(repeating: 1, shape: [size, size])
        a[0, 0] = bad
        var c = NDArray<Double>(repeating: 2, shape: [size, size])
        gemm(a, a, beta: 1, into: &c)
        #expect(bad.isNaN ? c[0, 0].isNaN : c[0, 0] == .infinity)
        #expect(size == 1 || c[-1, -1] == Double(size + 2))
        // Nothing is read of what is multiplied by an alpha of 0.
        gemm(alpha: 0, a, a, into: &c)
        #expect(c == NDArray(repeating: 0, shape: [size, size]))
      }
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
