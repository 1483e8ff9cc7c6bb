import Foundation
import LabKit
import Processes

/// A running implementation, asked one thing at a time.
///
/// Whatever the student's code does — trap, spin, flood, close or scribble over descriptors, start
/// children — every request comes to an ``Outcome``, and after ``end()`` no process is left.
final class RunnerProcess {
  private let implementation: Implementation
  private let memory: Int
  private let child: ChildProcess
  private let mark: String
  private let folder: RunnerFolder
  private let requests: Int32
  private let replies: Int32
  private let output: TextStream
  private let errors: TextStream
  private var received: [UInt8] = []
  /// 0 stands for the report that the runner is ready.
  private var lastRequest: UInt32 = 0
  /// The runner ended, or hung, before it could be asked anything.
  private(set) var failedToStart = false
  /// Set once the process is gone; it is not asked again.
  private(set) var isOver = false

  /// How often memory and the process's end are looked at, in seconds.
  private static let tick = 0.01

  /// - Parameters:
  ///   - memory: bytes the runner may use.
  ///   - processorSeconds: processor time it may use in all, even if this program is gone.
  /// - Throws: ``SpawnError`` or ``TemporaryFolderError`` when the runner cannot be started.
  init(_ implementation: Implementation, memory: Int, processorSeconds: Int) throws {
    self.implementation = implementation
    self.memory = memory
    let token = UUID().uuidString
    mark = "LAB_RUNNER_TOKEN=\(token)"
    folder = try RunnerFolder()

    signal(SIGPIPE, SIG_IGN)
    var open: [Int32] = []
    do {
      func connection() throws -> DescriptorPair {
        let pair = try DescriptorPair()
        open += [pair.reading, pair.writing]
        return pair
      }
      let request = try connection()
      let reply = try connection()
      let output = try connection()
      let errors = try connection()
      let nothing = Foundation.open("/dev/null", O_RDONLY | O_CLOEXEC)
      guard nothing >= 0 else { throw SpawnError(call: "/dev/null", code: errno) }
      open.append(nothing)
      var environment = ProcessInfo.processInfo.environment
      environment["LAB_RUNNER_TOKEN"] = token
      environment["LAB_RUNNER_FOLDER"] = folder.url.path
      environment["LAB_RUNNER_CHANNEL"] = "3,4"
      environment["LAB_RUNNER_MEMORY"] = "\(memory)"
      environment["LAB_RUNNER_CPU"] = "\(processorSeconds)"
      environment["SWIFT_BACKTRACE"] =
        "enable=\(implementation.locatesCrashes ? "yes" : "no"),interactive=no,color=no,"
        + "threads=crashed,images=none,limit=96,top=8,"
        + "format=json,output-to=\(folder.crashFile.path)"
      child = try ChildProcess(
        executable: implementation.runner, arguments: implementation.arguments,
        environment: environment,
        descriptors: [nothing, output.writing, errors.writing, request.reading, reply.writing])
      for descriptor in [
        nothing, output.writing, errors.writing, request.reading, reply.writing,
      ] { close(descriptor) }
      (requests, replies) = (request.writing, reply.reading)
      self.output = TextStream(descriptor: output.reading)
      self.errors = TextStream(descriptor: errors.reading)
    } catch {
      for descriptor in open { close(descriptor) }
      folder.remove()
      throw error
    }
    setNonBlocking(requests)
    setNonBlocking(replies)
  }

  deinit { end() }

  /// Makes one request and waits for what comes of it.
  ///
  /// - Parameters:
  ///   - seconds: the wall-clock limit, counted anew from each event; `nil` waits as long as it
  ///     takes.
  ///   - audience: hears what happens meanwhile, and may break in.
  func ask(
    _ request: Request, within seconds: Double?, audience: RunnerAudience = RunnerAudience()
  ) -> Outcome {
    precondition(!isOver, "a runner that is over is not asked")
    if lastRequest == 0 {
      // Loading a program takes its time on a busy machine; a call's own limit starts after that.
      let start = exchange(
        [], within: Self.startingSeconds,
        audience: RunnerAudience(wish: { audience.wish() == .end ? .end : nil }))
      switch start {
      case .ready: break
      case .overTime: return failed(.noAnswer(.notStarted(Self.notReady)))
      case .crashed, .overMemory, .noAnswer: return failed(start)
      default: return failed(.noAnswer(.garbled))
      }
    }
    lastRequest += 1
    do {
      let bytes = try Frame(request: lastRequest, value: request.wire).bytes()
      return exchange(bytes[...], within: seconds, audience: audience)
    } catch {
      return .noAnswer(.unsuitable("\(error)"))
    }
  }

