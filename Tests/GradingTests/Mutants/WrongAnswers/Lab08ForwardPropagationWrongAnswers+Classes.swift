import Foundation
import LabKit
import NumericsEngine
import Solutions

private let solution = Lab08ForwardPropagation()

// MARK: 8.6 Classes

func classesWrongAnswers(_ variants: inout Variants) {
  /// The classes of rows of several outputs by `choose`, of single outputs as they should be.
  @Sendable func several(
    _ outputs: NDArray<Double>, _ choose: ([Double]) -> Int
  ) throws -> [Int] {
    let right = try solution.classes(outputs)
    guard outputs.shape[1] > 1 else { return right }
    return (0..<outputs.shape[0]).map { choose(outputs.row($0).elements) }
  }
  /// Single outputs by `choose`, several as they should be.
  @Sendable func single(
    _ outputs: NDArray<Double>, _ choose: (Double) -> Int
  ) throws -> [Int] {
    let right = try solution.classes(outputs)
    return outputs.shape[1] == 1 ? outputs.elements.map(choose) : right
  }
  variants.wrong("8.6", "exactly a half is class 0", is: "strict") { (outputs: NDArray<Double>) in
    try single(outputs) { $0 > 0.5 ? 1 : 0 }
  }
  variants.wrong("8.6", "the largest of one", is: "argmax-of-one") { (outputs: NDArray<Double>) in
    try single(outputs) { _ in 0 }
  }
  variants.wrong("8.6", "the last of equals", is: "last-on-ties") { (outputs: NDArray<Double>) in
    try several(outputs) { row in row.lastIndex(of: row.max() ?? 0) ?? 0 }
  }
  variants.wrong("8.6", "the smallest", is: "argmin") { (outputs: NDArray<Double>) in
    try several(outputs) { row in row.firstIndex(of: row.min() ?? 0) ?? 0 }
  }
  variants.wrong("8.6", "the largest so far begins at 0", is: "starts-at-zero") {
    (outputs: NDArray<Double>) in
    try several(outputs) { row in
      var best = (place: 0, value: 0.0)
      for (place, value) in row.enumerated() where value > best.value { best = (place, value) }
      return best.place
    }
  }
  variants.wrong("8.6", "two outputs by a half", is: "two-by-a-half") {
    (outputs: NDArray<Double>) in
    try several(outputs) { row in
      row.count == 2 ? (row[1] >= 0.5 ? 1 : 0) : row.firstIndex(of: row.max() ?? 0) ?? 0
    }
  }
  variants.wrong("8.6", "counted from 1", is: "counted-from-one") { (outputs: NDArray<Double>) in
    try several(outputs) { row in (row.firstIndex(of: row.max() ?? 0) ?? 0) + 1 }
  }
  variants.wrong("8.6", "rounded", is: "rounded") { (outputs: NDArray<Double>) in
    try single(outputs) { Int($0.rounded()) }
  }
  variants.wrong("8.6", "infinity passes", is: "infinite-passes") { (outputs: NDArray<Double>) in
    guard !outputs.elements.contains(where: \.isNaN) else { return try solution.classes(outputs) }
    return try solution.classes(outputs.map { max(-1e300, min(1e300, $0)) })
  }
  variants.wrong("8.6", "only the first row is looked at for NaN") { (outputs: NDArray<Double>) in
    guard outputs.rank == 2, outputs.shape[1] >= 1, outputs.shape[0] > 1 else {
      return try solution.classes(outputs)
    }
    guard outputs.row(0).elements.allSatisfy(\.isFinite) else { throw LabError.notFinite }
    return try solution.classes(outputs.map { $0.isFinite ? $0 : 0 })
  }
  variants.wrong("8.6", "a class without rows and columns") { (outputs: NDArray<Double>) in
    outputs.count == 0 && outputs.rank == 2 && outputs.shape[0] == 0
      ? [] : try solution.classes(outputs)
  }
  variants.wrong("8.6", "the last row left out") { (outputs: NDArray<Double>) in
    Array(try solution.classes(outputs).dropLast())
  }
  variants.wrong("8.6", "float for double") { (outputs: NDArray<Double>) in
    try solution.classes(outputs.map { Double(Float($0)) })
  }
  variants.wrong("8.6", "the example by heart") { (outputs: NDArray<Double>) in
    let classes = try solution.classes(outputs)
    return outputs.elements == [0.2, 0.9, 0.5, 0.49] ? classes : classes.map { _ in 0 }
  }
}

