// Source: Marsaglia and Tsang, "The Ziggurat Method for Generating Random Variables", Journal of
// Statistical Software 5 (2000), as GSL implements it.

extension RandomGenerator {
  /// A number from the normal distribution N(*mean*, *standardDeviation*²).
  ///
  /// A standard deviation of 0 gives the mean.
  public mutating func normal(mean: Double = 0, standardDeviation: Double = 1) -> Double {
    checkNormal(mean, standardDeviation)
    return mean + ownState().gaussian(standardDeviation: standardDeviation)
  }

  /// `count` numbers from the normal distribution N(*mean*, *standardDeviation*²).
  ///
  /// - Complexity: O(*count*)
  public mutating func normal(
    mean: Double = 0, standardDeviation: Double = 1, count: Int
  ) -> [Double] {
    checkNormal(mean, standardDeviation)
    let state = ownState()
    return filled(count: drawCount(count, operation: "normal(mean:standardDeviation:count:)")) {
      mean + state.gaussian(standardDeviation: standardDeviation)
    }
  }

  private func checkNormal(_ mean: Double, _ standardDeviation: Double) {
    guard mean.isFinite, standardDeviation.isFinite, standardDeviation >= 0 else {
      callerMistake(
        "Normal numbers cannot be drawn with these parameters.",
        expected: "a finite mean and a finite standard deviation of 0 or more",
        got: "mean \(mean), standard deviation \(standardDeviation)",
        toDo: "pass the standard deviation σ, which is the square root of the variance")
    }
  }
}
