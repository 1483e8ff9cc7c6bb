import Foundation
import Processes

/// A folder for one runner to work in, so that nothing it writes, renames or deletes by a relative
/// path is the course's.
struct RunnerFolder {
  let url: URL

  /// Where the runtime writes its report of a crash.
  var crashFile: URL { url.appending(path: "crash.json") }

  /// Those of programs that were killed, removed once.
  private static let leftovers: Void = Leftovers.remove()

  /// - Throws: ``TemporaryFolderError``.
  init() throws {
    Self.leftovers
    url = try Leftovers.temporaryFolder()
  }

  func remove() {
    try? FileManager.default.removeItem(at: url)
  }
}
