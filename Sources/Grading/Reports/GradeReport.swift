import Foundation
import LabKit
import Lessons

/// The grading of one or more labs as a document: what `lab grade --json` writes.
///
/// The form is described in Course.md; ``version`` changes when a reader would have to.
public struct GradeReport: Codable, Sendable {
  public static let version = 1

  public struct Failure: Codable, Sendable {
    public let check: String
    public let verdict: Verdict
    /// The lines a student sees, as `label: text`.
    public let explanation: [String]
  }

  public struct Entry: Codable, Sendable {
    public let id: String
    public let title: String
    public let verdict: Verdict
    public let points: Int
    public let pointsPossible: Int
    public let checksPassed: Int
    public let checks: Int
    public let source: String
    public let tolerance: Tolerance
    /// The typical mistake the failures give away.
    public let mistake: String?
    /// Its sentence, or another that the failures together call for.
    public let diagnosis: String?
    /// The hint that helps with it, counted from 1.
    public let hint: Int?
    public let location: SourceLocation?
    public let failures: [Failure]
    public let printed: [String]
  }

  public struct Lab: Codable, Sendable {
    public let number: Int
    public let title: String
    public let exercises: [Entry]
  }

  public let version: Int
  /// `Labs` or `Solutions`.
  public let graded: String
  public let points: Int
  public let pointsPossible: Int
  public let passed: Bool
  /// What the fresh inputs were drawn with, if there were any.
  public let seed: UInt32?
  public let labs: [Lab]

  public init(
    graded folder: String, labs: [(lesson: Lesson, reports: [ExerciseReport])], seed: UInt32? = nil
  ) {
    self.seed = seed
    version = Self.version
    graded = folder
    self.labs = labs.map { lab in
      Lab(
        number: lab.lesson.number, title: lab.lesson.title, exercises: lab.reports.map(Entry.init))
    }
    let entries = self.labs.flatMap(\.exercises)
    points = entries.reduce(0) { $0 + $1.points }
    pointsPossible = entries.reduce(0) { $0 + $1.pointsPossible }
    passed = entries.allSatisfy { $0.verdict == .passed }
  }

  /// The document, with keys in a fixed order.
  public func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }
}

extension GradeReport.Entry {
  fileprivate init(_ report: ExerciseReport) {
    id = report.exercise.id
    title = report.exercise.title
    verdict = report.verdict
    points = report.points
    pointsPossible = report.reference.points
    checksPassed = report.checksPassed
    checks = report.checks.count
    source = report.reference.source
    tolerance = report.reference.tolerance
    mistake = report.diagnosis?.id
    diagnosis = report.advice
    hint = report.diagnosis?.hint
    location = report.crashLocation
    failures = report.checks.filter { !$0.passed && !$0.isUnsolved(report.exercise.id) }.map {
      check in
      GradeReport.Failure(
        check: check.name, verdict: check.verdict,
        explanation: check.explanation(of: report.exercise).map { "\($0.label): \($0.text)" })
    }
    printed = report.printed.lines
  }
}
