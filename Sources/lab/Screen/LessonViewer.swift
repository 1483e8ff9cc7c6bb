import Foundation
import Grading
import Lessons

/// Sits before a lesson: shows what it shows, and lets whoever sits at the terminal stop a training
/// with `p` or Ctrl-C and take it apart.
final class LessonViewer: LessonAudience {
  private let view: LessonView
  private let screen: Screen
  private let keyboard = Keyboard()
  /// What is still to be asked at the first pause, where nobody types.
  private var script: [String]?
  private var isListening = false
  private var isPauseAsked = false

  /// What kept an event from being shown.
  private(set) var failure: (any Error)?
  private(set) var hasPaused = false
  /// Somebody left the lesson: `quit`, the end of what is typed, or Ctrl-C a second time.
  private(set) var hasLeft = false

  init(screen: Screen, figures: URL?, script: [String]?) {
    self.screen = screen
    self.script = script
    view = LessonView(screen: screen, figures: figures)
  }

  func show(_ event: Event) {
    if case .progress(let progress) = event {
      progress.training != nil && progress.done < progress.total ? listen() : release()
    }
    do { try view.show(event) } catch { failure = failure ?? error }
  }

  func takeWish() -> LessonWish? {
    guard isListening else { return nil }
    var watched = [SignalPipe.watched, keyboard.watched]
    guard poll(&watched, nfds_t(watched.count), 0) > 0 else { return nil }
    var asks = watched[1].revents != 0 && keyboard.take()?.contains { "pP".contains($0) } == true
    for number in SignalPipe.take() {
      switch number {
      case SIGINT where isPauseAsked:
        hasLeft = true
        return .end
      case SIGINT: asks = true
      case SIGCONT: keyboard.listenAgain()
      default:
        // Ctrl-Z comes back here; the others end this program, and with it the runner.
        keyboard.release()
        screen.show(note: "")
        SignalPipe.obey(number)
        keyboard.listen()
      }
    }
    guard asks, !isPauseAsked else { return nil }
    isPauseAsked = true
    return .pause
  }

  func command() -> String? {
    release()
    isPauseAsked = false
    hasPaused = true
    if script != nil { return nextOfScript() }
    while true {
      print(screen.styled("inspect> ", .accent), terminator: "")
      fflush(nil)
      guard let line = readLine() else {
        screen.line()
        hasLeft = true
        return nil
      }
      if line.allSatisfy(\.isWhitespace) { continue }
      do {
        let command = try InspectorCommand(line)
        screen.line()
        if command == .quit {
          hasLeft = true
          return nil
        }
        return line
      } catch {
        screen.paragraphs(Self.words(for: error, typed: line))
        screen.line()
      }
    }
  }

  /// Leaves the terminal and the signals as they were.
  func release() {
    guard isListening else { return }
    isListening = false
    keyboard.release()
    SignalPipe.close()
  }

  private func listen() {
    guard !isListening else { return }
    isListening = true
    SignalPipe.open()
    keyboard.listen()
  }

  private func nextOfScript() -> String {
    let command = script?.first ?? "continue"
    script = Array(script?.dropFirst() ?? [])
    screen.line(screen.styled("inspect> \(command)", .accent))
    screen.line()
    return command
  }

  /// The commands of `--inspect "…; …"`, each of them known.
  static func script(_ text: String) throws -> [String] {
    let lines = text.split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) }
    for line in lines where !line.isEmpty {
      do { _ = try InspectorCommand(line) } catch {
        throw LabFailure.unusableInspection(words(for: error, typed: line))
      }
    }
    return lines.filter { !$0.isEmpty }
  }

  private static func words(for error: any Error, typed: String) -> String {
    let word = String(typed.split(whereSeparator: \.isWhitespace).first ?? "")
    guard case InspectorError.unknown(let text) = error,
      let nearest = Suggestion.nearest(to: word, among: InspectorCommand.words), nearest != word
    else { return "\(error)" }
    return "There is no command \"\(text)\". Did you mean \(nearest)?"
  }
}
