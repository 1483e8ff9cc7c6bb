import Foundation
import Grading

/// Shows what the compiler found, with the lines of code it means.
struct CompilerErrorView {
  let screen: Screen
  let root: URL

  /// More errors than this are mostly echoes of the first ones.
  private static let shown = 5

  func show(_ errors: [CompilerError], log: String) {
    guard !errors.isEmpty else {
      screen.line("The build failed. Its last lines:")
      screen.verbatim(
        log.split(separator: "\n").suffix(12).map { String($0).harmless }.joined(separator: "\n"))
      screen.line()
      return
    }
    let own = errors.filter(\.isOwn)
    screen.line(
      screen.styled(
        own.isEmpty
          ? "The course's own code does not compile:" : "Your code does not compile yet:", .strong))
    let meant = own.isEmpty ? errors : own
    for error in meant.prefix(Self.shown) {
      screen.line()
      screen.line("  \(error.file):\(error.line):\(error.column)")
      for line in TextLayout.wrap(error.message.harmless, width: screen.width - 4) {
        screen.line("    " + screen.styled(line, .bad))
      }
      excerpt(error)
      if let advice = Self.advice(on: error.message) {
        for line in TextLayout.wrap(advice, width: screen.width - 4) { screen.line("    " + line) }
      }
    }
    let more = meant.count - Self.shown
    screen.line()
    if more > 0 { screen.line("  … and \(more) more. Fix the first ones, then look again.\n") }
  }

  /// What the compiler's words hide.
  private static func advice(on message: String) -> String? {
    message.contains("unable to type-check this expression in reasonable time")
      ? "Often an Int among Doubles is the reason: write Double(count) for a count. If not, give "
        + "parts of the expression names of their own."
      : nil
  }

  private func excerpt(_ error: CompilerError) {
    guard let text = try? AtomicFile.read(root.appending(path: error.file)) else { return }
    let lines = text.components(separatedBy: "\n")
    guard lines.indices.contains(error.line - 1) else { return }
    let line = lines[error.line - 1]
    // The compiler counts bytes.
    let before = String(decoding: line.utf8.prefix(max(0, error.column - 1)), as: UTF8.self)
    screen.line("    | \(line.harmless)")
    screen.line("    | \(String(repeating: " ", count: before.count))^")
  }
}
