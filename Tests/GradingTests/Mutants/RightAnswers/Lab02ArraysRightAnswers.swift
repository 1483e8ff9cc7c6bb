import Foundation
import LabKit
import NumericsEngine
import Solutions

/// Lab 2: right answers, written in other ways.
func arraysRightAnswers(_ variants: inout Variants) {
  shapes(&variants)
  arrays(&variants)
  tables(&variants)
}

private func shapes(_ variants: inout Variants) {
  // 2.1 Strides of a shape
  variants.right("2.1", "from the end, limits by division") { (shape: [Int]) in
    if shape.contains(where: { $0 < 0 }) { throw LabError.invalidParameter }
    var result: [Int] = []
    var product = 1
    for extent in shape.reversed() {
      result.insert(product, at: 0)
      let factor = extent == 0 ? 1 : extent
      if product > Int.max / factor { throw LabError.invalidParameter }
      product *= factor
    }
    return result
  }
  variants.right("2.1", "the whole size divided by one extent after the other") { (shape: [Int]) in
    guard shape.allSatisfy({ $0 >= 0 }) else { throw LabError.invalidParameter }
    let extents = shape.map { max(1, $0) }
    var size = 1
    for extent in extents {
      let (product, overflows) = size.multipliedReportingOverflow(by: extent)
      if overflows { throw LabError.invalidParameter }
      size = product
    }
    return extents.map { extent in
      size /= extent
      return size
    }
  }

  // 2.2 Offset of an index
  variants.right("2.2", "both negative and positive bounds first") {
    (index: [Int], shape: [Int], strides: [Int]) in
    if Set([index.count, shape.count, strides.count]).count > 1 { throw LabError.lengthMismatch }
    for (index, extent) in zip(index, shape) where index >= extent || index < -extent {
      throw LabError.indexOutOfRange
    }
    return shape.indices.reversed().reduce(0) { sum, axis in
      sum + (index[axis] + (index[axis] < 0 ? shape[axis] : 0)) * strides[axis]
    }
  }
  variants.right("2.2", "steps one by one") { (index: [Int], shape: [Int], strides: [Int]) in
    guard index.count == shape.count, index.count == strides.count else {
      throw LabError.lengthMismatch
    }
    var place = 0
    for axis in index.indices {
      let places = Array(0..<shape[axis])
      let wanted = index[axis] < 0 ? Array(places.reversed()) : places
      let position = index[axis] < 0 ? -1 - index[axis] : index[axis]
      guard position < wanted.count else { throw LabError.indexOutOfRange }
      for _ in 0..<wanted[position] { place += strides[axis] }
    }
    return place
  }

  // 2.3 Broadcast two shapes
  variants.right("2.3", "turned round and filled up") { (left: [Int], right: [Int]) in
    var (a, b) = (Array(left.reversed()), Array(right.reversed()))
    while a.count < b.count { a.append(1) }
    while b.count < a.count { b.append(1) }
    var result: [Int] = []
    for (x, y) in zip(a, b) {
      if x == y || y == 1 {
        result.append(x)
      } else if x == 1 {
        result.append(y)
      } else {
        throw LabError.shapeMismatch
      }
    }
    return result.reversed() as [Int]
  }
  variants.right("2.3", "recursion from the last axis") { (left: [Int], right: [Int]) in
    func fitted(_ left: ArraySlice<Int>, _ right: ArraySlice<Int>) throws -> [Int] {
      guard let a = left.last else { return Array(right) }
      guard let b = right.last else { return Array(left) }
      let extents = Set([a, b]).subtracting([1])
      guard extents.count < 2 else { throw LabError.shapeMismatch }
      return try fitted(left.dropLast(), right.dropLast()) + [extents.first ?? 1]
    }
    return try fitted(left[...], right[...])
  }

  // 2.4 Reshape with one extent open
  variants.right("2.4", "the count divided by one extent after the other") {
    (array: NDArray<Double>, shape: [Int]) -> NDArray<Double> in
    let negative = shape.filter { $0 < 0 }
    if negative.count > 1 || negative.contains(where: { $0 != -1 }) {
      throw LabError.invalidParameter
    }
    let known = shape.filter { $0 >= 0 }
    if known.contains(0) {
      guard negative.isEmpty, array.count == 0 else { throw LabError.shapeMismatch }
      return NDArray(shape: shape, elements: [Double]())
    }
    var left = array.count
    for extent in known {
      guard left % extent == 0 else { throw LabError.shapeMismatch }
      left /= extent
    }
    guard !negative.isEmpty || left == 1 else { throw LabError.shapeMismatch }
    return NDArray(shape: shape.map { $0 == -1 ? left : $0 }, elements: array.elements)
  }
  variants.right("2.4", "the engine's reshaped, once all is checked") {
    (array: NDArray<Double>, shape: [Int]) -> NDArray<Double> in
    var open: Int?
    var places = 1.0
    for (axis, extent) in shape.enumerated() {
      if extent == -1, open == nil {
        open = axis
      } else if extent < 0 {
        throw LabError.invalidParameter
      } else {
        places *= Double(extent)
      }
    }
    let count = Double(array.count)
    if open == nil, places != count { throw LabError.shapeMismatch }
    if open != nil, places == 0 || (count / places).rounded() * places != count {
      throw LabError.shapeMismatch
    }
    return array.reshaped(to: shape)
  }
}

