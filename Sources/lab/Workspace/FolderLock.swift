import Foundation

/// Holds something in the course's folder against other `lab` commands, until this program ends,
/// however it ends.
final class FolderLock {
  private let descriptor: Int32

  /// How long somebody else is waited for, in seconds.
  static let patience = 5.0

  /// - Parameters:
  ///   - name: the lock's file.
  ///   - patience: how long to wait for another command, in seconds.
  /// - Returns: `nil` when another command has it.
  /// - Throws: ``LabFailure/cannotWrite``.
  init?(_ name: String = "lock", in folder: URL, patience: Double = FolderLock.patience) throws {
    try AtomicFile.createFolder(folder)
    let path = folder.appending(path: name).path
    descriptor = open(path, O_CREAT | O_RDWR | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      throw LabFailure.cannotWrite(path, reason: AtomicFile.systemReason)
    }
    let deadline = ContinuousClock.now + .seconds(patience)
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      guard ContinuousClock.now < deadline else { return nil }
      usleep(20_000)
    }
  }

  deinit { close(descriptor) }

  /// Runs `body` while no other command does, waiting a few seconds for its turn.
  ///
  /// - Throws: ``LabFailure/busy``, or what `body` throws.
  static func withLock<Result>(in folder: URL, _ body: () throws -> Result) throws -> Result {
    guard let lock = try FolderLock(in: folder) else { throw LabFailure.busy }
    defer { withExtendedLifetime(lock) {} }
    return try body()
  }
}
