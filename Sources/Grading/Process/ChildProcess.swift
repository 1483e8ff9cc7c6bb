import Foundation

/// A started program in a process group of its own.
///
/// `posix_spawn` instead of Foundation's `Process`, which was seen to wait for grandchildren that
/// hold its descriptors, and to leak descriptors itself.
struct ChildProcess {
  let identifier: pid_t

  /// Starts `executable`; its descriptors 0, 1, 2 … are those given.
  ///
  /// - Throws: ``SpawnError`` when the system refuses.
  init(executable: String, environment: [String: String], descriptors: [Int32]) throws {
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
    posix_spawnattr_setpgroup(&attributes, 0)
    var flags =
      Int16(POSIX_SPAWN_SETPGROUP) | Int16(POSIX_SPAWN_SETSIGDEF) | Int16(POSIX_SPAWN_SETSIGMASK)
    #if !os(Linux)
      flags |= Int16(POSIX_SPAWN_CLOEXEC_DEFAULT)
    #endif
    var defaults = sigset_t()
    sigemptyset(&defaults)
    for signal in [SIGPIPE, SIGINT, SIGTERM] { sigaddset(&defaults, signal) }
    posix_spawnattr_setsigdefault(&attributes, &defaults)
    // A thread of a pool blocks signals, and its children would too.
    var blocked = sigset_t()
    sigemptyset(&blocked)
    posix_spawnattr_setsigmask(&attributes, &blocked)
    posix_spawnattr_setflags(&attributes, flags)

    var arguments: [UnsafeMutablePointer<CChar>?] = [strdup(executable), nil]
    var variables: [UnsafeMutablePointer<CChar>?] =
      environment.map { strdup("\($0)=\($1)") } + [nil]
    defer { for text in arguments + variables { free(text) } }
    var identifier = pid_t()
    let status = posix_spawn(
      &identifier, executable, &actions, &attributes, &arguments, &variables)
    guard status == 0 else { throw SpawnError(call: executable, code: status) }
    self.identifier = identifier
  }

  /// How the process ended; `nil` while it runs.
  func ended() -> Ending? {
    var status: Int32 = 0
    guard waitpid(identifier, &status, WNOHANG) == identifier else { return nil }
    return Ending(status: status)
  }

  /// Kills the whole group and waits for the process itself.
  func kill() -> Ending {
    Foundation.kill(-identifier, SIGKILL)
    Foundation.kill(identifier, SIGKILL)
    return wait()
  }

  /// Waits for the process's end, then kills what its group left behind.
  func wait() -> Ending {
    var status: Int32 = 0
    while waitpid(identifier, &status, 0) < 0, errno == EINTR {}
    Foundation.kill(-identifier, SIGKILL)
    return Ending(status: status)
  }

  /// Resident memory in bytes; 0 when the system does not tell.
  var residentMemory: Int {
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

  enum Ending: Equatable {
    case exited(Int32)
    case signalled(Int32)

    init(status: Int32) {
      let signal = status & 0x7f
      self = signal == 0 ? .exited((status >> 8) & 0xff) : .signalled(signal)
    }
  }
}

/// Finds processes that left the runner's group but still carry its mark in their environment.
///
/// The mark is inherited, as build servers use it to find what a job left behind. Linux only:
/// elsewhere the process group has to do.
enum StrayProcesses {
  static func killAll(marked mark: String) {
    #if os(Linux)
      let wanted = Data(mark.utf8)
      let entries = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
      for entry in entries {
        guard let identifier = pid_t(entry), identifier != getpid(),
          let environment = try? Data(contentsOf: URL(fileURLWithPath: "/proc/\(entry)/environ")),
          environment.range(of: wanted) != nil
        else { continue }
        Foundation.kill(identifier, SIGKILL)
      }
    #endif
  }
}
