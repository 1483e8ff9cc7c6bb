import Testing

@testable import NumericsEngine

@Suite struct NDArrayBroadcastingTests {
  /// NumPy's rule, read aloud: pad the shorter shape with ones in front, then compare.
  private func slowBroadcast(_ left: [Int], _ right: [Int]) -> [Int]? {
    let rank = max(left.count, right.count)
    let a = Array(repeating: 1, count: rank - left.count) + left
    let b = Array(repeating: 1, count: rank - right.count) + right
    let pairs = zip(a, b)
    guard pairs.allSatisfy({ $0 == $1 || $0 == 1 || $1 == 1 }) else { return nil }
    return pairs.map { $0 == 1 ? $1 : $0 }
  }

  @Test func shapesOfEveryPair() {
    let all = shapes(ranks: 0...3, limit: 2)
    for left in all {
      for right in all {
        #expect(broadcastShape(left, right) == slowBroadcast(left, right), "\(left) \(right)")
      }
    }
  }

  @Test func viewReadsTheRepeatedElement() {
    for shape in shapes(ranks: 0...2, limit: 2) {
      let array = NDArray(shape: shape, elements: Array(0..<shape.reduce(1, *)))
      for target in shapes(ranks: 2...3, limit: 3) where broadcastShape(shape, target) == target {
        let view = array.broadcasted(to: target)
        #expect(view.shape == target)
        for index in indices(of: target) {
          let own = zip(index.suffix(shape.count), shape).map { $1 == 1 ? 0 : $0 }
          #expect(element(view, index) == element(array, own))
        }
      }
    }
  }
}
