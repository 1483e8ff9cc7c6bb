import Testing

@testable import NumericsEngine

@Suite struct MultiplyAddTests {
  @Test func everyLayoutAndBroadcast() {
    let numbers: [Float] = wholeNumbers(6)
    let others: [Float] = wholeNumbers(3, from: 1)
    for a in everyLayout(of: numbers, shape: [2, 3]) {
      for b in everyLayout(of: others, shape: [3]) {
        for var result in everyLayout(of: [Float](repeating: .nan, count: 6), shape: [2, 3]) {
          multiplyAdd(a, b, a.row(1), into: &result)
          #expect(result == a * b + a.row(1))
        }
      }
    }
  }

  /// Whole numbers are exact with one rounding and with two.
  @Test(arguments: [5, 1 << 17, (1 << 21) + 5]) func longArrays(count: Int) {
    let a = NDArray((0..<count).map { Double($0 % 31) })
    let b = NDArray((0..<count).map { Double($0 % 17) })
    var c = NDArray((0..<count).map { Double($0 % 13) })
    var result = NDArray(repeating: Double.nan, shape: [count])
    multiplyAdd(a, b, c, into: &result)
    let expected = (0..<count).map { i in
      let product = (i % 31) * (i % 17)
      return Double(product + i % 13)
    }
    #expect(result.elements == expected)
    let old = c
    multiplyAdd(a, b, old, into: &c)
    #expect(c.elements == expected)
    #expect(old[2] == 2)
  }
}
