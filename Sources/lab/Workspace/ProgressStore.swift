import Foundation

/// Reads and changes the progress on disk.
struct ProgressStore {
  let folder: URL
  /// Told when the file could not be used and was set aside.
  let warn: (String) -> Void

  private var file: URL { folder.appending(path: "progress.json") }

  /// The progress so far; empty for a new student. A file that cannot be read is set aside, never
  /// overwritten.
  func load() -> Progress { usable() ?? Progress() }

  /// `nil` when the file can be neither read nor set aside.
  private func usable() -> Progress? {
    guard AtomicFile.exists(file) else { return Progress() }
    if let data = try? Data(contentsOf: file),
      let progress = try? JSONDecoder().decode(Progress.self, from: data),
      progress.version == Progress.version
    {
      return progress
    }
    let aside = folder.appending(path: "progress-unreadable-\(Timestamp.now).json")
    guard (try? FileManager.default.moveItem(at: file, to: aside)) != nil else {
      warn("Your progress file .lab/progress.json can be neither read nor moved; it is left alone.")
      return nil
    }
    warn(
      "Your progress file could not be read. It was kept as .lab/\(aside.lastPathComponent), and "
        + "counting starts anew; your code in Labs/ is untouched. `swift run lab grade` fills it "
        + "again.")
    return Progress()
  }

  /// Changes the progress, whole or not at all, while no other command does.
  func update(_ change: (inout Progress) -> Void) throws {
    try FolderLock.withLock(in: folder) {
      guard var progress = usable() else {
        throw LabFailure.cannotWrite(file.path, reason: "it is damaged and cannot be moved away")
      }
      let before = progress
      change(&progress)
      guard progress != before else { return }
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
      try AtomicFile.write(
        String(decoding: try encoder.encode(progress), as: UTF8.self) + "\n", to: file)
    }
  }
}
