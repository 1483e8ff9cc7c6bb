import CKernels

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
    low = sum(values, of: kernel_term_deviation, around: Centre(high: mean, low: 0)) / count
  }

  private init(high: Double, low: Double) {
    (self.high, self.low) = (high, low)
  }

  /// No centre: deviations are the values.
  static let zero = Centre(high: 0, low: 0)
}

/// `Σ x / n`, also where the sum, but not the mean, is beyond the largest `Double`.
func arithmeticMean(_ values: [Double]) -> Double {
  let count = Double(values.count)
  let mean = sum(values, of: kernel_term_value) / count
  return mean.isFinite ? mean : sum(values, of: kernel_term_share, scale: count)
}

/// The sum of the terms of all values (see `moments.h`), on all cores.
///
/// Blocks and the sums of blocks are added pairwise: with unit roundoff *u* the error is at most about
/// `(16 + 4 + log₂(count / 256)) · u · Σ |term|`, and the number of threads does not matter.
func sum(
  _ values: [Double], of term: kernel_term, around centre: Centre = .zero, scale: Double = 1
) -> Double {
  values.withUnsafeBufferPointer { buffer in
    guard let base = buffer.baseAddress else { return 0 }
    let sums = forEachBlock(count: buffer.count) { block in
      kernel_block_sum(
        term, base + block.lowerBound, block.count, centre.high, centre.low, scale)
    }
    return pairwiseSum(count: sums.count) { sums[$0] }
  }
}
