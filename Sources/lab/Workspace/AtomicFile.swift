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
