import Foundation

/// The bounds a runner sets on itself before any of the student's code runs.
///
/// The wall clock is the grader's; these hold even if the grader is gone.
enum RunnerLimits {
  /// `LAB_RUNNER_MEMORY` (bytes above what the runner has mapped at the start) and
  /// `LAB_RUNNER_CPU` (seconds) say how much; no core file is written.
  static func apply() {
    let environment = ProcessInfo.processInfo.environment
    #if os(Linux)
      typealias Resource = __rlimit_resource
      let (core, cpu, memory) = (RLIMIT_CORE, RLIMIT_CPU, RLIMIT_AS)
      if let bytes = environment["LAB_RUNNER_MEMORY"].flatMap(UInt64.init) {
        limit(Resource(memory.rawValue), to: bytes + mappedBytes())
      }
    #else
      // macOS does not enforce RLIMIT_AS; there the grader's own watch on memory remains.
      typealias Resource = Int32
      let (core, cpu) = (RLIMIT_CORE, RLIMIT_CPU)
    #endif
    if let seconds = environment["LAB_RUNNER_CPU"].flatMap(UInt64.init) { limit(cpu, to: seconds) }
    limit(core, to: 0)

    func limit(_ resource: Resource, to value: UInt64) {
      var bound = rlimit(rlim_cur: rlim_t(value), rlim_max: rlim_t(value))
      #if os(Linux)
        setrlimit(__rlimit_resource_t(resource.rawValue), &bound)
      #else
        setrlimit(resource, &bound)
      #endif
    }
  }

  #if os(Linux)
    /// The address space in use now, from the first field of `/proc/self/statm` (pages).
    private static func mappedBytes() -> UInt64 {
      let text = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8)) ?? ""
      return (text.split(separator: " ").first.flatMap { UInt64($0) } ?? 0)
        * UInt64(sysconf(Int32(_SC_PAGESIZE)))
    }
  #endif
}