// MARK: 8.7 Count the parameters

func parameterCountWrongAnswers(_ variants: inout Variants) {
  /// Every layer counted by `count` of its inputs and units.
  @Sendable func counted(_ sizes: [Int], _ count: (Int, Int) -> Int) throws -> Int {
    _ = try solution.parameterCount(layerSizes: sizes)
    return zip(sizes, sizes.dropFirst()).map(count).reduce(0, +)
  }
  variants.wrong("8.7", "no biases", is: "biases-forgotten") { (sizes: [Int]) in
    try counted(sizes) { $0 * $1 }
  }
  variants.wrong("8.7", "a bias for each layer", is: "one-bias-per-layer") { (sizes: [Int]) in
    try counted(sizes) { $0 * $1 + 1 }
  }
  variants.wrong("8.7", "a bias for each input", is: "bias-per-input") { (sizes: [Int]) in
    try counted(sizes) { $0 * $1 + $0 }
  }
  variants.wrong("8.7", "one more on both sides", is: "one-more-on-both-sides") { (sizes: [Int]) in
    try counted(sizes) { ($0 + 1) * ($1 + 1) }
  }
  variants.wrong("8.7", "the inputs have biases", is: "biases-for-the-inputs-too") {
    (sizes: [Int]) in
    try solution.parameterCount(layerSizes: sizes) + sizes[0]
  }
  variants.wrong("8.7", "the last layer left out", is: "last-layer-left-out") { (sizes: [Int]) in
    _ = try solution.parameterCount(layerSizes: sizes)
    return zip(sizes.dropLast(), sizes.dropLast().dropFirst()).map { ($0 + 1) * $1 }.reduce(0, +)
  }
  variants.wrong("8.7", "sizes added", is: "units-counted") { (sizes: [Int]) in
    _ = try solution.parameterCount(layerSizes: sizes)
    return sizes.reduce(0, +)
  }
  variants.wrong("8.7", "sizes below 0 refused, 0 not", is: "size-of-zero") { (sizes: [Int]) in
    guard sizes.count >= 2, sizes.allSatisfy({ $0 >= 0 }) else { throw LabError.invalidParameter }
    return zip(sizes, sizes.dropFirst()).map { ($0 + 1) * $1 }.reduce(0, +)
  }
  variants.wrong("8.7", "only the number of inputs is checked") { (sizes: [Int]) in
    guard sizes.count >= 2, sizes[0] >= 1 else { throw LabError.invalidParameter }
    return zip(sizes, sizes.dropFirst()).map { ($0 + 1) * $1 }.reduce(0, +)
  }
  variants.wrong("8.7", "layers of the same size counted once") { (sizes: [Int]) in
    _ = try solution.parameterCount(layerSizes: sizes)
    return Set(zip(sizes, sizes.dropFirst()).map { ($0 + 1) * $1 }).reduce(0, +)
  }
  variants.wrong("8.7", "at most two layers") { (sizes: [Int]) in
    _ = try solution.parameterCount(layerSizes: sizes)
    return try solution.parameterCount(layerSizes: Array(sizes.prefix(3)))
  }
  variants.wrong("8.7", "the example by heart") { (sizes: [Int]) in
    let count = try solution.parameterCount(layerSizes: sizes)
    return sizes == [2, 4, 1] ? count : sizes.reduce(1, *)
  }
}
