/// A mean in two parts, because one `Double` next to a large offset is too coarse for it.
///
/// ```
/// high = Σ x / n        low = Σ (x − high) / n
/// ```
/// Deviations are taken as `(x − high) − low`. With them a tiny spread on a large offset keeps its
/// digits, and equal values deviate by exactly 0. Source: Chan, Golub, LeVeque, "Algorithms for
/// Computing the Sample Variance", The American Statistician 37 (1983), the corrected two-pass
/// algorithm.
struct Centre {
  let high: Double
  let low: Double

  init(of values: [Double]) {
    let count = Double(values.count)
    let mean = arithmeticMean(values)
    high = mean
    low = pairwiseSum(values) { $0 - mean } / count
  }

  @inline(__always)
  func deviation(of value: Double) -> Double { (value - high) - low }
}

/// `Σ x / n`, also where the sum, but not the mean, is beyond the largest `Double`.
func arithmeticMean(_ values: [Double]) -> Double {
  let count = Double(values.count)
  let mean = pairwiseSum(values) { $0 } / count
  return mean.isFinite ? mean : pairwiseSum(values) { $0 / count }
}

/// `Σ term(x)`, pairwise, on all cores; the same whatever their number.
@inline(__always)
func pairwiseSum(_ values: [Double], _ term: (Double) -> Double) -> Double {
  values.withUnsafeBufferPointer { buffer in
    guard let base = buffer.baseAddress else { return 0 }
    let sums = forEachBlock(count: buffer.count) { block in
      let first = base + block.lowerBound
      return pairwiseSum(count: block.count) { term(first[$0]) }
    }
    return pairwiseSum(count: sums.count) { sums[$0] }
  }
}
