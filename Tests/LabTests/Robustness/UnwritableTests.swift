import Foundation
import Lessons
import Testing

/// A folder that is read-only, and a disk that is full: clear words, the right exit code, nothing
/// lost.
@Suite(.serialized) struct UnwritableTests {
  private static let file = "Labs/Lab03Statistics.swift"
  private let course: TemporaryCourse
  private let edited: String

  init() throws {
    course = try TemporaryCourse("edited")
    edited = try #require(Lesson.lab(3)).pristineFile
      .replacing("throw Unsolved(\"3.1\")", with: "// do: right")
    try course.write(edited, to: Self.file)
  }

  /// What every command says and returns where nothing can be written.
  private static let commands: [(arguments: [String], status: Int32, words: [String])] = [
    ([], 0, ["swift run lab"]),
    (["list"], 0, ["3.13"]),
    (["next"], 0, ["Next"]),
    (["doctor"], 1, ["MISSING  Progress", "REASON"]),
    (["data"], 0, ["MNIST"]),
    (["grade", "3.1"], 0, ["✓ 3.1", "Your progress could not be noted.", "REASON"]),
    (["grade", "3"], 1, ["1 of 13 passed", "Your progress could not be noted.", "REASON"]),
    (["hint", "3.2"], 0, ["Hint 1 of", "could not be noted", "REASON"]),
    (["3.1"], 0, ["Exercise 3.1", "Your progress could not be noted.", "REASON"]),
    (["reset", "3.1"], 1, ["REASON", "Look whether the disk is full"]),
    (["reset", "3"], 1, ["REASON", "Look whether the disk is full"]),
    (["solution", "3.2", "--force"], 1, ["REASON"]),
  ]

  private func check(
    reason: String, run: ([String]) throws -> (status: Int32, text: String)
  ) throws {
    for command in Self.commands where hasSolutions || command.arguments.first != "solution" {
      let result = try run(command.arguments)
      let text = result.text.replacing("\n", with: " ")
      #expect(result.status == command.status, "\(command.arguments)\n\(result.text)")
      for words in command.words {
        #expect(
          text.contains(words == "REASON" ? reason : words), "\(command.arguments)\n\(result.text)")
      }
      for words in ["Fatal error", "Error Domain", "NSCocoa", "Thread 0", "Optional("] {
        #expect(!text.contains(words), "\(command.arguments)\n\(result.text)")
      }
    }
    #expect(try course.text(of: Self.file) == edited)
    #expect(Wholeness(course: course).leftovers() == [])
  }

  /// The limit on the size of files stands in for the disk: nobody has to be root for it.
  @Test func aFullDisk() throws {
    try check(reason: "file too large") { arguments in
      let script = "{ (trap '' XFSZ; ulimit -f 0; \"$0\" \"$@\"; echo \"exit $?\") 2>&1; } | cat"
      let result = try course.finish(arguments, wrapper: ["/bin/sh", "-c", script])
      let lines = result.text.split(separator: "\n")
      let status = lines.last.flatMap { Int32($0.dropFirst("exit ".count)) }
      return (try #require(status), lines.dropLast().joined(separator: "\n"))
    }
    #expect(!course.exists(".lab/progress.json"))
    // With room again everything goes on.
    #expect(try course.finish(["grade", "3.1"]).status == 0)
    #expect(try course.finish(["reset", "3.1"]).status == 0)
    #expect(try course.finish(["undo"]).status == 0)
    #expect(try course.text(of: Self.file) == edited)
  }

  #if os(Linux)
    /// Root may write everywhere; without two of its powers it may not.
    private static let asOthers =
      geteuid() == 0
      ? ["/usr/bin/setpriv", "--bounding-set=-dac_override,-dac_read_search"] : []

    @Test(arguments: [false, true])
    func aReadOnlyFolder(hasProgress: Bool) throws {
      if hasProgress { #expect(try course.finish(["hint", "3.3"]).status == 0) }
      try FileManager.default.createDirectory(
        at: course.root.appending(path: "tmp"), withIntermediateDirectories: true)
      let folders = [course.root] + ["Labs", ".lab"].map { course.root.appending(path: $0) }
      func allow(_ mode: Int) {
        for folder in folders { chmod(folder.path, mode_t(mode)) }
        for file in [Self.file, ".lab/lock", ".lab/progress.json"] {
          chmod(course.root.appending(path: file).path, mode_t(mode & 0o666))
        }
      }
      try FileManager.default.createDirectory(
        at: course.root.appending(path: "screens"), withIntermediateDirectories: true)
      allow(0o555)
      defer { allow(0o755) }
      try check(reason: "permission denied") {
        try course.finish($0, wrapper: Self.asOthers)
      }
      let data = try course.finish(["data", "mnist", "--from", "/"], wrapper: Self.asOthers)
      #expect(data.status == 1 && data.text.contains("permission denied"), "\(data.text)")
      let undo = try course.finish(["undo"], wrapper: Self.asOthers)
      #expect(undo.status == 1 && undo.text.contains("permission denied"), "\(undo.text)")
      #expect(course.exists(".lab/progress.json") == hasProgress)
    }

    @Test func aScreenThatTakesNothing() throws {
      for arguments in [["list"], ["grade", "3.1"], ["grade", "3", "--json"]] {
        #expect(try course.finish(arguments, output: "/dev/full").status == 1)
      }
      #expect(try course.text(of: ".lab/progress.json").contains("\"3.13\""))
    }
  #endif

  @Test func noPlaceForTemporaryFiles() throws {
    let result = try course.finish(
      ["grade", "3.1"], wrapper: ["/usr/bin/env", "TMPDIR=/proc"])
    #expect(result.status == 1)
    let words = result.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("the folder for temporary files, /proc, cannot be written. Set TMPDIR"))
  }
}
