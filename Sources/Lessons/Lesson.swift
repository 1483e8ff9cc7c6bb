import LabKit

/// One lab as a student reads it: steps in order, exercises among them, a milestone at the end.
public struct Lesson: Sendable {
  public let number: Int
  public let title: String
  /// One sentence for the course map.
  public let summary: String
  /// The name of the student's file in `Labs/`, and of the same file in `Solutions/`.
  public let file: String
  /// The student's file before anything is written in it, up to the first exercise.
  public let fileHeader: String
  public let steps: [Step]

  public var exercises: [Exercise] { steps.compactMap(\.exercise) }

  /// The whole file as it is handed to a student.
  public var pristineFile: String {
    fileHeader + exercises.map { "\n" + $0.region }.joined() + "}\n"
  }
}

extension Exercise {
  /// The comment that begins the exercise's region in the student's file.
  public var marker: String { "// MARK: \(id) \(title)" }

  /// The exercise's part of the student's file: the marker, an empty line, the stub.
  public var region: String {
    let lines =
      [marker, ""] + stub.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    return lines.map { $0.isEmpty ? "\n" : "  \($0)\n" }.joined()
  }
}

/// One step of a lesson: something to read and see, then at most one exercise.
public struct Step: Sendable {
  public let title: String
  public let exercise: Exercise?
  /// The exercises whose functions the step itself calls; only a milestone has any.
  public let needs: [String]

  private let body: @Sendable (any Lab, Stage) throws -> Void

  /// A step that computes on the engine alone.
  public init(
    _ title: String, exercise: Exercise? = nil, body: @escaping @Sendable (Stage) throws -> Void
  ) {
    self.title = title
    self.exercise = exercise
    needs = []
    self.body = { _, stage in try body(stage) }
  }

  /// The step that ends a lab, computed by the student's own functions.
  public static func milestone<Contract>(
    _ title: String, needs: [String], on contract: Contract.Type,
    body: @escaping @Sendable (Contract, Stage) throws -> Void
  ) -> Step {
    Step(title: title, needs: needs) { lab, stage in
      guard let lab = lab as? Contract else {
        throw WireError("\(type(of: lab)) is not \(Contract.self)")
      }
      try body(lab, stage)
    }
  }

  private init(
    title: String, needs: [String], body: @escaping @Sendable (any Lab, Stage) throws -> Void
  ) {
    self.title = title
    exercise = nil
    self.needs = needs
    self.body = body
  }

  public func run(on lab: any Lab, stage: Stage) throws {
    try body(lab, stage)
  }
}
