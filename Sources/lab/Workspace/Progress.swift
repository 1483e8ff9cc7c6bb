import Foundation
import Grading

/// What a student has reached, by exercise id: the content of `.lab/progress.json`.
struct Progress: Codable, Equatable {
  static let version = 1

  struct Entry: Codable, Equatable {
    var verdict: Verdict = .notAttempted
    var points = 0
    /// The best result so far stays, whatever happens to the code later.
    var everPassed = false
    /// The student's file as it was graded, by its checksum.
    var graded: String?
    /// Hints that were shown, counted from 1, in the order of showing.
    var hintsShown: [Int] = []
    /// The hint that the last failure calls for.
    var hintCalledFor: Int?
    /// The solution was shown before the exercise was passed.
    var solutionSeenEarly = false
  }

  var version = Progress.version
  var exercises: [String: Entry] = [:]

  subscript(id: String) -> Entry {
    get { exercises[id] ?? Entry() }
    set { exercises[id] = newValue }
  }

  mutating func record(_ report: ExerciseReport, graded checksum: String) {
    var entry = self[report.exercise.id]
    entry.verdict = report.verdict
    entry.points = report.points
    entry.everPassed = entry.everPassed || report.verdict == .passed
    entry.graded = checksum
    entry.hintCalledFor = report.diagnosis?.hint
    self[report.exercise.id] = entry
  }
}
