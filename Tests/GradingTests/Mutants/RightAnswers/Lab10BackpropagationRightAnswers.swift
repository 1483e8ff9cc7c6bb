import Foundation
import LabKit
import NumericsEngine
import Solutions

private let solution = Lab10Backpropagation()
private typealias Reals = NDArray<Double>

/// Lab 10: right answers, written in other ways.
func backpropagationRightAnswers(_ variants: inout Variants) {
  downhill(&variants)
  forward(&variants)
  gradients(&variants)
  backpropagationTrainingRightAnswers(&variants)
}

private func downhill(_ variants: inout Variants) {
  // 10.1 Descent
  variants.right("10.1", "a sequence, one rounding a step") {
    (curve: Polynomial, start: Double, rate: Double, steps: Int) -> [Double] in
    if !(rate > 0) || steps < 0 { throw LabError.invalidParameter }
    if !start.isFinite { throw LabError.notFinite }
    let path = sequence(first: start) { x in x.addingProduct(-rate, curve.slope(at: x)) }
    return Array(path.prefix(steps + 1))
  }
  variants.right("10.1", "a call of itself for the steps that are left") {
    (curve: Polynomial, start: Double, rate: Double, steps: Int) -> [Double] in
    guard rate > 0, steps >= 0 else { throw LabError.invalidParameter }
    guard start.isFinite else { throw LabError.notFinite }
    func path(_ x: Double, _ left: Int) -> [Double] {
      left == 0 ? [x] : [x] + path(x + rate * -curve.slope(at: x), left - 1)
    }
    return path(start, steps)
  }

  // 10.2 Numeric gradient
  variants.right("10.2", "one copy, each coordinate put back") {
    (field: ScalarField, point: [Double]) -> [Double] in
    var (moved, slopes) = (point, [Double]())
    for index in point.indices {
      moved[index] = point[index] + 1e-5
      let above = field(moved)
      moved[index] = point[index] - 1e-5
      let below = field(moved)
      moved[index] = point[index]
      slopes.append(above / 2e-5 - below / 2e-5)
    }
    return slopes
  }
  variants.right("10.2", "divided by how far the copies really are apart") {
    (field: ScalarField, point: [Double]) -> [Double] in
    point.indices.map { index in
      let (above, below) = (point[index] + 1e-5, point[index] - 1e-5)
      func loss(_ value: Double) -> Double {
        field(point.indices.map { $0 == index ? value : point[$0] })
      }
      return (loss(above) - loss(below)) / (above - below)
    }
  }

  // 10.3 Relative error
  variants.right("10.3", "lengths by hypotenuses") { (a: [Double], b: [Double]) -> Double in
    if a.count != b.count { throw LabError.lengthMismatch }
    func length(_ values: [Double]) -> Double { values.reduce(0) { hypot($0, $1) } }
    let sum = length(a) + length(b)
    return sum == 0 ? 0 : length(a.indices.map { b[$0] - a[$0] }) / sum
  }
  variants.right("10.3", "arrays, and the roots of their products with themselves") {
    (a: [Double], b: [Double]) -> Double in
    guard a.count == b.count else { throw LabError.lengthMismatch }
    guard !(a + b).allSatisfy({ $0 == 0 }) else { return 0 }
    let (first, second) = (NDArray(a), NDArray(b))
    let difference = first - second
    return dot(difference, difference).squareRoot()
      / (dot(first, first).squareRoot() + dot(second, second).squareRoot())
  }
}

private func forward(_ variants: inout Variants) {
  // 10.4 Forward pass and loss
  variants.right("10.4", "row by row, number by number") {
    (x: Reals, y: Reals, network: TwoLayerNetwork) -> ForwardPass in
    let hidden = try plainSums(x, network.hiddenWeights, network.hiddenBiases)
      .map { Foundation.tanh($0) }
    let outputs = try plainSums(hidden, network.outputWeights, network.outputBiases)
      .map { 1 / (1 + Foundation.exp(-$0)) }
    guard outputs.shape == y.shape else { throw LabError.shapeMismatch }
    guard x.shape[0] > 0 else { throw LabError.emptyInput }
    var loss = 0.0
    for row in 0..<y.shape[0] {
      for column in 0..<y.shape[1] {
        let (label, o) = (y[row, column], outputs[row, column])
        if !(label >= 0 && label <= 1) { throw LabError.invalidLabel }
        let kept = min(max(o, .ulpOfOne), 1 - .ulpOfOne)
        loss -= label * Foundation.log(kept) + (1 - label) * Foundation.log1p(-kept)
      }
    }
    return ForwardPass(hidden: hidden, outputs: outputs, loss: loss / Double(y.shape[0]))
  }
  variants.right("10.4", "mean of the rows' costs, Z from both layers' transposes") {
    (x: Reals, y: Reals, network: TwoLayerNetwork) -> ForwardPass in
    let hidden = try tanh(sums(x, network.hiddenWeights, network.hiddenBiases))
    let outputs =
      try 0.5 + 0.5
      * tanh(
        sums(hidden, network.outputWeights, network.outputBiases) / 2)
    guard outputs.shape == y.shape else { throw LabError.shapeMismatch }
    guard x.shape[0] > 0 else { throw LabError.emptyInput }
    guard y.elements.allSatisfy({ $0 >= 0 && $0 <= 1 }) else { throw LabError.invalidLabel }
    let kept = outputs.map { o in min(max(o, .ulpOfOne), 1 - .ulpOfOne) }
    let costs = -(y * log(kept)) - (1 - y) * log1p(-kept)
    return ForwardPass(
      hidden: hidden, outputs: outputs, loss: costs.sum(axis: 1).mean())
  }

  // 10.5 Delta of the outputs
  variants.right("10.5", "the labels' side turned over") { (o: Reals, y: Reals) -> Reals in
    guard o.rank == 2, y.rank == 2, o.shape == y.shape else { throw LabError.shapeMismatch }
    return -(y - o)
  }
  variants.right("10.5", "number by number") { (o: Reals, y: Reals) -> Reals in
    if o.shape.count != 2 || o.shape != y.shape { throw LabError.shapeMismatch }
    var delta = o
    for row in 0..<o.shape[0] {
      for column in 0..<o.shape[1] { delta[row, column] -= y[row, column] }
    }
    return delta
  }
}