  private func failed(_ outcome: Outcome) -> Outcome {
    failedToStart = true
    return over(outcome)
  }

  /// How long a runner may take to report that it is ready, in seconds.
  private static let startingSeconds = 20.0
  private static let notReady =
    "it was not ready within 20 s. Does the init of your lab come to its end?"

  /// Sends bytes and waits for the reply to ``lastRequest``.
  private func exchange(
    _ bytes: ArraySlice<UInt8>, within seconds: Double?, audience: RunnerAudience
  ) -> Outcome {
    var unsent = bytes
    var deadline = seconds.map { Date.timeIntervalSinceReferenceDate + $0 }
    while true {
      send(&unsent)
      let connected = receive()
      do {
        let looked = Date.timeIntervalSinceReferenceDate
        let wish = audience.wish()
        // Ctrl-Z stops this program in there, and that time is nobody's.
        deadline? += Date.timeIntervalSinceReferenceDate - looked
        if wish == .end { return over(.noAnswer(.interrupted)) }
        if wish == .pause { try say(.pause, after: &unsent) }
        while let frame = try Frame.take(from: &received) {
          guard frame.request == lastRequest else { throw WireError("an answer to nothing asked") }
          switch try Reply(wire: frame.value) {
          case .value(let value): return settled(.value(value))
          case .unsolved(let exercise): return settled(.unsolved(exercise: exercise))
          case .threw(let code, let message):
            return settled(.threw(code: code, message: message))
          case .unsuitable(let reason): return settled(.noAnswer(.unsuitable(reason)))
          case .ready: return settled(.ready)
          case .finished: return settled(.finished)
          case .event(let json):
            audience.event(json)
            deadline = seconds.map { Date.timeIntervalSinceReferenceDate + $0 }
          case .paused:
            let start = Date.timeIntervalSinceReferenceDate
            guard let command = audience.command() else {
              return over(.noAnswer(.interrupted))
            }
            // Time in which the runner only waits is nobody's.
            deadline? += Date.timeIntervalSinceReferenceDate - start
            try say(.inspect(command), after: &unsent)
          }
        }
      } catch {
        return over(.noAnswer(.garbled))
      }
      if let ending = child.ended() { return over(outcome(of: ending), ended: true) }
      if !connected {
        // The answer's descriptor is closed everywhere, yet the process has not ended so far.
        return over(outcomeOfDisconnection(), ended: true)
      }
      // Where the system holds no limit on the address space (macOS), this is the only one.
      if child.residentMemory > memory { return over(.overMemory(bytes: memory)) }
      if let seconds, let deadline, Date.timeIntervalSinceReferenceDate > deadline,
        !isReportingCrash(since: deadline)
      {
        return over(.overTime(seconds: seconds))
      }
      waitForActivity(sending: !unsent.isEmpty)
    }
  }

  /// Puts a control behind what is still to be sent of the request it belongs to.
  private func say(_ control: Control, after unsent: inout ArraySlice<UInt8>) throws {
    unsent += try Frame(request: lastRequest, value: control.wire).bytes()
  }

  /// Whether the program has crashed and its report, which takes a while on a busy machine, is being
  /// written: such a call has come to its end, however it looks.
  private func isReportingCrash(since deadline: TimeInterval) -> Bool {
    Date.timeIntervalSinceReferenceDate < deadline + Self.reportingSeconds
      && RuntimeMessage(errors.text.allLines).announcesCrash
  }

  /// How long the report of a crash may take beyond a call's limit, in seconds.
  private static let reportingSeconds = 10.0

