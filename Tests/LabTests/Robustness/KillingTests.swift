import Datasets
import Foundation
import Lessons
import Testing

@testable import lab

/// Commands that are killed at random moments leave a student's work whole, and need no cleaning up.
///
/// `LAB_KILLING_TIMES=5 swift test --filter KillingTests` kills five times as often.
@Suite(.serialized) struct KillingTests {
  private static let file = "Labs/Lab03Statistics.swift"
  private let pristine: String
  private let edited: String

  init() throws {
    pristine = try #require(Lesson.lab(3)).pristineFile
    edited = pristine.replacing("throw Unsolved(\"3.1\")", with: "// do: right")
  }

  private func course() throws -> (TemporaryCourse, Wholeness) {
    let course = try TemporaryCourse("edited")
    try course.write(edited, to: Self.file)
    #expect(try course.finish(["hint", "3.2"]).status == 0)
    return (
      course, Wholeness(course: course, allowed: [Self.file: [pristine, edited]], noted: ["3.2"])
    )
  }

  private func expectWhole(
    _ wholeness: Wholeness, _ killing: Killing, afterwards next: (status: Int32, text: String),
    _ statuses: Set<Int32> = [0], location: SourceLocation = #_sourceLocation
  ) throws {
    let comment = Comment(rawValue: killing.moment)
    #expect(statuses.contains(next.status), "\(killing.moment)\n\(next.text)")
    for word in ["could not be read", "damaged", "cannot be", "crashed", "set aside"] {
      #expect(!next.text.contains(word), "\(killing.moment)\n\(next.text)")
    }
    #expect(try wholeness.faults() == [], comment, sourceLocation: location)
    #expect(wholeness.leftovers() == [], comment, sourceLocation: location)
  }

  @Test func grading() throws {
    var (course, wholeness) = try course()
    var killing = Killing(1)
    let seconds = try Killing.duration { _ = try course.finish(["grade", "3"]) }
    wholeness.noted.formUnion(["3.1", "3.13"])
    for index in 0..<(14 * Killing.times) {
      let signal = index % 5 == 4 ? [SIGINT, SIGTERM][index / 5 % 2] : SIGKILL
      _ = try killing.kill(["grade", "3"], in: course, over: seconds, by: signal)
      #expect(try wholeness.faults() == [], "\(killing.moment)")
      let next = try course.finish(["grade", "3.1"])
      try expectWhole(wholeness, killing, afterwards: next)
    }
  }

  @Test func hintsAndSolutions() throws {
    let (course, wholeness) = try course()
    var killing = Killing(2)
    var commands = [["hint", "3.2"]]
    if hasSolutions { commands.append(["solution", "3.2", "--force"]) }
    for command in commands {
      let seconds = try Killing.duration { _ = try course.finish(command) }
      for _ in 0..<(8 * Killing.times) {
        _ = try killing.kill(command, in: course, over: seconds)
        #expect(try wholeness.faults() == [], "\(killing.moment)")
        try expectWhole(wholeness, killing, afterwards: try course.finish(command))
      }
    }
  }

  /// A killed reset has happened or it has not, and `undo` knows which.
  @Test func resetting() throws {
    let (course, wholeness) = try course()
    var killing = Killing(3)
    let seconds = try Killing.duration { _ = try course.finish(["reset", "3.1"]) }
    for _ in 0..<(25 * Killing.times) {
      try anew(course)
      _ = try killing.kill(["reset", "3.1"], in: course, over: seconds)
      #expect(try wholeness.faults() == [], "\(killing.moment)")
      let hasHappened = try course.text(of: Self.file) == pristine
      let next = try course.finish(["undo"])
      try expectWhole(wholeness, killing, afterwards: next, hasHappened ? [0] : [1])
      #expect(try course.text(of: Self.file) == edited, "\(killing.moment)\n\(next.text)")
    }
  }

