import TestSupport
import Testing

/// The student's Lab 3: `swift test --filter Lab03`.
@Suite(.serialized) struct Lab03 {
  @Test("3.1 Mean") func mean() throws { try student("3.1") }
  @Test("3.2 Variance and standard deviation") func spread() throws { try student("3.2") }
  @Test("3.3 Median and quantile") func quantile() throws { try student("3.3") }
  @Test("3.4 Mode") func mode() throws { try student("3.4") }
  @Test("3.5 Histogram") func histogram() throws { try student("3.5") }
  @Test("3.6 Normal density") func normalDensity() throws { try student("3.6") }
  @Test("3.7 Normal cumulative distribution") func normalCumulative() throws { try student("3.7") }
  @Test("3.8 Normal quantile") func normalQuantile() throws { try student("3.8") }
  @Test("3.9 Normal samples from two uniform streams") func boxMuller() throws {
    try student("3.9")
  }
  @Test("3.10 Standardise columns") func standardized() throws { try student("3.10") }
  @Test("3.11 Fit a normal distribution") func fittedNormal() throws { try student("3.11") }
  @Test("3.12 Covariance and correlation") func covariance() throws { try student("3.12") }
  @Test("3.13 Running mean and variance") func runningMoments() throws { try student("3.13") }
}

private func student(_ id: String) throws {
  try grade(id, of: BuiltProducts.labs, fresh: BuiltProducts.freshCases)
}
