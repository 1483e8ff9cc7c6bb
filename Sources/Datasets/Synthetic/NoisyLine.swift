import NumericsEngine

/// Points on a straight line, with normal noise in y.
public struct NoisyLine: Sendable, Equatable {
  /// `[count]`
  public let x: [Double]
  /// `[count]`
  public let y: [Double]

  /// Draws `count` points y = slope · x + intercept + N(0, noise), x uniform in 0..<1.
  ///
  /// First all x are drawn, then all noise. The defaults are the line of Lab 4.
  public init(
    count: Int, slope: Double = 0.1, intercept: Double = 0.3, noise: Double = 0.01,
    using generator: inout RandomGenerator
  ) {
    let x = generator.uniform(count: count)
    let noise = generator.normal(mean: 0, standardDeviation: noise, count: count)
    self.x = x
    y = zip(x, noise).map { slope * $0 + intercept + $1 }
  }
}
