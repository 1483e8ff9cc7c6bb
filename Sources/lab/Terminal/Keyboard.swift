import Foundation

/// Single keys from the terminal: no Return needed, nothing echoed; Ctrl-C and Ctrl-Z keep their
/// meaning.
///
/// Listens only while this program is in the foreground of its terminal. In the background, or when
/// standard input is no terminal, there are no keys and nothing is read.
final class Keyboard {
  /// The terminal as it was found, while it is changed.
  private var found: termios?

  var isListening: Bool { found != nil }

  var watched: pollfd {
    pollfd(fd: isListening ? STDIN_FILENO : -1, events: Int16(POLLIN), revents: 0)
  }

  deinit { release() }

  /// Listens if it can and does not yet.
  func listen() {
    // Who changes a terminal from its background is stopped by the system.
    guard isatty(STDIN_FILENO) == 1, tcgetpgrp(STDIN_FILENO) == getpgrp() else {
      found = nil
      return
    }
    guard !isListening else { return }
    change()
  }

  /// Looks at the terminal again after this program was stopped: a shell gives it back as it was.
  func listenAgain() {
    guard isListening, tcgetpgrp(STDIN_FILENO) == getpgrp() else { return listen() }
    var now = termios()
    let isOurs = tcgetattr(STDIN_FILENO, &now) == 0 && now.c_lflag & tcflag_t(ICANON | ECHO) == 0
    if !isOurs { change() }
  }

  /// Puts the terminal back as it was found.
  ///
  /// - Parameter discarding: drops keys that were pressed and not taken.
  func release(discarding: Bool = false) {
    guard var before = found else { return }
    found = nil
    guard tcgetpgrp(STDIN_FILENO) == getpgrp() else { return }
    tcsetattr(STDIN_FILENO, discarding ? TCSAFLUSH : TCSADRAIN, &before)
  }

  /// The keys pressed since the last time; `nil` when the terminal is gone.
  func take() -> [Character]? {
    var bytes = [UInt8](repeating: 0, count: 256)
    let count = read(STDIN_FILENO, &bytes, bytes.count)
    if count < 0, errno == EINTR || errno == EAGAIN { return [] }
    guard count > 0 else { return nil }
    return Array(Self.withoutEscapes(String(decoding: bytes[..<count], as: UTF8.self)))
  }

  /// Without arrows and function keys, which come as several characters that begin with Escape
  /// (ECMA-48, 5.4).
  private static func withoutEscapes(_ text: String) -> String {
    text.replacing(/\x{1B}(?:\[[0-?]*[ -\/]*[@-~]|O?.)?/, with: "")
  }

  /// A typed line without arrows, function keys and other characters that would move the cursor.
  static func withoutControls(_ line: String) -> String {
    String(
      String.UnicodeScalarView(
        withoutEscapes(line).unicodeScalars.filter { $0.properties.generalCategory != .control }))
  }

  private func change() {
    var settings = termios()
    guard tcgetattr(STDIN_FILENO, &settings) == 0 else { return }
    found = settings
    settings.c_lflag &= ~tcflag_t(ICANON | ECHO)
    tcsetattr(STDIN_FILENO, TCSADRAIN, &settings)
  }
}
