import Foundation
import Grading
import Lessons
import Testing

@testable import lab

@Suite struct ExerciseFileTests {
  private let lesson = Course.lessons.first { $0.number == 3 }!
  private var pristine: ExerciseFile { ExerciseFile(path: "x", text: lesson.pristineFile) }

  @Test func everyExerciseIsFoundInThePristineFile() throws {
    for exercise in lesson.exercises {
      let line = try #require(pristine.line(of: exercise))
      #expect(pristine.lines[line - 1].contains("func \(exercise.function)("))
      let region = try #require(pristine.region(of: exercise))
      #expect(region.contains(line - 1))
    }
  }

  @Test func resetBringsBackExactlyTheStub() throws {
    for exercise in lesson.exercises {
      var file = ExerciseFile(
        path: "x",
        text: lesson.pristineFile.replacing(
          "    throw Unsolved(\"\(exercise.id)\")", with: "    let x = 1\n\n    return x"))
      #expect(file.text != lesson.pristineFile)
      file.reset(exercise, in: try #require(file.region(of: exercise)))
      #expect(file.text == lesson.pristineFile)
    }
  }

  @Test func windowsLineEndingsStay() throws {
    let crlf = lesson.pristineFile.replacing("\n", with: "\r\n")
    var file = ExerciseFile(
      path: "x", text: crlf.replacing("    throw Unsolved(\"3.2\")", with: "    fatalError()"))
    #expect(file.line(of: lesson.exercises[1]) == pristine.line(of: lesson.exercises[1]))
    file.reset(lesson.exercises[1], in: try #require(file.region(of: lesson.exercises[1])))
    #expect(file.text == crlf)
  }

  /// Neither a brace in the first column nor a mark of the student's own ends an exercise.
  @Test func bracesAndMarksInsideBelongToTheExercise() throws {
    for body in ["    return 1\n}\n", "    // MARK: my own part\n    return 1"] {
      var file = ExerciseFile(
        path: "x",
        text: lesson.pristineFile.replacing("    throw Unsolved(\"3.2\")\n  }", with: body))
      file.reset(lesson.exercises[1], in: try #require(file.region(of: lesson.exercises[1])))
      #expect(file.text == lesson.pristineFile)
    }
  }

  @Test func whatFollowsTheTypeIsNotPartOfItsLastExercise() throws {
    let last = try #require(lesson.exercises.last)
    let below = "\nprivate func helper() -> Int {\n  1\n}\n"
    for body in ["    return 1\n  }", "    return 1\n}"] {
      var file = ExerciseFile(
        path: "x",
        text: lesson.pristineFile.replacing("    throw Unsolved(\"\(last.id)\")\n  }", with: body)
          + below)
      file.reset(last, in: try #require(file.region(of: last)))
      #expect(file.text == lesson.pristineFile + below)
    }
  }

  @Test func aLostMarkerIsNoticed() {
    let text = lesson.pristineFile.replacing("// MARK: 3.2 ", with: "// ")
    let file = ExerciseFile(path: "x", text: text)
    #expect(file.region(of: lesson.exercises[1]) == nil)
    #expect(file.line(of: lesson.exercises[1]) != nil)
  }
}

@Suite struct ProgressStoreTests {
  private let folder = FileManager.default.temporaryDirectory.appending(
    path: "lab-progress-\(UUID().uuidString)")

  private func store(_ warnings: Warnings = Warnings()) -> ProgressStore {
    ProgressStore(folder: folder) { warnings.texts.append($0) }
  }

  @Test func isEmptyAtFirstAndKeepsWhatIsNoted() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    #expect(store().load() == Progress())
    try store().update { $0["3.2"].hintsShown = [2] }
    #expect(store().load()["3.2"].hintsShown == [2])
    try store().update { $0["3.1"].points = 5 }
    #expect(store().load()["3.2"].hintsShown == [2])
  }

  @Test(arguments: ["", "{", "[]", "{\"version\": 99, \"exercises\": {}}", "\u{0}\u{1}"])
  func anUnreadableFileIsSetAside(content: String) throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(content.utf8).write(to: folder.appending(path: "progress.json"))
    let warnings = Warnings()
    #expect(store(warnings).load() == Progress())
    #expect(warnings.texts.count == 1)
    let kept = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasPrefix("progress-unreadable-") }
    #expect(kept.count == 1)
    #expect(try String(contentsOf: folder.appending(path: kept[0]), encoding: .utf8) == content)
  }

  @Test func changesFromTwoSidesAreBothKept() async throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    await withTaskGroup(of: Void.self) { group in
      for number in 1...20 {
        group.addTask { [store = store()] in
          try? store.update { $0["3.\(number)"].points = number }
        }
      }
    }
    #expect(store().load().exercises.count == 20)
  }

