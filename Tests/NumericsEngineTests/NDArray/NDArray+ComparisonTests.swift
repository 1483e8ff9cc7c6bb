import Testing

@testable import NumericsEngine

@Suite struct NDArrayComparisonTests {
  @Test func everyPairOfShapesAndLayouts() {
    let pairs: [([Int], [Int])] = [
      ([], []), ([0], [1]), ([3], [3]), ([2, 3], [2, 3]), ([2, 3], [2, 1]), ([3], [2, 3]),
      ([2, 1, 2], [3, 1]), ([], [2, 2]), ([2, 1, 3, 1], [2, 1, 2]), ([2, 0], [1]),
    ]
    for (left, right) in pairs {
      check(Double.self, left, right)
      check(Float.self, left, right)
      check(Int.self, left, right)
    }
  }

  private func check<Element: NumericElement>(
    _: Element.Type, _ left: [Int], _ right: [Int]
  ) {
    let (numbers, others): ([Element], [Element]) = (
      wholeNumbers(left.reduce(1, *)), wholeNumbers(right.reduce(1, *), from: 3)
    )
    for a in everyLayout(of: numbers, shape: left) {
      for b in everyLayout(of: others, shape: right) {
        let shape = broadcastShape(left, right) ?? []
        let (x, y) = (a.broadcasted(to: shape), b.broadcasted(to: shape))
        let pairs = indices(of: shape).map { (element(x, $0), element(y, $0)) }
        #expect((a .< b).shape == shape)
        #expect((a .< b).elements == pairs.map { $0 < $1 })
        #expect((a .<= b).elements == pairs.map { $0 <= $1 })
        #expect((a .> b).elements == pairs.map { $0 > $1 })
        #expect((a .>= b).elements == pairs.map { $0 >= $1 })
        #expect((a .== b).elements == pairs.map { $0 == $1 })
        #expect((a .!= b).elements == pairs.map { $0 != $1 })
      }
    }
  }

  @Test func withANumber() {
    let a = NDArray([-1.0, 0, 1])
    #expect((a .< 0).elements == [true, false, false])
    #expect((a .<= 0).elements == [true, true, false])
    #expect((a .> 0).elements == [false, false, true])
    #expect((a .>= 0).elements == [false, true, true])
    #expect((a .== 0).elements == [false, true, false])
    #expect((a .!= 0).elements == [true, false, true])
  }

  /// IEEE 754, section 5.11.
  @Test func specialNumbers() {
    let a: NDArray<Double> = [.nan, .nan, -0.0, -.infinity, .infinity]
    let b: NDArray<Double> = [.nan, 1, 0, .infinity, .infinity]
    #expect((a .< b).elements == [false, false, false, true, false])
    #expect((a .<= b).elements == [false, false, true, true, true])
    #expect((a .> b).elements == [false, false, false, false, false])
    #expect((a .>= b).elements == [false, false, true, false, true])
    #expect((a .== b).elements == [false, false, true, false, true])
    #expect((a .!= b).elements == [true, true, false, true, false])
  }

  /// Large enough for several threads, with a ragged end.
  @Test func manyElements() {
    let count = 200_003
    let a = NDArray((0..<count).map { Float($0 % 7) })
    let b = NDArray((0..<count).map { Float($0 % 5) })
    #expect((a .< b).elements == (0..<count).map { $0 % 7 < $0 % 5 })
    #expect((a .== 3).elements == (0..<count).map { $0 % 7 == 3 })
    #expect((a .< b).trueCount == (0..<count).count { $0 % 7 < $0 % 5 })
  }
}
