import Foundation
import LabKit
import NumericsEngine
import Solutions

private let solution = Lab02Arrays()

/// The elements of an array where the strides of the view are mistaken for those of `elements`.
func misread(_ array: NDArray<Double>) -> NDArray<Double> {
  let elements = array.elements
  let steps = array.rank == 2 ? array.strides : []
  guard array.rank == 2 else { return array }
  var result = array
  for row in 0..<array.shape[0] {
    for column in 0..<array.shape[1] {
      result[row, column] = elements[row * steps[0] + column * steps[1]]
    }
  }
  return result
}

/// Lab 2: wrong answers of the exercises on sums and axes.
func arraysWrongAnswersOnSums(_ variants: inout Variants) {
  additions(&variants)
  axisSums(&variants)
  permutations(&variants)
}

// 2.5 Add with broadcasting
private func additions(_ variants: inout Variants) {
  @Sendable func hasMisfit(_ left: NDArray<Double>, _ right: NDArray<Double>) -> Bool {
    (try? solution.broadcastShape(left.shape, right.shape)) == nil
  }
  variants.wrong("2.5", "the engine's + alone", is: "mismatch-stops") {
    (left: NDArray<Double>, right: NDArray<Double>) -> NDArray<Double> in left + right
  }
  variants.wrong("2.5", "equal shapes only", is: "equal-shapes-only") {
    (left: NDArray<Double>, right: NDArray<Double>) -> NDArray<Double> in
    guard left.shape == right.shape else { throw LabError.shapeMismatch }
    return left + right
  }
  variants.wrong("2.5", "both start again", is: "cycled-into-the-result") {
    (left: NDArray<Double>, right: NDArray<Double>) -> NDArray<Double> in
    let shape = try solution.broadcastShape(left.shape, right.shape)
    let (a, b) = (left.elements, right.elements)
    let sums = (0..<shape.reduce(1, *)).map { a[$0 % a.count] + b[$0 % b.count] }
    return NDArray(shape: shape, elements: sums)
  }
  variants.wrong("2.5", "only the right is stretched", is: "only-right-stretched") {
    (left: NDArray<Double>, right: NDArray<Double>) -> NDArray<Double> in
    guard try solution.broadcastShape(left.shape, right.shape) == left.shape else {
      throw LabError.shapeMismatch
    }
    return left + right
  }
  variants.wrong("2.5", "a view's strides on its elements", is: "strides-of-a-view") {
    (left: NDArray<Double>, right: NDArray<Double>) -> NDArray<Double> in
    try solution.added(misread(left), misread(right))
  }
  variants.wrong("2.5", "empty arrays stop", is: "empty-stops") {
    (left: NDArray<Double>, right: NDArray<Double>) -> NDArray<Double> in
    let sums = try solution.added(left, right)
    let (a, b) = (left.elements, right.elements)
    _ = a[0] + b[0]
    return sums
  }
  variants.wrong("2.5", "rank 0 refused") {
    (left: NDArray<Double>, right: NDArray<Double>) -> NDArray<Double> in
    guard left.rank > 0, right.rank > 0 else { throw LabError.shapeMismatch }
    return try solution.added(left, right)
  }
  variants.wrong("2.5", "float for double") {
    (left: NDArray<Double>, right: NDArray<Double>) -> NDArray<Double> in
    try solution.added(left, right).map { Double(Float($0)) }
  }
  variants.wrong("2.5", "added in Float") {
    (left: NDArray<Double>, right: NDArray<Double>) -> NDArray<Double> in
    let shape = try solution.broadcastShape(left.shape, right.shape)
    let a = left.broadcasted(to: shape).elements
    let b = right.broadcasted(to: shape).elements
    return NDArray(shape: shape, elements: zip(a, b).map { Double(Float($0) + Float($1)) })
  }
  variants.wrong("2.5", "subtracted") {
    (left: NDArray<Double>, right: NDArray<Double>) -> NDArray<Double> in
    try solution.added(left, right.map { -$0 })
  }
  variants.wrong("2.5", "multiplied") {
    (left: NDArray<Double>, right: NDArray<Double>) -> NDArray<Double> in
    guard !hasMisfit(left, right) else { throw LabError.shapeMismatch }
    return left * right
  }
  variants.wrong("2.5", "NaN and infinity left out") {
    (left: NDArray<Double>, right: NDArray<Double>) -> NDArray<Double> in
    try solution.added(
      left.map { $0.isFinite ? $0 : 0 }, right.map { $0.isFinite ? $0 : 0 })
  }
  variants.wrong("2.5", "another error") {
    (left: NDArray<Double>, right: NDArray<Double>) -> NDArray<Double> in
    guard !hasMisfit(left, right) else { throw LabError.lengthMismatch }
    return left + right
  }
}

