import LabKit
import NumericsEngine
import TestSupport
import Testing

@testable import Grading

/// The judge of exercise 9.4, on networks that solve it and on networks that fail in their own ways.
@Suite struct HiddenLayersPropertyTests {
  private func network(
    _ weights: [[Double]], _ biases: [Double], _ output: [[Double]], _ bias: [Double]
  ) -> TwoLayerNetwork {
    TwoLayerNetwork(
      hiddenWeights: NDArray(weights), hiddenBiases: NDArray(biases),
      outputWeights: NDArray(output), outputBiases: NDArray(bias))
  }

  private func objection(_ answer: TwoLayerNetwork) throws -> String? {
    let inquiry = Inquiry(Planted.reference("9.4", cases: [])) { _, _ in answer.wire }
    return try Property.exclusiveOrIsSolved.objection(inquiry)
  }

  /// Whatever lines they draw.
  @Test func networksThatSolveItPass() throws {
    let solved = [
      network([[6, 6], [6, 6]], [-3, -9], [[4, -4]], [-4]),
      network([[10, 10], [-10, -10]], [-5, 15], [[5, 5]], [-5]),
      network([[6, -6], [-6, 6]], [-3, -3], [[5, 5]], [5]),
    ]
    for network in solved { #expect(try objection(network) == nil) }
  }

  @Test(
    arguments: [
      // The first sentence, without an opinion on how.
      ([[6.0, 0.0], [0.0, 6.0]], [-3.0, -3.0], [[4.0, 4.0]], [0.0], "(0, 0) is right"),
      // Ways of failing that are recognised.
      ([[6, 6], [6, 6]], [-3, -3], [[4, 0]], [0], "draw the same line"),
      ([[6, 6], [-3, -3]], [-3, 1.5], [[4, 0]], [0], "draw the same line"),
      ([[6, 6], [0, 0]], [-3, -9], [[4, 0]], [0], "unit 2 has only weights of 0"),
      ([[6, 6], [6, 6]], [-3, -9], [[4, 0]], [0], "This is \"or\""),
      ([[6, 6], [6, 6]], [-3, -9], [[0, 4]], [0], "This is \"and\""),
      ([[6, 6], [6, 6]], [-3, -9], [[0, -4]], [0], "This is \"not both\""),
      ([[6, 6], [6, 6]], [-3, -9], [[-4, 0]], [0], "This is \"neither\""),
      ([[6, 6], [6, 6]], [-3, -9], [[-4, 4]], [4], "opposite answers"),
      ([[6, 6], [6, 6]], [-3, -9], [[1, -1]], [-1], "not clearly"),
      ([[1, 1], [1, 1]], [-0.5, -1.5], [[4, -4]], [-4], "a wider gap"),
      // Sums of −7.96 and −0.02: no wider gap is needed, whatever the bias.
      ([[6, -6], [-6, 6]], [-3, -3], [[4, 4]], [0], "Only the output's bias is missing"),
      ([[6, -6], [-6, 6]], [-3, -3], [[4, 4]], [0.5], "Only the output's bias is wrong"),
      (
        [[10, 10], [10, 10]], [-5, -15], [[0.5, -0.5]], [0], "look like the answers themselves"
      ),
      (
        [[-20, -20], [20, 20]], [10, -30], [[-6, -6]], [3], "With a sigmoid in the hidden units"
      ),
      ([[3, 3], [-3, -3]], [3, 3], [[4, 4]], [-4], "With inputs −1 and 1"),
      ([[6, -6], [6, -6]], [-3, 9], [[4, 4]], [-4], "turned over"),
      ([[6, 0], [0, 6]], [-3, -3], [[4, 0]], [0], "follows the first input"),
      ([[6, 0], [0, 6]], [-3, -3], [[0, 4]], [0], "follows the second input"),
      ([[6, 6], [6, 6]], [-3, -9], [[0, 0]], [4], "Every corner gets the answer 1"),
      // What cannot be run.
      ([[6, 6], [6, 6], [1, 1]], [-3, -9, 0], [[4, -4, 0]], [-4], "there are 3 hidden units"),
      ([[6, 6]], [-3], [[4]], [-4], "there is 1 hidden unit:"),
      ([[6, 6], [6, 6]], [-3], [[4, -4]], [-4], "`hiddenBiases` has the shape [1]"),
      ([[6, 6], [6, 6]], [-3, -9], [[4], [-4]], [-4], "`outputWeights` has the shape [2, 1]"),
      (
        [[6, 6], [6, 6]], [-3, .nan], [[4, -4]], [-4], "`hiddenBiases` has a number that is NaN"
      ),
      (
        [[6, 6], [6, 6]], [-3, -9], [[4, -4]], [-.infinity],
        "`outputBiases` has a number that is NaN"
      ),
    ] as [([[Double]], [Double], [[Double]], [Double], String)])
  func othersAreToldWhy(
    _ weights: [[Double]], _ biases: [Double], _ output: [[Double]], _ bias: [Double],
    _ sentence: String
  ) throws {
    let found = try #require(try objection(network(weights, biases, output, bias)))
    #expect(found.contains(sentence), "\(found)")
  }

  /// A network just short of clear is told with the digits that show it.
  @Test func almostIsNotEnough() throws {
    // With hidden outputs of ±1 the output's sums are ±s: σ(2.2) = 0.90025, σ(2.19) = 0.89935,
    // σ(2.1972) = 0.8999978.
    func decided(_ s: Double) -> TwoLayerNetwork {
      network([[100, 100], [100, 100]], [-50, -150], [[s, -s]], [-s])
    }
    #expect(try objection(decided(2.2)) == nil)
    #expect(
      try objection(decided(2.19))?.contains("gives 0.899 and should be at least 0.9") == true)
    #expect(
      try objection(decided(2.1972))?.contains("gives 0.899998 and should be at least 0.9") == true)
  }

  @Test func whatIsNoNetworkIsRefused() throws {
    let inquiry = Inquiry(Planted.reference("9.4", cases: [])) { _, _ in .int(3) }
    #expect(
      try Property.exclusiveOrIsSolved.objection(inquiry)
        == "the answer is not a network of two layers")
  }
}
