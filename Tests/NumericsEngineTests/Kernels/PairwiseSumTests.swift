import Testing

@testable import NumericsEngine

@Suite struct PairwiseSumTests {
  @Test func everyCountAroundTheBlocks() {
    for count in Array(0...300) + [1023, 1024, 1025, 4097] {
      let sum = pairwiseSum(count: count) { $0 * $0 + 1 }
      #expect(sum == (0..<count).reduce(0) { $0 + $1 * $1 + 1 }, "count \(count)")
    }
  }

  /// 0.1 is not exact in binary: one running sum of 10⁶ of them is off by about 1.3e-6.
  @Test func errorStaysSmallOverManyTerms() {
    let exact = 100_000.000_000_000_005_551
    #expect(abs(pairwiseSum(count: 1_000_000) { _ in 0.1 } - exact) < 1e-10)
    #expect(abs(NDArray<Float>(repeating: 0.1, shape: [1_000_000]).sum() - 100_000) < 0.1)
  }
}
