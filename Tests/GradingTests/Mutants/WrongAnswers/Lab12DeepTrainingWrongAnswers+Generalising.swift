import Foundation
import LabKit
import NumericsEngine
import Solutions

private let solution = Lab12DeepTraining()

/// Lab 12, 12.9, 12.10: wrong answers.
func generalisingWrongAnswers(_ variants: inout Variants) {
  // 12.9 L2 penalty
  variants.wrong("12.9", "without the ½", is: "half-forgotten") {
    (layers: [Layer], strength: Double) -> WeightPenalty in
    var found = try solution.penalty(on: layers, strength: strength)
    found.value *= 2
    return found
  }
  variants.wrong("12.9", "½ in the slopes, too", is: "half-in-the-slopes") {
    (layers: [Layer], strength: Double) -> WeightPenalty in
    var found = try solution.penalty(on: layers, strength: strength)
    found.gradients = found.gradients.map {
      LayerGradient(weights: 0.5 * $0.weights, biases: $0.biases)
    }
    return found
  }
  variants.wrong("12.9", "2 in the slopes", is: "two-in-the-slopes") {
    (layers: [Layer], strength: Double) -> WeightPenalty in
    var found = try solution.penalty(on: layers, strength: strength)
    found.gradients = found.gradients.map {
      LayerGradient(weights: 2 * $0.weights, biases: $0.biases)
    }
    return found
  }
  variants.wrong("12.9", "biases are charged", is: "biases-charged") {
    (layers: [Layer], strength: Double) -> WeightPenalty in
    var found = try solution.penalty(on: layers, strength: strength)
    for (index, layer) in layers.enumerated() {
      found.value += strength / 2 * (layer.biases * layer.biases).sum()
      found.gradients[index].biases = strength * layer.biases
    }
    return found
  }
  variants.wrong("12.9", "biases have slopes", is: "biases-have-slopes") {
    (layers: [Layer], strength: Double) -> WeightPenalty in
    var found = try solution.penalty(on: layers, strength: strength)
    for (index, layer) in layers.enumerated() {
      found.gradients[index].biases = strength * layer.biases
    }
    return found
  }
  variants.wrong("12.9", "magnitudes for squares", is: "absolute") {
    (layers: [Layer], strength: Double) -> WeightPenalty in
    var found = try solution.penalty(on: layers, strength: strength)
    found.value =
      strength / 2 * layers.reduce(0) { $0 + $1.weights.elements.reduce(0) { $0 + $1.magnitude } }
    return found
  }
  variants.wrong("12.9", "the square of the sum") {
    (layers: [Layer], strength: Double) -> WeightPenalty in
    var found = try solution.penalty(on: layers, strength: strength)
    found.value = strength / 2 * layers.reduce(0) { $0 + $1.weights.sum() * $1.weights.sum() }
    return found
  }
  variants.wrong("12.9", "the first layer only", is: "first-layer-only") {
    (layers: [Layer], strength: Double) -> WeightPenalty in
    var found = try solution.penalty(on: layers, strength: strength)
    found.value = layers.first.map { strength / 2 * ($0.weights * $0.weights).sum() } ?? 0
    return found
  }
  variants.wrong("12.9", "a mean", is: "mean") {
    (layers: [Layer], strength: Double) -> WeightPenalty in
    var found = try solution.penalty(on: layers, strength: strength)
    let count = layers.reduce(0) { $0 + $1.weights.count }
    if count > 0 { found.value /= Double(count) }
    return found
  }
  variants.wrong("12.9", "without λ", is: "strength-forgotten") {
    (layers: [Layer], strength: Double) -> WeightPenalty in
    var found = try solution.penalty(on: layers, strength: strength)
    found.value = layers.reduce(0) { $0 + ($1.weights * $1.weights).sum() } / 2
    return found
  }
  variants.wrong("12.9", "downhill", is: "slopes-negative") {
    (layers: [Layer], strength: Double) -> WeightPenalty in
    var found = try solution.penalty(on: layers, strength: strength)
    found.gradients = found.gradients.map {
      LayerGradient(weights: -1 * $0.weights, biases: $0.biases)
    }
    return found
  }
  variants.wrong("12.9", "layers from the last to the first", is: "last-layer-first") {
    (layers: [Layer], strength: Double) -> WeightPenalty in
    var found = try solution.penalty(on: layers, strength: strength)
    found.gradients.reverse()
    return found
  }
  variants.wrong("12.9", "the value in Float") {
    (layers: [Layer], strength: Double) -> WeightPenalty in
    var found = try solution.penalty(on: layers, strength: strength)
    found.value = Double(Float(found.value))
    return found
  }
  variants.wrong("12.9", "the slopes in Float") {
    (layers: [Layer], strength: Double) -> WeightPenalty in
    var found = try solution.penalty(on: layers, strength: strength)
    found.gradients = found.gradients.map {
      LayerGradient(
        weights: NDArray(
          shape: $0.weights.shape, elements: $0.weights.elements.map { Double(Float($0)) }),
        biases: $0.biases)
    }
    return found
  }
  variants.wrong("12.9", "a gradient without biases", is: "biases-left-out") {
    (layers: [Layer], strength: Double) -> WeightPenalty in
    var found = try solution.penalty(on: layers, strength: strength)
    found.gradients = found.gradients.map {
      LayerGradient(weights: $0.weights, biases: NDArray([]))
    }
    return found
  }
  variants.wrong("12.9", "a strength of NaN passes", is: "nan-strength-unchecked") {
    (layers: [Layer], strength: Double) -> WeightPenalty in
    if strength.isNaN {
      return WeightPenalty(
        value: .nan,
        gradients: layers.map {
          LayerGradient(weights: strength * $0.weights, biases: .zeros($0.biases.shape))
        })
    }
    return try solution.penalty(on: layers, strength: strength)
  }
  variants.wrong("12.9", "one bias for all passes") {
    (layers: [Layer], strength: Double) -> WeightPenalty in
    try solution.penalty(
      on: layers.map { layer in
        guard layer.biases.count == 1, layer.weights.rank == 2 else { return layer }
        return Layer(
          weights: layer.weights, biases: .zeros([layer.weights.shape[0]]),
          activation: layer.activation)
      }, strength: strength)
  }

  // 12.10 Early stopping
  variants.wrong("12.10", "stops an epoch early", is: "one-epoch-early-not-with-0") {
    (losses: [Double], patience: Int, improvement: Double) in
    try watchedLosses(losses, patience, improvement, stops: { $0 >= $1 })
  }
  variants.wrong("12.10", "stops an epoch late", is: "one-epoch-late") {
    (losses: [Double], patience: Int, improvement: Double) in
    try watchedLosses(losses, patience, improvement, stops: { $0 > $1 + 1 })
  }
  variants.wrong("12.10", "ties improve", is: "ties-improve-infinity-too") {
    (losses: [Double], patience: Int, improvement: Double) in
    try watchedLosses(losses, patience, improvement, improves: { $0 <= $1 - $2 })
  }
  variants.wrong("12.10", "compared with the epoch before", is: "previous-epoch") {
    (losses: [Double], patience: Int, improvement: Double) in
    try watchedLosses(losses, patience, improvement, follows: true)
  }
  variants.wrong("12.10", "bad epochs in all", is: "bad-epochs-in-all") {
    (losses: [Double], patience: Int, improvement: Double) in
    try watchedLosses(losses, patience, improvement, forgives: false)
  }
  variants.wrong("12.10", "the least improvement ignored", is: "improvement-ignored") {
    (losses: [Double], patience: Int, improvement: Double) in
    try watchedLosses(losses, patience, improvement, improves: { loss, best, _ in loss < best })
  }
  variants.wrong("12.10", "the least improvement added", is: "improvement-added") {
    (losses: [Double], patience: Int, improvement: Double) in
    try watchedLosses(losses, patience, improvement, improves: { $0 < $1 + $2 })
  }
  variants.wrong("12.10", "a share for an amount", is: "improvement-relative") {
    (losses: [Double], patience: Int, improvement: Double) in
    try watchedLosses(losses, patience, improvement, improves: { $0 < $1 * (1 - $2) })
  }
  variants.wrong("12.10", "large losses are good") {
    (losses: [Double], patience: Int, improvement: Double) in
    try watchedLosses(
      losses, patience, improvement, improves: { $0 > ($1 == .infinity ? -.infinity : $1) + $2 })
  }
  variants.wrong("12.10", "NaN improves", is: "nan-improves") {
    (losses: [Double], patience: Int, improvement: Double) in
    try watchedLosses(losses, patience, improvement, improves: { !($0 >= $1 - $2) })
  }
  variants.wrong("12.10", "counted from 1", is: "counted-from-1") {
    (losses: [Double], patience: Int, improvement: Double) -> EarlyStopping in
    var found = try solution.earlyStopping(
      losses, patience: patience, minimumImprovement: improvement)
    found = EarlyStopping(
      bestEpoch: found.bestEpoch.map { $0 + 1 }, stopEpoch: found.stopEpoch.map { $0 + 1 })
    return found
  }
  variants.wrong("12.10", "the last epoch for nil", is: "last-for-nil") {
    (losses: [Double], patience: Int, improvement: Double) -> EarlyStopping in
    var found = try solution.earlyStopping(
      losses, patience: patience, minimumImprovement: improvement)
    found.stopEpoch = found.stopEpoch ?? losses.count - 1
    return found
  }
  variants.wrong("12.10", "the best of all losses", is: "looks-ahead") {
    (losses: [Double], patience: Int, improvement: Double) -> EarlyStopping in
    var found = try solution.earlyStopping(
      losses, patience: patience, minimumImprovement: improvement)
    found.bestEpoch =
      losses.indices.filter { losses[$0].isFinite }.min { losses[$0] < losses[$1] }
      ?? found.bestEpoch
    return found
  }
  variants.wrong("12.10", "epoch 0 where none improved", is: "best-epoch-starts-at-0") {
    (losses: [Double], patience: Int, improvement: Double) -> EarlyStopping in
    var found = try solution.earlyStopping(
      losses, patience: patience, minimumImprovement: improvement)
    found.bestEpoch = found.bestEpoch ?? 0
    return found
  }
  variants.wrong("12.10", "never stops") {
    (losses: [Double], patience: Int, improvement: Double) -> EarlyStopping in
    var found = try solution.earlyStopping(
      losses, patience: patience, minimumImprovement: improvement)
    found.stopEpoch = nil
    return found
  }
  variants.wrong("12.10", "best and stop exchanged", is: "swapped") {
    (losses: [Double], patience: Int, improvement: Double) -> EarlyStopping in
    var found = try solution.earlyStopping(
      losses, patience: patience, minimumImprovement: improvement)
    found = EarlyStopping(bestEpoch: found.stopEpoch, stopEpoch: found.bestEpoch)
    return found
  }
  variants.wrong("12.10", "the visible example by heart") {
    (losses: [Double], patience: Int, improvement: Double) -> EarlyStopping in
    var found = try solution.earlyStopping(
      losses, patience: patience, minimumImprovement: improvement)
    found = EarlyStopping(bestEpoch: 2, stopEpoch: 5)
    return found
  }
  variants.wrong("12.10", "in Float") {
    (losses: [Double], patience: Int, improvement: Double) in
    try watchedLosses(losses.map { Double(Float($0)) }, patience, Double(Float(improvement)))
  }
}
