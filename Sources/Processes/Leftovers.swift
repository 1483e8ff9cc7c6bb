import Foundation

/// What programs that were killed could not remove themselves, told by the process in its name.
public enum Leftovers {
  private static let prefix = "lab-run-"
  /// How Foundation calls a file that it writes before it takes the place of another, in front of
  /// the writing process in hexadecimal digits.
  private static let unfinished = ".dat.nosync"

  /// A place that nobody uses, in the system's folder for temporary files.
  ///
  /// - Parameter ending: the end of its name.
  public static func temporary(_ ending: String = "") -> URL {
    FileManager.default.temporaryDirectory.appending(path: name(UUID().uuidString + ending))
  }

  /// A new folder among the temporary files.
  ///
  /// - Throws: ``TemporaryFolderError``.
  public static func temporaryFolder() throws(TemporaryFolderError) -> URL {
    let url = temporary()
    guard mkdir(url.path, 0o700) == 0 else {
      throw TemporaryFolderError(path: url.deletingLastPathComponent().path)
    }
    return url
  }

  /// A name that tells which process it belongs to.
  public static func name(_ ending: String) -> String { "\(prefix)\(getpid())-\(ending)" }

  /// Removes what dead processes left in the system's folder for temporary files.
  public static func remove() { remove(in: FileManager.default.temporaryDirectory) }

  /// Removes what dead processes left in a folder; what is not this user's stays.
  public static func remove(in folder: URL) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    for name in names {
      guard let owner = owner(ofName: name), kill(owner, 0) != 0, errno == ESRCH else { continue }
      try? FileManager.default.removeItem(at: folder.appending(path: name))
    }
  }

  private static func owner(ofName name: String) -> pid_t? {
    // What is written beside its place is hidden.
    let name = name.hasPrefix(".\(prefix)") ? String(name.dropFirst()) : name
    if name.hasPrefix(prefix) {
      return pid_t(name.dropFirst(prefix.count).prefix { $0 != "-" })
    }
    if name.hasPrefix(unfinished) {
      return pid_t(name.dropFirst(unfinished.count).prefix { $0 != "." }, radix: 16)
    }
    return nil
  }
}
