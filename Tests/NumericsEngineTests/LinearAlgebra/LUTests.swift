import Testing

@testable import NumericsEngine

@Suite struct LUTests {
  /// Whole numbers, so that the determinant tells exactly which matrices are singular.
  ///
  /// The computed x solves (a + δ) · x = b with |δ| ≤ 3γₙ|L||U| (Higham, theorem 9.4); entries of L
  /// are at most 1, and those of U at most 2ⁿ⁻¹ times the largest of `a` with its rows scaled.
  private func checkEverySmallSystem<Scalar: RealElement>(_: Scalar.Type) throws {
    for n in 1...4 {
      for seed in 0..<8 {
        let numbers = (0..<(n * n)).map { ((seed + 3) * ($0 + 1) * ($0 + seed) + $0) % 11 - 5 }
        let whole = NDArray(shape: [n, n], elements: numbers.map(Double.init))
        let determinant = slowDeterminant(whole)
        let unit = Double(Scalar.ulpOfOne) / 2
        let growth = 3 * Double(n * n * n) * unit * Double(1 << n) * max(1, largest(whole))
        for a in everyLayout(of: numbers.map { Scalar($0) }, shape: [n, n]) {
          let lu = try LU(of: a)
          let permanent = [1.0, 2, 6, 24][n - 1] * (1...n).reduce(1) { p, _ in p * largest(whole) }
          #expect(abs(Double(lu.determinant) - determinant) <= growth * permanent)
          for shape in [[n], [n, 1], [n, 3], [n, 0]] {
            for b in everyLayout(
              of: wholeNumbers(shape.reduce(1, *), from: seed) as [Scalar], shape: shape)
            {
              if determinant == 0 {
                #expect(throws: EngineError.self) { try lu.solve(b) }
                continue
              }
              let x = try lu.solve(b)
              try #require(x.shape == shape)
              #expect(largestResidual(a, x, b) <= growth * largest(x))
            }
          }
        }
      }
    }
  }

  @Test func everySmallSystemInDouble() throws { try checkEverySmallSystem(Double.self) }
  @Test func everySmallSystemInFloat() throws { try checkEverySmallSystem(Float.self) }

  /// Entries of U grow by n^⅔ on average (Trefethen and Schreiber, "Average-case Stability of
  /// Gaussian Elimination", 1990), and |L||U| by n times that.
  @Test(arguments: [33, 150]) func largeSystems(n: Int) throws {
    let a: NDArray<Double> = noise([n, n], seed: 1)
    let b: NDArray<Double> = noise([n, 5], seed: 2)
    let x = try LU(of: a).solve(b)
    let growth = 3 * Double(n * n) * 0x1p-53 * Double(n) * 30
    #expect(largestResidual(a, x, b) <= growth * largest(x))
    let exact: NDArray<Float> = noise([n, 2], seed: 3)
    let narrow = NDArray(shape: [n, n], elements: a.elements.map { Float($0) })
    let right = narrow.matmul(exact)
    let solution = try LU(of: narrow).solve(right)
    #expect(largestResidual(narrow, solution, right) <= growth * 0x1p29 * largest(solution))
  }

  /// The relative error is at most about the condition times the backward error 3n³u of small
  /// matrices without growth (Higham, theorems 7.2 and 9.4).
  @Test(arguments: ScaledHilbert.all) func hilbert(_ hilbert: ScaledHilbert) throws {
    let n = Double(hilbert.size)
    let lu = try LU(of: hilbert.matrix)
    let x = try lu.solve(hilbert.rightSide)
    let bound = 3 * n * n * 0x1p-53 * hilbert.condition
    #expect(largest(x - NDArray(hilbert.solution)) <= bound * largest(x))
    #expect(abs(lu.determinant / hilbert.determinant - 1) <= bound)
    #expect(lu.reciprocalCondition < 1 && lu.reciprocalCondition > 1 / hilbert.condition)
  }

  @Test func determinants() throws {
    let exchanged = try LU(of: NDArray([[0.0, 0, 2], [3, 0, 0], [0, 5, 0]]))
    #expect(exchanged.determinant == 30)
    #expect(try LU(of: NDArray([[0.0, 1], [1, 0]])).determinant == -1)
    #expect(try LU(of: NDArray([[-7.0]])).determinant == -7)
    #expect(try LU(of: NDArray<Double>(shape: [0, 0], elements: [])).determinant == 1)
    let negative = try LU(of: NDArray([[0.0, 1], [1, 0]])).logDeterminant
    #expect(negative.sign == -1 && negative.logMagnitude == 0)
  }

  /// 10³⁹⁹ and 10⁻³⁹⁹ are no Doubles; their logarithms are.
  @Test func determinantsOutOfRange() throws {
    for (entry, determinant) in [(10.0, Double.infinity), (0.1, 0)] {
      var a = NDArray<Double>(repeating: 0, shape: [399, 399])
      for i in 0..<399 { a[i, i] = entry }
      let lu = try LU(of: a)
      #expect(lu.determinant == determinant)
      let (sign, logMagnitude) = lu.logDeterminant
      let expected = 918.7314521046242  // 399 ln 10, mpmath 1.4
      #expect(sign == 1)
      // 399 products, each rounded, in a sum of their size.
      #expect(abs(abs(logMagnitude) - expected) <= 399 * 0x1p-53 + expected * 0x1p-51)
      #expect((logMagnitude > 0) == (entry > 1))
    }
  }

