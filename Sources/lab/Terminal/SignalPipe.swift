import Foundation

/// Signals as bytes to be read, so that they wait their turn among the other events.
enum SignalPipe {
  /// Ctrl-C, the end asked for or forced, Ctrl-Z, and going on after it.
  private static let signals = [SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP, SIGCONT]

  private static let ends: (reading: Int32, writing: Int32) = {
    var pair: [Int32] = [-1, -1]
    guard pipe(&pair) == 0 else { return (-1, -1) }
    for descriptor in pair {
      _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
      _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    }
    return (pair[0], pair[1])
  }()

  static var watched: pollfd { pollfd(fd: ends.reading, events: Int16(POLLIN), revents: 0) }

  static func open() {
    // Made before any handler runs: a handler must not be the first to ask for it.
    _ = ends
    for number in signals { listen(to: number) }
    // A reader of the output that goes away is noticed when writing fails.
    signal(SIGPIPE, SIG_IGN)
  }

  /// Gives the signals their usual effects back.
  static func close() {
    for number in signals { signal(number, SIG_DFL) }
  }

  /// The signals that have come since the last time.
  static func take() -> [Int32] {
    var bytes = [UInt8](repeating: 0, count: 64)
    let count = read(ends.reading, &bytes, bytes.count)
    return count > 0 ? bytes[..<count].map(Int32.init) : []
  }

  /// Lets a signal have its usual effect; returns once this program goes on after it, if it does.
  static func obey(_ number: Int32) {
    signal(number, SIG_DFL)
    raise(number)
    listen(to: number)
  }

  private static func listen(to number: Int32) {
    signal(number) { number in
      let before = errno
      var byte = UInt8(truncatingIfNeeded: number)
      _ = write(SignalPipe.ends.writing, &byte, 1)
      errno = before
    }
  }
}
