/// A fault that a run of a correct program can meet, as facts.
///
/// The sentences made of these facts are in `GraphError+Description.swift`.
public enum GraphError: Error, Equatable, Sendable {
  /// The run needs the value of a placeholder, and was not given it.
  case missingFeed(placeholder: String, shape: TensorShape, place: SourcePlace?)

  /// A value was given for a placeholder that the run does not need.
  case superfluousFeed(placeholder: String)

  /// A value was given for something that is no placeholder.
  case notAPlaceholder(node: String)

  /// The value given for a placeholder has the wrong shape.
  case wrongFeedShape(placeholder: String, expected: TensorShape, got: [Int])

  /// With the shapes that were fed, those of an operation's inputs do not fit together.
  case shapesDoNotFit(
    node: String, place: SourcePlace?, inputs: [String], expected: String, got: String)

  /// An operation met a number that is no index, where it needs one below `limit`.
  case invalidIndex(node: String, value: Double, limit: Int)

  /// One run was asked to change a variable twice.
  case assignedTwice(variable: String)

  /// A variable was given an array of the wrong shape.
  case wrongVariableShape(variable: String, expected: [Int], got: [Int])
}
