import NumericsEngine

/// A table in three parts: to learn from, to choose by, and to be judged on.
public struct TableSplit: Sendable {
  public let training: LabelledTable
  public let validation: LabelledTable
  public let test: LabelledTable
}

extension LabelledTable {
  /// Shuffles the rows and deals them to three parts; every row goes to exactly one.
  ///
  /// `validation` and `test` are shares of the rows, 0…1, rounded to whole rows; the rest is for
  /// training. The same generator in the same state gives the same parts.
  ///
  /// - Precondition: The shares are not negative, and their sum is at most 1.
  public func split(
    validation: Double = 0, test: Double, using generator: inout RandomGenerator
  ) -> TableSplit {
    guard validation >= 0, test >= 0, validation + test <= 1 else {
      callerMistake(
        "A table cannot be split into such shares.",
        expected: "two numbers from 0, together at most 1", got: "\(validation) and \(test)",
        toDo: "pass shares of the rows: 0.2 is a fifth")
    }
    let order = generator.permutation(count)
    let tests = Int((test * Double(count)).rounded())
    let validations = min(Int((validation * Double(count)).rounded()), count - tests)
    return TableSplit(
      training: self[Array(order[(tests + validations)...])],
      validation: self[Array(order[tests..<(tests + validations)])],
      test: self[Array(order[..<tests])])
  }
}
