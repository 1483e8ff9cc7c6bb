import Foundation

/// A started program.
///
/// `posix_spawn` instead of Foundation's `Process`, which was seen to wait for grandchildren that
/// hold its descriptors, and to leak descriptors itself.
public struct ChildProcess: Sendable {
  public let identifier: pid_t
  private let hasOwnGroup: Bool

  /// Starts a program; its descriptors 0, 1, 2 … are those given, all others are closed.
  ///
  /// - Parameter ownGroup: whether it leads a process group of its own, out of reach of the
  ///   terminal's Ctrl-C, and is killed together with its children.
  /// - Throws: ``SpawnError`` when the system refuses.
  public init(
    executable: String, arguments: [String] = [], environment: [String: String],
    descriptors: [Int32], ownGroup: Bool = true
  ) throws {
    #if os(Linux)
      var actions = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #else
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }

    for (target, source) in descriptors.enumerated() {
      posix_spawn_file_actions_adddup2(&actions, source, Int32(target))
    }
    var flags = POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK
    if ownGroup {
      posix_spawnattr_setpgroup(&attributes, 0)
      flags |= POSIX_SPAWN_SETPGROUP
    }
    #if os(Linux)
      let open = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")) ?? []
      for descriptor in open.compactMap({ Int32($0) }) where descriptor >= descriptors.count {
        posix_spawn_file_actions_addclose(&actions, descriptor)
      }
    #else
      flags |= POSIX_SPAWN_CLOEXEC_DEFAULT
    #endif
    var defaults = sigset_t()
    sigemptyset(&defaults)
    for signal in [SIGPIPE, SIGINT, SIGTERM] { sigaddset(&defaults, signal) }
    posix_spawnattr_setsigdefault(&attributes, &defaults)
    // A thread of a pool blocks signals, and its children would too.
    var blocked = sigset_t()
    sigemptyset(&blocked)
    posix_spawnattr_setsigmask(&attributes, &blocked)
    posix_spawnattr_setflags(&attributes, Int16(flags))

    var texts: [UnsafeMutablePointer<CChar>?] =
      ([executable] + arguments).map { strdup($0) } + [nil]
    var variables: [UnsafeMutablePointer<CChar>?] =
      environment.map { strdup("\($0)=\($1)") } + [nil]
    defer { for text in texts + variables { free(text) } }
    var identifier = pid_t()
    let status = posix_spawn(
      &identifier, executable, &actions, &attributes, &texts, &variables)
    guard status == 0 else { throw SpawnError(call: executable, code: status) }
    self.identifier = identifier
    hasOwnGroup = ownGroup
  }

  /// How the process ended; `nil` while it runs.
  public func ended() -> Ending? {
    var status: Int32 = 0
    guard waitpid(identifier, &status, WNOHANG) == identifier else { return nil }
    return Ending(status: status)
  }

  /// Kills the process, and its group if it is its own, and waits for its end.
  @discardableResult
  public func kill() -> Ending {
    Foundation.kill(identifier, SIGKILL)
    killGroup()
    var status: Int32 = 0
    while waitpid(identifier, &status, 0) < 0, errno == EINTR {}
    return Ending(status: status)
  }

  /// Sends the process, and its group if it is its own, what Ctrl-C would; kills what has not ended
  /// in time.
  ///
  /// - Parameters:
  ///   - patience: how long it may take, in seconds.
  ///   - meanwhile: called again and again, to take what the process still writes.
  public func interrupt(patience: Double, meanwhile: () -> Void = {}) {
    Foundation.kill(hasOwnGroup ? -identifier : identifier, SIGINT)
    let deadline = ContinuousClock.now + .seconds(patience)
    while ContinuousClock.now < deadline {
      meanwhile()
      if ended() != nil { return killGroup() }
      usleep(10_000)
    }
    kill()
  }

  /// Kills what is left of the process's group.
  public func killGroup() {
    if hasOwnGroup { Foundation.kill(-identifier, SIGKILL) }
  }

  /// Resident memory in bytes; 0 when the system does not tell.
  public var residentMemory: Int {
    #if os(Linux)
      let text = (try? String(contentsOfFile: "/proc/\(identifier)/statm", encoding: .utf8)) ?? ""
      let fields = text.split(separator: " ")
      return fields.count > 1 ? (Int(fields[1]) ?? 0) * sysconf(Int32(_SC_PAGESIZE)) : 0
    #else
      var usage = rusage_info_v2()
      let status = withUnsafeMutablePointer(to: &usage) {
        $0.withMemoryRebound(to: rusage_info_t?.self, capacity: 1) {
          proc_pid_rusage(identifier, RUSAGE_INFO_V2, $0)
        }
      }
      return status == 0 ? Int(usage.ri_phys_footprint) : 0
    #endif
  }

  public enum Ending: Equatable, Sendable {
    case exited(Int32)
    case signalled(Int32)

    init(status: Int32) {
      let signal = status & 0x7f
      self = signal == 0 ? .exited((status >> 8) & 0xff) : .signalled(signal)
    }
  }
}
