extension ModelError: CustomStringConvertible {
  /// What is wrong, and what to do.
  public var description: String {
    switch self {
    case .noRows: "There are no rows to learn from or to judge by. Pass at least one."
    case .noColumns: "The rows have no columns. Pass at least one feature."
    case .notMatrix(let shape):
      "The features have the shape \(shape), not [rows, columns]. Reshape them to a matrix."
    case .lengthMismatch(let rows, let targets):
      "There are \(rows) rows and \(targets) targets. Each row needs exactly one."
    case .columnMismatch(let expected, let got):
      "The rows have \(got) columns, but the model has learned from \(expected). "
        + "Pass the same features in the same order."
    case .notFinite(let row, let column, let value):
      "Row \(row) has the value \(value) in column \(column). "
        + "Replace it, or leave the row out, before learning."
    case .targetNotFinite(let row, let value):
      "The target of row \(row) is \(value). Leave the row out, or correct it."
    case .negativeLabel(let row, let label):
      "The label of row \(row) is \(label). Labels are 0, 1, 2 and so on."
    case .labelTooLarge(let row, let label, let largest):
      "The label of row \(row) is \(label), but labels go up to \(largest). "
        + "Number the classes 0, 1, 2 and so on, without gaps."
    case .oneClass(let label):
      "All rows have the label \(label). Telling classes apart needs rows of at least two."
    case .tooManyNeighbors(let neighbors, let rows):
      "\(neighbors) neighbours are asked for, but there are only \(rows) rows. "
        + "Ask for \(rows) or fewer."
    case .constantColumn(let column, let value):
      "Column \(column) has the value \(value) in every row. It tells nothing: leave it out."
    case .dependentColumns(let reciprocalCondition):
      "The columns depend on each other (reciprocal condition number \(reciprocalCondition)): "
        + "a column is constant, or a sum of others. Leave one out, or use a ridge penalty."
    case .tooFewRows(let rows, let columns):
      "There are \(rows) rows and \(columns) columns. Learn from at least \(columns + 1) rows, "
        + "leave columns out, or use a ridge penalty."
    case .outOfRange:
      "The numbers are so large that sums of them leave the range of the type. Scale the columns."
    case .invalidSetting(let name, let value, let requirement):
      "The setting `\(name)` is \(Self.plain(value)); it must be \(requirement)."
    case .tooManyValues(let values, let classes):
      "\(values) different values in a column and \(classes) classes are too many together. "
        + "Round the column's values, or number the classes without gaps."
    case .tooManyFolds(let folds, let rows):
      "\(folds) folds are asked for, but there are only \(rows) rows. "
        + "Every fold needs at least one."
    case .tooFewOfClass(let label, let rows, let folds):
      "\(folds) folds are asked for, but the label \(label) has only \(rows) rows. "
        + "Every fold needs at least one of each class."
    case .diverged(let iteration):
      "The loss was not finite any more after \(iteration) steps. "
        + "Scale the columns, or take a smaller learning rate."
    }
  }

  /// Whole numbers without a point, as settings are that count something.
  private static func plain(_ value: Double) -> String {
    Int(exactly: value).map(String.init) ?? String(value)
  }
}
