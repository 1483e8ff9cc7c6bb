import Foundation
import LabKit
import NumericsEngine
import Solutions

private let solution = Lab02Arrays()

/// Lab 2: wrong answers.
func arraysWrongAnswers(_ variants: inout Variants) {
  strides(&variants)
  offsets(&variants)
  broadcasts(&variants)
  reshapes(&variants)
  arraysWrongAnswersOnSums(&variants)
  arraysWrongAnswersOnProducts(&variants)
}

// 2.1 Strides of a shape
private func strides(_ variants: inout Variants) {
  variants.wrong("2.1", "the first index runs fastest", is: "column-major") {
    (shape: [Int]) -> [Int] in
    Array(try solution.strides(of: shape.reversed()).reversed())
  }
  variants.wrong("2.1", "bytes", is: "bytes") { (shape: [Int]) -> [Int] in
    try solution.strides(of: shape).map { 8 * $0 }
  }
  variants.wrong("2.1", "the axis's own extent, too", is: "own-extent-included") {
    (shape: [Int]) -> [Int] in
    zip(try solution.strides(of: shape), shape).map { $0 * max(1, $1) }
  }
  variants.wrong("2.1", "the next extent alone", is: "next-extent-only") {
    (shape: [Int]) -> [Int] in
    _ = try solution.strides(of: shape)
    return shape.indices.map { $0 + 1 < shape.count ? max(1, shape[$0 + 1]) : 1 }
  }
  variants.wrong("2.1", "appended from the end", is: "backwards") { (shape: [Int]) -> [Int] in
    Array(try solution.strides(of: shape).reversed())
  }
  variants.wrong("2.1", "0 multiplied", is: "zero-extent-multiplied") { (shape: [Int]) -> [Int] in
    _ = try solution.strides(of: shape)
    return shape.indices.map { shape[($0 + 1)...].reduce(1, *) }
  }
  variants.wrong("2.1", "overflow stops", is: "size-stops") { (shape: [Int]) -> [Int] in
    guard shape.allSatisfy({ $0 >= 0 }) else { throw LabError.invalidParameter }
    var (strides, step) = (shape, 1)
    for axis in shape.indices.reversed() {
      strides[axis] = step
      step *= max(1, shape[axis])
    }
    return strides
  }
  variants.wrong("2.1", "negative extents accepted", is: "negative-unchecked") {
    (shape: [Int]) -> [Int] in
    var (strides, step) = (shape, 1)
    for axis in shape.indices.reversed() {
      strides[axis] = step
      let (product, overflows) = step.multipliedReportingOverflow(by: max(1, shape[axis]))
      if overflows { throw LabError.invalidParameter }
      step = product
    }
    return strides
  }
  variants.wrong("2.1", "extents of 0 refused") { (shape: [Int]) -> [Int] in
    guard !shape.contains(0) else { throw LabError.invalidParameter }
    return try solution.strides(of: shape)
  }
  variants.wrong("2.1", "extents of 1 have the stride 0") { (shape: [Int]) -> [Int] in
    zip(try solution.strides(of: shape), shape).map { $1 == 1 ? 0 : $0 }
  }
  variants.wrong("2.1", "32 bits are enough for the size") { (shape: [Int]) -> [Int] in
    let strides = try solution.strides(of: shape)
    guard let first = strides.first, let extent = shape.first else { return [] }
    guard first < 1 << 31, first * max(1, extent) < 1 << 31 else {
      throw LabError.invalidParameter
    }
    return strides
  }
  // Only fresh inputs tell.
  variants.wrong("2.1", "right for the fixed cases only") { (shape: [Int]) -> [Int] in
    let fixed: Set<[Int]> = [
      [2, 3, 4],
      [28, 28],
      [3, 5],
      [6],
      [],
      [2, 10, 48, 64, 3],
      [3, 1, 4, 1],
      [2, 0, 3],
      [2, 3, 0],
      [2_147_483_648, 2_147_483_648],
      [4_294_967_296, 4_294_967_296],
      [2, 4_294_967_296, 4_294_967_296],
      [2, -3],
    ]
    return try solution.strides(of: fixed.contains(shape) ? shape : [2, 3])
  }
  variants.wrong("2.1", "the example by heart") { (shape: [Int]) -> [Int] in
    shape == [2, 3, 4] ? [12, 4, 1] : shape
  }
}

