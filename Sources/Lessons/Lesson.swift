/// One lab as a student reads it: steps in order, exercises among them, a milestone at the end.
public struct Lesson: Sendable {
  public let number: Int
  public let title: String
  /// One sentence that the lab begins with.
  public let summary: String
  /// The name of the student's file in `Labs/`, and of the same file in `Solutions/`.
  public let file: String
  /// The student's file before anything is written in it, up to the first exercise.
  public let fileHeader: String
  public let steps: [Step]
  /// For a lab whose milestone keeps a network: that network, asked about one picture.
  public var trial: Step?

  public var exercises: [Exercise] { steps.compactMap(\.exercise) }

  /// The step at an index, or the trial without one; `nil` if there is none.
  public func step(_ index: Int?) -> Step? {
    guard let index else { return trial }
    return steps.indices.contains(index) ? steps[index] : nil
  }

  /// The whole file as it is handed to a student.
  public var pristineFile: String {
    fileHeader + exercises.map { "\n" + $0.region }.joined() + "}\n"
  }
}