  /// The same undo can be asked for again.
  @Test func undoing() throws {
    let (course, wholeness) = try course()
    var killing = Killing(4)
    var seconds = 0.0
    for index in 0...(25 * Killing.times) {
      try anew(course)
      #expect(try course.finish(["reset", "3.1"]).status == 0)
      guard index > 0 else {
        seconds = try Killing.duration { _ = try course.finish(["undo"]) }
        continue
      }
      _ = try killing.kill(["undo"], in: course, over: seconds)
      #expect(try wholeness.faults() == [], "\(killing.moment)")
      let hasHappened = try course.text(of: Self.file) == edited
      let next = try course.finish(["undo"])
      try expectWhole(wholeness, killing, afterwards: next, hasHappened ? [0, 1] : [0])
      #expect(try course.text(of: Self.file) == edited, "\(killing.moment)\n\(next.text)")
    }
  }

  /// No reset so far, and the student's own text in place.
  private func anew(_ course: TemporaryCourse) throws {
    try? FileManager.default.removeItem(at: course.root.appending(path: ".lab/snapshots"))
    try course.write(edited, to: Self.file)
  }

  @Test func watching() throws {
    var (course, wholeness) = try course()
    let other = edited.replacing("// do: right", with: "// do: wrong")
    wholeness.allowed[Self.file]?.insert(other)
    var killing = Killing(5)
    let signals = [SIGKILL, SIGKILL, SIGTERM, SIGKILL, SIGINT, SIGKILL, SIGHUP]
    for index in 0..<(7 * Killing.times) {
      _ = try killing.kill(
        ["watch", "3"], in: course, over: 1.5, by: signals[index % signals.count]
      ) {
        try course.write(index % 2 == 0 ? other : edited, to: Self.file)
      }
      #expect(try wholeness.faults() == [], "\(killing.moment)")
      let next = try course.finish(["grade", "3.1"])
      try expectWhole(wholeness, killing, afterwards: next, [0, 1])
    }
  }

  @Test(
    .enabled(
      if: MNIST.locate() != nil, "the files of MNIST are not here; LAB_DATA names their place")
  )
  func copyingData() throws {
    let course = try TemporaryCourse("edited")
    let wholeness = Wholeness(course: course)
    let source = try #require(MNIST.locate()).folder
    let command = ["data", "mnist", "--from", source]
    let seconds = try Killing.duration { _ = try course.finish(command) }
    var killing = Killing(6)
    let folder = course.root.appending(path: ".lab/data/mnist")
    for _ in 0..<(6 * Killing.times) {
      try FileManager.default.removeItem(at: folder)
      _ = try killing.kill(command, in: course, over: seconds)
      // What is there under its name is whole; the rest comes with the same command.
      for form in MNIST.files.flatMap(\.forms) {
        #expect([.whole, .absent].contains(form.copy(in: folder.path)), "\(killing.moment)")
      }
      try expectWhole(wholeness, killing, afterwards: try course.finish(command))
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      #expect(names.count == 5 && !names.contains { $0.hasSuffix(".part") }, "\(names)")
    }
  }

  /// A folder of a runner, a file half written: of this machine's dead processes only.
  @Test func leftoversOfTheDeadAreRemoved() throws {
    let course = try TemporaryCourse("untouched")
    // A process that has ended: its number is nobody's.
    let dead = try StartedLab(["--help"], in: course)
    dead.wait()
    let number = dead.identifier
    for path in [
      "tmp/lab-run-\(number)-A/crash.json", "tmp/lab-run-\(getpid())-B", "tmp/other-\(number)",
      "Labs/.dat.nosync\(String(number, radix: 16, uppercase: true)).abcdef",
      ".lab/.dat.nosync\(String(getpid(), radix: 16, uppercase: true)).abcdef",
      ".lab/networks/.dat.nosync\(String(number, radix: 16, uppercase: true)).abcdef",
    ] { try course.write("half of so", to: path) }
    #expect(try course.finish(["list"]).status == 0)
    let here = try FileManager.default.contentsOfDirectory(atPath: course.root.path + "/tmp")
    #expect(Set(here) == ["lab-run-\(getpid())-B", "other-\(number)"])
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: course.root.path + "/.lab/networks") == []
    )
    #expect(Wholeness(course: course).leftovers().count == 2)
  }
}