private func gradients(_ variants: inout Variants) {
  // 10.6, 10.8 Gradients of the layers
  for exercise in ["10.6", "10.8"] {
    variants.right(exercise, "a running mean over the rows") {
      (delta: Reals, given: Reals) -> LayerGradient in
      try meanOfRows(delta, given)
    }
    variants.right(exercise, "divided before the product, the ones' column for the biases") {
      (delta: Reals, given: Reals) -> LayerGradient in
      guard delta.rank == 2, given.rank == 2, delta.shape[0] == given.shape[0] else {
        throw LabError.shapeMismatch
      }
      if delta.shape[0] == 0 { throw LabError.emptyInput }
      let shares = delta / Double(delta.shape[0])
      return LayerGradient(
        weights: given.transposed.matmul(shares).transposed,
        biases: Reals.ones([1, delta.shape[0]]).matmul(shares).row(0))
    }
  }

  // 10.7 Hidden delta
  variants.right("10.7", "number by number") { (delta: Reals, w: Reals, o: Reals) -> Reals in
    guard [delta.rank, w.rank, o.rank] == [2, 2, 2], delta.shape[0] == o.shape[0],
      delta.shape[1] == w.shape[0], w.shape[1] == o.shape[1]
    else { throw LabError.shapeMismatch }
    var result = Reals.zeros(o.shape)
    for row in 0..<o.shape[0] {
      for unit in 0..<o.shape[1] {
        var blame = 0.0
        for output in 0..<w.shape[0] { blame += w[output, unit] * delta[row, output] }
        result[row, unit] = blame * (1 - o[row, unit]) * (1 + o[row, unit])
      }
    }
    return result
  }
  variants.right("10.7", "the slope multiplied out") {
    (delta: Reals, w: Reals, o: Reals) -> Reals in
    guard delta.rank == 2, w.rank == 2, o.rank == 2, w.shape == [delta.shape[1], o.shape[1]],
      delta.shape[0] == o.shape[0]
    else { throw LabError.shapeMismatch }
    let back = w.transposed.matmul(delta.transposed).transposed
    return back - back * o * o
  }
}

private func sums(_ x: Reals, _ w: Reals, _ b: Reals) throws -> Reals {
  guard x.rank == 2, w.rank == 2, b.shape == [w.shape[0]], x.shape[1] == w.shape[1] else {
    throw LabError.shapeMismatch
  }
  return w.matmul(x.transposed).transposed + b
}

private func plainSums(_ x: Reals, _ w: Reals, _ b: Reals) throws -> Reals {
  guard x.rank == 2, w.rank == 2, b.rank == 1, x.shape[1] == w.shape[1], w.shape[0] == b.count
  else { throw LabError.shapeMismatch }
  var z = Reals.zeros([x.shape[0], b.count])
  for row in 0..<x.shape[0] {
    for unit in 0..<b.count {
      z[row, unit] = b[unit]
      for column in 0..<x.shape[1] { z[row, unit] += x[row, column] * w[unit, column] }
    }
  }
  return z
}

/// The mean of all rows' products, taken on row by row.
private func meanOfRows(_ delta: Reals, _ given: Reals) throws -> LayerGradient {
  guard delta.rank == 2, given.rank == 2, delta.shape[0] == given.shape[0] else {
    throw LabError.shapeMismatch
  }
  guard delta.shape[0] > 0 else { throw LabError.emptyInput }
  var mean = LayerGradient(
    weights: .zeros([delta.shape[1], given.shape[1]]), biases: .zeros([delta.shape[1]]))
  for row in 0..<delta.shape[0] {
    let share = 1 / Double(row + 1)
    for unit in 0..<delta.shape[1] {
      mean.biases[unit] += share * (delta[row, unit] - mean.biases[unit])
      for column in 0..<given.shape[1] {
        let product = delta[row, unit] * given[row, column]
        mean.weights[unit, column] += share * (product - mean.weights[unit, column])
      }
    }
  }
  return mean
}
