import Foundation

/// The Swift files of a folder, and whether one of them is another than before.
struct SourceFolder {
  let url: URL

  /// What changes when a file is saved, whichever way an editor does it.
  struct Stamp: Equatable {
    let file: UInt64
    let size: Int64
    let seconds: Int
    let nanoseconds: Int
  }

  /// One stamp for each file; empty when the folder is not there.
  func stamps() -> [String: Stamp] {
    var stamps: [String: Stamp] = [:]
    for name in names() {
      var status = stat()
      // A link is followed: saving changes what it points to.
      guard stat(url.appending(path: name).path, &status) == 0 else { continue }
      #if os(Linux)
        let time = status.st_mtim
      #else
        let time = status.st_mtimespec
      #endif
      stamps[name] = Stamp(
        file: UInt64(status.st_ino), size: Int64(status.st_size), seconds: time.tv_sec,
        nanoseconds: time.tv_nsec)
    }
    return stamps
  }

  /// The texts of all files by name.
  ///
  /// - Throws: ``LabFailure/cannotRead`` for the first that is not readable.
  func texts() throws -> [String: String] {
    var texts: [String: String] = [:]
    for name in names() {
      let file = url.appending(path: name)
      // It may have gone since the folder was read.
      guard AtomicFile.exists(file) else { continue }
      texts[name] = try AtomicFile.read(file)
    }
    return texts
  }

  /// Editors keep files of their own here, hidden ones.
  private func names() -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []
    return names.filter { $0.hasSuffix(".swift") && !$0.hasPrefix(".") }.sorted()
  }
}
