import Foundation
import Grading
import Processes

/// Builds a runner and turns the compiler's errors into feedback.
struct RunnerBuild {
  let folder: CourseFolder

  enum Result {
    case built(Implementation)
    case failed(errors: [CompilerError], log: String)
    case interrupted
  }

  /// The runner of `Labs`, or of `Solutions`, up to date with its sources.
  ///
  /// `LAB_BIN` names a folder of ready-made runners and skips the build; the course's own tests use
  /// it, because the package is locked while they run.
  ///
  /// - Parameter interrupted: asked again and again; ends the build once it says `true`, and it must go on to.
  func run(solutions: Bool, interrupted: (() -> Bool)? = nil) throws -> Result {
    try run(
      product: solutions ? "solutions-runner" : "labs-runner", of: solutions ? "Solutions" : "Labs",
      interrupted: interrupted)
  }

  /// The runner of some folder of sources.
  func run(
    product: String, of sources: String, interrupted: (() -> Bool)? = nil
  ) throws -> Result {
    func implementation(in bin: URL) -> Result {
      .built(Implementation(folder: sources, runner: bin.appending(path: product).path))
    }
    if let bin = ProcessInfo.processInfo.environment["LAB_BIN"] {
      return implementation(in: URL(filePath: bin))
    }
    guard
      let command = Command(
        "swift", ["build", "--package-path", folder.root.path, "--product", product])
    else { throw LabFailure.noSwift }
    let build = try command.run(onTerminal: lastBuildWasColoured, interrupted: interrupted)
    if let interrupted, interrupted() { return .interrupted }
    guard build.isSuccess else {
      let log = (build.outputText + build.errorText).withoutTerminalCodes
      return .failed(errors: CompilerError.all(in: log, root: folder.root), log: log)
    }
    return implementation(in: folder.root.appending(path: ".build/debug"))
  }

  /// Whether the package was last built by somebody at a terminal, this program's own `swift run`
  /// first of all.
  ///
  /// The package manager asks the compiler for coloured messages when its output is a terminal, and
  /// builds everything anew when that changes. So this build has to look the same as the last one.
  private var lastBuildWasColoured: Bool {
    let manifest = folder.root.appending(path: ".build/debug.yaml")
    return (try? Data(contentsOf: manifest))?.range(of: Data("-color-diagnostics".utf8)) != nil
  }
}