// 2.6 Sum along an axis
private func axisSums(_ variants: inout Variants) {
  variants.wrong("2.6", "the other axis", is: "other-axis") {
    (array: NDArray<Double>, axis: Int) -> NDArray<Double> in
    try solution.sum(array, axis: -1 - axis)
  }
  variants.wrong("2.6", "the axis stays", is: "dimension-kept") {
    (array: NDArray<Double>, axis: Int) -> NDArray<Double> in
    let sums = try solution.sum(array, axis: axis)
    var shape = array.shape
    shape[axis < 0 ? axis + array.rank : axis] = 1
    return NDArray(shape: shape, elements: sums.elements)
  }
  variants.wrong("2.6", "everything", is: "everything-summed") {
    (array: NDArray<Double>, axis: Int) -> NDArray<Double> in
    _ = try solution.sum(array, axis: axis)
    return NDArray(shape: [], elements: [array.sum()])
  }
  variants.wrong("2.6", "means", is: "mean-for-sum") {
    (array: NDArray<Double>, axis: Int) -> NDArray<Double> in
    let extent = array.shape[axis < 0 ? axis + array.rank : axis]
    return try solution.sum(array, axis: axis).map { $0 / Double(extent) }
  }
  variants.wrong("2.6", "negative axes refused", is: "negative-axis-refused") {
    (array: NDArray<Double>, axis: Int) -> NDArray<Double> in
    let sums = try solution.sum(array, axis: axis)
    guard axis >= 0 else { throw LabError.indexOutOfRange }
    return sums
  }
  variants.wrong("2.6", "NaN skipped", is: "nan-left-out") {
    (array: NDArray<Double>, axis: Int) -> NDArray<Double> in
    try solution.sum(array.map { $0.isNaN ? 0 : $0 }, axis: axis)
  }
  variants.wrong("2.6", "the axis wraps around", is: "axis-wraps") {
    (array: NDArray<Double>, axis: Int) -> NDArray<Double> in
    try solution.sum(array, axis: ((axis % array.rank) + array.rank) % array.rank)
  }
  variants.wrong("2.6", "a view's strides on its elements", is: "strides-of-a-view") {
    (array: NDArray<Double>, axis: Int) -> NDArray<Double> in
    try solution.sum(misread(array), axis: axis)
  }
  variants.wrong("2.6", "float for double") {
    (array: NDArray<Double>, axis: Int) -> NDArray<Double> in
    try solution.sum(array, axis: axis).map { Double(Float($0)) }
  }
  variants.wrong("2.6", "summands in Float") {
    (array: NDArray<Double>, axis: Int) -> NDArray<Double> in
    try solution.sum(array.map { Double(Float($0)) }, axis: axis)
  }
  variants.wrong("2.6", "the first summand left out") {
    (array: NDArray<Double>, axis: Int) -> NDArray<Double> in
    let sums = try solution.sum(array, axis: axis)
    let place = axis < 0 ? axis + array.rank : axis
    guard array.shape[place] > 1 else { return sums }
    let order = [place] + (0..<array.rank).filter { $0 != place }
    let first = array.permuted(axes: order).elements.prefix(sums.count)
    return sums - NDArray(shape: sums.shape, elements: Array(first))
  }
  variants.wrong("2.6", "rank 0 is its own sum") {
    (array: NDArray<Double>, axis: Int) -> NDArray<Double> in
    array.rank == 0 ? array : try solution.sum(array, axis: axis)
  }
  variants.wrong("2.6", "sizes without sign") {
    (array: NDArray<Double>, axis: Int) -> NDArray<Double> in
    try solution.sum(array.map(abs), axis: axis)
  }
}

// 2.7 Transpose and permute
private func permutations(_ variants: inout Variants) {
  variants.wrong("2.7", "the inverse", is: "inverse") {
    (array: NDArray<Double>, axes: [Int]) -> NDArray<Double> in
    _ = try solution.permuted(array, axes: axes)
    return array.permuted(axes: axes.indices.map { axes.firstIndex(of: $0) ?? 0 })
  }
  variants.wrong("2.7", "only the shape", is: "only-reshaped") {
    (array: NDArray<Double>, axes: [Int]) -> NDArray<Double> in
    let right = try solution.permuted(array, axes: axes)
    return NDArray(shape: right.shape, elements: array.elements)
  }
  variants.wrong("2.7", "only the elements", is: "shape-kept") {
    (array: NDArray<Double>, axes: [Int]) -> NDArray<Double> in
    let right = try solution.permuted(array, axes: axes)
    return NDArray(shape: array.shape, elements: right.elements)
  }
  variants.wrong("2.7", "always reversed", is: "always-reversed") {
    (array: NDArray<Double>, axes: [Int]) -> NDArray<Double> in
    _ = try solution.permuted(array, axes: axes)
    return array.permuted(axes: (0..<array.rank).reversed())
  }
  variants.wrong("2.7", "−1 accepted", is: "negative-accepted") {
    (array: NDArray<Double>, axes: [Int]) -> NDArray<Double> in
    try solution.permuted(array, axes: axes.map { $0 == -1 ? array.rank - 1 : $0 })
  }
  variants.wrong("2.7", "the engine's view alone", is: "engine-alone") {
    (array: NDArray<Double>, axes: [Int]) -> NDArray<Double> in array.permuted(axes: axes)
  }
  variants.wrong("2.7", "a view's strides on its elements", is: "strides-of-a-view") {
    (array: NDArray<Double>, axes: [Int]) -> NDArray<Double> in
    try solution.permuted(misread(array), axes: axes)
  }
  variants.wrong("2.7", "only the first two change places") {
    (array: NDArray<Double>, axes: [Int]) -> NDArray<Double> in
    let right = try solution.permuted(array, axes: axes)
    guard array.rank > 1, axes != Array(0..<array.rank) else { return right }
    return array.permuted(axes: [1, 0] + Array(2..<array.rank))
  }
  variants.wrong("2.7", "float for double") {
    (array: NDArray<Double>, axes: [Int]) -> NDArray<Double> in
    try solution.permuted(array, axes: axes).map { Double(Float($0)) }
  }
  variants.wrong("2.7", "another error") {
    (array: NDArray<Double>, axes: [Int]) -> NDArray<Double> in
    guard axes.sorted() == Array(0..<array.rank) else { throw LabError.indexOutOfRange }
    return array.permuted(axes: axes)
  }
  variants.wrong("2.7", "missing axes stay behind") {
    (array: NDArray<Double>, axes: [Int]) -> NDArray<Double> in
    guard axes.count < array.rank else { return try solution.permuted(array, axes: axes) }
    return try solution.permuted(array, axes: axes + Array(axes.count..<array.rank))
  }
}
