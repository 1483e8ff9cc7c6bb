import Foundation

/// Files that are whole at every moment: written beside their place, then moved into it.
enum AtomicFile {
  /// Replaces a file's content; its permissions stay, and a link stays a link.
  ///
  /// What is no regular file, such as a device, is written to as it is.
  ///
  /// - Throws: ``LabFailure/cannotWrite`` with the system's reason.
  static func write(_ content: Data, to file: URL, creatingFolders: Bool = true) throws {
    let manager = FileManager.default
    let target = file.resolvingSymlinksInPath()
    do {
      if creatingFolders {
        try manager.createDirectory(
          at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
      }
      let before = try? manager.attributesOfItem(atPath: target.path)
      let isReplaceable = before.map { $0[.type] as? FileAttributeType == .typeRegular } ?? true
      try content.write(to: target, options: isReplaceable ? .atomic : [])
      if isReplaceable, let mode = before?[.posixPermissions] {
        try manager.setAttributes([.posixPermissions: mode], ofItemAtPath: target.path)
      }
    } catch {
      throw LabFailure.cannotWrite(file.path, reason: reason(error))
    }
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
    guard let text = String(data: try data(of: file), encoding: .utf8) else {
      throw LabFailure.cannotRead(
        file.path,
        reason: "it is not UTF-8. Save it in that encoding, or let `swift run lab reset` "
          + "put the lab's whole file back")
    }
    return text
  }

  static func exists(_ file: URL) -> Bool {
    FileManager.default.fileExists(atPath: file.path)
  }

  /// The system's own words, without Foundation's around them.
  private static func reason(_ error: any Error) -> String {
    let underlying = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
    guard let code = underlying.flatMap({ $0.domain == NSPOSIXErrorDomain ? Int32($0.code) : nil })
    else {
      let text = error.localizedDescription
      return text.hasSuffix(".") ? String(text.dropLast()) : text
    }
    return String(cString: strerror(code)).lowercased()
  }
}
