import Foundation
import LabKit
import NumericsEngine

extension Property {
  /// Whether the network of 9.4 answers exclusive or on the four corners, and clearly.
  ///
  /// The weights go through a forward pass of the grader's own. What is found instead never says
  /// what weights would do it.
  static let exclusiveOrIsSolved = Property(
    exercise: "9.4",
    name: "the four corners: at most 0.1 for 0, at least 0.9 for 1",
    weight: 1,
    arguments: { [] },
    objection: { answer in
      guard let network = try? TwoLayerNetwork(wire: answer) else {
        return "the answer is not a network of two layers"
      }
      return CornerNetwork.misfit(of: network) ?? CornerNetwork(network).objection
    })
}

/// A network of two inputs, two hidden units and one output, on the corners of a square.
private struct CornerNetwork {
  /// The corners in the order of the truth table, and the answers of exclusive or.
  static let corners: [SIMD2<Double>] = [[0, 0], [0, 1], [1, 0], [1, 1]]
  static let answers = [false, true, true, false]

  /// The weights of each hidden unit, and its bias.
  var hidden: [(weights: SIMD2<Double>, bias: Double)]
  var output: (weights: SIMD2<Double>, bias: Double)

  /// What is wrong with its shapes or its numbers; `nil` if it can be run.
  static func misfit(of network: TwoLayerNetwork) -> String? {
    let hiddenUnits = network.hiddenWeights.shape.first ?? 0
    if network.hiddenWeights.rank == 2, hiddenUnits != 2 {
      return "there \(hiddenUnits == 1 ? "is 1 hidden unit" : "are \(hiddenUnits) hidden units"): "
        + "`hiddenWeights` has a row for each, and there should be two"
    }
    let shapes = [
      ("hiddenWeights", network.hiddenWeights, [2, 2]), ("hiddenBiases", network.hiddenBiases, [2]),
      ("outputWeights", network.outputWeights, [1, 2]), ("outputBiases", network.outputBiases, [1]),
    ]
    for (name, array, shape) in shapes where array.shape != shape {
      return "`\(name)` has the shape \(array.shape), and should have \(shape)"
    }
    for (name, array, _) in shapes where !array.elements.allSatisfy(\.isFinite) {
      return "`\(name)` has a number that is NaN or infinite"
    }
    return nil
  }

  /// Reads a network that fits.
  init(_ network: TwoLayerNetwork) {
    let (weights, biases) = (network.hiddenWeights, network.hiddenBiases)
    hidden = [0, 1].map { ([weights[$0, 0], weights[$0, 1]], biases[$0]) }
    output = ([network.outputWeights[0, 0], network.outputWeights[0, 1]], network.outputBiases[0])
  }

  /// The output's weighted sum for each input.
  func sums(
    on inputs: [SIMD2<Double>] = corners, activation: (Double) -> Double = { tanh($0) }
  ) -> [Double] {
    inputs.map { input in
      let outputs = hidden.map { activation(($0.weights * input).sum() + $0.bias) }
      return output.weights[0] * outputs[0] + output.weights[1] * outputs[1] + output.bias
    }
  }

  private static func isClear(_ sums: [Double]) -> Bool {
    zip(sums, answers).allSatisfy { isClear(sigmoid($0), for: $1) }
  }

  private static func isClear(_ p: Double, for answer: Bool) -> Bool {
    answer ? p >= 0.9 : p <= 0.1
  }

  private static func sigmoid(_ z: Double) -> Double { 1 / (1 + exp(-z)) }

  /// What is wrong with its answers; `nil` if they are those of exclusive or, clearly.
  var objection: String? {
    let sums = sums()
    guard !Self.isClear(sums) else { return nil }
    let outputs = sums.map(Self.sigmoid)
    var wrong: [String] = []
    var right: [String] = []
    for (index, (p, answer)) in zip(outputs, Self.answers).enumerated() {
      let corner = Self.corners[index]
      let name = "(\(Int(corner.x)), \(Int(corner.y)))"
      if Self.isClear(p, for: answer) {
        right.append(name)
      } else {
        let bound = answer ? "at least 0.9" : "at most 0.1"
        wrong.append("the corner \(name) gives \(Self.text(p)) and should be \(bound)")
      }
    }
    let rest =
      right.isEmpty
      ? "" : "; \(right.joined(separator: ", ")) \(right.count == 1 ? "is" : "are") right"
    return wrong.joined(separator: ", ") + rest + (recognised(sums).map { ". \($0)" } ?? "")
  }

