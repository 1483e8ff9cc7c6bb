import Foundation
import LabKit
import NumericsEngine
import Solutions

private let solution = Lab02Arrays()

/// Lab 2: wrong answers of the exercises on products and masks.
func arraysWrongAnswersOnProducts(_ variants: inout Variants) {
  products(&variants)
  layers(&variants)
  masks(&variants)
}

// 2.8 Matrix product with loops
private func products(_ variants: inout Variants) {
  /// The three loops, with one thing or another changed.
  @Sendable func looped(
    _ left: NDArray<Double>, _ right: NDArray<Double>, terms: (Int) -> Range<Int> = { 0..<$0 },
    next: (_ sum: Double, _ term: Double) -> Double = (+)
  ) throws -> NDArray<Double> {
    var result = try solution.product(left, right)
    for i in 0..<result.shape[0] {
      for j in 0..<result.shape[1] {
        result[i, j] = terms(left.shape[1]).reduce(0) { next($0, left[i, $1] * right[$1, j]) }
      }
    }
    return result
  }
  variants.wrong("2.8", "the last product alone", is: "last-term-only") {
    (left: NDArray<Double>, right: NDArray<Double>) -> NDArray<Double> in
    try looped(left, right, next: { $1 })
  }
  variants.wrong("2.8", "the last term missing", is: "last-term-missing") {
    (left: NDArray<Double>, right: NDArray<Double>) -> NDArray<Double> in
    try looped(left, right, terms: { 0..<max(0, $0 - 1) })
  }
  variants.wrong("2.8", "the first term missing", is: "first-term-missing") {
    (left: NDArray<Double>, right: NDArray<Double>) -> NDArray<Double> in
    try looped(left, right, terms: { min(1, $0)..<$0 })
  }
  variants.wrong("2.8", "transposed", is: "result-transposed") {
    (left: NDArray<Double>, right: NDArray<Double>) -> NDArray<Double> in
    try solution.product(left, right).transposed
  }
  variants.wrong("2.8", "zeros skipped", is: "zeros-skipped") {
    (left: NDArray<Double>, right: NDArray<Double>) -> NDArray<Double> in
    var result = try solution.product(left, right)
    for i in 0..<result.shape[0] {
      for j in 0..<result.shape[1] {
        result[i, j] = (0..<left.shape[1]).reduce(0) {
          left[i, $1] == 0 || right[$1, j] == 0 ? $0 : $0 + left[i, $1] * right[$1, j]
        }
      }
    }
    return result
  }
  variants.wrong("2.8", "sums go on", is: "not-set-back") {
    (left: NDArray<Double>, right: NDArray<Double>) -> NDArray<Double> in
    let result = try solution.product(left, right)
    var sum = 0.0
    return result.map {
      sum += $0
      return sum
    }
  }
  variants.wrong("2.8", "the engine's matmul alone", is: "inner-unchecked") {
    (left: NDArray<Double>, right: NDArray<Double>) -> NDArray<Double> in
    guard left.rank == 2, right.rank == 2 else { throw LabError.invalidParameter }
    return left.matmul(right)
  }
  variants.wrong("2.8", "up to the shorter inner extent", is: "shorter-inner") {
    (left: NDArray<Double>, right: NDArray<Double>) -> NDArray<Double> in
    guard left.rank == 2, right.rank == 2 else { throw LabError.invalidParameter }
    let k = min(left.shape[1], right.shape[0])
    return left[.all, 0..<k].matmul(right[0..<k])
  }
  variants.wrong("2.8", "float for double") {
    (left: NDArray<Double>, right: NDArray<Double>) -> NDArray<Double> in
    try solution.product(left, right).map { Double(Float($0)) }
  }
  variants.wrong("2.8", "summed in Float") {
    (left: NDArray<Double>, right: NDArray<Double>) -> NDArray<Double> in
    try looped(left, right, next: { Double(Float($0) + Float($1)) })
  }
  variants.wrong("2.8", "sizes without sign") {
    (left: NDArray<Double>, right: NDArray<Double>) -> NDArray<Double> in
    try looped(left, right, next: { $0 + abs($1) })
  }
  variants.wrong("2.8", "rank checked on the left only") {
    (left: NDArray<Double>, right: NDArray<Double>) -> NDArray<Double> in
    guard left.rank == 2, right.rank == 1 else { return try solution.product(left, right) }
    return try solution.product(left, right.reshaped(to: [right.count, 1]))
  }
  variants.wrong("2.8", "the errors exchanged") {
    (left: NDArray<Double>, right: NDArray<Double>) -> NDArray<Double> in
    guard left.rank == 2, right.rank == 2 else { throw LabError.shapeMismatch }
    guard left.shape[1] == right.shape[0] else { throw LabError.invalidParameter }
    return left.matmul(right)
  }
}

