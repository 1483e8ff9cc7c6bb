import Foundation

/// Holds one file of the course's folder against other `lab` commands.
enum FolderLock {
  /// Runs `body` while no other command does, waiting a few seconds for its turn.
  ///
  /// - Throws: ``LabFailure/busy``, or what `body` throws.
  static func withLock<Result>(in folder: URL, _ body: () throws -> Result) throws -> Result {
    let path = folder.appending(path: "lock").path
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw LabFailure.cannotWrite(folder.path, reason: error.localizedDescription)
    }
    let descriptor = open(path, O_CREAT | O_RDWR | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      throw LabFailure.cannotWrite(path, reason: String(cString: strerror(errno)).lowercased())
    }
    defer { close(descriptor) }
    for _ in 0..<100 {
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return try body() }
      usleep(50_000)
    }
    throw LabFailure.busy
  }
}