private func arrays(_ variants: inout Variants) {
  // 2.5 Add with broadcasting
  variants.right("2.5", "the engine's +, once it fits") {
    (left: NDArray<Double>, right: NDArray<Double>) -> NDArray<Double> in
    for (a, b) in zip(left.shape.reversed(), right.shape.reversed()) {
      guard a == b || a == 1 || b == 1 else { throw LabError.shapeMismatch }
    }
    return left + right
  }
  variants.right("2.5", "an index counted up like a clock") {
    (left: NDArray<Double>, right: NDArray<Double>) -> NDArray<Double> in
    let rank = max(left.rank, right.rank)
    let a = [Int](repeating: 1, count: rank - left.rank) + left.shape
    let b = [Int](repeating: 1, count: rank - right.rank) + right.shape
    let shape = try zip(a, b).map { a, b in
      guard a == b || a == 1 || b == 1 else { throw LabError.shapeMismatch }
      return a == 1 ? b : a
    }
    let (x, y) = (left.elements, right.elements)
    var index = shape.map { _ in 0 }
    let sums = (0..<shape.reduce(1, *)).map { _ in
      let i = zip(index, a).reduce(0) { $0 * $1.1 + ($1.1 == 1 ? 0 : $1.0) }
      let j = zip(index, b).reduce(0) { $0 * $1.1 + ($1.1 == 1 ? 0 : $1.0) }
      for axis in shape.indices.reversed() {
        index[axis] += 1
        if index[axis] < shape[axis] { break }
        index[axis] = 0
      }
      return y[j] + x[i]
    }
    return NDArray(shape: shape, elements: sums)
  }

  // 2.6 Sum along an axis
  variants.right("2.6", "the axis brought to the front, layers added from the last") {
    (array: NDArray<Double>, axis: Int) -> NDArray<Double> in
    if axis >= array.rank || axis < -array.rank { throw LabError.indexOutOfRange }
    let place = axis < 0 ? axis + array.rank : axis
    let others = (0..<array.rank).filter { $0 != place }
    let front = array.permuted(axes: [place] + others)
    let shape = others.map { array.shape[$0] }
    let size = shape.reduce(1, *)
    let elements = front.elements
    var total = NDArray(repeating: 0.0, shape: shape)
    for layer in (0..<array.shape[place]).reversed() {
      total =
        total + NDArray(shape: shape, elements: Array(elements[layer * size..<(layer + 1) * size]))
    }
    return total
  }
  variants.right("2.6", "the engine's sum") {
    (array: NDArray<Double>, axis: Int) -> NDArray<Double> in
    guard axis < array.rank, axis >= -array.rank else { throw LabError.indexOutOfRange }
    return array.sum(axis: axis)
  }
  variants.right("2.6", "each sum by itself, in pairs") {
    (array: NDArray<Double>, axis: Int) -> NDArray<Double> in
    guard axis < array.rank, axis >= -array.rank else { throw LabError.indexOutOfRange }
    let place = axis < 0 ? axis + array.rank : axis
    let others = (0..<array.rank).filter { $0 != place }
    let rows = array.permuted(axes: others + [place]).elements
    let extent = array.shape[place]
    func summed(_ values: ArraySlice<Double>) -> Double {
      guard values.count > 1 else { return values.first ?? 0 }
      return summed(values.prefix(values.count / 2)) + summed(values.dropFirst(values.count / 2))
    }
    let shape = others.map { array.shape[$0] }
    return NDArray(
      shape: shape,
      elements: (0..<shape.reduce(1, *)).map { summed(rows[$0 * extent..<($0 + 1) * extent]) })
  }

  // 2.7 Transpose and permute
  variants.right("2.7", "the engine's view, once the axes are checked") {
    (array: NDArray<Double>, axes: [Int]) -> NDArray<Double> in
    guard axes.count == array.rank, Set(axes) == Set(0..<array.rank) else {
      throw LabError.invalidParameter
    }
    return array.permuted(axes: axes)
  }
  variants.right("2.7", "elements sent to their new places") {
    (array: NDArray<Double>, axes: [Int]) -> NDArray<Double> in
    var isNamed = [Bool](repeating: false, count: array.rank)
    for axis in axes {
      guard isNamed.indices.contains(axis), !isNamed[axis] else { throw LabError.invalidParameter }
      isNamed[axis] = true
    }
    guard axes.count == array.rank else { throw LabError.invalidParameter }
    let shape = axes.map { array.shape[$0] }
    var moved = [Double](repeating: 0, count: array.count)
    for (position, element) in array.elements.enumerated() {
      var (rest, index) = (position, array.shape)
      for axis in array.shape.indices.reversed() {
        index[axis] = rest % array.shape[axis]
        rest /= array.shape[axis]
      }
      moved[zip(axes, shape).reduce(0) { $0 * $1.1 + index[$1.0] }] = element
    }
    return NDArray(shape: shape, elements: moved)
  }
}

