import Foundation
import Grading
import LabKit
import Lessons

/// Whether the course keeps what it promises: the check that authors and CI run.
public struct CourseCheck: Sendable {
  /// What is run: the student's files as handed out, the reference implementations, the variants.
  public struct Runners: Sendable {
    /// `nil` leaves the stubs out.
    public var labs: Implementation?
    public var solutions: Implementation
    /// The executable of `variants-runner`.
    public var variants: String

    public init(labs: Implementation?, solutions: Implementation, variants: String) {
      self.labs = labs
      self.solutions = solutions
      self.variants = variants
    }
  }

  /// One row of the table.
  public struct Row: Sendable {
    public let lesson: Lesson
    public var exercises = 0
    /// Stubs that are not attempted; `nil` when none was asked.
    public var stubs: Share?
    public var references = Share()
    /// The longest call of a reference implementation, as a share of its time limit.
    public var shareOfTime = 0.0
    public var wrong = Share()
    public var wrongByFixed = Share()
    public var named = Share()
    public var right = Share()
    public var shortcomings: [Shortcoming] = []
  }

  private let runners: Runners
  private let references: URL
  private let seeds: [UInt32]

  public init(_ runners: Runners, references: URL, seeds: [UInt32]) {
    self.runners = runners
    self.references = references
    self.seeds = seeds
  }

  /// Runs every exercise: the stub, the reference implementation, and the right and wrong answers.
  ///
  /// - Parameters:
  ///   - parts: lessons with the exercises to check, `nil` for all of them.
  ///   - progress: told how many exercises of how many are done.
  public func run(
    _ parts: [(lesson: Lesson, ids: Set<String>?)],
    progress: @escaping @Sendable (Int, Int) -> Void
  ) throws -> [Row] {
    let variants = try VariantEntry.all(in: runners.variants)
    var checks: [(row: Int, check: AnswerCheck)] = []
    var rows: [Row] = []
    for (index, part) in parts.enumerated() {
      let set = try ReferenceSet(lab: part.lesson.number, in: references)
      let exercises = part.lesson.exercises.filter { part.ids?.contains($0.id) ?? true }
      rows.append(Row(lesson: part.lesson, exercises: exercises.count))
      rows[index].shortcomings = strays(in: set, variants, of: part.lesson)
      for exercise in exercises {
        guard let reference = set.exercise(exercise.id) else { continue }
        checks.append(
          (
            index,
            AnswerCheck(
              lesson: part.lesson, exercise: exercise, reference: reference, references: references,
              runners: runners, seeds: seeds)
          ))
      }
    }
    let results = Results(rows, of: checks.count, progress: progress)
    // The slowest exercises are the last ones; begun first, they do not make the others wait.
    let order = Array(checks.reversed())
    DispatchQueue.concurrentPerform(iterations: order.count) { index in
      results.add(order[index].check.run(variants), to: order[index].row)
    }
    return results.rows
  }

  /// References and variants of exercises that there are not.
  private func strays(
    in set: ReferenceSet, _ variants: [VariantEntry], of lesson: Lesson
  ) -> [Shortcoming] {
    let ids = Set(lesson.exercises.map(\.id))
    let missing = ids.subtracting(set.exercises.map(\.id)).map {
      Shortcoming(lab: lesson.number, exercise: $0, "has no references")
    }
    let named = set.exercises.map(\.id) + variants.map(\.exercise)
    let unknown = Set(named.filter { $0.hasPrefix("\(lesson.number).") }).subtracting(ids).map {
      Shortcoming(
        lab: lesson.number, exercise: $0, "is in no lesson, but has references or answers")
    }
    return missing + unknown
  }
}

/// The rows, filled from several threads.
private final class Results: @unchecked Sendable {
  private let lock = NSLock()
  private var filled: [CourseCheck.Row]
  private var done = 0
  private let total: Int
  private let progress: @Sendable (Int, Int) -> Void

  init(
    _ rows: [CourseCheck.Row], of total: Int, progress: @escaping @Sendable (Int, Int) -> Void
  ) {
    filled = rows
    self.total = total
    self.progress = progress
  }

  /// The rows, each with its shortcomings in the order of the exercises.
  var rows: [CourseCheck.Row] {
    filled.map { row in
      var row = row
      let order = row.lesson.exercises.map(\.id)
      func position(_ one: Shortcoming) -> Int {
        one.exercise.flatMap { order.firstIndex(of: $0) } ?? -1
      }
      row.shortcomings.sort { position($0) < position($1) }
      return row
    }
  }

  func add(_ result: AnswerCheck.Result, to row: Int) {
    lock.withLock {
      filled[row].add(result)
      done += 1
      progress(done, total)
    }
  }
}

extension CourseCheck.Row {
  /// Adds something that was found elsewhere.
  public mutating func fallsShort(_ text: String) {
    shortcomings.append(Shortcoming(lab: lesson.number, text))
  }

  fileprivate mutating func add(_ result: AnswerCheck.Result) {
    if let stub = result.stubIsOpen {
      var share = stubs ?? Share()
      share.count(stub)
      stubs = share
    }
    references.count(result.referencePasses)
    shareOfTime = max(shareOfTime, result.shareOfTime)
    wrong += result.wrong
    wrongByFixed += result.wrongByFixed
    named += result.named
    right += result.right
    shortcomings += result.shortcomings
  }
}
