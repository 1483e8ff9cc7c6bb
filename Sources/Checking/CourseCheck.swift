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
    public let counts: Counts
  }

  private let runners: Runners
  private let root: URL
  private let references: URL
  private let commands: Set<String>
  private let seeds: [UInt32]

  /// - Parameters:
  ///   - root: the course's folder.
  ///   - commands: the names of the subcommands of `lab`, which texts may name.
  ///   - seeds: what fresh inputs are drawn with.
  public init(
    _ runners: Runners, root: URL, references: URL, commands: Set<String>, seeds: [UInt32]
  ) {
    self.runners = runners
    self.root = root
    self.references = references
    self.commands = commands
    self.seeds = seeds
  }

  /// What was found: the table, and everything that falls short, lab by lab.
  public struct Report: Sendable {
    public var rows: [Row]
    public var shortcomings: [Shortcoming]
    /// The fresh cases of all seeds with the reference implementation's answers: a JSON document.
    public var fresh: String
  }

  /// Reads the texts, and runs every exercise: the stub, the reference implementation, and the right
  /// and wrong answers.
  ///
  /// - Parameters:
  ///   - parts: lessons with the exercises to check, `nil` for all of them.
  ///   - progress: told how many exercises of how many are done, from any thread, one at a time.
  public func run(
    _ parts: [(lesson: Lesson, ids: Set<String>?)],
    progress: @escaping @Sendable (Int, Int) -> Void
  ) throws -> Report {
    let variants = try VariantEntry.all(in: runners.variants)
    var shortcomings: [Shortcoming] = []
    var checks: [AnswerCheck] = []
    for part in parts {
      let set = try ReferenceSet(lab: part.lesson.number, in: references)
      shortcomings += strays(in: set, variants, of: part.lesson)
      for exercise in part.lesson.exercises where part.ids?.contains(exercise.id) ?? true {
        guard let reference = set.exercise(exercise.id) else { continue }
        checks.append(
          AnswerCheck(
            lesson: part.lesson, exercise: exercise, reference: reference, references: references,
            runners: runners, seeds: seeds))
      }
    }
    // The slowest exercises are the last ones; begun first, they do not make the others wait.
    let results = Parallel.map(checks.reversed(), progress: progress) { ($0, $0.run(variants)) }
    let rows = parts.map { part in
      Row(
        lesson: part.lesson,
        counts: results.filter { $0.0.lesson.number == part.lesson.number }
          .reduce(into: Counts()) { $0 += $1.1.counts })
    }
    shortcomings += results.flatMap(\.1.shortcomings)
    // A single exercise has no text of its own to be read through.
    let whole = parts.filter { $0.ids == nil }.map(\.lesson)
    shortcomings += try TextCheck(
      lessons: whole, root: root, references: references, commands: commands,
      solutions: runners.solutions
    ).run()
    let fresh = "[" + results.flatMap(\.1.fresh).joined(separator: ",\n") + "]\n"
    return Report(rows: rows, shortcomings: inOrder(shortcomings), fresh: fresh)
  }

  /// Lab by lab, each lab's own before its exercises', the course's own last.
  private func inOrder(_ shortcomings: [Shortcoming]) -> [Shortcoming] {
    func position(_ one: Shortcoming) -> (Int, Int) {
      let exercises = one.lab.flatMap(Lesson.lab)?.exercises ?? []
      return (one.lab ?? .max, exercises.firstIndex { $0.id == one.exercise } ?? -1)
    }
    return shortcomings.enumerated().sorted {
      let (one, other) = (position($0.element), position($1.element))
      return one == other ? $0.offset < $1.offset : one < other
    }.map(\.element)
  }

  /// References and variants of exercises that there are not, and exercises without references.
  private func strays(
    in set: ReferenceSet, _ variants: [VariantEntry], of lesson: Lesson
  ) -> [Shortcoming] {
    let ids = Set(lesson.exercises.map(\.id))
    let missing = ids.subtracting(set.exercises.map(\.id)).map {
      Shortcoming(lab: lesson.number, exercise: $0, "has no references")
    }
    let named = set.exercises.map(\.id) + variants.map(\.exercise)
    let unknown = Set(named.filter { $0.hasPrefix("\(lesson.number).") }).subtracting(ids).map {
      Shortcoming(lab: lesson.number, "\($0) is no exercise, but has references or answers")
    }
    return missing + unknown
  }
}
