import Foundation
import Grading

/// Builds a runner and turns the compiler's errors into feedback.
struct RunnerBuild {
  let folder: CourseFolder

  enum Result {
    case built(Implementation)
    case failed(errors: [CompilerError], log: String)
  }

  /// The runner of `Labs`, or of `Solutions`, up to date with its sources.
  ///
  /// `LAB_BIN` names a folder of ready-made runners and skips the build; the course's own tests use
  /// it, because the package is locked while they run.
  func run(solutions: Bool) throws -> Result {
    let product = solutions ? "solutions-runner" : "labs-runner"
    let sources = solutions ? "Solutions" : "Labs"
    func implementation(in bin: URL) -> Result {
      .built(Implementation(folder: sources, runner: bin.appending(path: product).path))
    }
    if let bin = ProcessInfo.processInfo.environment["LAB_BIN"] {
      return implementation(in: URL(filePath: bin))
    }
    let build = try swift(["build", "--product", product])
    guard build.status == 0 else {
      return .failed(
        errors: CompilerError.all(in: build.output, root: folder.root), log: build.output)
    }
    return implementation(in: folder.root.appending(path: ".build/debug"))
  }

  private func swift(_ arguments: [String]) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["swift"] + arguments
    process.currentDirectoryURL = folder.root
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    do {
      try process.run()
    } catch {
      throw LabFailure.cannotRead("/usr/bin/env", reason: error.localizedDescription)
    }
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }
}

/// One error of the compiler, in the student's terms.
struct CompilerError: Equatable {
  /// Relative to the course's root where it lies inside.
  let file: String
  let line: Int
  let column: Int
  let message: String

  /// Whether it lies in the student's folder.
  var isOwn: Bool { file.hasPrefix("Labs/") }

  /// The errors in a build's output, each once.
  static func all(in log: String, root: URL) -> [CompilerError] {
    var errors: [CompilerError] = []
    for match in log.matches(of: /(?m)^(\/[^:\n]+):(\d+):(\d+): error: (.*)$/) {
      let path = String(match.1)
      let prefix = root.standardizedFileURL.path + "/"
      let error = CompilerError(
        file: path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : path,
        line: Int(match.2) ?? 0, column: Int(match.3) ?? 0,
        message: String(match.4).replacing(/\ \[#\w+\]$/, with: ""))
      if !errors.contains(error) { errors.append(error) }
    }
    return errors
  }
}
