import Foundation
import Lessons
import TestSupport
import Testing

/// A course folder with its own copy of what a student may change, and a planted runner in place of
/// the student's.
final class TemporaryCourse {
  let root: URL
  private let planted: String
  /// What was shown so far, by the name of its golden file.
  private var screens: [String: String] = [:]

  init(_ planted: String) throws {
    self.planted = planted
    root = FileManager.default.temporaryDirectory.appending(path: "lab-course-\(UUID().uuidString)")
    let manager = FileManager.default
    try manager.createDirectory(
      at: root.appending(path: "bin"), withIntermediateDirectories: true)
    for name in ["Course.md", "Package.swift", "Solutions", "References"]
    where manager.fileExists(atPath: BuiltProducts.root.appending(path: name).path) {
      try manager.createSymbolicLink(
        at: root.appending(path: name),
        withDestinationURL: BuiltProducts.root.appending(path: name))
    }
    for (name, target) in [
      ("labs-runner", "planted-runner"), ("solutions-runner", "solutions-runner"),
    ] {
      try manager.createSymbolicLink(
        atPath: root.appending(path: "bin/\(name)").path,
        withDestinationPath: BuiltProducts.path(target))
    }
    for lesson in Course.lessons {
      try write(lesson.pristineFile, to: "Labs/\(lesson.file)")
    }
  }

  deinit { try? FileManager.default.removeItem(at: root) }

  func text(of path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  func write(_ text: String, to path: String) throws {
    let file = root.appending(path: path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    // Whole at every moment: who watches must not find half of it.
    try Data(text.utf8).write(to: file, options: .atomic)
  }

  func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: root.appending(path: path).path)
  }

  /// What the programs of this course are started with.
  var environment: [String: String] {
    // Without MNIST, which not everybody has: screens must be the same everywhere.
    ProcessInfo.processInfo.environment.filter { $0.key != "LAB_DATA" }.merging([
      "LAB_HOME": root.path, "LAB_BIN": root.appending(path: "bin").path, "LAB_PLANTED": planted,
      "COLUMNS": "80",
    ]) { $1 }
  }

  /// Runs `lab` as from a terminal of 80 columns that takes plain text only.
  ///
  /// - Parameter namesHome: whether `LAB_HOME` says where the course is; otherwise it is found from
  ///   the working directory.
  func run(_ arguments: [String], namesHome: Bool = true) throws -> (status: Int32, text: String) {
    let process = Process()
    process.executableURL = URL(filePath: BuiltProducts.path("lab"))
    process.arguments = arguments
    process.currentDirectoryURL = root
    process.environment = environment.filter { namesHome || $0.key != "LAB_HOME" }
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }

  /// Runs `lab` and holds its screen against a golden file.
  func expect(
    _ name: String, _ arguments: [String], exit: Int32 = 0, isLast: Bool = true,
    lastLines: Int? = nil, location: SourceLocation = #_sourceLocation
  ) throws {
    let result = try run(arguments)
    #expect(result.status == exit, "\(result.text)", sourceLocation: location)
    var lines = result.text.components(separatedBy: "\n")
    if let lastLines { lines = lines.suffix(lastLines) }
    let screen =
      "$ lab \(arguments.joined(separator: " "))\n"
      + lines.joined(separator: "\n")
      .replacing(root.path, with: "COURSE")
      .replacing(/\d{4}-\d\d-\d\d-\d{6}(-\d+)?/, with: "DATE-TIME")
    for line in screen.components(separatedBy: "\n") where !line.contains("COURSE") {
      #expect(line.count <= 80, "wider than the terminal: \(line)", sourceLocation: location)
    }
    let golden = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Golden/\(name).txt")
    screens[name, default: ""] += screen
    let all = screens[name] ?? ""
    if ProcessInfo.processInfo.environment["LAB_UPDATE_GOLDEN"] != nil {
      try Data(all.utf8).write(to: golden)
      return
    }
    let expected = try String(contentsOf: golden, encoding: .utf8)
    // A file may hold several screens: so far it must begin with those shown, and at the end be them.
    #expect(
      isLast ? expected == all : expected.hasPrefix(all), "\(name) differs:\n\(screen)",
      sourceLocation: location)
  }
}
