import Foundation

/// What can go wrong when a figure becomes a file.
public enum PlottingError: Error, Equatable, Sendable {
  /// There is no gnuplot in `PATH`, or not at the given path.
  case gnuplotMissing
  /// gnuplot ended with an exit status other than 0 (or 128 + signal), drew nothing, or could
  /// not be started (then the status is the system's error number).
  case gnuplotFailed(status: Int32, stderr: String)
  /// gnuplot was killed because it took longer than its time limit.
  case timedOut(seconds: Double)
  /// There is no Graphviz in `PATH`.
  case graphvizMissing
  /// Graphviz's `dot` ended with an exit status other than 0, or drew nothing.
  case graphvizFailed(status: Int32, stderr: String)
  /// A file could not be written.
  case cannotWrite(path: String, reason: String)
}

extension PlottingError: CustomStringConvertible, LocalizedError {
  public var description: String {
    switch self {
    case .gnuplotMissing:
      """
      gnuplot was not found; it draws the SVG and PNG figures. To install it:
        Debian, Ubuntu:  sudo apt install gnuplot-nox
        macOS:           brew install gnuplot
      """
    case .gnuplotFailed(let status, let stderr):
      "gnuplot failed with status \(status): \(stderr.isEmpty ? "it said nothing" : stderr)"
    case .timedOut(let seconds):
      "gnuplot was stopped: it took longer than \(seconds) s"
    case .graphvizMissing:
      """
      Graphviz was not found; it draws the SVG and PNG figures of graphs. To install it:
        Debian, Ubuntu:  sudo apt install graphviz
        macOS:           brew install graphviz
      """
    case .graphvizFailed(let status, let stderr):
      "Graphviz failed with status \(status): \(stderr.isEmpty ? "it said nothing" : stderr)"
    case .cannotWrite(let path, let reason):
      "cannot write \(path): \(reason)"
    }
  }

  public var errorDescription: String? { description }
}
