import ArgumentParser
import Foundation
import Grading
import LabKit
import Lessons

/// What every command works with: the course's folder, the screen, the student's progress.
struct Workspace {
  let folder: CourseFolder
  let screen: Screen
  let progress: ProgressStore
  var snapshots: Snapshots { Snapshots(folder: folder) { Self.warn($0) } }

  /// - Parameter aside: shows everything on standard error.
  init(_ options: ScreenOptions, aside: Bool = false) throws {
    folder = try CourseFolder.find()
    // Runners work in folders of their own, and must find the same course, with its data.
    setenv("LAB_HOME", folder.root.path, 1)
    screen = Screen(plain: options.plain, aside: aside)
    progress = ProgressStore(folder: folder.progress) { Self.warn($0) }
    folder.removeLeftovers()
  }

  /// Says something that is not part of the result, on standard error.
  static func warn(_ text: String) {
    for line in TextLayout.wrap(text, width: 78) {
      Screen.aside(line)
    }
  }

  /// Where an exercise's function stands in the student's file, such as
  /// `Labs/Lab03Statistics.swift:31`.
  func location(of exercise: Exercise, in lesson: Lesson) -> String {
    let path = "Labs/\(lesson.file)"
    let text = try? AtomicFile.read(folder.studentFile(of: lesson))
    guard let line = text.flatMap({ ExerciseFile(path: path, text: $0).line(of: exercise) }) else {
      return
        "\(path) (func \(exercise.function) is not there; `swift run lab reset \(lesson.number)`"
        + " puts the file back)"
    }
    return "\(path):\(line)"
  }

  /// The checksum of the student's file, to tell later whether it was edited since.
  func checksum(of lesson: Lesson) -> String {
    ((try? AtomicFile.read(folder.studentFile(of: lesson))) ?? "").checksum
  }

  /// Whether the student's file of a lab is as it was handed out.
  func isPristine(_ lesson: Lesson) -> Bool {
    (try? AtomicFile.read(folder.studentFile(of: lesson))) == lesson.pristineFile
  }

  /// Where a lab keeps its networks: the student's, or those of the reference implementations.
  func networks(of lesson: Lesson, solutions: Bool, startsAnew: Bool = false) -> NetworkFolder {
    let code = folder.root.appending(path: "\(solutions ? "Solutions" : "Labs")/\(lesson.file)")
    return NetworkFolder(
      path: folder.networks(solutions: solutions).path,
      code: Self.code(in: (try? AtomicFile.read(code)) ?? "").checksum, startsAnew: startsAnew)
  }

  /// A file without its lines of comment and its empty lines, which train nothing.
  private static func code(in text: String) -> String {
    text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
      .filter { !$0.isEmpty && !$0.hasPrefix("//") }.joined(separator: "\n")
  }

  /// Whether the student's file is another one than when it was last graded.
  func isEdited(_ lesson: Lesson, since progress: Progress) -> Bool {
    let graded = lesson.exercises.compactMap { progress[$0.id].graded }
    let checksum = checksum(of: lesson)
    return graded.contains { $0 != checksum }
  }

  /// The implementation to run, built first; shows the compiler's errors when it does not build.
  ///
  /// - Throws: ``LabFailure/doesNotCompile``.
  func implementation(solutions: Bool) throws -> Implementation {
    if solutions, !hasSolutions { throw LabFailure.noSolutions }
    return try built(
      solutions ? "solutions-runner" : "labs-runner", of: solutions ? "Solutions" : "Labs",
      note: "Building \(solutions ? "Solutions" : "your code") …")
  }

  /// The program that runs the right and wrong answers of the grader's tests, built first.
  func variantsRunner() throws -> String {
    if !hasSolutions { throw LabFailure.noSolutions }
    return try built(
      "variants-runner", of: "Tests/GradingTests/Mutants",
      note: "Building the right and wrong answers …"
    ).runner
  }

  private func built(
    _ product: String, of sources: String, note: String
  ) throws -> Implementation {
    let result = try screen.transient(note) {
      try RunnerBuild(folder: folder).run(
        product: product, of: sources,
        waiting: { [screen] in
          screen.show(note: "")
          Self.warn(RunnerBuild.waitingWords)
          screen.show(note: note)
        })
    }
    switch result {
    case .built(let implementation):
      return implementation
    case .interrupted:
      // Only who passes a way to interrupt meets this.
      throw ExitCode.failure
    case .failed(let errors, let log):
      CompilerErrorView(screen: screen, root: folder.root).show(errors, log: log)
      throw LabFailure.doesNotCompile(own: errors.isEmpty ? nil : errors.contains(where: \.isOwn))
    }
  }

  /// Cases with inputs drawn anew, answered by the reference implementations; `nil` in a course
  /// handed out without them.
  func freshCases(seed: UInt32? = nil) throws -> FreshCases? {
    guard hasSolutions else { return nil }
    // A build that was killed, or found the disk full, is no reason not to grade.
    let result = screen.transient("Building the reference implementations …") {
      try? RunnerBuild(folder: folder).run(solutions: true)
    }
    guard case .built(let solutions)? = result else {
      Self.warn(
        "The reference implementations in Solutions/ do not build, so your code is graded without "
          + "fresh inputs, by the fixed cases alone. `git status` shows whether they were changed.")
      return nil
    }
    return FreshCases(answeredBy: solutions, seed: seed)
  }

  private var hasSolutions: Bool {
    AtomicFile.exists(folder.root.appending(path: "Solutions/Implementation.swift"))
  }

  /// Grades exercises of a lesson and, for the student's own code, notes the results; stops when
  /// `interrupted` says `true`.
  ///
  /// - Parameter fresh: cases beside the fixed ones.
  func grade(
    _ lesson: Lesson, only ids: Set<String>? = nil, of implementation: Implementation,
    fresh: FreshCases?, report: (ExerciseReport) -> Void = { _ in },
    interrupted: @escaping () -> Bool = { false }
  ) throws -> [ExerciseReport] {
    let checksum = checksum(of: lesson)
    var notNoted: (any Error)?
    let grader = Grader(implementation, references: folder.references, fresh: fresh)
    let reports = try grader.grade(lesson, only: ids) { graded in
      report(graded)
      guard implementation.folder == "Labs", notNoted == nil else { return }
      do {
        try progress.update { $0.record(graded, graded: checksum) }
      } catch {
        notNoted = error
      }
    } interrupted: {
      interrupted()
    }
    let leftOut = reports.reduce(0) { $0 + $1.freshLeftOut }
    if leftOut > 0 {
      Self.warn(
        "The reference implementations gave no answer to \(leftOut) fresh inputs of lab "
          + "\(lesson.number); they were left out, and the verdicts rest on the others. Grade once "
          + "more; if it stays so, `swift run lab check \(lesson.number)` tells an author why.")
    }
    if let notNoted { Self.warn("Your progress could not be noted. \(notNoted)") }
    return reports
  }
}

/// Options of every command that shows something.
struct ScreenOptions: ParsableArguments {
  @Flag(help: "No colour, no moving text. The same happens when NO_COLOR is set.")
  var plain = false
}
