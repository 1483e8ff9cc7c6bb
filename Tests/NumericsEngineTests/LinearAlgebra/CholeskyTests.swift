import Testing

@testable import NumericsEngine

@Suite struct CholeskyTests {
  /// Gram matrices of whole numbers plus the identity are positive definite and exact.
  ///
  /// The factor is exact for a + δ with |δ| ≤ γₙ₊₁|L||Lᵀ| (Higham, theorem 10.3), whose rows sum up
  /// to at most n times the largest diagonal entry; a solution adds another 3 γₙ (theorem 10.4).
  private func checkEverySmallSystem<Scalar: RealElement>(_: Scalar.Type) throws {
    for n in 0...4 {
      for seed in 0..<4 {
        let basis = NDArray(shape: [n, n], elements: wholeNumbers(n * n, from: seed) as [Scalar])
        let plain = basis.matmul(basis.transposed) + identity(n)
        let size = largest(plain)
        let bound = Double((3 * n + 1) * n) * Double(Scalar.ulpOfOne) * size
        for a in everyLayout(of: plain.elements, shape: [n, n]) {
          let cholesky = try Cholesky(of: a)
          let l = cholesky.lower
          #expect(largest(l.matmul(l.transposed) - plain) <= bound)
          for i in 0..<n {
            #expect(l[i, i] > 0)
            for j in (i + 1)..<max(n, i + 1) { #expect(l[i, j] == 0) }
          }
          for shape in [[n], [n, 2]] {
            for b in everyLayout(
              of: wholeNumbers(shape.reduce(1, *), from: seed) as [Scalar], shape: shape)
            {
              let x = try cholesky.solve(b)
              try #require(x.shape == shape)
              #expect(largestResidual(a, x, b) <= bound * largest(x))
            }
          }
        }
      }
    }
  }

  private func identity<Scalar: RealElement>(_ n: Int) -> NDArray<Scalar> {
    NDArray(
      shape: [n, n], elements: indices(of: [n, n]).map { $0[0] == $0[1] ? Scalar(1) : 0 })
  }

  @Test func everySmallSystemInDouble() throws { try checkEverySmallSystem(Double.self) }
  @Test func everySmallSystemInFloat() throws { try checkEverySmallSystem(Float.self) }

  @Test(arguments: [40, 200]) func largeSystems(n: Int) throws {
    let basis: NDArray<Double> = noise([n, n], seed: 7)
    let a = basis.matmul(basis.transposed) + identity(n)
    let b: NDArray<Double> = noise([n, 3], seed: 8)
    let x = try Cholesky(of: a).solve(b)
    let bound = Double((3 * n + 1) * n) * 0x1p-52 * largest(a)
    #expect(largestResidual(a, x, b) <= bound * largest(x))
  }

  @Test(arguments: ScaledHilbert.all) func hilbert(_ hilbert: ScaledHilbert) throws {
    let n = Double(hilbert.size)
    let cholesky = try Cholesky(of: hilbert.matrix)
    let x = try cholesky.solve(hilbert.rightSide)
    let bound = (3 * n + 1) * n * 0x1p-52 * hilbert.condition
    #expect(largest(x - NDArray(hilbert.solution)) <= bound * largest(x))
    // ln det, mpmath 1.4.
    let expected = [4.605170185988091, 21.613250013725377, 50.154024744036797][hilbert.size / 3 - 1]
    #expect(abs(cholesky.logDeterminant - expected) <= bound)
  }

  @Test func onlyTheLowerTriangleCounts() throws {
    let a = NDArray([[4.0, 1e9, -3], [2, 5, 8], [0, 1, 3]])
    let symmetric = NDArray([[4.0, 2, 0], [2, 5, 1], [0, 1, 3]])
    #expect(try Cholesky(of: a).lower == Cholesky(of: symmetric).lower)
    #expect(
      try Cholesky(of: a).reciprocalCondition == Cholesky(of: symmetric).reciprocalCondition)
  }

  @Test(arguments: [
    ([[-1.0]], 1), ([[0.0]], 1), ([[1.0, 2], [2, 1]], 2), ([[1.0, 1], [1, 1]], 2),
    ([[4.0, 2, 0], [2, 5, 1], [0, 1, -3]], 3), ([[0.0, 1], [1, 5]], 1),
    ([[1.0, 1e300], [1e300, 1]], 2), ([[1e-300, 1e300], [1e300, 1]], 2),
    ([[1e-300, 1e300, 0], [1e300, 1e-300, 0], [0, 0, 1]], 2),
  ])
  func notPositiveDefinite(rows: [[Double]], order: Int) {
    #expect(throws: EngineError.notPositiveDefinite(order: order)) {
      try Cholesky(of: NDArray(rows))
    }
  }

  @Test func unitsAndExtremeNumbers() throws {
    let a = NDArray([[4.0, 2], [2, 5]])
    let units = [300, -500]
    var scaled = a
    for i in 0..<2 { for j in 0..<2 { scaled[i, j] = a[i, j].scaled(by: units[i] + units[j]) } }
    let (plain, cholesky) = (try Cholesky(of: a), try Cholesky(of: scaled))
    #expect(cholesky.reciprocalCondition == plain.reciprocalCondition)
    for i in 0..<2 {
      for j in 0...i { #expect(cholesky.lower[i, j] == plain.lower[i, j].scaled(by: units[i])) }
    }
    // det a = 16 = 2⁴, and the units take 2 · (300 − 500) powers away.
    #expect(abs(cholesky.logDeterminant - (4 - 400) * 0.6931471805599453) <= 400 * 0x1p-52)
    #expect(try Cholesky(of: NDArray([[1e308]])).solve(NDArray([1e308])).elements == [1])
  }

  @Test func nearlySingular() throws {
    let almost = try Cholesky(of: NDArray([[1, 1], [1, 1 + 0x1p-52]]))
    #expect(throws: EngineError.self) { try almost.solve(NDArray([1.0, 1])) }
  }

  @Test func faultyInput() throws {
    #expect(throws: EngineError.notSquare(rows: 1, columns: 2)) {
      try Cholesky(of: NDArray([[1.0, 2]]))
    }
    #expect(throws: EngineError.notFinite(index: 2, value: .infinity)) {
      try Cholesky(of: NDArray([[1.0, 0], [.infinity, 1]]))
    }
    let empty = try Cholesky(of: NDArray<Double>(shape: [0, 0], elements: []))
    #expect(empty.lower.shape == [0, 0] && empty.logDeterminant == 0)
  }
}
