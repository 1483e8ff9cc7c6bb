/// How long computations take, on this machine, now.
///
/// What lessons time lives in this module and not beside their texts: like the engine it is optimised
/// in debug builds too, so that the times say something about memory and algorithms.
public enum Stopwatch {
  /// The median of several times that `body` takes, in seconds, and what it last returned.
  ///
  /// - Parameters:
  ///   - runs: How many times are taken, after one run that is not counted.
  ///   - repetitions: How often `body` runs within each, for what is too short for the clock.
  public static func median<Result>(
    runs: Int, repetitions: Int = 1, _ body: () -> Result
  ) -> (seconds: Double, result: Result) {
    let clock = ContinuousClock()
    var result = body()
    let times = (0..<runs).map { _ in
      clock.measure {
        for _ in 0..<repetitions { result = body() }
      }
    }.sorted()
    let parts = times[times.count / 2].components
    let seconds = Double(parts.seconds) + Double(parts.attoseconds) * 1e-18
    return (seconds / Double(repetitions), result)
  }
}
