import Foundation
import Processes

/// Files that are whole at every moment: written beside their place, then moved into it.
enum AtomicFile {
  /// Replaces a file's content; its permissions stay, and a link stays a link.
  ///
  /// What is no regular file, such as a device, is written to as it is.
  ///
  /// - Throws: ``LabFailure/cannotWrite`` with the system's reason.
  static func write(_ content: Data, to file: URL, creatingFolders: Bool = true) throws {
    let target = file.resolvingSymlinksInPath()
    let folder = target.deletingLastPathComponent()
    if creatingFolders { try createFolder(folder) }
    var before = stat()
    let exists = stat(target.path, &before) == 0
    guard !exists || before.st_mode & S_IFMT == S_IFREG else {
      guard fill(target, O_WRONLY, content) else {
        throw LabFailure.cannotWrite(file.path, reason: systemReason)
      }
      return
    }
    // Hidden from the package manager, too.
    let other = folder.appending(path: "." + Leftovers.name(UUID().uuidString))
    guard
      fill(
        other, O_WRONLY | O_CREAT | O_EXCL, content, mode: exists ? before.st_mode & 0o7777 : nil),
      rename(other.path, target.path) == 0
    else {
      let reason = systemReason
      unlink(other.path)
      throw LabFailure.cannotWrite(file.path, reason: reason)
    }
  }

  /// Writes all of a content, to the disk itself: a name must not get there before what it stands for.
  ///
  /// - Returns: `false` with the system's error in `errno`.
  private static func fill(
    _ file: URL, _ flags: Int32, _ content: Data, mode: mode_t? = nil
  ) -> Bool {
    let descriptor = open(file.path, flags | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { return false }
    let isWritten = content.withUnsafeBytes { bytes in
      var rest = bytes[...]
      while !rest.isEmpty {
        let piece = UnsafeRawBufferPointer(rebasing: rest)
        let count = Foundation.write(descriptor, piece.baseAddress, piece.count)
        if count < 0, errno != EINTR { return false }
        rest = rest.dropFirst(max(0, count))
      }
      return true
    }
    if isWritten, let mode { fchmod(descriptor, mode) }
    // A pipe or a device has no disk.
    let isKept = isWritten && (flags & O_CREAT == 0 || fsync(descriptor) == 0)
    let error = errno
    let isClosed = close(descriptor) == 0
    if !isKept { errno = error }
    return isKept && isClosed
  }

  static func write(_ text: String, to file: URL, creatingFolders: Bool = true) throws {
    try write(Data(text.utf8), to: file, creatingFolders: creatingFolders)
  }

  /// - Throws: ``LabFailure/cannotRead`` with the system's reason.
  static func data(of file: URL) throws -> Data {
    do {
      return try Data(contentsOf: file)
    } catch {
      throw LabFailure.cannotRead(file.path, reason: reason(error))
    }
  }

  /// - Throws: ``LabFailure/cannotRead`` with the system's reason.
  static func read(_ file: URL) throws -> String {
    try text(of: try data(of: file), in: file)
  }

  /// - Throws: ``LabFailure/cannotRead`` for what is no text.
  static func text(of content: Data, in file: URL) throws -> String {
    guard let text = String(data: content, encoding: .utf8) else {
      throw LabFailure.cannotRead(
        file.path,
        reason: "it is not UTF-8. Save it in that encoding, or let `swift run lab reset` "
          + "put the lab's whole file back")
    }
    return text
  }

  /// Makes a folder, and those it lies in.
  ///
  /// - Throws: ``LabFailure/cannotWrite`` with the system's reason.
  static func createFolder(_ folder: URL) throws {
    let folder = folder.absoluteURL.standardizedFileURL
    guard !exists(folder), folder.path != "/" else { return }
    try createFolder(folder.deletingLastPathComponent())
    // Another command may have been faster.
    guard mkdir(folder.path, 0o755) == 0 || errno == EEXIST else {
      throw LabFailure.cannotCreate(folder.path, reason: systemReason)
    }
  }

  /// Moves a damaged file out of the way: `index.json` becomes `index-unreadable-DATE.json`.
  ///
  /// - Returns: its new name.
  /// - Throws: ``LabFailure/cannotWrite`` with the system's reason.
  static func setAside(_ file: URL) throws -> String {
    let start = "\(file.deletingPathExtension().lastPathComponent)-unreadable-\(Timestamp.now)"
    var name = "\(start).json"
    var number = 2
    while exists(file.deletingLastPathComponent().appending(path: name)) {
      name = "\(start)-\(number).json"
      number += 1
    }
    guard rename(file.path, file.deletingLastPathComponent().appending(path: name).path) == 0 else {
      throw LabFailure.cannotWrite(file.path, reason: systemReason)
    }
    return name
  }

  static func exists(_ file: URL) -> Bool {
    FileManager.default.fileExists(atPath: file.path)
  }

  /// What the last call of the system failed of.
  static var systemReason: String { String(cString: strerror(errno)).lowercased() }

  /// The system's own words, without Foundation's around them.
  static func reason(_ error: any Error) -> String {
    let underlying = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
    guard let code = underlying.flatMap({ $0.domain == NSPOSIXErrorDomain ? Int32($0.code) : nil })
    else {
      let text = error.localizedDescription
      return text.hasSuffix(".") ? String(text.dropLast()) : text
    }
    return String(cString: strerror(code)).lowercased()
  }
}
