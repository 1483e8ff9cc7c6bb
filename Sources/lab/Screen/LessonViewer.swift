import Foundation
import Grading
import Lessons

/// Sits before a lesson: shows what it shows, and lets whoever sits at the terminal stop a training
/// with `p` or Ctrl-C and take it apart.
final class LessonViewer: LessonAudience {
  private let view: LessonView
  private let screen: Screen
  private let keyboard = Keyboard()
  private let keepsNetworks: Bool
  /// What is still to be asked at the first pause, until it lets the training go on.
  private var script: [String]?
  private var isListening = false
  private var isPauseAsked = false

  /// What kept an event from being shown.
  private(set) var failure: (any Error)?
  private(set) var hasPaused = false
  /// Somebody left the lesson: `quit`, the end of what is typed, or Ctrl-C a second time.
  private(set) var hasLeft = false

  /// - Parameter keepsNetworks: whether a training that is left goes on next time.
  init(screen: Screen, figures: URL?, script: [String]?, keepsNetworks: Bool) {
    self.screen = screen
    self.keepsNetworks = keepsNetworks
    self.script = script
    view = LessonView(screen: screen, figures: figures)
  }

  func show(_ event: Event) {
    if case .progress(let progress) = event {
      progress.training != nil && progress.done < progress.total ? listen() : release()
    }
    do { try view.show(event, pausable: keyboard.isListening) } catch { failure = failure ?? error }
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
        resting { SignalPipe.obey(number) }
        keyboard.listen()
      }
    }
    guard asks, !isPauseAsked else { return nil }
    isPauseAsked = true
    // The step may take its time, or for ever.
    screen.show(note: "Pausing after this step … Ctrl-C leaves.")
    return .pause
  }

  func command() -> String? {
    release()
    hasPaused = true
    guard let script else { return resting(typed) }
    return next(of: script)
  }

  /// The first line typed that is a command; `nil` to leave.
  private func typed() -> String? {
    // Nothing but this program waits for Ctrl-C here, and it says what that does.
    if keepsNetworks {
      signal(SIGINT) {
        LessonViewer.leave(
          $0, "\nYou left the lesson here; running the lab again goes on with the training.\n")
      }
    } else {
      signal(SIGINT) {
        LessonViewer.leave(
          $0, "\nYou left the lesson here; running the lab again starts it anew.\n")
      }
    }
    defer { signal(SIGINT, SIG_DFL) }
    while true {
      print(screen.styled("inspect> ", .accent), terminator: "")
      fflush(nil)
      guard let line = readLine().map(Keyboard.withoutControls) else {
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

  private static func leave(_ number: Int32, _ words: StaticString) {
    _ = write(STDOUT_FILENO, words.utf8Start, words.utf8CodeUnitCount)
    signal(number, SIG_DFL)
    raise(number)
  }

  /// Leaves the terminal and the signals as they were.
  func release() {
    guard isListening else { return }
    isListening = false
    // A second `p` is not the first letter of a command.
    keyboard.release(discarding: true)
    SignalPipe.close()
    // What came since the last look has its usual effect now; Ctrl-C has nothing left to stop.
    for number in SignalPipe.take() where number != SIGINT && number != SIGCONT { raise(number) }
  }

  private func listen() {
    // Where the output goes through a pager, keys and signals are the pager's.
    guard !isListening, screen.isTerminal, isatty(STDIN_FILENO) == 1 else { return }
    isListening = true
    isPauseAsked = false
    SignalPipe.open()
    keyboard.listen()
  }

  /// Does something in which no time passes for the progress bar.
  private func resting<Result>(_ body: () -> Result) -> Result {
    let start = ContinuousClock.now
    defer { view.skip(start.duration(to: .now)) }
    return body()
  }

  private func next(of commands: [String]) -> String? {
    let command = commands.first ?? "continue"
    screen.line(screen.styled("inspect> \(command)", .accent))
    screen.line()
    switch try? InspectorCommand(command) {
    case .quit:
      hasLeft = true
      return nil
    // Whoever stops it later wants to type.
    case .carryOn: script = nil
    default: script = Array(commands.dropFirst())
    }
    return command
  }

  /// The commands of `--inspect "…; …"`, each of them known, and none after one that ends it.
  static func script(_ text: String) throws -> [String] {
    let lines = text.split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) }
      .filter { !$0.isEmpty }
    for (index, line) in lines.enumerated() {
      do {
        let command = try InspectorCommand(line)
        if [.carryOn, .quit].contains(command), index < lines.count - 1 {
          throw LabFailure.unusableInspection("Nothing can be asked after `\(line)`.")
        }
      } catch let error as InspectorError {
        throw LabFailure.unusableInspection(words(for: error, typed: line))
      }
    }
    return lines
  }

  private static func words(for error: any Error, typed: String) -> String {
    let word = String(typed.split(whereSeparator: \.isWhitespace).first ?? "")
    guard case InspectorError.unknown(let text) = error,
      let nearest = Suggestion.nearest(to: word, among: InspectorCommand.words), nearest != word
    else { return "\(error)" }
    return "There is no command \"\(text)\". Did you mean \(nearest)?"
  }
}
