import Foundation
import Grading
import Processes
import Synchronization

/// Builds a runner and turns the compiler's errors into feedback.
struct RunnerBuild {
  let folder: CourseFolder

  enum Result {
    case built(Implementation)
    case failed(errors: [CompilerError], log: String)
    case interrupted
  }

  /// What is said when `waiting` is called.
  static let waitingWords =
    "Another build of this course is under way (a `swift test`, another `lab`); waiting for its end …"

  /// The runner of `Labs`, or of `Solutions`, up to date with its sources.
  ///
  /// `LAB_BIN` names a folder of ready-made runners and skips the build; the course's own tests use
  /// it, because the package is locked while they run.
  ///
  /// - Parameters:
  ///   - interrupted: asked again and again; ends the build once it says `true`, and it must go on to.
  ///   - waiting: called once if another build has to come to its end first.
  func run(
    solutions: Bool, interrupted: (() -> Bool)? = nil, waiting: @escaping () -> Void = {}
  ) throws -> Result {
    try run(
      product: solutions ? "solutions-runner" : "labs-runner", of: solutions ? "Solutions" : "Labs",
      interrupted: interrupted, waiting: waiting)
  }

  /// The runner of some folder of sources.
  func run(
    product: String, of sources: String, interrupted: (() -> Bool)? = nil,
    waiting: @escaping () -> Void = {}
  ) throws -> Result {
    if let bin = ProcessInfo.processInfo.environment["LAB_BIN"] {
      let runner = URL(filePath: bin).appending(path: product).path
      return .built(Implementation(folder: sources, runner: runner))
    }
    guard
      let command = Command(
        "swift", ["build", "--package-path", folder.root.path, "--product", product])
    else { throw LabFailure.noSwift }
    var isWaiting = false
    let build: Command.Result
    do {
      build = try command.run(onTerminal: lastBuildWasColoured, interrupted: interrupted) {
        errors in
        guard !isWaiting, errors.contains("Another instance of SwiftPM") else { return }
        isWaiting = true
        waiting()
      }
    } catch let error as TemporaryFolderError {
      throw LabFailure.noTemporaryFolder(error.path)
    }
    if let interrupted, interrupted() { return .interrupted }
    guard build.isSuccess else {
      let log = (build.outputText + build.errorText).withoutTerminalCodes
      let errors = CompilerError.all(in: log, root: folder.root)
      if errors.isEmpty, let failure = failure(ending: build.ending, log) { throw failure }
      return .failed(errors: errors, log: log)
    }
    let runner = pinned(folder.products.appending(path: product))
    return .built(Implementation(folder: sources, runner: runner.path))
  }

  /// What, other than the code, kept a build from its end.
  private func failure(ending: Command.Ending, _ log: String) -> LabFailure? {
    // The package manager aborts where it cannot write.
    if let reason = reasonNotToWrite {
      return .cannotBuild(folder: folder.root.path, reason: reason)
    }
    if case .exited(let code) = ending, code > 128 { return .buildEnded(signal: code - 128) }
    if let match = log.firstMatch(of: /failed due to signal (\d+)/), let signal = Int32(match.1) {
      return .buildEnded(signal: signal)
    }
    let reasons = [ENOSPC, EROFS, EACCES, EDQUOT].map { String(cString: strerror($0)) }
    let reason = reasons.first { log.localizedCaseInsensitiveContains($0) }
    return reason.map { .cannotBuild(folder: folder.root.path, reason: $0.lowercased()) }
  }

  /// Why nothing can be written where builds go; `nil` if it can.
  private var reasonNotToWrite: String? {
    let file = folder.root.appending(path: ".build").appending(path: Leftovers.name("build"))
    defer { unlink(file.path) }
    do {
      try AtomicFile.write(Data(count: 1 << 16), to: file)
    } catch LabFailure.cannotWrite(_, let reason), LabFailure.cannotCreate(_, let reason) {
      return reason
    } catch {
      return "\(error)"
    }
    return nil
  }

  /// A second name for the runner, so that a command that meanwhile builds another one takes nothing
  /// away from this program.
  private func pinned(_ runner: URL) -> URL {
    let second = runner.deletingLastPathComponent().appending(
      path: Leftovers.name(runner.lastPathComponent))
    unlink(second.path)
    guard link(runner.path, second.path) == 0 else { return runner }
    Self.pins.withLock { _ = $0.insert(second.path) }
    return second
  }

  private static let pins = Mutex<Set<String>>([])

  /// Removes the names this program gave to runners.
  static func removePinned() {
    for path in pins.withLock({ $0 }) { unlink(path) }
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
