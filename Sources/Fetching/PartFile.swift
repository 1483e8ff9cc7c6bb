import Foundation

/// A file that is being written: `name.part` beside its place, moved into it when it is whole.
///
/// What it holds stays when the program ends, however it ends, and can be continued.
struct PartFile {
  let path: String
  private let descriptor: Int32

  /// Opens the part of a file, and makes it, and the folder, if they are not there.
  init(of file: String) throws(FetchError) {
    path = file + ".part"
    let folder = (file as NSString).deletingLastPathComponent
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw .cannotWrite(path: folder, reason: error.localizedDescription)
    }
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw .cannotWrite(path: path, reason: Self.reason) }
  }

  /// How many bytes are there.
  var count: Int { max(0, Int(lseek(descriptor, 0, SEEK_END))) }

  /// Throws away what is there.
  func clear() throws(FetchError) {
    guard ftruncate(descriptor, 0) == 0 else {
      throw .cannotWrite(path: path, reason: Self.reason)
    }
  }

  func append(_ bytes: Data) throws(FetchError) {
    lseek(descriptor, 0, SEEK_END)
    let failed = bytes.withUnsafeBytes { buffer in
      var written = 0
      while written < buffer.count {
        let count = write(
          descriptor, buffer.baseAddress.map { $0 + written }, buffer.count - written)
        if count < 0 && errno != EINTR { return true }
        written += max(0, count)
      }
      return false
    }
    if failed { throw .cannotWrite(path: path, reason: Self.reason) }
  }

  /// Moves it into its place, in one step, once it is on the disk.
  func finish(as file: String) throws(FetchError) {
    guard fsync(descriptor) == 0, rename(path, file) == 0 else {
      throw .cannotWrite(path: file, reason: Self.reason)
    }
    // The new name is on the disk when the folder is.
    let folder = open((file as NSString).deletingLastPathComponent, O_RDONLY | O_CLOEXEC)
    guard folder >= 0 else { return }
    fsync(folder)
    Foundation.close(folder)
  }

  func close() { Foundation.close(descriptor) }

  func remove() { unlink(path) }

  private static var reason: String { String(cString: strerror(errno)).lowercased() }
}
