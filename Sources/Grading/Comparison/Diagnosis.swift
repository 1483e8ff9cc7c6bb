import LabKit

extension ExerciseReference {
  /// The typical mistake that the outcomes give away, if there is one.
  ///
  /// A mistake is named only when *every* failed case came out as that mistake would. Of several
  /// such mistakes the one that agrees with most of all cases is meant.
  ///
  /// - Parameter outcomes: one per case, in order.
  func diagnosis(of outcomes: [Outcome]) -> TypicalMistake? {
    let failed = cases.indices.filter { !meets(outcomes[$0], cases[$0].expected, case: $0) }
    guard !failed.isEmpty else { return nil }
    func agreement(_ mistake: TypicalMistake) -> Int {
      cases.indices.count { meets(outcomes[$0], mistake.outputs[$0], case: $0) }
    }
    return
      mistakes
      .filter { mistake in
        mistake.outputs.count == cases.count
          && failed.allSatisfy { meets(outcomes[$0], mistake.outputs[$0], case: $0) }
      }
      .map { (mistake: $0, agreement: agreement($0)) }
      // The first of equals: `max` alone would take the last.
      .reduce(nil as (mistake: TypicalMistake, agreement: Int)?) { best, next in
        if let best, best.agreement >= next.agreement { best } else { next }
      }?.mistake
  }

  /// Whether an outcome is the one described, within the case's tolerance.
  func meets(_ outcome: Outcome, _ expectation: ExpectedOutcome, case index: Int) -> Bool {
    switch (expectation, outcome) {
    case (.value(let expected), .value(let got)):
      (cases[index].tolerance ?? tolerance).mismatch(got, expected: expected) == nil
    case (.error(let expected), .threw(let got?, _)): expected == got
    case (.crash, .crashed): true
    default: false
    }
  }
}