  /// Two digits, or as many as it takes to tell it from a bound.
  private static func text(_ p: Double) -> String {
    let short = String(format: "%.2f", p)
    guard let bound = ["0.00": 0, "0.10": 0.1, "0.90": 0.9, "1.00": 1][short], p != bound else {
      return short
    }
    return (3...17).lazy.map { String(format: "%.\($0)g", p) }.first { Double($0) != bound }
      ?? short
  }

  /// A way of failing that a teacher knows.
  private func recognised(_ sums: [Double]) -> String? {
    if Self.isClear(self.sums { Self.sigmoid($0) }) {
      return
        "With a sigmoid in the hidden units it would be right. They have tanh here, which runs "
        + "from −1 to 1: where a unit gave 0 it now gives −1"
    }
    let signed = Self.corners.map { 2 * $0 - 1 }
    if Self.isClear(self.sums(on: signed)) {
      return "With inputs −1 and 1 it would be right. Here they are 0 and 1"
    }
    var turned = self
    turned.hidden[0].weights[1] = hidden[1].weights[0]
    turned.hidden[1].weights[0] = hidden[0].weights[1]
    if Self.isClear(turned.sums()) {
      return "With `hiddenWeights` turned over it would be right: each of its rows is one unit"
    }
    if let blind = hidden.firstIndex(where: { $0.weights == [0, 0] }) {
      return "Hidden unit \(blind + 1) has only weights of 0, so it gives every corner the same"
    }
    if hasOneLine {
      return "Both hidden units draw the same line, so the second sees nothing that the first does "
        + "not see"
    }
    let gap = min(sums[1], sums[2]) - max(sums[0], sums[3])
    // The sigmoid is 0.9 at ln 9 and 0.1 at −ln 9.
    if gap > 2 * log(9) {
      let fault = output.bias == 0 ? "missing" : "wrong"
      return "(0, 1) and (1, 0) have larger sums than the other two, and by enough. Only the "
        + "output's bias is \(fault): it must move the middle between them to 0"
    }
    if zip(sums, Self.answers).allSatisfy({ $1 ? $0 > 0.5 : $0.magnitude <= 0.5 }) {
      return "The output's weighted sums look like the answers themselves. The sigmoid still comes "
        + "after them: it is 0.5 at 0, so a sum must be well below 0 for one answer and well above "
        + "for the other"
    }
    let decided = sums.map { $0 > 0 }
    if decided == Self.answers {
      return "All four lie on their side of 0.5, but not clearly: the sigmoid needs sums further "
        + "from 0, so larger weights"
    }
    if gap > 1e-9 {
      return "(0, 1) and (1, 0) give more than the other two already. What is missing is a wider "
        + "gap, by larger weights, and a bias that puts 0.5 into it"
    }
    return Self.functions.first { $0.answers == decided }?.sentence
  }

  /// Whether the hidden units part the plane along one line: their weights and biases are
  /// proportional.
  private var hasOneLine: Bool {
    let (first, second) = (hidden[0], hidden[1])
    let rows = [
      [first.weights.x, first.weights.y, first.bias],
      [second.weights.x, second.weights.y, second.bias],
    ]
    let largest = rows.map { $0.map(\.magnitude).max() ?? 0 }
    return [(0, 1), (0, 2), (1, 2)].allSatisfy { i, j in
      let difference = rows[0][i] * rows[1][j] - rows[0][j] * rows[1][i]
      return difference.magnitude <= 1e-9 * largest[0] * largest[1]
    }
  }

  /// Other functions of two inputs, which networks answer instead.
  private static let functions: [(answers: [Bool], sentence: String)] = [
    ([true, false, false, true], "These are the opposite answers: 1 where the inputs are equal"),
    (
      [false, true, true, true],
      "This is \"or\", which one line can do: (1, 1) must be parted from "
        + "its neighbours, too"
    ),
    ([false, false, false, true], "This is \"and\", which one line can do"),
    (
      [true, true, true, false],
      "This is \"not both\", which one line can do: (0, 0) must be parted "
        + "from its neighbours, too"
    ),
    ([true, false, false, false], "This is \"neither\", which one line can do"),
    ([false, false, false, false], "Every corner gets the answer 0"),
    ([true, true, true, true], "Every corner gets the answer 1"),
    ([false, false, true, true], "It follows the first input and does not heed the second"),
    ([false, true, false, true], "It follows the second input and does not heed the first"),
  ]
}
