import LabKit

extension ExerciseReference {
  /// The typical mistake that the outcomes give away, if there is one.
  ///
  /// A mistake is named only when *every* failed case came out as that mistake would, and no passed
  /// case refutes it (one on which the mistake gives something else). Cases that ask for an error are
  /// left out of this if no mistake explains them together with the others: who divides by the wrong
  /// number often forgets the empty list as well, and should hear of the divisor first.
  ///
  /// - Parameter outcomes: one per case, in order.
  package func diagnosis(of outcomes: [Outcome]) -> TypicalMistake? {
    func failed(_ index: Int) -> Bool {
      !meets(outcomes[index], cases[index].expected, case: index)
    }
    func mistake(agreeingOn indices: [Int]) -> TypicalMistake? {
      guard indices.contains(where: failed) else { return nil }
      return mistakes.first { mistake in
        indices.allSatisfy { meets(outcomes[$0], mistake.outputs[$0], case: $0) }
      }
    }
    let all = Array(cases.indices)
    return mistake(agreeingOn: all)
      ?? mistake(
        agreeingOn: all.filter { if case .value = cases[$0].expected { true } else { false } })
  }

  /// Whether an outcome is the one described, within the case's tolerance.
  func meets(_ outcome: Outcome, _ expectation: ExpectedOutcome, case index: Int) -> Bool {
    switch (expectation, outcome) {
    case (.value(let expected), .value(let got)):
      tolerance(of: cases[index]).mismatch(got, expected: expected) == nil
    case (.error(let expected), .threw(let got?, _)): expected == got
    case (.anyOrder(let expected), .value(let got)):
      tolerance(of: cases[index]).sameInAnyOrder(got, expected)
    // A library may throw an error of its own where the engine stops the program.
    case (.crash, .crashed), (.crash, .threw(code: nil, _)): true
    default: false
    }
  }
}
