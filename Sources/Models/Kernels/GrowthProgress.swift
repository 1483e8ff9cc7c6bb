import Synchronization

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Counts the rows that have come to a leaf, and reports them on the thread that asked for it.
final class GrowthProgress: @unchecked Sendable {
  private let total: Int
  private let settled = Atomic(0)
  private let caller = pthread_self()
  /// Called and changed on the caller's thread only.
  private let report: ((_ settled: Int, _ total: Int) -> Void)?
  private var reported = 0

  init(total: Int, report: ((_ settled: Int, _ total: Int) -> Void)?) {
    self.total = total
    self.report = report
  }

  /// Some more rows are in a leaf. Reported after each hundredth of the rows.
  func settle(_ count: Int) {
    let now = settled.wrappingAdd(count, ordering: .relaxed).newValue
    guard let report, pthread_equal(pthread_self(), caller) != 0,
      now - reported > total / 100
    else { return }
    reported = now
    report(now, total)
  }

  /// All rows are; to be called on the caller's thread.
  func finish() {
    if reported < total { report?(total, total) }
  }
}
