import Foundation

/// A place for a file that is gone with this object, with everything beside it.
final class TemporaryFile {
  let folder: URL
  var path: String { folder.appendingPathComponent("state.safetensors").path }

  init() throws {
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("checkpoint-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  /// A file with this content.
  convenience init(_ content: [UInt8]) throws {
    try self.init()
    try Data(content).write(to: URL(fileURLWithPath: path))
  }

  deinit {
    try? FileManager.default.removeItem(at: folder)
  }
}