// 2.9 A layer by one GEMM call
private func layers(_ variants: inout Variants) {
  variants.wrong("2.9", "beta forgotten", is: "bias-overwritten") {
    (x: NDArray<Double>, weights: NDArray<Double>, bias: NDArray<Double>) -> NDArray<Double> in
    var result = try solution.affine(x, weights: weights, bias: bias)
    gemm(x, weights, transposeB: true, into: &result)
    return result
  }
  variants.wrong("2.9", "bias twice", is: "bias-twice") {
    (x: NDArray<Double>, weights: NDArray<Double>, bias: NDArray<Double>) -> NDArray<Double> in
    try solution.affine(x, weights: weights, bias: bias) + bias
  }
  variants.wrong("2.9", "bias subtracted", is: "bias-subtracted") {
    (x: NDArray<Double>, weights: NDArray<Double>, bias: NDArray<Double>) -> NDArray<Double> in
    try solution.affine(x, weights: weights, bias: bias.map { -$0 })
  }
  variants.wrong("2.9", "result transposed", is: "result-transposed") {
    (x: NDArray<Double>, weights: NDArray<Double>, bias: NDArray<Double>) -> NDArray<Double> in
    try solution.affine(x, weights: weights, bias: bias).transposed
  }
  variants.wrong("2.9", "only the bias", is: "only-bias") {
    (x: NDArray<Double>, weights: NDArray<Double>, bias: NDArray<Double>) -> NDArray<Double> in
    let result = try solution.affine(x, weights: weights, bias: bias)
    return bias.broadcasted(to: result.shape)
  }
  variants.wrong("2.9", "a bias of length 1 stretched", is: "bias-stretched") {
    (x: NDArray<Double>, weights: NDArray<Double>, bias: NDArray<Double>) -> NDArray<Double> in
    guard x.rank == 2, weights.rank == 2, bias.shape == [1] else {
      return try solution.affine(x, weights: weights, bias: bias)
    }
    return try solution.affine(
      x, weights: weights, bias: bias.broadcasted(to: [weights.shape[0]]))
  }
  variants.wrong("2.9", "shapes unchecked", is: "shapes-unchecked") {
    (x: NDArray<Double>, weights: NDArray<Double>, bias: NDArray<Double>) -> NDArray<Double> in
    guard x.rank == 2, weights.rank == 2, bias.rank == 1 else { throw LabError.invalidParameter }
    var result = bias.broadcasted(to: [x.shape[0], bias.count])
    gemm(x, weights, transposeB: true, beta: 1, into: &result)
    return result
  }
  variants.wrong("2.9", "three loops, in time for small layers only") {
    (x: NDArray<Double>, weights: NDArray<Double>, bias: NDArray<Double>) -> NDArray<Double> in
    var result = try solution.affine(x, weights: weights, bias: bias)
    for i in 0..<result.shape[0] {
      for j in 0..<result.shape[1] {
        var sum = bias[j]
        for p in 0..<x.shape[1] { sum += x[i, p] * weights[j, p] }
        result[i, j] = sum
      }
    }
    return result
  }
  variants.wrong("2.9", "float for double") {
    (x: NDArray<Double>, weights: NDArray<Double>, bias: NDArray<Double>) -> NDArray<Double> in
    try solution.affine(x, weights: weights, bias: bias).map { Double(Float($0)) }
  }
  variants.wrong("2.9", "negative outputs cut off") {
    (x: NDArray<Double>, weights: NDArray<Double>, bias: NDArray<Double>) -> NDArray<Double> in
    try solution.affine(x, weights: weights, bias: bias).map { max(0, $0) }
  }
  variants.wrong("2.9", "bias to the first output only") {
    (x: NDArray<Double>, weights: NDArray<Double>, bias: NDArray<Double>) -> NDArray<Double> in
    guard bias.rank == 1, bias.count > 1 else {
      return try solution.affine(x, weights: weights, bias: bias)
    }
    let zeros = [Double](repeating: 0, count: bias.count - 1)
    return try solution.affine(
      x, weights: weights, bias: NDArray(shape: bias.shape, elements: [bias[0]] + zeros))
  }
  variants.wrong("2.9", "a bias of rank 2 accepted") {
    (x: NDArray<Double>, weights: NDArray<Double>, bias: NDArray<Double>) -> NDArray<Double> in
    try solution.affine(x, weights: weights, bias: bias.reshaped(to: [bias.count]))
  }
}

