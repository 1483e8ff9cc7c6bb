import Foundation

/// Copies of the student's files from before something replaced them: `.lab/snapshots/`.
///
/// Nothing here is ever deleted. `undo` walks back through the resets, newest first.
struct Snapshots {
  let folder: CourseFolder

  struct Entry: Codable, Equatable {
    /// The copy's name in `.lab/snapshots/`.
    let copy: String
    /// The file it is a copy of, relative to the course's root.
    let file: String
    /// What was about to happen, such as `reset 3.2`.
    let before: String
    var undone = false
  }

  private var place: URL { folder.progress.appending(path: "snapshots") }
  private var index: URL { place.appending(path: "index.json") }

  /// Replaces a file's text after keeping a copy of the present one.
  ///
  /// - Returns: the copy's path, relative to the course's root.
  func replace(_ file: URL, with text: String, before reason: String) throws -> String {
    try FolderLock.withLock(in: folder.progress) {
      let entry = try keep(file, before: reason)
      try save(try entries() + [entry])
      try AtomicFile.write(text, to: file)
      return ".lab/snapshots/\(entry.copy)"
    }
  }

  /// Takes the newest reset back that is not undone yet.
  ///
  /// - Returns: what was undone, and where the replaced version is kept.
  /// - Throws: ``LabFailure/nothingToUndo``.
  func undo() throws -> (entry: Entry, kept: String?) {
    try FolderLock.withLock(in: folder.progress) {
      var entries = try entries()
      guard let last = entries.lastIndex(where: { !$0.undone }) else {
        throw LabFailure.nothingToUndo
      }
      let entry = entries[last]
      let file = folder.root.appending(path: entry.file)
      let content = try AtomicFile.data(of: place.appending(path: entry.copy))
      // Nothing to keep if the student deleted the file.
      var replaced =
        AtomicFile.exists(file) ? try keep(file, before: "undo of \(entry.before)") : nil
      replaced?.undone = true
      entries[last].undone = true
      // The file first: killed in between, the same undo can simply be asked for again.
      try AtomicFile.write(content, to: file)
      try save(entries + [replaced].compactMap { $0 })
      return (entry, replaced.map { ".lab/snapshots/\($0.copy)" })
    }
  }

  private func keep(_ file: URL, before reason: String) throws -> Entry {
    let time = Timestamp.now
    var copy = "\(time)-\(file.lastPathComponent)"
    var number = 2
    while AtomicFile.exists(place.appending(path: copy)) {
      copy = "\(time)-\(number)-\(file.lastPathComponent)"
      number += 1
    }
    try AtomicFile.write(try AtomicFile.data(of: file), to: place.appending(path: copy))
    return Entry(copy: copy, file: "Labs/\(file.lastPathComponent)", before: reason)
  }

  private func entries() throws -> [Entry] {
    guard FileManager.default.fileExists(atPath: index.path) else { return [] }
    let text = try AtomicFile.read(index)
    do {
      return try JSONDecoder().decode([Entry].self, from: Data(text.utf8))
    } catch {
      throw LabFailure.cannotRead(
        index.path, reason: "it is damaged. The copies beside it are whole; move it away to go on")
    }
  }

  private func save(_ entries: [Entry]) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    try AtomicFile.write(
      String(decoding: try encoder.encode(entries), as: UTF8.self) + "\n", to: index)
  }
}