  @Test func singular() throws {
    let exact = try LU(of: NDArray([[1.0, 2], [2, 4]]))
    #expect(exact.determinant == 0 && exact.reciprocalCondition == 0)
    #expect(exact.logDeterminant == (0, -.infinity))
    #expect(throws: EngineError.singularMatrix(reciprocalCondition: 0, limit: 0x1p-51)) {
      try exact.solve(NDArray([1.0, 2]))
    }
    let zero = try LU(of: NDArray<Float>(repeating: 0, shape: [3, 3]))
    #expect(zero.determinant == 0)
    #expect(throws: EngineError.self) { try zero.solve(NDArray<Float>(repeating: 1, shape: [3])) }
    // In tenths the dependence of the rows is hidden behind rounding errors.
    let nearly = try LU(of: NDArray([[0.1, 0.2, 0.3], [0.4, 0.5, 0.6], [0.7, 0.8, 0.9]]))
    #expect(nearly.reciprocalCondition < 3 * 0x1p-52)
    let error = #expect(throws: EngineError.self) { try nearly.solve(NDArray([1.0, 2, 3])) }
    #expect("\(error as Any)".contains("singular"))
  }

  /// Units do not matter: powers of two on the rows change no digit. On the columns they can lead
  /// to other row exchanges, whose solution is as close to the true one.
  @Test(arguments: 1...8) func unitsOfRowsAndColumns(seed: Int) throws {
    let a: NDArray<Double> = noise([5, 5], seed: seed)
    let b: NDArray<Double> = noise([5], seed: seed + 100)
    let factorisation = try LU(of: a)
    let x = try factorisation.solve(b)
    let rows = [0, 900, -900, 300, -40]
    let columns = [-4, 30, -90, 90, 0]
    var (rescaled, both, right) = (a, a, b)
    for i in 0..<5 {
      right[i] = b[i].scaled(by: rows[i])
      for j in 0..<5 {
        rescaled[i, j] = a[i, j].scaled(by: rows[i])
        both[i, j] = rescaled[i, j].scaled(by: columns[j])
      }
    }
    #expect(try LU(of: rescaled).solve(right) == x)
    let y = try LU(of: both).solve(right)
    let error = 8 * 5 * Double.ulpOfOne / factorisation.reciprocalCondition * norm2(x)
    for j in 0..<5 { #expect(abs(y[j].scaled(by: columns[j]) - x[j]) <= error) }
  }

  @Test func extremeNumbers() throws {
    let large = Double.greatestFiniteMagnitude
    let a = NDArray([[large, -large], [large, large]])
    #expect(try LU(of: a).solve(NDArray([0, large])).elements == [0.5, 0.5])
    #expect(try LU(of: a).determinant == .infinity)
    let tiny = Double.leastNonzeroMagnitude
    #expect(try LU(of: NDArray([[tiny]])).solve(NDArray([3 * tiny])).elements == [3])
    #expect(try LU(of: NDArray([[tiny]])).solve(NDArray([large])).elements == [.infinity])
    #expect(try LU(of: NDArray([[large]])).solve(NDArray([tiny])).elements == [0])
  }

  @Test func notFinite() throws {
    for bad in [Double.nan, .infinity, -.infinity] {
      // Row-major places, whatever the layout.
      for a in everyLayout(of: [1, 2, 3, 4, 5, bad, 7, 8, 10], shape: [3, 3]) {
        let error = #expect(throws: EngineError.self) { try LU(of: a) }
        guard case .notFinite(5, let value) = error else {
          Issue.record("\(error as Any)")
          continue
        }
        #expect(value.bitPattern == bad.bitPattern)
      }
      let lu = try LU(of: NDArray([[2.0]]))
      #expect(throws: EngineError.self) { try lu.solve(NDArray([bad])) }
    }
  }

  @Test func emptyAndNotSquare() throws {
    let empty = try LU(of: NDArray<Double>(shape: [0, 0], elements: []))
    #expect(try empty.solve(NDArray<Double>(shape: [0], elements: [])).shape == [0])
    #expect(try empty.solve(NDArray<Double>(shape: [0, 3], elements: [])).shape == [0, 3])
    #expect(throws: EngineError.notSquare(rows: 2, columns: 3)) {
      try LU(of: NDArray([[1.0, 2, 3], [4, 5, 6]]))
    }
    #expect(throws: EngineError.notSquare(rows: 0, columns: 2)) {
      try LU(of: NDArray<Double>(shape: [0, 2], elements: []))
    }
  }

  @Test func rightSideThatDoesNotFit() async throws {
    let result = try await #require(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = try LU(of: NDArray([[1.0, 2], [3, 4]])).solve(NDArray([1.0, 2, 3]))
    }
    let said = String(decoding: result.standardErrorContent, as: UTF8.self)
    #expect(said.contains("expected: the shape [2], or [2, columns]\n  got: the shape [3]"))
  }

  @Test func extentsBeyond32Bits() async throws {
    let result = try await #require(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = try LU(of: NDArray([1.0]).broadcasted(to: [1 << 31, 1 << 31]))
    }
    let said = String(decoding: result.standardErrorContent, as: UTF8.self)
    #expect(said.contains("expected: at most 2147483647 rows and columns\n  got: 2147483648"))
  }
}
