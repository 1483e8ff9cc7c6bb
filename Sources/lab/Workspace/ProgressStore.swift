import Foundation

/// Reads and changes the progress on disk.
struct ProgressStore {
  let folder: URL
  /// Told when the file could not be used and was set aside.
  let warn: (String) -> Void

  private var file: URL { folder.appending(path: "progress.json") }

  /// The progress so far; empty for a new student. A file that cannot be read is set aside, never
  /// overwritten.
  func load() -> Progress {
    do {
      if let progress = try read() { return progress }
      // Another command may be doing the same.
      return try FolderLock.withLock(in: folder) { try usable() }
    } catch {
      warn("Your progress is not known. \(error)")
      return Progress()
    }
  }

  /// Changes the progress, whole or not at all, while no other command does.
  func update(_ change: (inout Progress) -> Void) throws {
    try FolderLock.withLock(in: folder) {
      var progress = try usable()
      let before = progress
      change(&progress)
      guard progress != before else { return }
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
      try AtomicFile.write(
        String(decoding: try encoder.encode(progress), as: UTF8.self) + "\n", to: file)
    }
  }

  /// The progress; `nil` when the file's content is of no use.
  private func read() throws -> Progress? {
    guard AtomicFile.exists(file) else { return Progress() }
    let progress = try? JSONDecoder().decode(Progress.self, from: try AtomicFile.data(of: file))
    return progress?.version == Progress.version ? progress : nil
  }

  /// The progress, after setting aside a file that is of no use.
  private func usable() throws -> Progress {
    if let progress = try read() { return progress }
    let aside = try AtomicFile.setAside(file)
    warn(
      "Your progress file could not be read. It was kept as .lab/\(aside), and counting starts anew; "
        + "your code in Labs/ is untouched. `swift run lab grade` fills it again.")
    return Progress()
  }
}
