extension StatisticsExercises {
  static let standardized = Exercise(
    "3.10", "Standardise columns",
    statement: """
      Write `standardized`: every column of `table` minus its mean, divided by its standard \
      deviation with the divisor n.

      `table` has the shape [rows, columns]; so has the result, without unit. A column whose values \
      are all equal becomes all 0. No rows: `LabError.emptyInput`. A table that is not of rank 2: \
      `LabError.invalidParameter`.
      """,
    working:
      "The first column has the mean 3 and the standard deviation √(14/3) = 2.16, so its first value becomes (1 − 3) / 2.16 = −0.926.",
    stub: """
      /// Every column of `table` with mean 0 and standard deviation 1; constant columns become 0.
      ///
      /// - Throws: `LabError.invalidParameter` if `table` is not of rank 2; `LabError.emptyInput`
      ///   if it has no rows.
      public func standardized(_ table: NDArray<Double>) throws -> NDArray<Double> {
        throw Unsolved("3.10")
      }
      """,
    hints: [
      "A column is one kind of measurement. Whose mean do you subtract, the row's or the column's?",
      "For each column: compute its mean over all rows, then its standard deviation (divisor n), then replace each of its values. ",
      "`table.shape` is [rows, columns]; `table[row, column]` reads one value, and writes it in a `var result = table`. To find a constant column compare its values, not its deviation with 0: the mean of 0.1, 0.1, 0.1 is not exactly 0.1.",
      "var result = table\nfor column in 0..<table.shape[1] {\n  let values = (0..<table.shape[0]).map { table[$0, column] }\n  let isConstant = values.allSatisfy { $0 == values[0] }\n  let mean = …\n  let deviation = …\n  for row in 0..<table.shape[0] {\n    result[row, column] = isConstant ? 0 : (values[row] - mean) / …\n  }\n}\nreturn result",
    ])

  static let fittedNormal = Exercise(
    "3.11", "Fit a normal distribution",
    statement: """
      Write `fittedNormal`: the μ and σ under which `values` are most likely.

      `values` has the shape [n]. Return \
      `NormalFit(mean: …, standardDeviation: …)`, both in the unit of the values. Maximum likelihood asks for the divisor n. No values: \
      `LabError.emptyInput`. A NaN or infinite value: `LabError.notFinite`.
      """,
    working: "The mean is 3; the squared distances add up to 10; √(10 / 4) = 1.58.",
    stub: """
      /// The normal distribution under which `values` are most likely.
      ///
      /// - Throws: `LabError.emptyInput` if there are no values; `LabError.notFinite` if a value is
      ///   NaN or infinite.
      public func fittedNormal(_ values: [Double]) throws -> NormalFit {
        throw Unsolved("3.11")
      }
      """,
    hints: [
      "You have met both numbers already in this lab.",
      "μ is the mean. σ is the standard deviation around that mean; maximum likelihood divides by n, not by n − 1.",
      "Check for an empty list first, then that all values are finite: `values.allSatisfy { $0.isFinite }`. One single value has σ = 0, which is fine here.",
      "let n = Double(values.count)\nlet mean = values.reduce(0, +) / n\nlet squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }\nreturn NormalFit(mean: mean, standardDeviation: (squares / …).squareRoot())",
    ])

  static let covarianceAndCorrelation = Exercise(
    "3.12", "Covariance and correlation",
    statement: """
      Write `covarianceAndCorrelation`: both matrices of the columns of `table`, by one matrix \
      product.

      `table` has the shape [n, k], a row for each observation. Return \
      `CovarianceAndCorrelation(covariance: …, correlation: …)`, two matrices of the shape [k, k]; \
      the covariance has the divisor n − 1. A constant column has no correlation with anything: its row and its column of \
      the correlation matrix are NaN, on the diagonal too. That is what 0/0 gives by itself where the mean is exact, as in the checks. A NaN in a column does the same to what belongs to this \
      column, in both matrices.

      A table that is not of rank 2: `LabError.invalidParameter`. Fewer than two rows: \
      `LabError.tooFewValues`.
      """,
    working:
      "The columns' means are 3 and 4. Off the diagonal the products of the distances add up to 4 + 3 + 2 + 6 = 15, and 15 / 3 = 5; 5 / √(3.33 · 8.67) = 0.93.",
    stub: """
      /// The covariance matrix (divisor n − 1) and the correlation matrix of the columns of `table`.
      ///
      /// - Throws: `LabError.invalidParameter` if `table` is not of rank 2; `LabError.tooFewValues`
      ///   if it has fewer than two rows.
      public func covarianceAndCorrelation(
        _ table: NDArray<Double>
      ) throws -> CovarianceAndCorrelation {
        throw Unsolved("3.12")
      }
      """,
    hints: [
      "The entry in row i and column j tells about columns i and j of the table. How large is the result if the table has 100 rows and 3 columns?",
      "Centre the table: `let centred = table - table.mean(axis: 0)`. The sum over the rows of centred[r, i] · centred[r, j] is just what a matrix product of the transposed with the centred table computes.",
      "`centred.transposed.matmul(centred) / Double(n - 1)` is the covariance. For the correlation divide entry (i, j) by the root of the product of the diagonal entries (i, i) and (j, j). Do not guard against 0/0; the NaN is wanted.",
      "let centred = table - table.mean(axis: 0)\nlet divisor = Double(table.shape[0] - 1)\nlet covariance = centred.transposed.matmul(…) / divisor\nvar correlation = covariance\nfor i in 0..<table.shape[1] {\n  for j in 0..<table.shape[1] {\n    let both = (covariance[i, i] * …).squareRoot()\n    correlation[i, j] = covariance[i, j] / both\n  }\n}\nreturn CovarianceAndCorrelation(\n  covariance: covariance, correlation: correlation)",
    ])

  static let runningMoments = Exercise(
    "3.13", "Running mean and variance",
    statement: """
      Write `runningMoments`: after every value the mean and the variance of all values so far, in \
      one pass.

      `values` has the shape [n]. Return `RunningMoments(means: …, variances: …)`, two lists of \
      the shape [n], the variance with the divisor "how many so far"; after the first value it is 0. No values give \
      two empty lists. From a NaN on everything is NaN.

      Some checks use values near 10⁷ that differ by 1 or less. Work as Welford does. One check \
      sends 20 000 values: going back to the first one after each takes too long.
      """,
    working:
      "After 1 and 2 the mean is 1.5 and the variance ¼; then 4 arrives, the mean moves to 7/3, and so on.",
    stub: """
      /// Mean and population variance after each of `values`, in one pass.
      public func runningMoments(_ values: [Double]) throws -> RunningMoments {
        throw Unsolved("3.13")
      }
      """,
    hints: [
      "What do you have to remember between one value and the next? Three numbers are enough.",
      "Remember the count, the mean so far, and M, the sum of squared distances from it. Update all three for each value, then append the mean and M / count.",
      "The order matters: compute delta with the *old* mean, then the new mean, then add delta · (value − *new* mean) to M. With the old mean twice you would get too much.",
      "var result = RunningMoments(means: [], variances: [])\nvar mean = 0.0\nvar m = 0.0\nfor (index, value) in values.enumerated() {\n  let count = Double(index + 1)\n  let delta = value - mean\n  mean += …\n  m += delta * (…)\n  result.means.append(mean)\n  result.variances.append(m / count)\n}\nreturn result",
    ])
}
