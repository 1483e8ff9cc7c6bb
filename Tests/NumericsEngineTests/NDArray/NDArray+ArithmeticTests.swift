import Testing

@testable import NumericsEngine

@Suite struct NDArrayArithmeticTests {
  @Test func everyPairOfShapes() {
    let all = shapes(ranks: 0...3, limit: 3).filter { $0.count < 3 || $0.allSatisfy { $0 < 3 } }
    for left in all {
      for right in all where broadcastShape(left, right) != nil {
        check(
          NDArray<Double>(shape: left, elements: wholeNumbers(left.reduce(1, *))),
          NDArray(shape: right, elements: wholeNumbers(right.reduce(1, *), from: 3)))
      }
    }
  }

  @Test func everyPairOfLayouts() {
    let pairs: [([Int], [Int])] = [
      ([2, 3], [2, 3]), ([2, 3], [2, 1]), ([3], [2, 3]), ([2, 1, 2], [3, 1]),
    ]
    for (left, right) in pairs {
      let numbers: [Float] = wholeNumbers(left.reduce(1, *))
      let others: [Float] = wholeNumbers(right.reduce(1, *), from: 3)
      for a in everyLayout(of: numbers, shape: left) {
        for b in everyLayout(of: others, shape: right) {
          check(a, b)
        }
      }
    }
  }

  @Test func numbersOnEitherSide() {
    let a = NDArray([[1.0, 2], [4, 8]])
    #expect((a + 1).elements == [2, 3, 5, 9])
    #expect((1 - a).elements == [0, -1, -3, -7])
    #expect((2 * a).elements == [2, 4, 8, 16])
    #expect((8 / a).elements == [8, 4, 2, 1])
    #expect((a / 2).elements == [0.5, 1, 2, 4])
    #expect((-a.transposed).elements == [-1, -4, -2, -8])
    #expect((NDArray([1, 2]) * 3 - 1).elements == [2, 5])
  }

  @Test func longRunsOfEveryKind() {
    let count = 1003
    let a = NDArray((0..<count).map(Double.init))
    let b = NDArray((0..<count).map { Double($0 % 17) })
    #expect((a + b).elements == (0..<count).map { Double($0 + $0 % 17) })
    let outer = b.reshaped(to: [count, 1]) * b.row0
    #expect(outer[5, 1000] == Double(5 * (1000 % 17)))
    #expect(outer[1000, 5] == Double(5 * (1000 % 17)))
  }

  private func check<Element: RealElement>(_ a: NDArray<Element>, _ b: NDArray<Element>) {
    let shape = broadcastShape(a.shape, b.shape) ?? []
    let pairs = indices(of: shape).map { index in
      (element(a, own(index, a.shape)), element(b, own(index, b.shape)))
    }
    #expect((a + b).shape == shape)
    #expect((a + b).elements == pairs.map { $0 + $1 })
    #expect((a - b).elements == pairs.map { $0 - $1 })
    #expect((a * b).elements == pairs.map { $0 * $1 })
    let quotients = zip((a / b).elements, pairs.map { $0 / $1 })
    #expect(quotients.allSatisfy { $0 == $1 || $0.isNaN && $1.isNaN })
  }

  private func own(_ index: [Int], _ shape: [Int]) -> [Int] {
    zip(index.suffix(shape.count), shape).map { $1 == 1 ? 0 : $0 }
  }
}

extension NDArray {
  fileprivate var row0: NDArray { reshaped(to: [1, -1]) }
}
