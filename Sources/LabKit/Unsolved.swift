/// What a stub throws: the exercise has not been attempted yet.
///
/// The grader treats it as a state of its own, neither passed nor failed.
public struct Unsolved: Error, Sendable, Equatable, CustomStringConvertible {
  /// The exercise's id, such as `"3.2"`.
  public let exercise: String

  public init(_ exercise: String) {
    self.exercise = exercise
  }

  public var description: String { "exercise \(exercise) is not written yet" }
}
