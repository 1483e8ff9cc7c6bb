import Foundation
import Processes

/// The gnuplot program: where it is, and one run of it.
struct Gnuplot: Sendable {
  /// Where gnuplot is; `nil` looks through `PATH`.
  let path: String?
  /// Seconds after which a run is killed.
  let timeLimit: Double

  private func command(_ arguments: [String]) throws(PlottingError) -> Command {
    if let path {
      guard FileManager.default.isExecutableFile(atPath: path) else { throw .gnuplotMissing }
      return Command(executable: path, arguments: arguments)
    }
    guard let command = Command("gnuplot", arguments) else { throw .gnuplotMissing }
    return command
  }

  /// Runs a script and returns what gnuplot wrote to its standard output.
  func output(of script: String) throws(PlottingError) -> Data {
    let file = Leftovers.temporary(".gnuplot")
    // `-d` passes over the user's own settings, as does an environment without GNUTERM.
    let command = try command(["-d", file.path])
    let result: Command.Result
    do {
      try Data(script.utf8).write(to: file)
      defer { try? FileManager.default.removeItem(at: file) }
      result = try command.run(timeLimit: timeLimit, removing: ["GNUTERM"])
    } catch {
      throw .cannotWrite(path: file.path, reason: error.localizedDescription)
    }
    switch result.ending {
    case .timedOut: throw .timedOut(seconds: timeLimit)
    case .notStarted(let code):
      throw .gnuplotFailed(
        status: code, stderr: "it could not be started: \(String(cString: strerror(code)))")
    case .exited(let status):
      guard status == 0, !result.output.isEmpty else {
        throw .gnuplotFailed(status: status, stderr: result.errorText)
      }
      return result.output
    }
  }
}
