import Foundation

/// One of a runner's two streams of text, read without ever waiting for it.
final class TextStream {
  private let descriptor: Int32
  private(set) var text = CappedText()
  /// `false` once nobody can write any more.
  private var isOpen = true

  /// At most this much is taken in one go, so that a flood cannot hold the grader.
  private static let largestGulp = 1 << 20

  init(descriptor: Int32) {
    self.descriptor = descriptor
    setNonBlocking(descriptor)
  }

  /// What to wait for; nothing once the stream is closed.
  var watched: pollfd { pollfd(fd: isOpen ? descriptor : -1, events: Int16(POLLIN), revents: 0) }

  func drain() {
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    var taken = 0
    while isOpen, taken < Self.largestGulp {
      let count = read(descriptor, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      if count == 0 { isOpen = false }
      guard count > 0 else { return }
      text.append(chunk[..<count])
      taken += count
    }
  }

  /// Hands out what has come and starts anew.
  func takeText() -> CappedText {
    defer { text = CappedText() }
    return text
  }

  func end() {
    drain()
    isOpen = false
    close(descriptor)
  }
}

func setNonBlocking(_ descriptor: Int32) {
  _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
}
