import Foundation

/// Code that can be graded: a folder of sources and the runner built from it.
public struct Implementation: Sendable {
  /// The folder's name at the root of the course: `Labs` or `Solutions`.
  public let folder: String
  /// The runner's executable.
  public let runner: String
  /// What the runner is started with.
  public let arguments: [String]

  /// Whether a crash is told with its file and line, which takes the system a while to find out.
  public let locatesCrashes: Bool

  public init(
    folder: String, runner: String, arguments: [String] = [], locatesCrashes: Bool = true
  ) {
    self.folder = folder
    self.runner = runner
    self.arguments = arguments
    self.locatesCrashes = locatesCrashes
  }
}
