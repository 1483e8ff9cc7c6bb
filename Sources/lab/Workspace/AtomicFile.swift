import Foundation

/// Files that are whole at every moment: written beside their place, then moved into it.
enum AtomicFile {
  /// - Throws: ``LabFailure/cannotWrite`` with the system's reason.
  static func write(_ text: String, to file: URL) throws {
    do {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file, options: .atomic)
    } catch {
      throw LabFailure.cannotWrite(file.path, reason: reason(error))
    }
  }

  /// - Throws: ``LabFailure/cannotRead`` with the system's reason.
  static func read(_ file: URL) throws -> String {
    do {
      return try String(contentsOf: file, encoding: .utf8)
    } catch {
      throw LabFailure.cannotRead(file.path, reason: reason(error))
    }
  }

  static func exists(_ file: URL) -> Bool {
    FileManager.default.fileExists(atPath: file.path)
  }

  /// The system's own words, without Foundation's around them.
  private static func reason(_ error: any Error) -> String {
    let underlying = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
    guard let code = underlying.flatMap({ $0.domain == NSPOSIXErrorDomain ? Int32($0.code) : nil })
    else { return error.localizedDescription }
    return String(cString: strerror(code)).lowercased()
  }
}

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
