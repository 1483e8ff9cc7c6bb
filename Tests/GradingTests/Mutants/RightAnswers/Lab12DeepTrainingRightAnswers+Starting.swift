import Foundation
import LabKit
import NumericsEngine

/// Lab 12, 12.7, 12.8, 12.9, 12.10: right answers.
func startingRightAnswers(_ variants: inout Variants) {
  // 12.7 Initial weights
  variants.right("12.7", "one by one from one draw") {
    (scheme: InitialScheme, fanIn: Int, fanOut: Int, seed: Int) -> NDArray<Double> in
    guard fanIn > 0, fanOut > 0 else { throw LabError.invalidParameter }
    var generator = RandomGenerator(seed: UInt32(abs(seed)))
    let count = fanIn * fanOut
    func uniform(_ limit: Double) throws -> [Double] {
      guard limit > 0, limit < .infinity else { throw LabError.invalidParameter }
      return generator.uniform(in: -limit..<limit, count: count)
    }
    func normal(_ deviation: Double) throws -> [Double] {
      guard deviation > 0, deviation < .infinity else { throw LabError.invalidParameter }
      return generator.normal(mean: 0, standardDeviation: deviation, count: count)
    }
    let (inputs, mean) = (Double(fanIn), Double(fanIn + fanOut) / 2)
    let elements: [Double] =
      switch scheme {
      case .zeros: Array(repeating: 0, count: count)
      case .constant(let value): Array(repeating: value, count: count)
      case .uniform(let limit): try uniform(limit)
      case .normal(let deviation): try normal(deviation)
      case .glorotUniform: try uniform(sqrt(3 / mean))
      case .glorotNormal: try normal(sqrt(1 / mean))
      case .heUniform: try uniform(sqrt(6) / sqrt(inputs))
      case .heNormal: try normal(sqrt(2) / sqrt(inputs))
      }
    return NDArray(shape: [fanOut, fanIn], elements: elements)
  }
  variants.right("12.7", "standard numbers, stretched") {
    (scheme: InitialScheme, fanIn: Int, fanOut: Int, seed: Int) -> NDArray<Double> in
    if min(fanIn, fanOut) < 1 { throw LabError.invalidParameter }
    var generator = RandomGenerator(seed: UInt32(abs(seed)))
    let shape = [fanOut, fanIn]
    func checked(_ size: Double) throws -> Double {
      guard size.isFinite, size > 0 else { throw LabError.invalidParameter }
      return size
    }
    switch scheme {
    case .zeros: return .zeros(shape)
    case .constant(let value): return .zeros(shape) + value
    case .uniform(let limit):
      return generator.uniform(in: -1..<1, shape: shape) * (try checked(limit))
    case .normal(let deviation): return generator.normal(shape: shape) * (try checked(deviation))
    case .glorotUniform:
      return generator.uniform(in: -1..<1, shape: shape) * pow(Double(fanIn + fanOut) / 6, -0.5)
    case .heUniform:
      return generator.uniform(in: -1..<1, shape: shape) * pow(Double(fanIn) / 6, -0.5)
    case .glorotNormal:
      return generator.normal(shape: shape) * pow(Double(fanIn + fanOut) / 2, -0.5)
    case .heNormal: return generator.normal(shape: shape) * pow(Double(fanIn) / 2, -0.5)
    }
  }

  // 12.8 Symmetric units
  variants.right("12.8", "by a dictionary of all numbers") {
    (network: TwoLayerNetwork) -> [[Int]] in
    let units = try HiddenUnit.all(of: network)
    var places: [[Double]: [Int]] = [:]
    for (unit, numbers) in units.enumerated() where !numbers.all.contains(where: \.isNaN) {
      places[numbers.all.map { $0 == 0 ? 0 : $0 }, default: []].append(unit)
    }
    return places.values.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
  }
  variants.right("12.8", "each unit asks for the first one like it") {
    (network: TwoLayerNetwork) -> [[Int]] in
    let units = try HiddenUnit.all(of: network)
    let firsts = units.indices.map { unit in
      units.indices.first { $0 <= unit && units[$0].all == units[unit].all } ?? unit
    }
    return Set(firsts).sorted().map { first in firsts.indices.filter { firsts[$0] == first } }
      .filter { $0.count >= 2 }
  }

  // 12.9 L2 penalty
  variants.right("12.9", "weight by weight") {
    (layers: [Layer], strength: Double) -> WeightPenalty in
    if !(strength >= 0) || strength == .infinity { throw LabError.invalidParameter }
    var found = WeightPenalty(value: 0, gradients: [])
    for layer in layers {
      guard layer.weights.rank == 2, layer.biases.shape == [layer.weights.shape[0]] else {
        throw LabError.shapeMismatch
      }
      for weight in layer.weights.elements { found.value += weight * weight * strength / 2 }
      found.gradients.append(
        LayerGradient(
          weights: NDArray(
            shape: layer.weights.shape, elements: layer.weights.elements.map { $0 * strength }),
          biases: .zeros(layer.biases.shape)))
    }
    return found
  }
  variants.right("12.9", "by the norms, from the last layer") {
    (layers: [Layer], strength: Double) -> WeightPenalty in
    guard strength.isFinite, strength >= 0 else { throw LabError.invalidParameter }
    guard
      layers.allSatisfy({
        $0.weights.rank == 2 && $0.biases.rank == 1 && $0.biases.count == $0.weights.shape[0]
      })
    else { throw LabError.shapeMismatch }
    let norms = layers.reversed().map { layer in
      layer.weights.elements.reduce(0) { hypot($0, $1) }
    }
    return WeightPenalty(
      value: norms.reduce(0) { $0 + $1 * $1 } * (0.5 * strength),
      gradients: layers.map { LayerGradient(weights: $0.weights * strength, biases: $0.biases * 0) }
    )
  }

  // 12.10 Early stopping
  variants.right("12.10", "the distance from the best epoch") {
    (losses: [Double], patience: Int, improvement: Double) -> EarlyStopping in
    guard patience >= 0, improvement >= 0, improvement < .infinity else {
      throw LabError.invalidParameter
    }
    if losses.isEmpty { throw LabError.emptyInput }
    var best: Int?
    for epoch in losses.indices {
      let bar = best.map { losses[$0] } ?? .infinity
      if losses[epoch] + improvement < bar {
        best = epoch
      } else if epoch - (best ?? -1) > patience {
        return EarlyStopping(bestEpoch: best, stopEpoch: epoch)
      }
    }
    return EarlyStopping(bestEpoch: best, stopEpoch: nil)
  }
  variants.right("12.10", "from one best epoch to the next") {
    (losses: [Double], patience: Int, improvement: Double) -> EarlyStopping in
    guard patience >= 0, improvement >= 0, improvement.isFinite else {
      throw LabError.invalidParameter
    }
    guard !losses.isEmpty else { throw LabError.emptyInput }
    func watch(from start: Int, best: Int?) -> EarlyStopping {
      let bar = best.map { losses[$0] - improvement } ?? .infinity
      let window = losses[start...].prefix(patience + 1)
      if let next = window.firstIndex(where: { $0 < bar }) {
        return watch(from: next + 1, best: next)
      }
      return EarlyStopping(
        bestEpoch: best, stopEpoch: window.count > patience ? start + patience : nil)
    }
    return watch(from: 0, best: nil)
  }
}
