import LabKit

/// Cases with inputs drawn anew, and the answers of the reference implementation.
///
/// The reference implementation runs in a runner of its own. It is held to the independent
/// references itself, by the fixed cases.
public struct FreshCases: Sendable {
  /// The reference implementation.
  public let solutions: Implementation
  /// Draws the same inputs again.
  public let seed: UInt32

  /// - Parameter seed: drawn when it is not given; small enough to be typed.
  public init(answeredBy solutions: Implementation, seed: UInt32? = nil) {
    self.solutions = solutions
    self.seed = seed ?? .random(in: 1...999_999)
  }

  /// The cases of an exercise: together they weigh as much as the fixed ones.
  ///
  /// An input that the reference implementation itself does not answer is left out: that is no
  /// fault of the student's. The course's own check finds it.
  package func cases(
    of reference: ExerciseReference, answer: ([WireValue]) -> Outcome
  ) -> [ReferenceCase] {
    guard let inputs = FreshInputs.of(reference.id) else { return [] }
    let fixed = reference.cases.reduce(0) { $0 + $1.weight }
    let weight = max(1, fixed / inputs.count)
    return inputs.arguments(seed: seed).enumerated().compactMap { index, arguments in
      let expected: ExpectedOutcome
      switch answer(arguments) {
      case .value(let value): expected = .value(value)
      case .threw(let code?, _): expected = .error(code)
      default: return nil
      }
      return ReferenceCase(
        name: "inputs drawn with seed \(seed), number \(index + 1)", arguments: arguments,
        expected: expected, weight: weight, tolerance: nil, seed: seed)
    }
  }
}
