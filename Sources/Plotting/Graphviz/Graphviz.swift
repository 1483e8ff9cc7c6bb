import Foundation
import Processes

/// Graphviz's program `dot`, which lays out nodes and arrows.
struct Graphviz: Sendable {
  /// Seconds after which a run is killed.
  let timeLimit: Double

  /// Whether there is one in `PATH`.
  static var isInstalled: Bool { Command("dot", []) != nil }

  /// Draws a diagram, with its title above it.
  func output(
    of diagram: Figure.Diagram, title: String, format: GnuplotScript.Format
  ) throws(PlottingError) -> Data {
    let file = Leftovers.temporary(".dot")
    let type = format == .svg ? "svg" : "png"
    // A backslash would begin an escape.
    let label = title.replacing("\\", with: "\\\\")
    let arguments = [
      "-T\(type)", "-Glabel=\(label)", "-Glabelloc=t", "-Gfontname=Helvetica", file.path,
    ]
    guard let command = Command("dot", arguments) else { throw .graphvizMissing }
    let result: Command.Result
    do {
      try Data(diagram.dot.utf8).write(to: file)
      defer { try? FileManager.default.removeItem(at: file) }
      result = try command.run(timeLimit: timeLimit)
    } catch {
      throw .cannotWrite(path: file.path, reason: error.localizedDescription)
    }
    switch result.ending {
    case .exited(0) where !result.output.isEmpty: return result.output
    case .exited(let status), .notStarted(let status):
      throw .graphvizFailed(status: status, stderr: result.errorText)
    case .timedOut:
      throw .graphvizFailed(status: 0, stderr: "it took longer than \(timeLimit) s")
    }
  }
}