  /// What was printed since the last time.
  func takePrinted() -> PrintedOutput {
    let (said, complained) = (output.takeText(), errors.takeText())
    return PrintedOutput(
      lines: said.lines + RuntimeMessage(complained.lines).otherLines,
      omittedBytes: said.omitted + complained.omitted)
  }

  /// Ends the process and everything it started.
  func end() {
    guard !isOver else { return }
    _ = over(.finished)
  }

  // MARK: - Ending

  /// An answer counts only if nothing but the answer was sent.
  private func settled(_ outcome: Outcome) -> Outcome {
    drainOutput()
    return received.isEmpty ? outcome : over(.noAnswer(.garbled))
  }

  private func over(_ outcome: Outcome, ended: Bool = false) -> Outcome {
    guard !isOver else { return outcome }
    isOver = true
    if ended {
      child.killGroup()
    } else {
      child.kill()
    }
    StrayProcesses.killAll(marked: mark)
    output.end()
    errors.end()
    close(requests)
    close(replies)
    folder.remove()
    return outcome
  }

  /// A process whose last copy of the answer's descriptor closed is ending, or has been cut off.
  private func outcomeOfDisconnection() -> Outcome {
    let patience = Date.timeIntervalSinceReferenceDate + 2
    while Date.timeIntervalSinceReferenceDate < patience {
      if let ending = child.ended() { return outcome(of: ending) }
      drainOutput()
      usleep(useconds_t(Self.tick * 1e6))
    }
    child.kill()
    return .noAnswer(.disconnected)
  }

  private func outcome(of ending: ChildProcess.Ending) -> Outcome {
    drainOutput()
    switch ending {
    case .exited(RunnerExit.connectionLost): return .noAnswer(.disconnected)
    case .exited(let code): return .noAnswer(.ended(code: code))
    case .signalled(let signal):
      // Only a trap or an abort is the runtime's doing; before other signals its words mean nothing.
      let isTrap = [SIGILL, SIGTRAP, SIGABRT].contains(signal)
      let text = isTrap ? RuntimeMessage(errors.text.allLines).fatalError : nil
      if let text, text.hasPrefix("failed to allocate") { return .overMemory(bytes: memory) }
      let report = (try? Data(contentsOf: folder.crashFile)).flatMap {
        try? JSONDecoder().decode(CrashReport.self, from: $0)
      }
      let reason: Crash.Reason =
        if let text {
          .fatalError(text)
        } else if let failure = report?.runtimeFailure {
          .runtimeFailure(failure)
        } else if signal == SIGSEGV || signal == SIGBUS {
          report?.isRecursion == true ? .endlessRecursion : .badAccess
        } else if signal == SIGABRT {
          .aborted
        } else {
          .signal(signal)
        }
      return .crashed(
        Crash(reason: reason, location: report?.location(inFolder: implementation.folder)))
    }
  }

  // MARK: - Moving bytes

  private func send(_ unsent: inout ArraySlice<UInt8>) {
    while !unsent.isEmpty {
      let count = unsent.withUnsafeBytes { write(requests, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      // A full pipe waits for its turn; a broken one shows in the answer's descriptor.
      guard count > 0 else { return }
      unsent = unsent.dropFirst(count)
    }
  }

  /// Takes what has arrived; `false` when the answer's descriptor is closed at the other end.
  private func receive() -> Bool {
    drainOutput()
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(replies, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      if count == 0 { return false }
      guard count > 0 else { return true }
      received.append(contentsOf: chunk[..<count])
      if received.count > Frame.headerLength + Frame.longestPayload { return true }
    }
  }

  private func drainOutput() {
    output.drain()
    errors.drain()
  }

  private func waitForActivity(sending: Bool) {
    var watched = [
      pollfd(fd: replies, events: Int16(POLLIN), revents: 0),
      output.watched, errors.watched,
    ]
    if sending { watched.append(pollfd(fd: requests, events: Int16(POLLOUT), revents: 0)) }
    poll(&watched, nfds_t(watched.count), Int32(Self.tick * 1000))
  }
}
