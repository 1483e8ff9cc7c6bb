import Foundation

/// Where a command writes to: a terminal, or anything else that takes plain text.
///
/// Colour only ever repeats what the words say. `--plain`, `NO_COLOR` and output that is no
/// terminal turn it off.
struct Screen {
  enum Style: String {
    case strong = "1"
    case faint = "2"
    case good = "32"
    case bad = "31"
    case attention = "33"
    case accent = "36"
  }

  let width: Int
  let colour: Bool
  /// Whether progress may be shown and wiped away again.
  let isTerminal: Bool

  /// Leaves standard output to a document, such as JSON.
  private let isAside: Bool

  init(plain: Bool, aside: Bool = false) {
    let environment = ProcessInfo.processInfo.environment
    isAside = aside
    isTerminal = !aside && isatty(STDOUT_FILENO) == 1 && environment["TERM"] != "dumb"
    colour = isTerminal && !plain && (environment["NO_COLOR"] ?? "").isEmpty
    var size = winsize()
    let known = isTerminal && ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    // Lines longer than this are hard to read, however wide the window is.
    width = min(max(known ? Int(size.ws_col) : 80, 40), 96)
  }

  func styled(_ text: String, _ style: Style) -> String {
    colour ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
  }

  func line(_ text: String = "") {
    if isAside {
      Self.aside(text)
    } else {
      print(text)
    }
  }

  /// A line on standard error. Foundation would end the program where that cannot be written.
  static func aside(_ text: String) {
    let bytes = Array("\(text)\n".utf8)
    _ = write(STDERR_FILENO, bytes, bytes.count)
  }

  /// Paragraphs, wrapped to the width; `` `code` `` and `*emphasis*` become styles.
  func paragraphs(_ text: String, indent: Int = 0) {
    let margin = String(repeating: " ", count: indent)
    let blocks = text.split(separator: "\n\n")
    for (index, block) in blocks.enumerated() {
      if index > 0 { line() }
      for wrapped in TextLayout.wrap(String(block), width: width - indent) {
        line(margin + marked(wrapped))
      }
    }
  }

  /// Lines exactly as they are, indented.
  func verbatim(_ text: String, indent: Int = 4) {
    let margin = String(repeating: " ", count: indent)
    for part in text.components(separatedBy: "\n") { line(margin + part) }
  }

  func heading(_ text: String) {
    line(styled(text, .strong))
    line(styled(String(repeating: "─", count: min(text.count, width)), .faint))
  }

  /// A short note that disappears when what it announces is done.
  func transient<Result>(_ note: String, _ body: () throws -> Result) rethrows -> Result {
    show(note: note)
    defer { show(note: "") }
    return try body()
  }

  /// Puts a short note in place of the one before; an empty one wipes it away.
  func show(note: String) {
    guard isTerminal else { return }
    let wipe = "\r\u{1B}[K"
    print(
      wipe + (note.isEmpty ? "" : styled(String(note.prefix(width - 1)), .faint)), terminator: "")
    fflush(nil)
  }

  private func marked(_ text: String) -> String {
    guard colour else { return text.replacing(/\*([^*\n]+)\*/) { "\($0.1)" } }
    return
      text
      .replacing(/`([^`]+)`/) { styled(String($0.1), .accent) }
      .replacing(/\*([^*\n]+)\*/) { styled(String($0.1), .strong) }
  }
}
