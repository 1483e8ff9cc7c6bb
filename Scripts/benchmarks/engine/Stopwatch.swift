import Foundation
import NumericsEngine

/// Measures workloads and writes one line of JSON for each, in the form the peer programs use.
struct Stopwatch {
  /// Only workloads whose name begins so are measured.
  let family: String
  /// Only workloads whose name contains this are measured.
  let only: String
  let repetitions: Int

  /// Measures `body`, unless it was not asked for.
  ///
  /// A call shorter than a quarter of a second is repeated until that has passed; the median over
  /// the repetitions is what is compared.
  /// - Parameters:
  ///   - operations: How many operations one call takes, to report GFLOP/s as well.
  ///   - quality: What else is to be reported, asked for after the last call.
  func measure<Result>(
    _ workload: String, peer: String = "engine",
    operations: Double? = nil, quality: @autoclosure () -> [String: Double] = [:],
    _ body: () throws -> Result
  ) rethrows {
    guard wants(workload) else { return }
    let first = try seconds(1, body)
    let calls = first < 0.25 ? max(1, Int(0.25 / max(first, 1e-7))) : 1
    var times: [Double] = []
    for _ in 0..<repetitions { times.append(try seconds(calls, body) / Double(calls)) }
    report(workload, times, peer: peer, calls: calls) { median in
      operations.map { ["gflops": ($0 / median / 1e8).rounded() / 10] } ?? quality()
    }
  }

  /// Writes the line of a workload that was timed in another way.
  ///
  /// - Parameters:
  ///   - times: Seconds; there is at least one.
  ///   - calls: How many calls each is the mean of.
  ///   - quality: What else is to be reported, from the median.
  func report(
    _ workload: String, _ times: [Double], peer: String = "engine", calls: Int,
    quality: (Double) -> [String: Double]
  ) {
    let times = times.sorted()
    guard let least = times.first else { return }
    let median = times[times.count / 2]
    write(
      Record(
        workload: workload, peer: peer, threads: Threads.count, median: median, least: least,
        repetitions: times.count, calls: calls, quality: quality(median)))
  }

  /// Whether a workload was asked for.
  func wants(_ workload: String) -> Bool {
    workload.hasPrefix(family) && (only.isEmpty || workload.contains(only))
  }

  private func seconds<Result>(_ calls: Int, _ body: () throws -> Result) rethrows -> Double {
    let clock = ContinuousClock()
    let duration = try clock.measure { for _ in 0..<calls { keep(try body()) } }
    return Double(duration.components.attoseconds) * 1e-18 + Double(duration.components.seconds)
  }

  private func write(_ record: Record) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let line = try? encoder.encode(record) else { return }
    FileHandle.standardOutput.write(line + Data("\n".utf8))
  }
}

/// One measured workload; the names of the fields are those of the peer programs.
private struct Record: Encodable {
  let workload: String
  let peer: String
  let threads: Int
  let median: Double
  let least: Double
  let repetitions: Int
  let calls: Int
  let quality: [String: Double]

  enum CodingKeys: String, CodingKey {
    case workload, peer, threads, quality
    case median = "median_s"
    case least = "min_s"
    case repetitions = "reps"
    case calls = "inner"
  }
}

/// Uses a result, so that its computation cannot be left out.
@inline(never)
private func keep<Result>(_ result: Result) { withExtendedLifetime(result) {} }
