import Foundation
import LabKit
import NumericsEngine

extension Property {
  /// Every row is in exactly one part, with its own label, and the test has its share.
  ///
  /// Row i is (i, 10·i + its label), so that each row tells who it is and which label is its own.
  static let splitKeepsRowsWithLabels = Property(
    exercise: "5.6",
    name: "40 rows (seed 56), 0.3 for the test: 12 and 28 rows, each once and with its own label",
    weight: 3,
    arguments: { DealtRows.arguments(rows: 40, testShare: 0.3, seed: 56) },
    objection: { answer in
      guard let dealt = DealtRows(answer) else { return DealtRows.unreadable }
      if let objection = dealt.objection(rows: 40) { return objection }
      if dealt.test.count != 12 {
        return "the test has \(dealt.test.count) rows, the training \(dealt.training.count)"
      }
      let inOrder = Array(0..<40)
      if dealt.test + dealt.training == inOrder || dealt.training + dealt.test == inOrder {
        return "the rows are dealt in their old order, not shuffled"
      }
      return nil
    })

  /// The same seed gives the same split, and another seed another one.
  ///
  /// Two fair splits of 40 rows with 12 for the test have the same test rows, in whatever order,
  /// once in 40! / (12!·28!) = 5.6e9 times.
  static let splitRepeats = Property(
    exercise: "5.6",
    name: "40 rows, 0.3 for the test: twice with seed 3 the same split, with seed 4 another",
    weight: 2,
    calls: { [3, 3, 4].map { DealtRows.arguments(rows: 40, testShare: 0.3, seed: $0) } },
    objection: { answers in
      let dealt = answers.compactMap(DealtRows.init)
      guard dealt.count == 3 else { return DealtRows.unreadable }
      if dealt[0] != dealt[1] {
        return "seed 3 gave the test rows \(dealt[0].test), and then \(dealt[1].test)"
      }
      if Set(dealt[0].test) == Set(dealt[2].test) {
        return "seeds 3 and 4 both gave the test rows \(dealt[0].test.sorted())"
      }
      return nil
    })

  /// A split moves its generator on, so that the next one by the same generator is another one.
  ///
  /// A negative seed asks for the second split of a generator. By chance both have the same test
  /// rows as often as two seeds do, once in 5.6e9 times.
  static let splitMovesOn = Property(
    exercise: "5.6",
    name: "two splits in a row by one generator (seed 5) put different rows aside",
    weight: 2,
    calls: { [5, -5].map { DealtRows.arguments(rows: 40, testShare: 0.3, seed: $0) } },
    objection: { answers in
      let dealt = answers.compactMap(DealtRows.init)
      guard dealt.count == 2 else { return DealtRows.unreadable }
      guard Set(dealt[0].test) == Set(dealt[1].test) else { return nil }
      return "the same test rows twice. Your generator did not move on: call it on the parameter "
        + "itself, not on a copy"
    })

  /// Every row is as likely as any other to be in the test, whatever its neighbours are.
  ///
  /// With N fair splits of n rows, t = s·n of them for the test, and cᵢ how often row i was in it,
  /// ```
  /// (n − 1)/n · Σ (cᵢ − N·s)² / (N·s·(1 − s))
  /// ```
  /// follows nearly the χ² distribution with n − 1 degrees of freedom: the cᵢ are sums of N
  /// independent draws without replacement. Its value for n = 20 exceeds 43.8 once in a thousand
  /// times. That alone would let a block of neighbours pass that begins anywhere. So the runs are
  /// counted too, the groups of neighbours that are in the test together; their number in one split
  /// (A. Wald, J. Wolfowitz: On a Test Whether Two Samples are from the Same Population, Annals of
  /// Mathematical Statistics 11, 1940, p. 147) has
  /// ```
  /// mean t(n − t + 1)/n        variance t(t − 1)(n − t)(n − t + 1) / (n²(n − 1))
  /// ```
  /// which is 800 ± 11.2 in 200 splits; 3.29 deviations, 37, are exceeded once in a thousand times.
  static let splitIsFair: Property = {
    let (rows, tests, share, splits) = (20, 5, 0.25, 200)
    return Property(
      exercise: "5.6",
      name: "\(splits) splits of \(rows) rows (seeds 1 to \(splits)), \(share) for the test: each "
        + "row about equally often in it (χ² below 43.8), in 763 to 837 groups of neighbours",
      weight: 2,
      calls: {
        (1...splits).map { DealtRows.arguments(rows: rows, testShare: share, seed: $0) }
      },
      objection: { answers in
        var counts = [Int](repeating: 0, count: rows)
        var runs = 0
        for answer in answers {
          guard let dealt = DealtRows(answer) else { return DealtRows.unreadable }
          let test = Set(dealt.test)
          for row in test where counts.indices.contains(row) { counts[row] += 1 }
          runs += test.count { !test.contains($0 - 1) }
        }
        let expected = share * Double(splits)
        let squares = counts.reduce(0.0) { $0 + pow(Double($1) - expected, 2) }
        let statistic = Double(rows - 1) / Double(rows) * squares / (expected * (1 - share))
        guard statistic < 43.8 else {
          let (least, most) = (counts.min() ?? 0, counts.max() ?? 0)
          return "χ² is \(statistic.formatted(.number.precision(.significantDigits(3)))): a row "
            + "was in the test \(least) times, another \(most) times; \(Int(expected)) are expected"
        }
        guard (763...837).contains(runs) else {
          return "the test rows stand in \(runs) groups of neighbours; "
            + "\(splits * tests * (rows - tests + 1) / rows) are expected of a shuffle"
        }
        return nil
      })
  }()
}

