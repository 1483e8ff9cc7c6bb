import Foundation
import LabKit
import NumericsEngine
import Solutions

private let solution = Lab12DeepTraining()

/// Lab 12, 12.1, 12.2: wrong answers.
func batchWrongAnswers(_ variants: inout Variants) {
  // 12.1 Shuffled batches
  variants.wrong("12.1", "the rest is dropped", is: "rest-dropped") {
    (rows: Int, size: Int, seed: Int) in
    try epochOfBatches(rows, size, seed) { order, size in
      (0..<order.count / size).map { Array(order[$0 * size..<($0 + 1) * size]) }
    }
  }
  variants.wrong("12.1", "the rest joins the last batch", is: "rest-joined") {
    (rows: Int, size: Int, seed: Int) in
    try epochOfBatches(rows, size, seed) { order, size in
      var batches = cutIntoBatches(order, size)
      if batches.count > 1, let rest = batches.last, rest.count < size {
        batches.removeLast()
        batches[batches.count - 1] += rest
      }
      return batches
    }
  }
  variants.wrong("12.1", "the last batch is filled up from the front", is: "rest-filled-up") {
    (rows: Int, size: Int, seed: Int) in
    try epochOfBatches(rows, size, seed) { order, size in
      var batches = cutIntoBatches(order, size)
      let end = batches.count - 1
      while batches[end].count < size {
        batches[end].append(order[(end * size + batches[end].count) % order.count])
      }
      return batches
    }
  }
  variants.wrong("12.1", "as many batches as size says", is: "size-is-the-number-at-most") {
    (rows: Int, size: Int, seed: Int) in
    try epochOfBatches(rows, size, seed) { order, size in
      let width = max(1, (order.count + size - 1) / size)
      return cutIntoBatches(order, width)
    }
  }
  variants.wrong("12.1", "rows counted from 1", is: "counted-from-1") {
    (rows: Int, size: Int, seed: Int) in
    try epochOfBatches(rows, size, seed) { order, size in
      cutIntoBatches(order.map { $0 + 1 }, size)
    }
  }
  variants.wrong("12.1", "dealt like cards", is: "dealt-like-cards") {
    (rows: Int, size: Int, seed: Int) in
    try epochOfBatches(rows, size, seed) { order, size in
      let count = (order.count + size - 1) / size
      return (0..<count).map { first in
        stride(from: first, to: order.count, by: count).map { order[$0] }
      }
    }
  }
  variants.wrong("12.1", "cut from the back", is: "cut-from-the-back") {
    (rows: Int, size: Int, seed: Int) in
    try epochOfBatches(rows, size, seed) { order, size in
      Array(cutIntoBatches(order.reversed(), size).map { Array($0.reversed()) }.reversed())
    }
  }
  variants.wrong("12.1", "sorted within each batch", is: "sorted-within") {
    (rows: Int, size: Int, seed: Int) in
    try epochOfBatches(rows, size, seed) { order, size in
      cutIntoBatches(order, size).map { $0.sorted() }
    }
  }
  variants.wrong("12.1", "an empty batch at the end") {
    (rows: Int, size: Int, seed: Int) in
    try epochOfBatches(rows, size, seed) { order, size in
      cutIntoBatches(order, size) + (order.count % size == 0 ? [[]] : [])
    }
  }
  variants.wrong("12.1", "one row too many", is: "one-row-too-many") {
    (rows: Int, size: Int, seed: Int) in
    try epochOfBatches(rows, size, seed) { order, size in
      stride(from: 0, to: order.count, by: size).map {
        Array(order[$0..<min($0 + size + 1, order.count)])
      }
    }
  }
  variants.wrong("12.1", "not shuffled", is: "not-shuffled") {
    (rows: Int, size: Int, seed: Int) in
    try epochOfBatches(rows, size, seed) { order, size in cutIntoBatches(order.sorted(), size) }
  }
  variants.wrong("12.1", "the same order in every epoch", is: "copied-generator") {
    (rows: Int, size: Int, seed: Int) in
    try epochOfBatches(rows, size, abs(seed)) { order, size in cutIntoBatches(order, size) }
  }
  variants.wrong("12.1", "a batch of everything for a size of 0") {
    (rows: Int, size: Int, seed: Int) -> [[Int]] in
    if rows > 0 && size < 1 {
      return try epochOfBatches(rows, rows, seed) { order, size in cutIntoBatches(order, size) }
    }
    return try epochOfBatches(rows, size, seed) { order, size in cutIntoBatches(order, size) }
  }
  variants.wrong("12.1", "no rows, no batches", is: "zero-rows-unchecked") {
    (rows: Int, size: Int, seed: Int) -> [[Int]] in
    if rows == 0 { return [] }
    return try epochOfBatches(rows, size, seed) { order, size in cutIntoBatches(order, size) }
  }
  variants.wrong("12.1", "the visible example by heart") {
    (rows: Int, size: Int, seed: Int) -> [[Int]] in
    rows == 7
      ? [[6, 2, 4], [1, 3, 0], [5]] : cutIntoBatches(Array(0..<max(1, rows)), max(1, size))
  }

  // 12.2 Stochastic gradient descent
  variants.wrong("12.2", "uphill", is: "adds-the-gradient") {
    (start: NDArray<Double>, gradients: GradientsInTurn, rate: Double) in
    try gradients.steps(from: start) { p, g in
      let right = try solution.gradientStep(p, gradient: g, learningRate: rate)
      return p + p - right
    }
  }
  variants.wrong("12.2", "without the rate", is: "rate-missing") {
    (start: NDArray<Double>, gradients: GradientsInTurn, rate: Double) in
    try gradients.steps(from: start) { p, g in
      let right = try solution.gradientStep(p, gradient: g, learningRate: rate)
      return right - right + p - g
    }
  }
  variants.wrong("12.2", "divided by the rate", is: "divided-by-rate") {
    (start: NDArray<Double>, gradients: GradientsInTurn, rate: Double) in
    try gradients.steps(from: start) { p, g in
      let right = try solution.gradientStep(p, gradient: g, learningRate: rate)
      return right - right + p - g / rate
    }
  }
  variants.wrong("12.2", "the change alone", is: "only-the-change") {
    (start: NDArray<Double>, gradients: GradientsInTurn, rate: Double) in
    try gradients.steps(from: start) { p, g in
      let right = try solution.gradientStep(p, gradient: g, learningRate: rate)
      return right - p
    }
  }
  variants.wrong("12.2", "the sign of the gradient", is: "sign-only") {
    (start: NDArray<Double>, gradients: GradientsInTurn, rate: Double) in
    try gradients.steps(from: start) { p, g in
      let right = try solution.gradientStep(p, gradient: g, learningRate: rate)
      return NDArray(
        shape: right.shape,
        elements: zip(p.elements, g.elements).map { $0 - rate * ($1 > 0 ? 1 : $1 < 0 ? -1 : $1) })
    }
  }
  variants.wrong("12.2", "the rate as a share of the parameters") {
    (start: NDArray<Double>, gradients: GradientsInTurn, rate: Double) in
    try gradients.steps(from: start) { p, g in
      let right = try solution.gradientStep(p, gradient: g, learningRate: rate)
      return p * (1 - rate) + (right - right)
    }
  }
  variants.wrong("12.2", "in Float") {
    (start: NDArray<Double>, gradients: GradientsInTurn, rate: Double) in
    try gradients.steps(from: start) { p, g in
      let right = try solution.gradientStep(p, gradient: g, learningRate: rate)
      return NDArray(shape: right.shape, elements: right.elements.map { Double(Float($0)) })
    }
  }
  variants.wrong("12.2", "unchanged", is: "unchanged") {
    (start: NDArray<Double>, gradients: GradientsInTurn, rate: Double) in
    try gradients.steps(from: start) { p, g in
      let right = try solution.gradientStep(p, gradient: g, learningRate: rate)
      return right.count == 0 ? right : p
    }
  }
  variants.wrong("12.2", "squared", is: "squared") {
    (start: NDArray<Double>, gradients: GradientsInTurn, rate: Double) in
    try gradients.steps(from: start) { p, g in
      let right = try solution.gradientStep(p, gradient: g, learningRate: rate)
      return right - right + p - rate * g * g
    }
  }
  variants.wrong("12.2", "whatever can be broadcast") {
    (start: NDArray<Double>, gradients: GradientsInTurn, rate: Double) in
    guard rate > 0 else { throw LabError.invalidParameter }
    return try gradients.steps(from: start) { p, g in
      guard p.count == g.count || p.count == 1 || g.count == 1 || g.rank < p.rank else {
        throw LabError.shapeMismatch
      }
      return p - rate * g
    }
  }
  variants.wrong("12.2", "a rate of 0 passes", is: "learning-rate-of-0-allowed") {
    (start: NDArray<Double>, gradients: GradientsInTurn, rate: Double) -> GradientsInTurn.Steps in
    if rate == 0 { return try gradients.steps(from: start) { p, _ in p } }
    return try gradients.steps(from: start) {
      try solution.gradientStep($0, gradient: $1, learningRate: rate)
    }
  }
  variants.wrong("12.2", "a rate of NaN passes", is: "learning-rate-nan-allowed") {
    (start: NDArray<Double>, gradients: GradientsInTurn, rate: Double) -> GradientsInTurn.Steps in
    if rate.isNaN { return try gradients.steps(from: start) { $0 - rate * $1 } }
    return try gradients.steps(from: start) {
      try solution.gradientStep($0, gradient: $1, learningRate: rate)
    }
  }
  variants.wrong("12.2", "always from the first parameters") {
    (start: NDArray<Double>, gradients: GradientsInTurn, rate: Double) in
    try gradients.steps(from: start) { _, g in
      try solution.gradientStep(start, gradient: g, learningRate: rate)
    }
  }
}
