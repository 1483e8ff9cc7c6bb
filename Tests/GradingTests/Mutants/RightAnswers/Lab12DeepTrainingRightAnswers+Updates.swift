import Foundation
import LabKit
import NumericsEngine

/// Lab 12, 12.1, 12.2, 12.3, 12.4, 12.5, 12.6: right answers.
func updateRightAnswers(_ variants: inout Variants) {
  // 12.1 Shuffled batches
  variants.right("12.1", "index by index") {
    (rows: Int, size: Int, seed: Int) -> [[Int]] in
    guard rows > 0 else { throw LabError.emptyInput }
    guard size > 0 else { throw LabError.invalidParameter }
    var generator = RandomGenerator(seed: UInt32(abs(seed)))
    if seed < 0 { _ = generator.permutation(rows) }
    var batches: [[Int]] = []
    for (place, row) in generator.permutation(rows).enumerated() {
      if place.isMultiple(of: size) { batches.append([]) }
      batches[batches.count - 1].append(row)
    }
    return batches
  }
  variants.right("12.1", "the front taken off again and again") {
    (rows: Int, size: Int, seed: Int) -> [[Int]] in
    if rows < 1 { throw LabError.emptyInput }
    if size < 1 { throw LabError.invalidParameter }
    var generator = RandomGenerator(seed: UInt32(abs(seed)))
    var batches: [[Int]] = []
    for _ in 0..<(seed < 0 ? 2 : 1) {
      batches = []
      var rest = generator.permutation(rows)[...]
      while !rest.isEmpty {
        batches.append(Array(rest.prefix(size)))
        rest = rest.dropFirst(size)
      }
    }
    return batches
  }

  // 12.2 Stochastic gradient descent
  variants.right("12.2", "element by element") {
    (start: NDArray<Double>, gradients: GradientsInTurn, rate: Double) in
    try gradients.steps(from: start) { p, g in
      guard p.shape == g.shape else { throw LabError.shapeMismatch }
      guard rate > 0 else { throw LabError.invalidParameter }
      var elements = p.elements
      for (index, slope) in g.elements.enumerated() { elements[index] -= slope * rate }
      return NDArray(shape: p.shape, elements: elements)
    }
  }
  variants.right("12.2", "the negative gradient added") {
    (start: NDArray<Double>, gradients: GradientsInTurn, rate: Double) in
    try gradients.steps(from: start) { p, g in
      if p.shape != g.shape { throw LabError.shapeMismatch }
      if !(rate > 0) { throw LabError.invalidParameter }
      return (g * -rate) + p
    }
  }

  // 12.3 Momentum
  variants.right("12.3", "element by element, as a fused step") {
    (start: MomentumState, gradients: GradientsInTurn, rate: Double, momentum: Double) in
    try gradients.steps(from: start) { state, g in
      let (p, v) = (state.parameters, state.velocity)
      guard p.shape == g.shape, v.shape == g.shape else { throw LabError.shapeMismatch }
      guard rate > 0, momentum >= 0, momentum < 1 else { throw LabError.invalidParameter }
      let next = zip(v.elements, g.elements).map { momentum * $0 + $1 }
      return MomentumState(
        parameters: NDArray(shape: p.shape, elements: zip(p.elements, next).map { $0 - rate * $1 }),
        velocity: NDArray(shape: p.shape, elements: next))
    }
  }
  variants.right("12.3", "two shares of the step") {
    (start: MomentumState, gradients: GradientsInTurn, rate: Double, momentum: Double) in
    try gradients.steps(from: start) { state, g in
      guard [state.parameters.shape, state.velocity.shape].allSatisfy({ $0 == g.shape }) else {
        throw LabError.shapeMismatch
      }
      guard rate > 0, (0..<1).contains(momentum) else { throw LabError.invalidParameter }
      let rolling = state.velocity * (rate * momentum)
      return MomentumState(
        parameters: state.parameters - (rolling + g * rate), velocity: g + state.velocity * momentum
      )
    }
  }

  // 12.4 AdaGrad
  variants.right("12.4", "element by element") {
    (start: SquaresState, gradients: GradientsInTurn, rate: Double, epsilon: Double) in
    try gradients.steps(from: start) { state, g in
      guard state.parameters.shape == g.shape, state.squares.shape == g.shape else {
        throw LabError.shapeMismatch
      }
      guard rate > 0, epsilon > 0 else { throw LabError.invalidParameter }
      return state.moved(g) { one in
        one.s = (one.g * one.g) + one.s
        one.p -= rate / (epsilon + one.s.squareRoot()) * one.g
      }
    }
  }
  variants.right("12.4", "by the length of the gradients") {
    (start: SquaresState, gradients: GradientsInTurn, rate: Double, epsilon: Double) in
    try gradients.steps(from: start) { state, g in
      guard state.parameters.shape == g.shape, state.squares.shape == g.shape else {
        throw LabError.shapeMismatch
      }
      guard rate > 0, epsilon > 0 else { throw LabError.invalidParameter }
      let lengths = NDArray(
        shape: g.shape,
        elements: zip(state.squares.elements, g.elements).map { hypot($0.squareRoot(), $1) })
      let scaled = g / (lengths + epsilon)
      return SquaresState(
        parameters: state.parameters - scaled * rate, squares: g * g + state.squares)
    }
  }

  // 12.5 RMSProp
  variants.right("12.5", "moved towards the new square") {
    (start: SquaresState, gradients: GradientsInTurn, rate: Double, decay: Double, epsilon: Double)
    in
    try gradients.steps(from: start) { state, g in
      guard state.parameters.shape == g.shape, state.squares.shape == g.shape else {
        throw LabError.shapeMismatch
      }
      guard rate > 0, epsilon > 0, decay >= 0, decay < 1 else { throw LabError.invalidParameter }
      return state.moved(g) { one in
        one.s += (1 - decay) * (one.g * one.g - one.s)
        one.p -= rate / (one.s.squareRoot() + epsilon) * one.g
      }
    }
  }
  variants.right("12.5", "whole arrays, the quotient first") {
    (start: SquaresState, gradients: GradientsInTurn, rate: Double, decay: Double, epsilon: Double)
    in
    try gradients.steps(from: start) { state, g in
      if state.parameters.shape != g.shape || state.squares.shape != g.shape {
        throw LabError.shapeMismatch
      }
      guard rate > 0, epsilon > 0, (0..<1).contains(decay) else { throw LabError.invalidParameter }
      let squares = g * g * (1 - decay) + state.squares * decay
      let quotient = g / (sqrt(squares) + epsilon)
      return SquaresState(parameters: state.parameters - quotient * rate, squares: squares)
    }
  }

  // 12.6 Adam
  variants.right("12.6", "the corrections drawn into the rate") {
    (
      start: AdamState, gradients: GradientsInTurn, rate: Double, meanDecay: Double,
      squareDecay: Double,
      epsilon: Double
    ) in
    try gradients.steps(from: start) { state, g in
      guard [state.parameters, state.means, state.squares].allSatisfy({ $0.shape == g.shape })
      else { throw LabError.shapeMismatch }
      guard rate > 0, epsilon > 0, (0..<1).contains(meanDecay), (0..<1).contains(squareDecay),
        state.updates >= 0
      else { throw LabError.invalidParameter }
      let t = Double(state.updates + 1)
      let root = (1 - pow(squareDecay, t)).squareRoot()
      let scaled = rate * root / (1 - pow(meanDecay, t))
      return state.moved(g) { one in
        one.m += (1 - meanDecay) * (one.g - one.m)
        one.s += (1 - squareDecay) * (one.g * one.g - one.s)
        one.p -= scaled * one.m / (one.s.squareRoot() + epsilon * root)
      }
    }
  }
  variants.right("12.6", "powers by multiplication, whole arrays") {
    (
      start: AdamState, gradients: GradientsInTurn, rate: Double, meanDecay: Double,
      squareDecay: Double,
      epsilon: Double
    ) in
    try gradients.steps(from: start) { state, g in
      guard [state.parameters, state.means, state.squares].allSatisfy({ $0.shape == g.shape })
      else { throw LabError.shapeMismatch }
      guard rate > 0, epsilon > 0, (0..<1).contains(meanDecay), (0..<1).contains(squareDecay),
        state.updates >= 0
      else { throw LabError.invalidParameter }
      let t = state.updates + 1
      let left = (0..<t).reduce((1.0, 1.0)) { powers, _ in
        (powers.0 * meanDecay, powers.1 * squareDecay)
      }
      let means = state.means * meanDecay + g * (1 - meanDecay)
      let squares = state.squares * squareDecay + g * g * (1 - squareDecay)
      let change = (means / (1 - left.0)) / (sqrt(squares / (1 - left.1)) + epsilon)
      return AdamState(
        parameters: state.parameters - change * rate, means: means, squares: squares, updates: t)
    }
  }
}
