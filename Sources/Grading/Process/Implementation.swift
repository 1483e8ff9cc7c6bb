import Foundation

/// Code that can be graded: a folder of sources and the runner built from it.
public struct Implementation: Sendable {
  /// The folder's name at the root of the course: `Labs` or `Solutions`.
  public let folder: String
  /// The runner's executable.
  public let runner: String

  public init(folder: String, runner: String) {
    self.folder = folder
    self.runner = runner
  }
}

/// What a runner may use in all before it is stopped.
enum Allowance {
  /// Bytes of memory.
  static let memory = 2 << 30
  /// Processor seconds after which the system itself ends a runner that nobody watches any more.
  static let processorSeconds = 600
  /// The same for a whole lesson.
  static let lessonSeconds = 4 * 3600
}
