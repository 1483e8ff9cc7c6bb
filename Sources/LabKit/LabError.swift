/// The errors the exercises ask you to throw.
///
/// Each statement says which input calls for which of them:
///
/// ```swift
/// guard !values.isEmpty else { throw LabError.emptyInput }
/// ```
public enum LabError: Error, Sendable, Equatable {
  /// There is nothing to compute from: no values, no rows.
  case emptyInput
  /// There are values, but fewer than the formula needs.
  case tooFewValues
  /// Two inputs that belong together differ in length.
  case lengthMismatch
  /// Shapes do not fit together, or not with the number of elements.
  case shapeMismatch
  /// A value is NaN or infinite where only finite numbers make sense.
  case notFinite
  /// A parameter lies outside the range it may have.
  case invalidParameter
  /// The equations have no single solution: the matrix has no inverse.
  case singularMatrix
  /// A label that is none of the classes, or fewer classes than the task needs.
  case invalidLabel
  /// A category that was not among those the encoding was made from.
  case unknownCategory
  /// There is no item, or no axis, at this index.
  case indexOutOfRange
  /// The item that was asked for is not there.
  case itemNotFound
  /// The dictionary does not have this key.
  case keyNotFound
  /// Nodes of a graph depend on each other in a circle.
  case cyclicGraph
  /// What is run needs the value of a placeholder that was given none.
  case missingFeed(placeholder: String)
  /// A value was given for a placeholder that what is run does not need.
  case superfluousFeed(placeholder: String)

  /// A file does not begin with the magic number of its kind.
  case wrongMagic
  /// A file ends before all is there that its header announces, or within the header.
  case tooShort
  /// A file goes on after what its header announces.
  case tooLong

  /// The case with its values, as it is written in Swift without the type.
  public var code: String { "\(self)" }
}
