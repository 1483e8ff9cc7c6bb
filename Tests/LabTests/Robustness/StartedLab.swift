import Foundation
import Processes
import TestSupport

/// A `lab` that was started and is not waited for, in a course of its own.
final class StartedLab {
  private let child: ChildProcess
  var identifier: pid_t { child.identifier }
  private let output: URL
  private var ending: ChildProcess.Ending?

  /// - Parameters:
  ///   - course: its folder `tmp` takes the temporary files.
  ///   - wrapper: a program and its arguments that start `lab` in their own way.
  ///   - output: where the screen goes; a file of the course by default.
  init(
    _ arguments: [String], in course: TemporaryCourse, wrapper: [String] = [],
    output: String? = nil
  ) throws {
    let temporary = course.root.appending(path: "tmp")
    try FileManager.default.createDirectory(at: temporary, withIntermediateDirectories: true)
    let place = course.root.appending(path: "screens")
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    self.output = output.map { URL(filePath: $0) } ?? place.appending(path: UUID().uuidString)
    let null = open("/dev/null", O_RDONLY | O_CLOEXEC)
    let screen = open(self.output.path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
    defer { for descriptor in [null, screen] { close(descriptor) } }
    let command = wrapper + [BuiltProducts.path("lab")] + arguments
    child = try ChildProcess(
      executable: command[0], arguments: Array(command.dropFirst()),
      environment: course.environment.merging(["TMPDIR": temporary.path]) { $1 },
      descriptors: [null, screen, screen])
  }

  /// Only this program, not what it started, as `kill` does.
  func send(_ signal: Int32) { kill(child.identifier, signal) }

  var isRunning: Bool {
    ending = ending ?? child.ended()
    return ending == nil
  }

  /// How it ended; whoever has not after two minutes is killed.
  @discardableResult
  func wait() -> ChildProcess.Ending {
    let deadline = ContinuousClock.now + .seconds(120)
    while isRunning {
      if ContinuousClock.now > deadline { child.kill() }
      usleep(1000)
    }
    return ending ?? .signalled(SIGKILL)
  }

  var text: String { (try? String(contentsOf: output, encoding: .utf8)) ?? "" }
}

extension TemporaryCourse {
  /// Runs `lab` to its end; `status` is negative for a signal.
  func finish(
    _ arguments: [String], wrapper: [String] = [], output: String? = nil
  ) throws -> (status: Int32, text: String) {
    let started = try StartedLab(arguments, in: self, wrapper: wrapper, output: output)
    switch started.wait() {
    case .exited(let code): return (code, started.text)
    case .signalled(let signal): return (-signal, started.text)
    }
  }
}