// 2.2 Offset of an index
private func offsets(_ variants: inout Variants) {
  @Sendable func dot(_ index: [Int], _ strides: [Int]) -> Int {
    zip(index, strides).reduce(0) { $0 + $1.0 * $1.1 }
  }
  variants.wrong("2.2", "negative as it is", is: "negative-as-it-is") {
    (index: [Int], shape: [Int], strides: [Int]) -> Int in
    _ = try solution.offset(of: index, shape: shape, strides: strides)
    return dot(index, strides)
  }
  variants.wrong("2.2", "negative refused", is: "negative-refused") {
    (index: [Int], shape: [Int], strides: [Int]) -> Int in
    let offset = try solution.offset(of: index, shape: shape, strides: strides)
    guard index.allSatisfy({ $0 >= 0 }) else { throw LabError.indexOutOfRange }
    return offset
  }
  variants.wrong("2.2", "row-major strides", is: "strides-ignored") {
    (index: [Int], shape: [Int], strides: [Int]) -> Int in
    guard strides.count == shape.count else { throw LabError.lengthMismatch }
    return try solution.offset(of: index, shape: shape, strides: solution.strides(of: shape))
  }
  variants.wrong("2.2", "strides turned round", is: "strides-backwards") {
    (index: [Int], shape: [Int], strides: [Int]) -> Int in
    try solution.offset(of: index, shape: shape, strides: strides.reversed())
  }
  variants.wrong("2.2", "bounds unchecked", is: "bounds-unchecked") {
    (index: [Int], shape: [Int], strides: [Int]) -> Int in
    guard index.count == shape.count, shape.count == strides.count else {
      throw LabError.lengthMismatch
    }
    return dot(zip(index, shape).map { $0 < 0 ? $0 + $1 : $0 }, strides)
  }
  variants.wrong("2.2", "absolute value", is: "always-positive") {
    (index: [Int], shape: [Int], strides: [Int]) -> Int in
    abs(try solution.offset(of: index, shape: shape, strides: strides))
  }
  variants.wrong("2.2", "lengths unchecked", is: "lengths-unchecked") {
    (index: [Int], shape: [Int], strides: [Int]) -> Int in
    var offset = 0
    for ((index, extent), stride) in zip(zip(index, shape), strides) {
      let fromStart = index < 0 ? index + extent : index
      guard fromStart >= 0, fromStart < extent else { throw LabError.indexOutOfRange }
      offset += fromStart * stride
    }
    return offset
  }
  variants.wrong("2.2", "a stride of 0 counts as 1") {
    (index: [Int], shape: [Int], strides: [Int]) -> Int in
    try solution.offset(of: index, shape: shape, strides: strides.map { $0 == 0 ? 1 : $0 })
  }
  variants.wrong("2.2", "the strides' minus signs dropped") {
    (index: [Int], shape: [Int], strides: [Int]) -> Int in
    try solution.offset(of: index, shape: shape, strides: strides.map(abs))
  }
  variants.wrong("2.2", "the last axis left out") {
    (index: [Int], shape: [Int], strides: [Int]) -> Int in
    let offset = try solution.offset(of: index, shape: shape, strides: strides)
    guard let index = index.last, let extent = shape.last, let stride = strides.last else {
      return offset
    }
    return offset - (index < 0 ? index + extent : index) * stride
  }
  variants.wrong("2.2", "counted from the end in the first axis only") {
    (index: [Int], shape: [Int], strides: [Int]) -> Int in
    let offset = try solution.offset(of: index, shape: shape, strides: strides)
    return zip(zip(index, shape), strides).dropFirst().reduce(offset) {
      $1.0.0 < 0 ? $0 - $1.0.1 * $1.1 : $0
    }
  }
}

