import Foundation
import Lessons
import Testing

@testable import lab

/// Two commands at once in the same course: nothing is lost, and who has to wait is told.
@Suite(.serialized) struct TogetherTests {
  private static let file = "Labs/Lab03Statistics.swift"
  private let course: TemporaryCourse
  private let wholeness: Wholeness
  private let pristine: String
  private let edited: String
  private var all: Set<String> { Set(Lesson.lab(3)?.exercises.map(\.id) ?? []) }

  init() throws {
    course = try TemporaryCourse("edited")
    pristine = try #require(Lesson.lab(3)).pristineFile
    edited = pristine.replacing("throw Unsolved(\"3.1\")", with: "// do: right")
    try course.write(edited, to: Self.file)
    wholeness = Wholeness(
      course: course, allowed: [Self.file: [pristine, edited]],
      noted: Set(try #require(Lesson.lab(3)).exercises.map(\.id)))
  }

  private func progress() throws -> lab.Progress {
    try JSONDecoder().decode(
      lab.Progress.self, from: Data(try course.text(of: ".lab/progress.json").utf8))
  }

  @Test func gradingTwiceAndHints() throws {
    let graders = try (0..<2).map { _ in try StartedLab(["grade", "3"], in: course) }
    let hints = try (0..<4).map { _ in try StartedLab(["hint", "3.2"], in: course) }
    for hint in hints { #expect(hint.wait() == .exited(0), "\(hint.text)") }
    for grader in graders {
      // Not everything is passed.
      #expect(grader.wait() == .exited(1))
      #expect(grader.text.contains("1 of 13 passed, 5 of 130 points"), "\(grader.text)")
    }
    #expect(try progress()["3.1"].verdict == .passed)
    #expect(try !progress()["3.2"].hintsShown.isEmpty)
    #expect(try wholeness.faults() == [])
    #expect(wholeness.leftovers() == [])
  }

  @Test func resettingAndUndoingWhileWatchedAndGraded() throws {
    let watch = try StartedLab(["watch", "3"], in: course)
    for _ in 0..<3 {
      let grader = try StartedLab(["grade", "3"], in: course)
      #expect(try course.finish(["reset", "3.1"]).status == 0)
      #expect(try course.text(of: Self.file) == pristine)
      let undo = try course.finish(["undo"])
      #expect(undo.status == 0, "\(undo.text)")
      #expect(try course.text(of: Self.file) == edited)
      grader.wait()
      #expect(grader.text.contains("of 13 passed"), "\(grader.text)")
      #expect(try wholeness.faults() == [])
    }
    watch.send(SIGINT)
    #expect(watch.wait() == .exited(0), "\(watch.text)")
    for word in ["could not", "cannot", "crashed"] { #expect(!watch.text.contains(word)) }
    #expect(wholeness.leftovers() == [])
  }

  /// Many of one kind at the same time: as many snapshots, each of them whole.
  @Test func resettingAtTheSameTime() throws {
    let resets = try (0..<6).map { _ in try StartedLab(["reset", "3.1"], in: course) }
    for reset in resets { #expect(reset.wait() == .exited(0), "\(reset.text)") }
    #expect(resets.count { $0.text.contains("Your version is kept") } == 1)
    #expect(try course.finish(["undo"]).status == 0)
    #expect(try course.text(of: Self.file) == edited)
  }

  /// What an editor saves while a reset or an undo is at work is in the file or in a snapshot,
  /// whichever way the editor writes.
  @Test func theNewestTextIsKept() throws {
    var random = Killing(7)
    let seconds = try Killing.duration { _ = try course.finish(["reset", "3.1"]) }
    for number in 0..<(24 * Killing.times) {
      let isUndo = number % 3 == 2
      try course.write(edited, to: Self.file)
      if isUndo { #expect(try course.finish(["reset", "3.1"]).status == 0) }
      let saved = edited + "// version \(number)\n"
      let command = try StartedLab(isUndo ? ["undo"] : ["reset", "3"], in: course)
      random.pause(upTo: seconds)
      let file = course.root.appending(path: Self.file)
      try Data(saved.utf8).write(to: file, options: number % 2 == 0 ? .atomic : [])
      #expect(command.wait() == .exited(0), "\(random.moment)\n\(command.text)")
      let place = course.root.appending(path: ".lab/snapshots")
      let kept = try FileManager.default.contentsOfDirectory(atPath: place.path).map {
        try String(contentsOf: place.appending(path: $0), encoding: .utf8)
      }
      #expect(
        try ([course.text(of: Self.file)] + kept).contains(saved),
        "version \(number) is lost; \(random.moment)")
    }
  }

  @Test func whoHasToWaitIsTold() throws {
    try course.write("", to: ".lab/lock")
    let descriptor = open(course.root.appending(path: ".lab/lock").path, O_RDWR)
    defer { close(descriptor) }
    #expect(flock(descriptor, LOCK_EX | LOCK_NB) == 0)
    let commands = try [["reset", "3.1"], ["undo"], ["hint", "3.2"], ["grade", "3.1"]].map {
      try StartedLab($0, in: course)
    }
    let endings = commands.map { $0.wait() }
    // A hint and a verdict are shown all the same; only noting is impossible.
    #expect(endings == [.exited(1), .exited(1), .exited(0), .exited(0)])
    for command in commands {
      let text = command.text.replacing("\n", with: " ")
      #expect(text.contains("Another `lab` command is changing your progress right now"), "\(text)")
    }
    #expect(try course.text(of: Self.file) == edited)
  }

  /// A training holds its network for as long as it runs.
  @Test func aNetworkIsHeldByOneTraining() throws {
    let folder = course.root.appending(path: ".lab/networks")
    var first = try FolderLock("lab13.lock", in: folder, patience: 0)
    #expect(first != nil)
    #expect(try FolderLock("lab13.lock", in: folder, patience: 0) == nil)
    #expect(try FolderLock("lab14.lock", in: folder, patience: 0) != nil)
    first = nil
    #expect(try FolderLock("lab13.lock", in: folder, patience: 0) != nil)
  }
}
