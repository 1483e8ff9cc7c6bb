import Foundation

/// What the system tells about a folder: that something in it was written, moved or removed.
///
/// It is only ever a reason to look. Linux has it (inotify), for a folder, since editors save by
/// renaming; network and container mounts may stay silent, and elsewhere nothing is told at all.
/// So whoever uses this looks by itself too, only later.
final class FolderEvents {
  private let path: String
  private let descriptor: Int32
  private var watch: Int32 = -1

  init(folder: URL) {
    path = folder.path
    #if os(Linux)
      descriptor = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
    #else
      descriptor = -1
    #endif
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  var watched: pollfd { pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0) }

  /// Makes sure that the folder now at this path is watched; it may be another one than before.
  func renew() {
    #if os(Linux)
      let events = [
        IN_CLOSE_WRITE, IN_MOVED_TO, IN_MOVED_FROM, IN_CREATE, IN_DELETE, IN_DELETE_SELF,
        IN_MOVE_SELF,
      ]
      let mask = events.reduce(0) { $0 | UInt32($1) }
      let current = inotify_add_watch(descriptor, path, mask)
      if watch >= 0, current != watch { inotify_rm_watch(descriptor, watch) }
      watch = current
    #endif
  }

  /// Forgets what was told so far.
  func clear() {
    var bytes = [UInt8](repeating: 0, count: 1 << 12)
    while read(descriptor, &bytes, bytes.count) > 0 {}
  }
}