// 2.10 Mask and argmax
private func masks(_ variants: inout Variants) {
  /// The right answer, with another column for each row.
  @Sendable func picked(
    _ table: NDArray<Double>, _ threshold: Double, _ column: ([Double]) -> Int
  ) throws -> MaskAndArgmax {
    var result = try solution.maskAndArgmax(table, above: threshold)
    result.argmax = (0..<table.shape[0]).map { column(table[$0, .all].elements) }
    return result
  }
  /// The right answer, with another mask.
  @Sendable func masked(
    _ table: NDArray<Double>, _ threshold: Double, _ isSet: (Double) -> Bool
  ) throws -> MaskAndArgmax {
    var result = try solution.maskAndArgmax(table, above: threshold)
    result.mask = table.map(isSet)
    return result
  }
  @Sendable func largest(_ row: [Double], _ replaces: (Double, Double) -> Bool) -> Int {
    row.indices.reduce(0) { replaces(row[$1], row[$0]) ? $1 : $0 }
  }
  variants.wrong("2.10", "NaN passed over", is: "nan-passed-over") {
    (table: NDArray<Double>, threshold: Double) -> MaskAndArgmax in
    try picked(table, threshold) { largest($0, >) }
  }
  variants.wrong("2.10", "the last of equals", is: "last-on-ties") {
    (table: NDArray<Double>, threshold: Double) -> MaskAndArgmax in
    try picked(table, threshold) { row in
      row.firstIndex(where: \.isNaN) ?? largest(row, >=)
    }
  }
  variants.wrong("2.10", "the smallest", is: "argmin") {
    (table: NDArray<Double>, threshold: Double) -> MaskAndArgmax in
    try picked(table, threshold) { row in row.firstIndex(where: \.isNaN) ?? largest(row, <) }
  }
  variants.wrong("2.10", "NaN left out", is: "nan-left-out") {
    (table: NDArray<Double>, threshold: Double) -> MaskAndArgmax in
    try picked(table, threshold) { row in
      let numbers = row.filter { !$0.isNaN }
      return numbers.max().flatMap(row.firstIndex(of:)) ?? 0
    }
  }
  variants.wrong("2.10", "the threshold included", is: "threshold-included") {
    (table: NDArray<Double>, threshold: Double) -> MaskAndArgmax in
    try masked(table, threshold) { $0 >= threshold }
  }
  variants.wrong("2.10", "below", is: "mask-below") {
    (table: NDArray<Double>, threshold: Double) -> MaskAndArgmax in
    try masked(table, threshold) { $0 < threshold }
  }
  variants.wrong("2.10", "not at most", is: "not-below") {
    (table: NDArray<Double>, threshold: Double) -> MaskAndArgmax in
    try masked(table, threshold) { !($0 <= threshold) }
  }
  variants.wrong("2.10", "a row for each column", is: "by-column") {
    (table: NDArray<Double>, threshold: Double) -> MaskAndArgmax in
    var result = try solution.maskAndArgmax(table, above: threshold)
    result.argmax =
      table.count == 0
      ? [] : try solution.maskAndArgmax(table.transposed, above: threshold).argmax
    return result
  }
  variants.wrong("2.10", "compared in Float") {
    (table: NDArray<Double>, threshold: Double) -> MaskAndArgmax in
    try picked(table, threshold) { row in
      row.firstIndex(where: \.isNaN) ?? largest(row) { Float($0) > Float($1) }
    }
  }
  variants.wrong("2.10", "a mask in Float") {
    (table: NDArray<Double>, threshold: Double) -> MaskAndArgmax in
    try masked(table, threshold) { Float($0) > Float(threshold) }
  }
  variants.wrong("2.10", "the largest size") {
    (table: NDArray<Double>, threshold: Double) -> MaskAndArgmax in
    try picked(table, threshold) { row in
      row.firstIndex(where: \.isNaN) ?? largest(row) { abs($0) > abs($1) }
    }
  }
  variants.wrong("2.10", "started at 0") {
    (table: NDArray<Double>, threshold: Double) -> MaskAndArgmax in
    try picked(table, threshold) { row in
      var (best, value) = (0, 0.0)
      for (column, number) in row.enumerated() {
        if number.isNaN { return column }
        if number > value { (best, value) = (column, number) }
      }
      return best
    }
  }
  variants.wrong("2.10", "starts over with the row before") {
    (table: NDArray<Double>, threshold: Double) -> MaskAndArgmax in
    var best = 0
    return try picked(table, threshold) { row in
      for column in row.indices {
        if row[column].isNaN { return column }
        if row[column] > row[best] { best = column }
      }
      return best
    }
  }
  variants.wrong("2.10", "a vector is one row") {
    (table: NDArray<Double>, threshold: Double) -> MaskAndArgmax in
    let rows = table.rank == 1 ? table.reshaped(to: [1, table.count]) : table
    return try solution.maskAndArgmax(rows, above: threshold)
  }
}
