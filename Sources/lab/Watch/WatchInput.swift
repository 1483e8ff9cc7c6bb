// `stdout` is a variable in C; nothing here ever assigns it.
@preconcurrency import Foundation

/// Everything a watch waits for: saved files, keys, signals.
final class WatchInput {
  enum Ending {
    /// `q`, Ctrl-C, or a terminal that is gone.
    case asked
    /// SIGTERM, SIGHUP or SIGQUIT.
    case signal(Int32)
  }

  private let sources: SourceFolder
  private let events: FolderEvents
  private let keyboard = Keyboard()
  private var keys: [Character] = []
  private var stamps: [String: SourceFolder.Stamp]
  private var isSaved = false
  private var lastLook = ContinuousClock.now
  private var lastSave = ContinuousClock.now

  private(set) var ending: Ending?
  /// Ctrl-Z was pressed.
  private(set) var isSuspending = false

  /// How often files are looked at when nothing is told about them.
  private static let lookingInterval = Duration.seconds(1)
  /// An editor may write a file several times for one save; after this long it has done so.
  private static let quiet = Duration.milliseconds(50)
  /// A file that does not come to rest is taken as it is.
  private static let longestUnrest = Duration.seconds(1)

  init(_ sources: SourceFolder) {
    self.sources = sources
    events = FolderEvents(folder: sources.url)
    events.renew()
    stamps = sources.stamps()
    SignalPipe.open()
    keyboard.listen()
  }

  /// Leaves the terminal and the signals as they were.
  func close() {
    keyboard.release()
    SignalPipe.close()
  }

  var hasKeyboard: Bool { keyboard.isListening }

  /// Whether a build is to be broken off. A save is no reason: building again takes as long.
  var endsBuild: Bool { ending != nil || isSuspending }

  /// Whether grading is to be broken off; stays until what asked for it is dealt with.
  var endsGrading: Bool { endsBuild || isSaved }

  /// Waits until something happens, and notes what.
  func wait(atMost milliseconds: Int32) {
    keyboard.listen()
    var watched = [SignalPipe.watched, keyboard.watched, events.watched]
    let ready = poll(&watched, nfds_t(watched.count), milliseconds)
    if ready > 0 {
      if watched[0].revents != 0 { for number in SignalPipe.take() { note(signal: number) } }
      if watched[1].revents != 0 { noteKeys() }
      if watched[2].revents != 0 { events.clear() }
    }
    if ready > 0 && watched[2].revents != 0
      || ContinuousClock.now - lastLook >= Self.lookingInterval
    {
      look()
    }
  }

  var hasKey: Bool { !keys.isEmpty }

  func takeKey() -> Character? { keys.isEmpty ? nil : keys.removeFirst() }

  /// Whether files were saved since the last time. If so, waits until they have come to rest.
  func takeSave() -> Bool {
    guard isSaved else { return false }
    let start = ContinuousClock.now
    while ContinuousClock.now - lastSave < Self.quiet,
      ContinuousClock.now - start < Self.longestUnrest, !endsBuild
    {
      wait(atMost: 10)
    }
    isSaved = false
    return true
  }

  /// Whether everything written so far arrived; a reader such as `| head` may have gone.
  var isHeard: Bool { fflush(nil) == 0 && ferror(stdout) == 0 }

  /// Stops this program, as Ctrl-Z asks for; comes back when it goes on.
  func suspend() {
    isSuspending = false
    keyboard.release()
    SignalPipe.obey(SIGTSTP)
    keyboard.listen()
  }

  private func look() {
    lastLook = .now
    events.renew()
    let now = sources.stamps()
    guard now != stamps else { return }
    stamps = now
    isSaved = true
    lastSave = .now
  }

  private func note(signal number: Int32) {
    switch number {
    case SIGINT: ending = ending ?? .asked
    case SIGTSTP: isSuspending = true
    case SIGCONT: keyboard.listenAgain()
    default: ending = ending ?? .signal(number)
    }
  }

  private func noteKeys() {
    guard let pressed = keyboard.take() else {
      ending = ending ?? .asked
      return
    }
    for key in pressed.flatMap({ $0.lowercased() }) {
      // Ctrl-D ends what is typed.
      if key == "q" || key == "\u{4}" { ending = ending ?? .asked } else { keys.append(key) }
    }
  }
}