private func tables(_ variants: inout Variants) {
  // 2.8 Matrix product with loops
  variants.right("2.8", "loops in another order") {
    (left: NDArray<Double>, right: NDArray<Double>) -> NDArray<Double> in
    if left.rank != 2 || right.rank != 2 { throw LabError.invalidParameter }
    if left.shape[1] != right.shape[0] { throw LabError.shapeMismatch }
    var result = NDArray(repeating: 0.0, shape: [left.shape[0], right.shape[1]])
    for p in 0..<left.shape[1] {
      for i in 0..<left.shape[0] {
        for j in 0..<right.shape[1] { result[i, j] += left[i, p] * right[p, j] }
      }
    }
    return result
  }
  variants.right("2.8", "the engine's matmul") {
    (left: NDArray<Double>, right: NDArray<Double>) -> NDArray<Double> in
    guard left.rank == 2, right.rank == 2 else { throw LabError.invalidParameter }
    guard left.shape[1] == right.shape[0] else { throw LabError.shapeMismatch }
    return left.matmul(right)
  }
  variants.right("2.8", "fused, from the end") {
    (left: NDArray<Double>, right: NDArray<Double>) -> NDArray<Double> in
    guard left.rank == 2, right.rank == 2 else { throw LabError.invalidParameter }
    let (m, k, n) = (left.shape[0], left.shape[1], right.shape[1])
    guard right.shape[0] == k else { throw LabError.shapeMismatch }
    let (a, b) = (left.elements, right.elements)
    let entries = (0..<m * n).map { entry in
      (0..<k).reversed().reduce(0.0) { sum, p in
        sum.addingProduct(a[entry / n * k + p], b[p * n + entry % n])
      }
    }
    return NDArray(shape: [m, n], elements: entries)
  }

  // 2.9 A layer by one GEMM call
  variants.right("2.9", "matmul and +") {
    (x: NDArray<Double>, weights: NDArray<Double>, bias: NDArray<Double>) -> NDArray<Double> in
    if x.rank != 2 || weights.rank != 2 || bias.rank != 1 { throw LabError.invalidParameter }
    if x.shape[1] != weights.shape[1] || bias.shape[0] != weights.shape[0] {
      throw LabError.shapeMismatch
    }
    return x.matmul(weights.transposed) + bias
  }
  variants.right("2.9", "the bias as one more input that is always 1") {
    (x: NDArray<Double>, weights: NDArray<Double>, bias: NDArray<Double>) -> NDArray<Double> in
    guard x.rank == 2, weights.rank == 2, bias.rank == 1 else { throw LabError.invalidParameter }
    guard x.shape[1] == weights.shape[1], [weights.shape[0]] == bias.shape else {
      throw LabError.shapeMismatch
    }
    let (n, outputs) = (x.shape[0], bias.count)
    let inputs = NDArray(concatenating: [x, .ones([n, 1])], axis: 1)
    let all = NDArray(concatenating: [weights, bias.reshaped(to: [outputs, 1])], axis: 1)
    var result = NDArray(repeating: 0.0, shape: [n, outputs])
    gemm(inputs, all, transposeB: true, into: &result)
    return result
  }

  // 2.10 Mask and argmax
  variants.right("2.10", "max of each row") {
    (table: NDArray<Double>, threshold: Double) -> MaskAndArgmax in
    if table.rank != 2 { throw LabError.invalidParameter }
    if table.shape[1] == 0 { throw LabError.emptyInput }
    var columns: [Int] = []
    for i in 0..<table.shape[0] {
      let row = (0..<table.shape[1]).map { table[i, $0] }
      let nan = row.firstIndex(where: \.isNaN)
      columns.append(nan ?? row.max().flatMap(row.firstIndex(of:)) ?? 0)
    }
    return MaskAndArgmax(mask: table .> threshold, argmax: columns)
  }
  variants.right("2.10", "from the last column to the first") {
    (table: NDArray<Double>, threshold: Double) -> MaskAndArgmax in
    guard table.rank == 2 else { throw LabError.invalidParameter }
    let (rows, columns) = (table.shape[0], table.shape[1])
    guard columns >= 1 else { throw LabError.emptyInput }
    let elements = table.elements
    var mask: [Bool] = []
    for element in elements { mask.append(element > threshold) }
    let argmax = (0..<rows).map { row in
      var best = columns - 1
      for column in (0..<columns).reversed() {
        let (value, largest) = (elements[row * columns + column], elements[row * columns + best])
        if value.isNaN || value >= largest { best = column }
      }
      return best
    }
    return MaskAndArgmax(mask: NDArray(shape: [rows, columns], elements: mask), argmax: argmax)
  }
}
