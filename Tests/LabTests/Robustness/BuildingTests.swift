import Foundation
import Processes
import Testing

/// What happens to a build, or to the command that waits for it. A script stands in for the package
/// manager: the package is locked while tests run.
@Suite(.serialized) struct BuildingTests {
  private let course: TemporaryCourse

  init() throws { course = try TemporaryCourse("untouched") }

  /// The wrapper with which `lab` finds a script as `swift`.
  private func swift(_ script: String) throws -> [String] {
    try course.write("#!/bin/sh\n\(script)\n", to: "tools/swift")
    let tools = course.root.appending(path: "tools").path
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: tools + "/swift")
    return ["/usr/bin/env", "-u", "LAB_BIN", "PATH=\(tools):/usr/bin:/bin"]
  }

  @Test(arguments: [SIGKILL, SIGTERM, SIGINT])
  func theBuildEndsWithTheCommand(signal: Int32) throws {
    let mark = course.root.appending(path: "building")
    let wrapper = try swift("touch '\(mark.path)'; sleep 1000")
    let started = try StartedLab(["grade", "3"], in: course, wrapper: wrapper)
    while !FileManager.default.fileExists(atPath: mark.path), started.isRunning { usleep(1000) }
    started.send(signal)
    #expect(started.wait() == .signalled(signal))
    #expect(Wholeness(course: course).processes() == [])
    #expect(try course.finish(["list"]).status == 0)
    #expect(Wholeness(course: course).leftovers() == [])
  }

  /// Not the student's fault, and not said to be.
  @Test(
    arguments: [
      ("kill -9 $$", "ended from outside, by signal 9"),
      ("echo 'error: compile command failed due to signal 15 (use -v)'; exit 1", "by signal 15"),
      (
        "echo 'error: unable to write: No space left on device'; exit 1",
        "nothing can be written (no space left on device)"
      ),
    ])
  func whatKeptABuildFromItsEnd(script: String, words: String) throws {
    let result = try course.finish(["grade", "3"], wrapper: try swift(script))
    #expect(result.status == 1)
    let text = result.text.replacing("\n", with: " ")
    #expect(text.contains(words), "\(result.text)")
    #expect(!text.contains("compile yet") && !text.contains("If you added a file"))
  }

  @Test func anotherBuildIsWaitedForAndSaidSo() throws {
    let script =
      "echo 'Another instance of SwiftPM (PID: 1) is already running, waiting' >&2; sleep 1.5; exit 1"
    let result = try course.finish(["grade", "3"], wrapper: try swift(script))
    #expect(result.text.hasPrefix("Another build of this course is under way"), "\(result.text)")
  }

  /// Another command that builds meanwhile replaces the runner; this one's stays.
  @Test func theRunnerIsHeld() throws {
    let products = course.root.appending(path: ".build/debug")
    try FileManager.default.createDirectory(at: products, withIntermediateDirectories: true)
    let runner = products.appending(path: "labs-runner").path
    try FileManager.default.copyItem(
      atPath: course.root.appending(path: "bin/labs-runner").resolvingSymlinksInPath().path,
      toPath: runner)
    let started = try StartedLab(["grade", "1"], in: course, wrapper: try swift("exit 0"))
    while !started.text.contains("1.1"), started.isRunning { usleep(1000) }
    try FileManager.default.removeItem(atPath: runner)
    started.wait()
    #expect(!started.text.contains("could not be started"), "\(started.text)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: products.path) == [])
  }
}
