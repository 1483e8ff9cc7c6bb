import Foundation

/// Finds processes that left the runner's group but still carry its mark in their environment.
///
/// The mark is inherited, as build servers use it to find what a job left behind. Linux only:
/// elsewhere the process group has to do.
public enum StrayProcesses {
  public static func killAll(marked mark: String) {
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
