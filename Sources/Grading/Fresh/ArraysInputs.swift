import Foundation
import LabKit
import NumericsEngine

/// Lab 2.
///
/// Sums and products are drawn so that they are the same number in every order of adding, like the
/// fixed cases': no tolerance is needed.
extension FreshInputs {
  static let arrays: [FreshInputs] = [
    FreshInputs("2.1") { random in
      var shape = random.shape(rank: 0...5, extents: 1...6)
      if !shape.isEmpty {
        let axis = random.integer(in: 0..<shape.count)
        switch random.integer(in: 0...9) {
        case 0: shape[axis] = -random.integer(in: 1...3)
        case 1...3: shape[axis] = 0
        default: break
        }
      }
      return [shape]
    },
    FreshInputs("2.2") { random in
      let shape = random.shape(rank: 0...4, extents: 1...5)
      let strides = random.integers(in: -20...20, count: shape.count)
      var index = shape.map { random.integer(in: -$0...$0 - 1) }
      if !shape.isEmpty, random.bernoulli(probability: 0.2) {
        let axis = random.integer(in: 0..<shape.count)
        index[axis] = random.bernoulli(probability: 0.5) ? shape[axis] : -shape[axis] - 1
      }
      return [index, shape, strides]
    },
    FreshInputs("2.3") { random in
      let (left, right) = random.fittingShapes(rank: 0...5, extents: 0...6)
      return random.misfit(left, right)
    },
    FreshInputs("2.4") { random in
      let factors = random.shape(rank: 1...4, extents: 1...4)
      var shape = random.choice(factors.count, of: factors)
      let axis = random.integer(in: 0..<shape.count)
      switch random.integer(in: 0...9) {
      case 0: shape[axis] += 1
      case 1: shape.remove(at: axis)
      case 2...6: shape[axis] = -1
      default: break
      }
      return [random.normal(shape: factors), shape]
    },
    FreshInputs("2.5") { random in
      let (left, right) = random.fittingShapes(rank: 0...4, extents: 1...4)
      let shapes = random.misfit(left, right)
      return shapes.map { random.view(random.normal(shape: $0)) }
    },
    FreshInputs("2.6") { random in
      let shape = random.shape(rank: 1...4, extents: 1...4)
      let axis = random.integer(in: -shape.count...shape.count - 1)
      let isInside = random.bernoulli(probability: 0.85)
      let summands = random.binary(shape: shape, digits: 30)
      return [random.view(summands), isInside ? axis : axis < 0 ? axis - shape.count : shape.count]
    },
    FreshInputs("2.7") { random in
      let shape = random.shape(rank: 1...4, extents: 1...4)
      var axes = random.permutation(shape.count)
      if random.bernoulli(probability: 0.15) { axes[0] = axes[shape.count - 1] - shape.count }
      return [random.view(random.normal(shape: shape)), axes]
    },
    FreshInputs("2.8") { random in
      let (m, k, n) = random.matrixExtents()
      let fits = random.bernoulli(probability: 0.85)
      return [
        random.view(random.binary(shape: [m, k], digits: 26)),
        random.view(random.binary(shape: [fits ? k : k + 1, n], digits: 3)),
      ]
    },
    FreshInputs("2.9") { random in
      let (n, inputs, outputs) = random.matrixExtents()
      let fits = random.bernoulli(probability: 0.85)
      return [
        random.view(random.binary(shape: [n, inputs], digits: 26)),
        random.view(random.binary(shape: [outputs, inputs], digits: 3)),
        random.binary(shape: [fits ? outputs : outputs + 1], digits: 26),
      ]
    },
    FreshInputs("2.10") { random in
      let (rows, columns) = (random.integer(in: 1...4), random.integer(in: 1...6))
      // Halves: equal numbers are no rarity, and a threshold can be met exactly.
      var table = random.binary(shape: [rows, columns], digits: 1)
      for row in 0..<rows where random.bernoulli(probability: 0.25) {
        table[row, random.integer(in: 0..<columns)] = .nan
      }
      return [random.view(table), Double(random.integer(in: -12...12)) / 2]
    },
  ]
}

extension RandomGenerator {
  fileprivate mutating func shape(rank: ClosedRange<Int>, extents: ClosedRange<Int>) -> [Int] {
    let rank = integer(in: rank)
    return integers(in: extents, count: rank)
  }

  /// Two shapes that broadcast: the same one, with some extents 1 and some axes in front missing.
  fileprivate mutating func fittingShapes(
    rank: ClosedRange<Int>, extents: ClosedRange<Int>
  ) -> ([Int], [Int]) {
    let common = shape(rank: rank, extents: extents)
    let fromLeft = (0..<common.count).map { _ in integer(in: 0...2) }
    let left = zip(common, fromLeft).map { $1 == 0 ? 1 : $0 }
    var right = zip(common, fromLeft).map { $1 == 1 ? 1 : $0 }
    right.removeFirst(integer(in: 0...common.count))
    return bernoulli(probability: 0.5) ? (left, right) : (right, left)
  }

  /// The two shapes, of which one in five times one no longer fits.
  fileprivate mutating func misfit(_ left: [Int], _ right: [Int]) -> [[Int]] {
    guard let axis = left.indices.last, right.count == left.count, left[axis] > 1,
      bernoulli(probability: 0.2)
    else { return [left, right] }
    var other = right
    other[axis] = left[axis] + 1
    return [left, other]
  }

  fileprivate mutating func matrixExtents() -> (Int, Int, Int) {
    (integer(in: 1...5), integer(in: 1...5), integer(in: 1...5))
  }

  fileprivate mutating func normal(shape: [Int]) -> NDArray<Double> {
    NDArray(shape: shape, elements: normal(count: shape.reduce(1, *)))
  }

  /// Numbers between −8 and 8 with so many binary digits behind the point.
  fileprivate mutating func binary(shape: [Int], digits: Int) -> NDArray<Double> {
    let scale = 1 << digits
    let numbers = integers(in: -8 * scale...8 * scale, count: shape.reduce(1, *))
    return NDArray(shape: shape, elements: numbers.map { Double($0) / Double(scale) })
  }

  /// The array as it is, or as the transposed view of another.
  fileprivate mutating func view(_ array: NDArray<Double>) -> WireValue {
    guard array.rank > 1, bernoulli(probability: 0.3) else { return array.wire }
    return .record([WireValue.Field(name: "transposed", value: array.transposed.wire)])
  }
}