/// Which rows a split dealt to which part, read off the rows themselves.
private struct DealtRows: Equatable {
  let training: [Int]
  let test: [Int]
  /// The first row, of either part, that does not stand beside its own label.
  let mismatch: (row: Int, label: Int)?

  static let unreadable = "the answer is not two parts with a label for every row of two numbers"

  static func == (left: Self, right: Self) -> Bool {
    left.training == right.training && left.test == right.test
  }

  /// Half of the labels are 1, in no simple order.
  static func label(of row: Int) -> Int { row * 7 % 10 < 5 ? 1 : 0 }

  static func arguments(rows: Int, testShare: Double, seed: Int) -> [WireValue] {
    let features = (0..<rows).flatMap { [Double($0), Double(10 * $0 + label(of: $0))] }
    return [
      .array(shape: [rows, 2], elements: features), (0..<rows).map(label).wire, testShare.wire,
      seed.wire,
    ]
  }

  init?(_ answer: WireValue) {
    guard case .record(let parts) = answer,
      let training = Self.part("training", of: parts), let test = Self.part("test", of: parts)
    else { return nil }
    self.training = training.map(\.row)
    self.test = test.map(\.row)
    mismatch = (training + test).first { $0.label != Self.label(of: $0.row) }
  }

  private static func part(
    _ name: String, of parts: [WireValue.Field]
  ) -> [(row: Int, label: Int)]? {
    guard case .record(let fields)? = parts.first(where: { $0.name == name })?.value,
      case .array(let shape, let elements)? = fields.first(where: { $0.name == "features" })?.value,
      let labels = fields.first(where: { $0.name == "labels" }),
      let labels = try? [Int](wire: labels.value),
      shape == [labels.count, 2]
    else { return nil }
    return labels.indices.map { index in
      // A row that was not given becomes −1.
      let (first, second) = (elements[2 * index], elements[2 * index + 1])
      let row = Int(exactly: first).flatMap { $0 >= 0 && $0 < 1000 ? $0 : nil } ?? -1
      return (row >= 0 && second == Double(10 * row + label(of: row)) ? row : -1, labels[index])
    }
  }

  /// What is wrong with the rows; `nil` if each of them was dealt once, with its label.
  func objection(rows: Int) -> String? {
    let dealt = training + test
    if dealt.contains(where: { !(0..<rows).contains($0) }) {
      return "there is a row that was not given"
    }
    if let row = Set(training).intersection(test).min() {
      return "row \(row) is in both parts"
    }
    if let row = (0..<rows).first(where: { row in dealt.count { $0 == row } > 1 }) {
      return "row \(row) was dealt more than once"
    }
    if let row = (0..<rows).first(where: { !dealt.contains($0) }) {
      return "row \(row) is in neither part"
    }
    if let mismatch {
      return "row \(mismatch.row) has the label \(mismatch.label), not its own: "
        + "rows and labels went apart"
    }
    return nil
  }
}
