// `stdout` is a variable in C; nothing here ever assigns it.
@preconcurrency import Foundation
import LabKit

/// The runner's end of the connection: two pipes, told apart from standard output so that a
/// student's `print` never meets the protocol.
final class RunnerChannel {
  private let requests: Int32
  private let replies: Int32
  /// What has arrived and was not taken yet.
  private var received: [UInt8] = []

  private init(requests: Int32, replies: Int32) {
    self.requests = requests
    self.replies = replies
  }

  /// The channel named by `LAB_RUNNER_CHANNEL` ("requests,replies"); `nil` when nobody called.
  static func connected() -> RunnerChannel? {
    let parts = (ProcessInfo.processInfo.environment["LAB_RUNNER_CHANNEL"] ?? "").split(
      separator: ",")
    guard parts.count == 2, let requests = Int32(parts[0]), let replies = Int32(parts[1]) else {
      return nil
    }
    // A line that a student prints must not wait in a buffer that a crash would lose.
    setvbuf(stdout, nil, _IOLBF, 0)
    signal(SIGPIPE, SIG_IGN)
    if let folder = ProcessInfo.processInfo.environment["LAB_RUNNER_FOLDER"] { chdir(folder) }
    for descriptor in [requests, replies] { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
    return RunnerChannel(requests: requests, replies: replies)
  }

  /// The next request; `nil` when the grader has hung up.
  func nextRequest() -> Frame? {
    while let frame = nextFrame(waiting: true) {
      // A control that came when its step had just ended has nothing left to act on.
      if (try? Control(wire: frame.value)) == nil { return frame }
    }
    return nil
  }

  /// The next control of the step that is under way; `nil` when there is none and `waiting` is
  /// `false`. Ends the process when the grader has hung up.
  func nextControl(waiting: Bool) -> Control? {
    guard let frame = nextFrame(waiting: waiting) else {
      if waiting { Self.endGroup() }
      return nil
    }
    return try? Control(wire: frame.value)
  }

  /// The next frame; `nil` when the grader has hung up, or, unless `waiting`, when none is complete.
  private func nextFrame(waiting: Bool) -> Frame? {
    while true {
      do {
        if let frame = try Frame.take(from: &received) { return frame }
      } catch {
        // The student's code shares this descriptor; what it left is not the grader's.
        _exit(RunnerExit.connectionLost)
      }
      var watched = pollfd(fd: requests, events: Int16(POLLIN), revents: 0)
      if !waiting, poll(&watched, 1, 0) <= 0 { return nil }
      var chunk = [UInt8](repeating: 0, count: 1 << 16)
      let count = read(requests, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      if count < 0 { _exit(RunnerExit.connectionLost) }
      guard count > 0 else { return nil }
      received.append(contentsOf: chunk[..<count])
    }
  }

  /// Sends a reply, after everything printed so far. Ends the process when the connection is lost.
  func send(_ reply: Reply, to request: UInt32) {
    fflush(nil)
    let bytes: [UInt8]
    do {
      bytes = try Frame(request: request, value: reply.wire).bytes()
    } catch {
      return send(.unsuitable("the answer is too long: \(error)"), to: request)
    }
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes { write(replies, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { _exit(RunnerExit.connectionLost) }
      sent += count
    }
  }

  /// Watches for the grader's end from a thread of its own: should it be killed while a student's
  /// function runs for ever, nothing of this process, or of its children, stays behind.
  func endWhenTheGraderIsGone() {
    let descriptor = requests
    Thread.detachNewThread {
      while true {
        var watched = pollfd(fd: descriptor, events: 0, revents: 0)
        let ready = poll(&watched, 1, -1)
        if ready < 0, errno == EINTR { continue }
        // A closed descriptor is the student's doing; the next reply will find out.
        if ready < 0 || watched.revents & Int16(POLLNVAL) != 0 { return }
        Self.endGroup()
      }
    }
  }

  /// Ends this process and its children.
  private static func endGroup() -> Never {
    kill(0, SIGKILL)
    _exit(RunnerExit.connectionLost)
  }
}