// 2.3 Broadcast two shapes
private func broadcasts(_ variants: inout Variants) {
  /// The shapes flush right, and `combine` for each pair.
  @Sendable func combined(
    _ left: [Int], _ right: [Int], _ combine: (Int, Int) throws -> Int
  ) rethrows -> [Int] {
    let rank = max(left.count, right.count)
    return try (0..<rank).map { axis in
      let (i, j) = (axis - rank + left.count, axis - rank + right.count)
      return try combine(i < 0 ? 1 : left[i], j < 0 ? 1 : right[j])
    }
  }
  variants.wrong("2.3", "flush left", is: "aligned-left") { (left: [Int], right: [Int]) -> [Int] in
    let rank = max(left.count, right.count)
    let ones = [Int](repeating: 1, count: rank)
    return try solution.broadcastShape(
      left + ones.dropFirst(left.count), right + ones.dropFirst(right.count))
  }
  variants.wrong("2.3", "the larger of two that fit", is: "one-beats-zero") {
    (left: [Int], right: [Int]) -> [Int] in
    _ = try solution.broadcastShape(left, right)
    return combined(left, right, max)
  }
  variants.wrong("2.3", "the larger of any two", is: "larger-extent") {
    (left: [Int], right: [Int]) in combined(left, right, max)
  }
  variants.wrong("2.3", "ranks must agree", is: "ranks-must-agree") {
    (left: [Int], right: [Int]) -> [Int] in
    guard left.count == right.count else { throw LabError.shapeMismatch }
    return try solution.broadcastShape(left, right)
  }
  variants.wrong("2.3", "only the right is stretched", is: "only-right-stretched") {
    (left: [Int], right: [Int]) -> [Int] in
    guard try solution.broadcastShape(left, right) == left else { throw LabError.shapeMismatch }
    return left
  }
  variants.wrong("2.3", "unchecked", is: "mismatch-unchecked") {
    (left: [Int], right: [Int]) -> [Int] in
    combined(left, right) { $0 == 1 ? $1 : $0 }
  }
  variants.wrong("2.3", "divisors fit", is: "multiples-fit") {
    (left: [Int], right: [Int]) -> [Int] in
    try combined(left, right) { a, b in
      if a == b || b == 1 { return a }
      if a == 1 { return b }
      guard a > 0, b > 0, max(a, b) % min(a, b) == 0 else { throw LabError.shapeMismatch }
      return max(a, b)
    }
  }
  variants.wrong("2.3", "0 fits to everything") { (left: [Int], right: [Int]) -> [Int] in
    try combined(left, right) { a, b in
      if a == 0 || b == 0 { return 0 }
      guard a == b || a == 1 || b == 1 else { throw LabError.shapeMismatch }
      return max(a, b)
    }
  }
  variants.wrong("2.3", "0 fits to nothing but 0") { (left: [Int], right: [Int]) -> [Int] in
    try combined(left, right) { a, b in
      guard a == b || (min(a, b) == 1) else { throw LabError.shapeMismatch }
      return max(a, b)
    }
  }
  variants.wrong("2.3", "leading ones dropped") { (left: [Int], right: [Int]) -> [Int] in
    Array(try solution.broadcastShape(left, right).drop { $0 == 1 })
  }
  variants.wrong("2.3", "as many axes as the left") { (left: [Int], right: [Int]) -> [Int] in
    try solution.broadcastShape(left, right).suffix(left.count).map { $0 }
  }
}

