/// Something that the course promises and does not keep.
public struct Shortcoming: Sendable {
  /// `nil` for the course as a whole.
  public let lab: Int?
  /// The exercise's id, where it is one exercise's.
  public let exercise: String?
  /// What is wrong, in words for an author.
  public let text: String

  public init(lab: Int?, exercise: String? = nil, _ text: String) {
    self.lab = lab
    self.exercise = exercise
    self.text = text
  }
}
