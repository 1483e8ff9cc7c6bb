import NumericsEngine
import Testing

@Suite struct EngineErrorTests {
  @Test(arguments: [
    (
      EngineError.emptyInput(operation: "mean"),
      "mean needs at least one value, but the input is empty"
    ),
    (
      .invalidParameter(name: "bins", value: 0, requirement: "1 or more"),
      "bins must be 1 or more, but is 0"
    ),
    (
      .invalidParameter(name: "probability", value: 1.5, requirement: "in 0...1"),
      "probability must be in 0...1, but is 1.5"
    ),
    (
      .notFinite(index: 3, value: .infinity),
      "the value at index 3 is inf; only finite numbers are allowed here"
    ),
    (.tooFewValues(needed: 2, got: 1), "at least 2 values are needed, but there is only 1"),
    (.tooFewValues(needed: 1, got: 0), "at least 1 value is needed, but there are only 0"),
    (
      .notSquare(rows: 2, columns: 3),
      "the matrix must be square, but has 2 rows and 3 columns"
    ),
    (
      .notPositiveDefinite(order: 2),
      "the matrix is not positive definite: its first 2 rows and columns have a determinant "
        + "that is not above 0"
    ),
    (
      .singularMatrix(reciprocalCondition: 0, limit: 1e-15),
      "the matrix is singular: its columns depend on each other"
    ),
    (
      .singularMatrix(reciprocalCondition: 1e-17, limit: 1e-15),
      "the matrix is numerically singular: its reciprocal condition, about 1e-17, is below 1e-15, "
        + "where rounding errors decide the result"
    ),
    (
      .rankDeficient(columns: 3, reciprocalCondition: 1e-17, limit: 1e-15),
      "the 3 columns depend on each other: their reciprocal condition, about 1e-17, is below 1e-15; "
        + "leave out a column that others determine"
    ),
    (
      .underdetermined(rows: 1, columns: 2),
      "2 unknowns need at least 2 equations, but there is only 1 row"
    ),
    (
      .underdetermined(rows: 0, columns: 1),
      "1 unknown needs at least 1 equation, but there are only 0 rows"
    ),
    (
      .gsl(function: "gsl_sf_log_e", code: 1, message: "input domain error"),
      "GSL's gsl_sf_log_e failed with code 1: input domain error"
    ),
  ])
  func wording(error: EngineError, text: String) {
    #expect("\(error)" == text)
  }
}
