/// The folder for temporary files cannot be used.
public struct TemporaryFolderError: Error, Sendable, CustomStringConvertible {
  public let path: String

  public var description: String {
    "the folder for temporary files, \(path), cannot be written. Set TMPDIR to one that can"
  }
}
