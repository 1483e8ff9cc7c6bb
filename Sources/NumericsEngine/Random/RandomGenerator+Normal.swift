extension RandomGenerator {
  /// A number from the normal distribution N(*mean*, *standardDeviation*²).
  ///
  /// With `philox` it is the quantile of one random word: 64 bits of probability, so that it reaches
  /// to ±9.15 standard deviations (Wichura, algorithm AS 241, Applied Statistics 37 (1988)). The GSL
  /// algorithms use the ziggurat (Marsaglia and Tsang, Journal of Statistical Software 5 (2000)).
  /// A standard deviation of 0 gives the mean.
  public mutating func normal(mean: Double = 0, standardDeviation: Double = 1) -> Double {
    checkNormal(mean, standardDeviation)
    if let state = ownState() { return mean + state.gaussian(standardDeviation: standardDeviation) }
    return philox.normal(mean: mean, standardDeviation: standardDeviation)
  }

  /// `count` numbers from the normal distribution N(*mean*, *standardDeviation*²).
  ///
  /// - Complexity: O(*count*)
  public mutating func normal(
    mean: Double = 0, standardDeviation: Double = 1, count: Int
  ) -> [Double] {
    checkNormal(mean, standardDeviation)
    let count = drawCount(count, operation: "normal(mean:standardDeviation:count:)")
    return newValues(count: count) { fill($0, count, mean, standardDeviation) }
  }

  /// An array of `shape` with numbers from the normal distribution N(*mean*, *standardDeviation*²),
  /// in row-major order those of ``normal(mean:standardDeviation:count:)``.
  public mutating func normal(
    mean: Double = 0, standardDeviation: Double = 1, shape: [Int]
  ) -> NDArray<Double> {
    checkNormal(mean, standardDeviation)
    let count = Layout.elementCount(of: shape)
    return NDArray(shape: shape) { fill($0, count, mean, standardDeviation) }
  }

  private mutating func fill(
    _ out: UnsafeMutablePointer<Double>, _ count: Int, _ mean: Double, _ standardDeviation: Double
  ) {
    if let state = ownState() {
      for i in 0..<count { out[i] = mean + state.gaussian(standardDeviation: standardDeviation) }
    } else {
      philox.normal(mean: mean, standardDeviation: standardDeviation, count: count, into: out)
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
