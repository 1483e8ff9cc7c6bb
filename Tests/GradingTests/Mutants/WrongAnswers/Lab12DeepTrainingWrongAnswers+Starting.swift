import Foundation
import LabKit
import NumericsEngine
import Solutions

private let solution = Lab12DeepTraining()

/// Lab 12, 12.7, 12.8: wrong answers.
func startingWrongAnswers(_ variants: inout Variants) {
  // 12.7 Initial weights
  variants.wrong("12.7", "the variance for the deviation", is: "variance-for-deviation") {
    (scheme: InitialScheme, fanIn: Int, fanOut: Int, seed: Int) -> NDArray<Double> in
    var generator = RandomGenerator(seed: UInt32(abs(seed)))
    return try scaledWeights(
      scheme, fanIn, fanOut, &generator, normal: { $0 }, uniform: { $0.squareRoot() })
  }
  variants.wrong("12.7", "limits without the root", is: "limit-without-root") {
    (scheme: InitialScheme, fanIn: Int, fanOut: Int, seed: Int) -> NDArray<Double> in
    var generator = RandomGenerator(seed: UInt32(abs(seed)))
    return try scaledWeights(
      scheme, fanIn, fanOut, &generator, normal: { $0.squareRoot() }, uniform: { $0 })
  }
  variants.wrong("12.7", "limits that are deviations", is: "three-forgotten") {
    (scheme: InitialScheme, fanIn: Int, fanOut: Int, seed: Int) -> NDArray<Double> in
    var generator = RandomGenerator(seed: UInt32(abs(seed)))
    return try scaledWeights(
      scheme, fanIn, fanOut, &generator, normal: { $0.squareRoot() },
      uniform: { ($0 / 3).squareRoot() })
  }
  variants.wrong("12.7", "He divides by fanOut", is: "fans-swapped") {
    (scheme: InitialScheme, fanIn: Int, fanOut: Int, seed: Int) -> NDArray<Double> in
    var generator = RandomGenerator(seed: UInt32(abs(seed)))
    return try scaledWeights(scheme, fanIn, fanOut, &generator, heBy: fanOut)
  }
  variants.wrong("12.7", "Glorot divides by fanIn", is: "glorot-by-inputs") {
    (scheme: InitialScheme, fanIn: Int, fanOut: Int, seed: Int) -> NDArray<Double> in
    var generator = RandomGenerator(seed: UInt32(abs(seed)))
    return try scaledWeights(scheme, fanIn, fanOut, &generator, glorotBy: fanIn)
  }
  variants.wrong("12.7", "the sum of the fans halved in whole numbers") {
    (scheme: InitialScheme, fanIn: Int, fanOut: Int, seed: Int) -> NDArray<Double> in
    var generator = RandomGenerator(seed: UInt32(abs(seed)))
    return try scaledWeights(scheme, fanIn, fanOut, &generator, glorotBy: (fanIn + fanOut) / 2 * 2)
  }
  variants.wrong("12.7", "[fanIn, fanOut]", is: "shape-swapped") {
    (scheme: InitialScheme, fanIn: Int, fanOut: Int, seed: Int) -> NDArray<Double> in
    var generator = RandomGenerator(seed: UInt32(abs(seed)))
    let weights = try solution.initialWeights(
      scheme, fanIn: fanIn, fanOut: fanOut, using: &generator)
    return weights.reshaped(to: [fanIn, fanOut])
  }
  variants.wrong("12.7", "drawn by columns", is: "drawn-by-columns") {
    (scheme: InitialScheme, fanIn: Int, fanOut: Int, seed: Int) -> NDArray<Double> in
    var generator = RandomGenerator(seed: UInt32(abs(seed)))
    let weights = try solution.initialWeights(
      scheme, fanIn: fanIn, fanOut: fanOut, using: &generator)
    return weights.reshaped(to: [fanIn, fanOut]).transposed
  }
  variants.wrong("12.7", "flat", is: "flat") {
    (scheme: InitialScheme, fanIn: Int, fanOut: Int, seed: Int) -> NDArray<Double> in
    var generator = RandomGenerator(seed: UInt32(abs(seed)))
    let weights = try solution.initialWeights(
      scheme, fanIn: fanIn, fanOut: fanOut, using: &generator)
    return weights.reshaped(to: [fanIn * fanOut])
  }
  variants.wrong("12.7", "never negative") {
    (scheme: InitialScheme, fanIn: Int, fanOut: Int, seed: Int) -> NDArray<Double> in
    var generator = RandomGenerator(seed: UInt32(abs(seed)))
    let weights = try solution.initialWeights(
      scheme, fanIn: fanIn, fanOut: fanOut, using: &generator)
    return NDArray(shape: weights.shape, elements: weights.elements.map(\.magnitude))
  }
  variants.wrong("12.7", "in Float") {
    (scheme: InitialScheme, fanIn: Int, fanOut: Int, seed: Int) -> NDArray<Double> in
    var generator = RandomGenerator(seed: UInt32(abs(seed)))
    let weights = try solution.initialWeights(
      scheme, fanIn: fanIn, fanOut: fanOut, using: &generator)
    return NDArray(shape: weights.shape, elements: weights.elements.map { Double(Float($0)) })
  }
  variants.wrong("12.7", "a constant of 0", is: "constant-ignored") {
    (scheme: InitialScheme, fanIn: Int, fanOut: Int, seed: Int) -> NDArray<Double> in
    var generator = RandomGenerator(seed: UInt32(abs(seed)))
    if case .constant = scheme, fanIn > 0, fanOut > 0 { return .zeros([fanOut, fanIn]) }
    return try solution.initialWeights(scheme, fanIn: fanIn, fanOut: fanOut, using: &generator)
  }
  variants.wrong("12.7", "an empty layer passes") {
    (scheme: InitialScheme, fanIn: Int, fanOut: Int, seed: Int) -> NDArray<Double> in
    var generator = RandomGenerator(seed: UInt32(abs(seed)))
    if fanIn < 1 || fanOut < 1 { return .zeros([max(0, fanOut), max(0, fanIn)]) }
    return try solution.initialWeights(scheme, fanIn: fanIn, fanOut: fanOut, using: &generator)
  }
  variants.wrong("12.7", "a deviation of 0 passes", is: "zero-deviation-allowed") {
    (scheme: InitialScheme, fanIn: Int, fanOut: Int, seed: Int) -> NDArray<Double> in
    var generator = RandomGenerator(seed: UInt32(abs(seed)))
    if case .normal(0) = scheme { return .zeros([fanOut, fanIn]) }
    return try solution.initialWeights(scheme, fanIn: fanIn, fanOut: fanOut, using: &generator)
  }
  variants.wrong("12.7", "a layer for each scheme but its own seed") {
    (scheme: InitialScheme, fanIn: Int, fanOut: Int, seed: Int) -> NDArray<Double> in
    var generator = RandomGenerator(seed: UInt32(abs(seed)))
    _ = generator.uniform()
    return try solution.initialWeights(scheme, fanIn: fanIn, fanOut: fanOut, using: &generator)
  }
  variants.wrong("12.7", "σ² = 1 / fanIn for `.heNormal`", is: "he-normal-1-by-fanin") {
    (scheme: InitialScheme, fanIn: Int, fanOut: Int, seed: Int) -> NDArray<Double> in
    var generator = RandomGenerator(seed: UInt32(abs(seed)))
    let weights = try solution.initialWeights(
      scheme, fanIn: fanIn, fanOut: fanOut, using: &generator)
    guard scheme == .heNormal else { return weights }
    return weights * (0.5).squareRoot()
  }
  variants.wrong("12.7", "fanIn alone for `.glorotUniform`", is: "glorot-uniform-6-by-fanin") {
    (scheme: InitialScheme, fanIn: Int, fanOut: Int, seed: Int) -> NDArray<Double> in
    var generator = RandomGenerator(seed: UInt32(abs(seed)))
    let weights = try solution.initialWeights(
      scheme, fanIn: fanIn, fanOut: fanOut, using: &generator)
    guard scheme == .glorotUniform else { return weights }
    return weights * (Double(fanIn + fanOut) / Double(fanIn)).squareRoot()
  }

  // 12.8 Symmetric units
  variants.wrong("12.8", "the outgoing weights do not count", is: "outgoing-not-compared") {
    (network: TwoLayerNetwork) -> [[Int]] in
    try twinUnits(network) { $0.incoming == $1.incoming && $0.bias == $1.bias }
  }
  variants.wrong("12.8", "the bias does not count", is: "bias-not-compared") {
    (network: TwoLayerNetwork) -> [[Int]] in
    try twinUnits(network) { $0.incoming == $1.incoming && $0.outgoing == $1.outgoing }
  }
  variants.wrong("12.8", "the incoming weights alone", is: "incoming-alone") {
    (network: TwoLayerNetwork) -> [[Int]] in
    try twinUnits(network) { $0.incoming == $1.incoming }
  }
  variants.wrong("12.8", "one agreement is enough", is: "or-for-and") {
    (network: TwoLayerNetwork) -> [[Int]] in
    try twinUnits(network) {
      $0.incoming == $1.incoming || $0.bias == $1.bias || $0.outgoing == $1.outgoing
    }
  }
  variants.wrong("12.8", "nearly equal", is: "nearly") {
    (network: TwoLayerNetwork) -> [[Int]] in
    try twinUnits(network) { one, other in
      zip(one.all, other.all).allSatisfy { ($0 - $1).magnitude < 1e-6 }
    }
  }
  variants.wrong("12.8", "sums of weights", is: "sums") {
    (network: TwoLayerNetwork) -> [[Int]] in
    try twinUnits(network) {
      $0.incoming.reduce(0, +) == $1.incoming.reduce(0, +) && $0.bias == $1.bias
        && $0.outgoing.reduce(0, +) == $1.outgoing.reduce(0, +)
    }
  }
  variants.wrong("12.8", "bits for numbers", is: "texts") {
    (network: TwoLayerNetwork) -> [[Int]] in
    try twinUnits(network) { $0.all.map(\.bitPattern) == $1.all.map(\.bitPattern) }
  }
  variants.wrong("12.8", "the first outgoing weight only", is: "first-outgoing-only") {
    (network: TwoLayerNetwork) -> [[Int]] in
    try twinUnits(network) {
      $0.incoming == $1.incoming && $0.bias == $1.bias && $0.outgoing.first == $1.outgoing.first
    }
  }
  variants.wrong("12.8", "sizes without signs") {
    (network: TwoLayerNetwork) -> [[Int]] in
    try twinUnits(network) { $0.all.map(\.magnitude) == $1.all.map(\.magnitude) }
  }
  variants.wrong("12.8", "units without a twin, too", is: "lonely-units") {
    (network: TwoLayerNetwork) -> [[Int]] in
    try unitGroups(network) { $0.all == $1.all }
  }
  variants.wrong("12.8", "pairs", is: "pairs") {
    (network: TwoLayerNetwork) -> [[Int]] in
    try solution.symmetricUnits(network).flatMap { group in
      group.indices.flatMap { first in group[(first + 1)...].map { [group[first], $0] } }
    }
  }
  variants.wrong("12.8", "one list of all", is: "one-list") {
    (network: TwoLayerNetwork) -> [[Int]] in
    let groups = try solution.symmetricUnits(network)
    return groups.isEmpty ? [] : [groups.flatMap { $0 }.sorted()]
  }
  variants.wrong("12.8", "counted from 1", is: "counted-from-1") {
    (network: TwoLayerNetwork) -> [[Int]] in
    try solution.symmetricUnits(network).map { $0.map { $0 + 1 } }
  }
  variants.wrong("12.8", "the largest group first") {
    (network: TwoLayerNetwork) -> [[Int]] in
    try solution.symmetricUnits(network).sorted { $0.count > $1.count }
  }
  variants.wrong("12.8", "neighbours only") {
    (network: TwoLayerNetwork) -> [[Int]] in
    let groups = try solution.symmetricUnits(network)
    let found = groups.map { group in
      group.filter { group.contains($0 - 1) || group.contains($0 + 1) }
    }
    return found.filter { !$0.isEmpty }
  }
  variants.wrong("12.8", "the biases of the outputs unchecked", is: "output-biases-unchecked") {
    (network: TwoLayerNetwork) -> [[Int]] in
    var network = network
    if network.outputWeights.rank == 2 {
      network.outputBiases = .zeros([network.outputWeights.shape[0]])
    }
    return try solution.symmetricUnits(network)
  }
  variants.wrong("12.8", "nothing, ever") {
    (network: TwoLayerNetwork) -> [[Int]] in
    _ = try solution.symmetricUnits(network)
    return []
  }
}
