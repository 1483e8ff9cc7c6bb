import Foundation

/// A folder for one runner to work in, so that nothing it writes, renames or deletes by a relative
/// path is the course's.
struct RunnerFolder {
  let url: URL

  /// Where the runtime writes its report of a crash.
  var crashFile: URL { url.appending(path: "crash.json") }

  private static let prefix = "lab-run-"

  /// Folders of programs that were killed before they could clean up, removed once.
  private static let leftovers: Void = {
    let place = FileManager.default.temporaryDirectory
    let names = (try? FileManager.default.contentsOfDirectory(atPath: place.path)) ?? []
    for name in names where name.hasPrefix(prefix) {
      let owner = name.dropFirst(prefix.count).prefix { $0 != "-" }
      guard let identifier = pid_t(owner), kill(identifier, 0) != 0, errno == ESRCH else {
        continue
      }
      try? FileManager.default.removeItem(at: place.appending(path: name))
    }
  }()

  /// - Throws: ``RunnerFolderError``.
  init() throws {
    Self.leftovers
    url = FileManager.default.temporaryDirectory
      .appending(path: "\(Self.prefix)\(getpid())-\(UUID().uuidString)")
    do {
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: false)
    } catch {
      throw RunnerFolderError(path: url.deletingLastPathComponent().path)
    }
  }

  func remove() {
    try? FileManager.default.removeItem(at: url)
  }
}

/// The folder for temporary files cannot be used.
struct RunnerFolderError: Error, CustomStringConvertible {
  let path: String

  var description: String {
    "the folder for temporary files, \(path), cannot be written. Set TMPDIR to one that can"
  }
}
