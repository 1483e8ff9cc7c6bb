extension RandomGenerator {
  /// A number from the exponential distribution: the time to the next of events that come at `rate`.
  ///
  /// ```
  /// x = −ln(p) / rate        p uniform in (0, 1)
  /// ```
  public mutating func exponential(rate: Double = 1) -> Double {
    let scale = scale(of: rate)
    return ownState()?.exponential(scale: scale) ?? philox.exponential(scale: scale)
  }

  /// `count` numbers from the exponential distribution with the given rate.
  ///
  /// - Complexity: O(*count*)
  public mutating func exponential(rate: Double = 1, count: Int) -> [Double] {
    let scale = scale(of: rate)
    let count = drawCount(count, operation: "exponential(rate:count:)")
    if let state = ownState() { return filled(count: count) { state.exponential(scale: scale) } }
    return philox.exponential(scale: scale, count: count)
  }

  private func scale(of rate: Double) -> Double {
    guard rate > 0, rate.isFinite, (1 / rate).isFinite else {
      callerMistake(
        "Exponential numbers cannot be drawn with the rate \(rate).",
        expected: "a finite rate above 0 whose inverse is finite", got: "\(rate)",
        toDo: "pass events per unit of time, which is 1 / mean")
    }
    return 1 / rate
  }
}
