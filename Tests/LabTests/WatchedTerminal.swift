#if os(Linux)
  import Foundation
  import TestSupport
  import Testing

  @testable import Processes

  /// A program on a terminal of its own, as somebody sits at it.
  final class WatchedTerminal {
    private let terminal: PseudoTerminal
    let child: ChildProcess
    private let settings: [UInt32]
    /// Where what is looked at begins.
    private var mark = 0

    /// - Parameter command: the program and its arguments; its terminal is its controlling one.
    init(_ command: [String], environment: [String: String]) throws {
      terminal = try PseudoTerminal()
      settings = Self.settings(of: terminal)
      let ends = [terminal.programSide, terminal.programSide, terminal.programSide]
      child = try ChildProcess(
        executable: "/usr/bin/setsid", arguments: ["--ctty"] + command,
        environment: environment.merging(["TERM": "xterm", "NO_COLOR": "1"]) { $1 },
        descriptors: ends, ownGroup: false)
    }

    deinit { child.kill() }

    /// What was written since the last ``startAnew()``.
    var text: String {
      terminal.read()
      return String(decoding: terminal.output.dropFirst(mark), as: UTF8.self)
    }

    func startAnew() {
      terminal.read()
      mark = terminal.output.count
    }

    func type(_ text: String) { terminal.type(text) }

    /// Waits until all of the texts were written.
    func expect(
      _ texts: String..., within seconds: Double = 60, location: SourceLocation = #_sourceLocation
    ) {
      let deadline = ContinuousClock.now + .seconds(seconds)
      var missing = texts
      while ContinuousClock.now < deadline {
        missing = texts.filter { !text.contains($0) }
        if missing.isEmpty { return }
        usleep(10_000)
      }
      Issue.record("\(missing) did not come; there was:\n\(text)", sourceLocation: location)
    }

    /// How the program ended; `nil` if it has not in time.
    func ending(within seconds: Double = 20) -> ChildProcess.Ending? {
      let deadline = ContinuousClock.now + .seconds(seconds)
      while ContinuousClock.now < deadline {
        terminal.read()
        if let ending = child.ended() { return ending }
        usleep(10_000)
      }
      return nil
    }

    /// Whether the terminal is as it was when it was made.
    var isAsItWas: Bool { Self.settings(of: terminal) == settings }

    private static func settings(of terminal: PseudoTerminal) -> [UInt32] {
      var now = termios()
      tcgetattr(terminal.programSide, &now)
      return [now.c_iflag, now.c_oflag, now.c_cflag, now.c_lflag]
    }
  }
#endif
