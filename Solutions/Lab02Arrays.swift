import LabKit
import NumericsEngine

/// Lab 2 — Arrays: one way to write it.
public struct Lab02Arrays: ArraysLab {
  public init() {}

  // MARK: 2.1 Strides of a shape

  public func strides(of shape: [Int]) throws -> [Int] {
    var strides = shape
    var step = 1
    for axis in shape.indices.reversed() {
      guard shape[axis] >= 0 else { throw LabError.invalidParameter }
      strides[axis] = step
      let (product, overflows) = step.multipliedReportingOverflow(by: max(1, shape[axis]))
      guard !overflows else { throw LabError.invalidParameter }
      step = product
    }
    return strides
  }

  // MARK: 2.2 Offset of an index

  public func offset(of index: [Int], shape: [Int], strides: [Int]) throws -> Int {
    guard index.count == shape.count, shape.count == strides.count else {
      throw LabError.lengthMismatch
    }
    var offset = 0
    for axis in shape.indices {
      let fromStart = index[axis] < 0 ? index[axis] + shape[axis] : index[axis]
      guard (0..<shape[axis]).contains(fromStart) else { throw LabError.indexOutOfRange }
      offset += fromStart * strides[axis]
    }
    return offset
  }

  // MARK: 2.3 Broadcast two shapes

  public func broadcastShape(_ left: [Int], _ right: [Int]) throws -> [Int] {
    let rank = max(left.count, right.count)
    let left = [Int](repeating: 1, count: rank - left.count) + left
    let right = [Int](repeating: 1, count: rank - right.count) + right
    return try zip(left, right).map { a, b in
      guard a == b || a == 1 || b == 1 else { throw LabError.shapeMismatch }
      return a == 1 ? b : a
    }
  }

  // MARK: 2.4 Reshape with one extent open

  public func reshaped(_ array: NDArray<Double>, to shape: [Int]) throws -> NDArray<Double> {
    let open = shape.indices.filter { shape[$0] == -1 }
    guard open.count <= 1, shape.allSatisfy({ $0 >= -1 }) else { throw LabError.invalidParameter }
    var rest = 1
    for extent in shape where extent != -1 {
      let (product, overflows) = rest.multipliedReportingOverflow(by: extent)
      guard !overflows else { throw LabError.shapeMismatch }
      rest = product
    }
    var shape = shape
    if let axis = open.first {
      guard rest > 0, array.count % rest == 0 else { throw LabError.shapeMismatch }
      shape[axis] = array.count / rest
    } else {
      guard rest == array.count else { throw LabError.shapeMismatch }
    }
    return NDArray(shape: shape, elements: array.elements)
  }

  // MARK: 2.5 Add with broadcasting

  public func added(_ left: NDArray<Double>, _ right: NDArray<Double>) throws -> NDArray<Double> {
    let shape = try broadcastShape(left.shape, right.shape)
    // Both now have the result's shape; what is repeated has a stride of 0 and no copy.
    let a = left.broadcasted(to: shape).elements
    let b = right.broadcasted(to: shape).elements
    return NDArray(shape: shape, elements: zip(a, b).map { $0 + $1 })
  }

  // MARK: 2.6 Sum along an axis

  public func sum(_ array: NDArray<Double>, axis: Int) throws -> NDArray<Double> {
    guard (-array.rank..<array.rank).contains(axis) else { throw LabError.indexOutOfRange }
    let axis = axis < 0 ? axis + array.rank : axis
    let before = array.shape[..<axis]
    let behind = array.shape[(axis + 1)...]
    let (outer, extent, inner) = (before.reduce(1, *), array.shape[axis], behind.reduce(1, *))
    let elements = array.elements
    var sums = [Double](repeating: 0, count: outer * inner)
    for o in 0..<outer {
      for k in 0..<extent {
        for i in 0..<inner {
          sums[o * inner + i] += elements[(o * extent + k) * inner + i]
        }
      }
    }
    return NDArray(shape: Array(before + behind), elements: sums)
  }

  // MARK: 2.7 Transpose and permute

  public func permuted(_ array: NDArray<Double>, axes: [Int]) throws -> NDArray<Double> {
    guard axes.sorted() == Array(0..<array.rank) else { throw LabError.invalidParameter }
    let shape = axes.map { array.shape[$0] }
    let oldSteps = try strides(of: array.shape)
    let steps = axes.map { oldSteps[$0] }
    let newSteps = try strides(of: shape)
    let elements = array.elements
    let moved = (0..<array.count).map { position in
      var source = 0
      for axis in shape.indices {
        let index = position / newSteps[axis] % shape[axis]
        source += index * steps[axis]
      }
      return elements[source]
    }
    return NDArray(shape: shape, elements: moved)
  }

  // MARK: 2.8 Matrix product with loops

  public func product(
    _ left: NDArray<Double>, _ right: NDArray<Double>
  ) throws -> NDArray<Double> {
    guard left.rank == 2, right.rank == 2 else { throw LabError.invalidParameter }
    guard left.shape[1] == right.shape[0] else { throw LabError.shapeMismatch }
    var result = NDArray(repeating: 0.0, shape: [left.shape[0], right.shape[1]])
    for i in 0..<left.shape[0] {
      for j in 0..<right.shape[1] {
        var sum = 0.0
        for k in 0..<left.shape[1] {
          sum += left[i, k] * right[k, j]
        }
        result[i, j] = sum
      }
    }
    return result
  }

  // MARK: 2.9 A layer by one GEMM call

  public func affine(
    _ x: NDArray<Double>, weights: NDArray<Double>, bias: NDArray<Double>
  ) throws -> NDArray<Double> {
    guard x.rank == 2, weights.rank == 2, bias.rank == 1 else { throw LabError.invalidParameter }
    guard x.shape[1] == weights.shape[1], bias.count == weights.shape[0] else {
      throw LabError.shapeMismatch
    }
    var result = bias.broadcasted(to: [x.shape[0], bias.count])  // [n, outputs], b in every row
    gemm(x, weights, transposeB: true, beta: 1, into: &result)
    return result
  }

  // MARK: 2.10 Mask and argmax

  public func maskAndArgmax(
    _ table: NDArray<Double>, above threshold: Double
  ) throws -> MaskAndArgmax {
    guard table.rank == 2 else { throw LabError.invalidParameter }
    guard table.shape[1] > 0 else { throw LabError.emptyInput }
    let argmax = (0..<table.shape[0]).map { row in
      var best = 0
      for column in 0..<table.shape[1] {
        if table[row, column].isNaN { return column }
        if table[row, column] > table[row, best] { best = column }
      }
      return best
    }
    return MaskAndArgmax(mask: table.map { $0 > threshold }, argmax: argmax)
  }
}
