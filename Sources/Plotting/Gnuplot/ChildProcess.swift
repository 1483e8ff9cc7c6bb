import Foundation

/// One run of another program, in a process group of its own that is killed when time is up.
///
/// Foundation's `Process` is not used because it cannot kill the children of its child.
struct ChildProcess {
  /// How a run ended.
  enum Ending: Equatable {
    /// The exit status, or 128 + the signal that ended the program.
    case exited(Int32)
    case timedOut
    /// The program could not be started; the error number says why.
    case notStarted(Int32)
  }

  let executable: String
  let arguments: [String]
  let outputPath: String
  let errorPath: String

  /// Starts the program, waits for its end, and leaves neither processes nor descriptors behind.
  func run(timeLimit: Double) -> Ending {
    let (child, failure) = start()
    guard failure == 0 else { return .notStarted(failure) }
    let clock = ContinuousClock()
    let deadline = clock.now + .seconds(timeLimit)
    var status: Int32 = 0
    while true {
      let ended = waitpid(child, &status, WNOHANG)
      if ended == child { break }
      if ended == -1 && errno != EINTR { return .notStarted(errno) }
      if clock.now >= deadline {
        kill(-child, SIGKILL)
        while waitpid(child, &status, 0) == -1 && errno == EINTR {}
        return .timedOut
      }
      usleep(2_000)
    }
    let signal = status & 0x7F
    return .exited(signal == 0 ? (status >> 8) & 0xFF : 128 + signal)
  }

  private func start() -> (child: pid_t, failure: Int32) {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #else
      var actions = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }

    let writing = O_WRONLY | O_CREAT | O_TRUNC
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, outputPath, writing, 0o600)
    posix_spawn_file_actions_addopen(&actions, 2, errorPath, writing, 0o600)
    // The child must not keep open what this process has open: a socket, a pipe.
    #if canImport(Darwin)
      let flags = POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_CLOEXEC_DEFAULT
    #else
      let flags = POSIX_SPAWN_SETPGROUP
      let open = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")) ?? []
      for descriptor in open.compactMap({ Int32($0) }) where descriptor > 2 {
        posix_spawn_file_actions_addclose(&actions, descriptor)
      }
    #endif
    posix_spawnattr_setflags(&attributes, Int16(flags))
    posix_spawnattr_setpgroup(&attributes, 0)

    let settings = ProcessInfo.processInfo.environment.filter { $0.key != "GNUTERM" }
    var argv = ([executable] + arguments).map { strdup($0) } + [nil]
    var environment = settings.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer {
      for text in argv + environment { free(text) }
    }
    var child: pid_t = 0
    let failure = posix_spawn(&child, executable, &actions, &attributes, &argv, &environment)
    return (child, failure)
  }
}
