import Foundation
import Processes

/// Copies of the student's files from before something replaced them: `.lab/snapshots/`.
///
/// Nothing here is ever deleted. `undo` walks back through the resets, newest first.
struct Snapshots {
  let folder: CourseFolder
  /// Told when the list of the copies could not be used and was set aside.
  var warn: (String) -> Void = { _ in }

  struct Entry: Codable, Equatable {
    /// The copy's name in `.lab/snapshots/`.
    let copy: String
    /// The file it is a copy of, relative to the course's root.
    let file: String
    /// What was about to happen, such as `reset 3.2`.
    let before: String
    var undone = false
    /// `true` until it has happened: a reset that was killed may have changed nothing.
    var begun: Bool?
  }

  private var place: URL { folder.progress.appending(path: "snapshots") }
  private var index: URL { place.appending(path: "index.json") }

  /// Replaces a file's content after keeping a copy of it.
  ///
  /// - Parameter change: makes the new text of what is kept.
  /// - Returns: the copy's path, relative to the course's root; `nil` if the text is to be as it is.
  func replace(
    _ file: URL, before reason: String, with change: (Data) throws -> String
  ) throws -> String? {
    try FolderLock.withLock(in: folder.progress) {
      let before = try AtomicFile.data(of: file)
      let after = Data(try change(before).utf8)
      guard after != before else { return nil }
      var entry = try keep(before, of: file, before: reason)
      let others = try entries()
      entry.begun = true
      try save(others + [entry])
      try put(after, in: file, keeping: entry)
      entry.begun = nil
      try save(others + [entry])
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
      while let last = entries.lastIndex(where: { !$0.undone }) {
        let entry = entries[last]
        entries[last].undone = true
        let file = folder.root.appending(path: entry.file)
        let content = try AtomicFile.data(of: place.appending(path: entry.copy))
        let present = AtomicFile.exists(file) ? try AtomicFile.data(of: file) : nil
        if present == content, entry.begun == true { continue }
        var replaced: Entry?
        if present != content {
          // Nothing to keep if the student deleted the file.
          replaced = try present.map { try keep($0, of: file, before: "undo of \(entry.before)") }
          replaced?.undone = true
          // The file first: killed in between, the same undo can simply be asked for again.
          try put(content, in: file, keeping: replaced)
        }
        try save(entries + [replaced].compactMap { $0 })
        return (entry, replaced.map { ".lab/snapshots/\($0.copy)" })
      }
      throw LabFailure.nothingToUndo
    }
  }

  /// Puts a content in a file's place. Should an editor have saved the file since its copy was made,
  /// the copy becomes what was really replaced.
  private func put(_ content: Data, in file: URL, keeping entry: Entry?) throws {
    let target = file.resolvingSymlinksInPath()
    let other = place.appending(path: Leftovers.name(target.lastPathComponent))
    guard let entry else { return try AtomicFile.write(content, to: file) }
    let mode = try? FileManager.default.attributesOfItem(atPath: target.path)[.posixPermissions]
    try AtomicFile.write(content, to: other)
    if let mode {
      try? FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: other.path)
    }
    guard FileExchange.exchange(other, target) else {
      try? FileManager.default.removeItem(at: other)
      return try AtomicFile.write(content, to: file)
    }
    // The student's own file is the copy now: what an editor still writes into it is kept, too.
    guard rename(other.path, place.appending(path: entry.copy).path) == 0 else {
      throw LabFailure.cannotWrite(other.path, reason: AtomicFile.systemReason)
    }
  }

  private func keep(_ content: Data, of file: URL, before reason: String) throws -> Entry {
    let time = Timestamp.now
    var copy = "\(time)-\(file.lastPathComponent)"
    var number = 2
    while AtomicFile.exists(place.appending(path: copy)) {
      copy = "\(time)-\(number)-\(file.lastPathComponent)"
      number += 1
    }
    try AtomicFile.write(content, to: place.appending(path: copy))
    return Entry(copy: copy, file: "Labs/\(file.lastPathComponent)", before: reason)
  }

  private func entries() throws -> [Entry] {
    guard AtomicFile.exists(index) else { return [] }
    let text = try AtomicFile.data(of: index)
    if let entries = try? JSONDecoder().decode([Entry].self, from: text) { return entries }
    let aside = try AtomicFile.setAside(index)
    warn(
      "The list of your kept versions, .lab/snapshots/index.json, is damaged and was set aside as "
        + "\(aside). The versions beside it are whole, but `undo` no longer knows their order.")
    return []
  }

  private func save(_ entries: [Entry]) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    try AtomicFile.write(
      String(decoding: try encoder.encode(entries), as: UTF8.self) + "\n", to: index)
  }
}
