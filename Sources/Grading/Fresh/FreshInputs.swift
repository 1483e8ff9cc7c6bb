import LabKit
import NumericsEngine

/// Inputs of an exercise that are drawn anew for every grading.
///
/// ```swift
/// FreshInputs("3.1") { random in
///   let count = random.integer(in: 1...20)
///   return [random.normal(count: count)]
/// }
/// ```
///
/// Every input must be one for which the statement leaves no doubt about the answer, and whose
/// answer every correct algorithm reaches within the exercise's tolerance.
package struct FreshInputs: Sendable {
  package let exercise: String
  /// How many are drawn for a grading.
  package let count: Int
  /// The arguments of one call.
  private let draw: @Sendable (inout RandomGenerator) -> [any WireEncodable]

  init(
    _ exercise: String, count: Int = 4,
    draw: @escaping @Sendable (inout RandomGenerator) -> [any WireEncodable]
  ) {
    self.exercise = exercise
    self.count = count
    self.draw = draw
  }

  /// The arguments of each call. They depend on the seed alone, whatever else is graded.
  func arguments(seed: UInt32) -> [[WireValue]] {
    var random = RandomGenerator(seed: seed)
    return (0..<count).map { _ in draw(&random).map(\.wire) }
  }

  /// The inputs of an exercise; `nil` for one that has none to be drawn.
  package static func of(_ exercise: String) -> FreshInputs? { byExercise[exercise] }

  /// Exercises whose every answer is judged by properties, or that have nothing to be drawn, with the
  /// reason.
  package static let without: [String: String] = [
    "9.4": "takes no inputs: the student chooses a network, and its answers are judged"
  ]

  private static let byExercise = Dictionary(all.map { ($0.exercise, $0) }) { first, _ in first }

  static let all: [FreshInputs] =
    collections + arrays + statistics + linearRegression + logisticRegression + nearestNeighbours
    + decisionTrees + forwardPropagation + hiddenLayers + backpropagation + graphs + deepTraining
    + multilayerPerceptron + convolution
}
