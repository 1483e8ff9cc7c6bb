extension EngineError: CustomStringConvertible {
  /// The fault in one sentence, with its numbers.
  public var description: String {
    switch self {
    case .emptyInput(let operation):
      "\(operation) needs at least one value, but the input is empty"
    case .invalidParameter(let name, let value, let requirement):
      "\(name) must be \(requirement), but is \(Self.text(value))"
    case .notFinite(let index, let value):
      "the value at index \(index) is \(Self.text(value)); only finite numbers are allowed here"
    case .tooFewValues(let needed, let got):
      "at least \(needed) \(needed == 1 ? "value is" : "values are") needed, but there "
        + (got == 1 ? "is only 1" : "are only \(got)")
    case .notSquare(let rows, let columns):
      "the matrix must be square, but has \(rows) rows and \(columns) columns"
    case .notPositiveDefinite(let order):
      "the matrix is not positive definite: its first \(order) rows and columns have a determinant "
        + "that is not above 0"
    case .singularMatrix(0, _):
      "the matrix is singular: its columns depend on each other"
    case .singularMatrix(let reciprocalCondition, let limit):
      "the matrix is numerically singular: its reciprocal condition, about \(reciprocalCondition), "
        + "is below \(limit), where rounding errors decide the result"
    case .rankDeficient(let columns, let reciprocalCondition, let limit):
      "the \(columns) columns depend on each other: their reciprocal condition, about "
        + "\(reciprocalCondition), is below \(limit); leave out a column that others determine"
    case .underdetermined(let rows, let columns):
      (columns == 1
        ? "1 unknown needs at least 1 equation"
        : "\(columns) unknowns need at least \(columns) equations")
        + (rows == 1 ? ", but there is only 1 row" : ", but there are only \(rows) rows")
    case .gsl(let function, let code, let message):
      "GSL's \(function) failed with code \(code): \(message)"
    }
  }

  private static func text(_ value: Double) -> String {
    Int(exactly: value).map(String.init) ?? "\(value)"
  }
}
