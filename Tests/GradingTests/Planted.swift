import Foundation
import LabKit
import Lessons
import TestSupport
import Testing

@testable import Grading

/// Everything that runs planted code, one at a time: some of it looks for what was left behind.
@Suite(.serialized) enum PlantedSuite {}

/// Grading of planted code, as if it were a student's.
enum Planted {
  static let implementation = BuiltProducts.planted

  static func exercise(_ id: String) -> Exercise {
    Exercise(
      id, "Planted", statement: "", working: "",
      stub: "public func \(id)(_ x: Double) throws -> Double {\n  throw Unsolved(\"\(id)\")\n}",
      hints: ["a", "b", "c"])
  }

  /// Three calls that must give twice their argument.
  static let doubling = [1.0, 2, 3].map { x in
    ReferenceCase(
      name: "twice \(x.text)", arguments: [.double(x)], expected: .value(.double(2 * x)), weight: 1,
      tolerance: nil)
  }

  static func reference(
    _ id: String, cases: [ReferenceCase] = doubling, seconds: Double = 5,
    mistakes: [TypicalMistake] = []
  ) -> ExerciseReference {
    ExerciseReference(
      id: id, source: "arithmetic", points: 10, timeLimit: seconds,
      tolerance: Tolerance(absolute: 1e-12, relative: 0), cases: cases, mistakes: mistakes)
  }

  static func grade(
    _ id: String, cases: [ReferenceCase] = doubling, seconds: Double = 5,
    mistakes: [TypicalMistake] = [], properties: [Property] = [],
    freshCases: [ReferenceCase] = []
  ) -> ExerciseReport {
    var failedStart: Outcome?
    return Grader(implementation, references: BuiltProducts.references).grade(
      exercise(id), against: reference(id, cases: cases, seconds: seconds, mistakes: mistakes),
      properties: properties, freshCases: { freshCases }, failedStart: &failedStart)
  }
}