  private final class Warnings: @unchecked Sendable {
    var texts: [String] = []
  }
}

@Suite struct SnapshotsTests {
  private let root = FileManager.default.temporaryDirectory.appending(
    path: "lab-snapshots-\(UUID().uuidString)")

  @Test func undoWalksBackAndLosesNothing() throws {
    defer { try? FileManager.default.removeItem(at: root) }
    let snapshots = Snapshots(folder: CourseFolder(root: root))
    let file = root.appending(path: "Labs/Lab03Statistics.swift")
    try AtomicFile.write("first", to: file)
    _ = try snapshots.replace(file, before: "reset 3.1") { _ in "second" }
    _ = try snapshots.replace(file, before: "reset 3.2") { _ in "third" }
    #expect(try AtomicFile.read(file) == "third")
    #expect(try snapshots.undo().entry.before == "reset 3.2")
    #expect(try AtomicFile.read(file) == "second")
    let (_, kept) = try snapshots.undo()
    #expect(try AtomicFile.read(file) == "first")
    #expect(try AtomicFile.read(root.appending(path: try #require(kept))) == "second")
    #expect(throws: LabFailure.self) { try snapshots.undo() }
    #expect(try AtomicFile.read(file) == "first")
  }
}

@Suite struct AtomicFileTests {
  private let folder = FileManager.default.temporaryDirectory.appending(
    path: "lab-files-\(UUID().uuidString)")

  @Test func permissionsAndLinksStay() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "file")
    let link = folder.appending(path: "link")
    try AtomicFile.write("one", to: file)
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path)
    try FileManager.default.createSymbolicLink(at: link, withDestinationURL: file)
    try AtomicFile.write("two", to: link)
    #expect(try AtomicFile.read(file) == "two")
    let attributes = try FileManager.default.attributesOfItem(atPath: file.path)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link.path) == file.path)
  }

  @Test func devicesAreWrittenToNotReplaced() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let pipe = folder.appending(path: "pipe")
    #expect(mkfifo(pipe.path, 0o600) == 0)
    let reader = open(pipe.path, O_RDONLY | O_NONBLOCK)
    defer { close(reader) }
    try AtomicFile.write("through", to: pipe)
    var bytes = [UInt8](repeating: 0, count: 16)
    #expect(read(reader, &bytes, 16) == 7)
    let type = try FileManager.default.attributesOfItem(atPath: pipe.path)[.type]
    #expect(type as? FileAttributeType != .typeRegular)
  }

  @Test func missingFoldersAreSaid() {
    #expect(throws: LabFailure.self) {
      try AtomicFile.write("", to: folder.appending(path: "no/where"), creatingFolders: false)
    }
  }
}

@Suite struct HintOrderTests {
  @Test func theHintThatIsCalledForComesFirst() {
    var entry = Progress.Entry()
    #expect(HintOrder.next(of: 4, after: entry) == 1)
    entry.hintCalledFor = 3
    #expect(HintOrder.next(of: 4, after: entry) == 3)
    entry.hintsShown = [3]
    #expect(HintOrder.next(of: 4, after: entry) == 1)
    entry.hintsShown = [3, 1, 2, 4]
    #expect(HintOrder.next(of: 4, after: entry) == nil)
  }
}

@Suite struct CompilerErrorTests {
  @Test func errorsAreReadFromTheLog() {
    let log = """
      Building for debugging...
      [3/4] Compiling Labs Lab03Statistics.swift
      /course/Labs/Lab03Statistics.swift:20:5: error: cannot find 'foo' in scope [#Group]
      18 |   public func mean(
         |     `- error: cannot find 'foo' in scope
      /course/Labs/Lab03Statistics.swift:20:5: error: cannot find 'foo' in scope [#Group]
      /course/Sources/LabKit/Lab.swift:1:1: error: broken
      """
    let errors = CompilerError.all(in: log, root: URL(filePath: "/course"))
    #expect(
      errors == [
        CompilerError(
          file: "Labs/Lab03Statistics.swift", line: 20, column: 5,
          message: "cannot find 'foo' in scope"),
        CompilerError(file: "Sources/LabKit/Lab.swift", line: 1, column: 1, message: "broken"),
      ])
    #expect(errors.map(\.isOwn) == [true, false])

    let coloured = log.replacing("error: ", with: "\u{1B}[0;31merror: \u{1B}[0m\u{1B}[1m")
      .replacing("\n", with: "\u{1B}[0m\r\n")
    #expect(
      CompilerError.all(in: coloured.withoutTerminalCodes, root: URL(filePath: "/course")) == errors
    )
  }
}