// 2.4 Reshape with one extent open
private func reshapes(_ variants: inout Variants) {
  variants.wrong("2.4", "column by column", is: "column-major") {
    (array: NDArray<Double>, shape: [Int]) -> NDArray<Double> in
    let right = try solution.reshaped(array, to: shape)
    return NDArray(shape: right.shape.reversed(), elements: array.transposed.elements).transposed
  }
  variants.wrong("2.4", "−1 refused", is: "open-extent-refused") {
    (array: NDArray<Double>, shape: [Int]) -> NDArray<Double> in
    let result = try solution.reshaped(array, to: shape)
    guard !shape.contains(-1) else { throw LabError.invalidParameter }
    return result
  }
  variants.wrong("2.4", "remainder dropped", is: "remainder-dropped") {
    (array: NDArray<Double>, shape: [Int]) -> NDArray<Double> in
    let rest = shape.reduce(1) { $1 == -1 ? $0 : $0.multipliedReportingOverflow(by: $1).0 }
    guard shape.count(where: { $0 == -1 }) == 1, shape.allSatisfy({ $0 >= -1 }), rest > 0 else {
      return try solution.reshaped(array, to: shape)
    }
    let whole = array.count / rest
    return NDArray(
      shape: shape.map { $0 == -1 ? whole : $0 },
      elements: Array(array.elements.prefix(whole * rest))
    )
  }
  variants.wrong("2.4", "two −1 are a mismatch", is: "several-open-other-error") {
    (array: NDArray<Double>, shape: [Int]) -> NDArray<Double> in
    if shape.count(where: { $0 == -1 }) > 1 { throw LabError.shapeMismatch }
    return try solution.reshaped(array, to: shape)
  }
  variants.wrong("2.4", "divides by zero", is: "divides-by-zero") {
    (array: NDArray<Double>, shape: [Int]) -> NDArray<Double> in
    if shape.count(where: { $0 == -1 }) == 1, shape.contains(0) {
      let rest = shape.filter { $0 != -1 }.reduce(1, *)
      guard array.count % rest == 0 else { throw LabError.shapeMismatch }
    }
    return try solution.reshaped(array, to: shape)
  }
  variants.wrong("2.4", "the product only has to divide the count", is: "fewer-places-unchecked") {
    (array: NDArray<Double>, shape: [Int]) -> NDArray<Double> in
    guard shape.allSatisfy({ $0 > 0 }), array.count > 0 else {
      return try solution.reshaped(array, to: shape)
    }
    var rest = array.count
    for extent in shape {
      guard rest % extent == 0 else { throw LabError.shapeMismatch }
      rest /= extent
    }
    return NDArray(shape: shape, elements: array.elements)
  }
  variants.wrong("2.4", "float for double") {
    (array: NDArray<Double>, shape: [Int]) -> NDArray<Double> in
    try solution.reshaped(array, to: shape).map { Double(Float($0)) }
  }
  variants.wrong("2.4", "an open extent of 0 is refused") {
    (array: NDArray<Double>, shape: [Int]) -> NDArray<Double> in
    if shape.contains(-1), array.count == 0 { throw LabError.shapeMismatch }
    return try solution.reshaped(array, to: shape)
  }
  variants.wrong("2.4", "an open extent below one is 0") {
    (array: NDArray<Double>, shape: [Int]) -> NDArray<Double> in
    let rest = shape.reduce(1) { $1 == -1 ? $0 : $0.multipliedReportingOverflow(by: $1).0 }
    if shape.contains(-1), shape.allSatisfy({ $0 >= -1 }), rest > array.count, array.count > 0 {
      return NDArray(shape: shape.map { $0 == -1 ? 0 : $0 }, elements: [Double]())
    }
    return try solution.reshaped(array, to: shape)
  }
  variants.wrong("2.4", "NaN becomes 0") {
    (array: NDArray<Double>, shape: [Int]) -> NDArray<Double> in
    try solution.reshaped(array.map { $0.isNaN ? 0 : $0 }, to: shape)
  }
  variants.wrong("2.4", "the open axis goes to the end") {
    (array: NDArray<Double>, shape: [Int]) -> NDArray<Double> in
    let result = try solution.reshaped(array, to: shape)
    guard let open = shape.firstIndex(of: -1) else { return result }
    var extents = result.shape
    extents.append(extents.remove(at: open))
    return NDArray(shape: extents, elements: result.elements)
  }
}
