import Testing

@testable import NumericsEngine

@Suite struct QRTests {
  /// Householder's Q and R are those of a + δ with ‖δⱼ‖ ≤ γ̃ₘₙ‖aⱼ‖ in every column (Higham, theorem
  /// 19.4); the constant in γ̃ is taken as 8.
  private func checkEverySize<Scalar: RealElement>(_: Scalar.Type) throws {
    let unit = Double(Scalar.ulpOfOne) / 2
    for n in 0...4 {
      for m in n...5 {
        let plain: NDArray<Scalar> = noise([m, n], seed: 10 * m + n)
        let error = 8 * Double(max(1, m * n)) * unit
        for a in everyLayout(of: plain.elements, shape: [m, n]) {
          let qr = try QR(of: a)
          let (q, r) = (qr.orthogonal, qr.upper)
          #expect(q.shape == [m, n] && r.shape == [n, n])
          #expect(largest(q.matmul(r) - plain) <= error * Double(m))
          for i in 0..<n {
            for j in 0..<n {
              let product = dot(q.column(i), q.column(j))
              #expect(abs(Double(product) - (i == j ? 1 : 0)) <= error)
              if i > j { #expect(r[i, j] == 0) }
            }
          }
          for shape in [[m], [m, 2], [m, 0]] {
            for b in everyLayout(
              of: wholeNumbers(shape.reduce(1, *), from: n) as [Scalar], shape: shape)
            {
              let x = try qr.solve(b)
              try #require(x.shape == [n] + shape.dropFirst())
              checkLeast(plain, x, b, error / Double(qr.reciprocalCondition))
            }
          }
        }
      }
    }
  }

  /// What is left is at right angles to every column, as is true of the least and nothing else.
  private func checkLeast<Scalar: RealElement>(
    _ a: NDArray<Scalar>, _ x: NDArray<Scalar>, _ b: NDArray<Scalar>, _ error: Double
  ) {
    for column in b.rank == 1 ? [[]] : (0..<b.shape[1]).map({ [$0] }) {
      let rest = (0..<a.shape[0]).map { i in
        (0..<a.shape[1]).reduce(Double(element(b, [i] + column))) {
          $0 - Double(a[i, $1]) * Double(element(x, [$1] + column))
        }
      }
      for j in 0..<a.shape[1] {
        let product = rest.indices.reduce(0.0) { $0 + rest[$1] * Double(a[$1, j]) }
        #expect(abs(product) <= error * Double(a.shape[0]) * max(1, largest(b)))
      }
    }
  }

  @Test func everySizeInDouble() throws { try checkEverySize(Double.self) }
  @Test func everySizeInFloat() throws { try checkEverySize(Float.self) }

  /// Polynomials through the points (t, (7t mod 11) − 5), t = 0 … 10; the exact coefficients from
  /// the fractions of CPython 3.11.
  ///
  /// The relative error is at most κε (2 + (κ + 1) ‖r‖ / (‖a‖ ‖x‖)), where r is what is left (Higham,
  /// theorem 20.1), with ε as above in the Frobenius norm; condition and norms from NumPy 2.4.
  @Test(arguments: [
    ([-0.5, 0.1], 4.59e-12),
    (
      [-3.8461538461538463, 3.8205128205128207, -0.7884615384615384, 0.04487179487179487], 4.96e-10
    ),
    (
      [
        -4.538461538461538, 6.2243589743589745, -1.9903846153846154, 0.23717948717948717,
        -0.009615384615384616, 0.0,
      ], 2.82e-7
    ),
  ])
  func polynomials(coefficients: [Double], bound: Double) throws {
    let powers = indices(of: [11, coefficients.count]).map { index in
      (0..<index[1]).reduce(1.0) { power, _ in power * Double(index[0]) }
    }
    let a = NDArray(shape: [11, coefficients.count], elements: powers)
    let b = NDArray(wholeNumbers(11) as [Double])
    let x = try leastSquares(a, b)
    #expect(norm2(x - NDArray(coefficients)) <= bound * norm2(x))
    #expect(try QR(of: a).solve(b) == x)
  }

  @Test(arguments: ScaledHilbert.all) func hilbert(_ hilbert: ScaledHilbert) throws {
    let n = Double(hilbert.size)
    let x = try leastSquares(hilbert.matrix, hilbert.rightSide)
    let bound = 8 * n * n * 0x1p-53 * hilbert.condition
    #expect(largest(x - NDArray(hilbert.solution)) <= bound * largest(x))
  }

  @Test func columnsThatDependOnEachOther() throws {
    for seed in 0..<40 {
      for (m, n) in [(2, 2), (6, 3), (50, 8), (700, 20)] {
        var a: NDArray<Double> = noise([m, n], seed: seed)
        let sum = a[.all, 0] * 0.3 - a[.all, 1] * (n == 2 ? 0 : 1.7)
        a[.all, n - 1] = sum
        let error = #expect(throws: EngineError.self) {
          try leastSquares(a, a.column(0))
        }
        guard case .rankDeficient(n, _, _) = error else {
          Issue.record("\(error as Any)")
          continue
        }
        let narrow = NDArray(shape: [m, n], elements: a.elements.map { Float($0) })
        #expect(throws: EngineError.self) { try leastSquares(narrow, narrow.column(0)) }
      }
    }
    #expect(throws: EngineError.self) {
      try leastSquares(NDArray([[1.0, 0], [2, 0], [3, 0]]), NDArray([1.0, 2, 3]))
    }
  }

  /// A column in other units only changes the unit of its coefficient.
  @Test func unitsOfColumns() throws {
    let a: NDArray<Double> = noise([7, 3], seed: 3)
    let b: NDArray<Double> = noise([7], seed: 4)
    let x = try leastSquares(a, b)
    var scaled = a
    let units = [700, -700, 3]
    for i in 0..<7 { for j in 0..<3 { scaled[i, j] = a[i, j].scaled(by: units[j]) } }
    let y = try leastSquares(scaled, b * 0x1p900)
    for j in 0..<3 { #expect(y[j] == x[j].scaled(by: 900 - units[j])) }
    #expect(try QR(of: scaled).upper[1, 2] == QR(of: a).upper[1, 2] * 8)
  }

  /// Without scaling the length of this column is infinite, and LAPACK's reflector never ends.
  @Test func extremeNumbers() throws {
    let large = Double.greatestFiniteMagnitude
    let x = try leastSquares(NDArray([[large], [large], [large]]), NDArray([large, large, large]))
    #expect(abs(x[0] - 1) <= 8 * 3 * 0x1p-53)
  }

  @Test func faultyInput() throws {
    #expect(throws: EngineError.underdetermined(rows: 1, columns: 2)) {
      try QR(of: NDArray([[1.0, 2]]))
    }
    #expect(throws: EngineError.notFinite(index: 1, value: .infinity)) {
      try leastSquares(NDArray([[1.0], [.infinity]]), NDArray([1.0, 2]))
    }
    #expect(throws: EngineError.notFinite(index: 0, value: -.infinity)) {
      try leastSquares(NDArray([[1.0], [2]]), NDArray([-.infinity, 2]))
    }
  }

  @Test func empty() throws {
    let none = NDArray<Double>(shape: [3, 0], elements: [])
    #expect(try leastSquares(none, NDArray([1.0, 2, 3])).shape == [0])
    #expect(try QR(of: none).orthogonal.shape == [3, 0])
    let nothing = NDArray<Double>(shape: [0, 0], elements: [])
    #expect(
      try leastSquares(nothing, NDArray<Double>(shape: [0, 2], elements: [])).shape == [0, 2])
  }
}
