// Quantiles are found by bisection of the cumulative probability. That needs no starting point and no
// derivative, and ends after 64 steps whatever the distribution; GSL's own inverses for t and χ² give
// NaN or lose digits for some parameters.

extension ContinuousDistribution {
  /// The smallest `Double` in `range` at which the cumulative probability reaches `probability`.
  ///
  /// Above ½ the tails 1 − P are compared, which keep their digits.
  func searchedQuantile(_ probability: Double, in range: ClosedRange<Double>) -> Double {
    if probability == 0 { return range.lowerBound }
    if probability == 1 { return range.upperBound }
    let place = smallest(in: place(of: range.lowerBound)...place(of: range.upperBound)) {
      let x = number(at: $0)
      return probability <= 0.5 ? cumulative(x) >= probability : survival(x) <= 1 - probability
    }
    return number(at: place)
  }
}

extension DiscreteDistribution {
  /// The smallest number in `range` at which the cumulative probability reaches `probability`.
  func searchedQuantile(_ probability: Double, in range: ClosedRange<Int>) -> Int {
    smallest(in: range) { cumulative($0) >= probability }
  }
}

/// The smallest number in `range` for which `holds` is true, or its upper bound.
private func smallest(in range: ClosedRange<Int>, where holds: (Int) -> Bool) -> Int {
  var (low, high) = (range.lowerBound, range.upperBound)
  while low < high {
    // Halfway, rounded down, without overflow.
    let middle = (low & high) + (low ^ high) >> 1
    if holds(middle) { high = middle } else { low = middle + 1 }
  }
  return low
}

/// Where a number stands among all `Double`s, in rising order, with 0 at 0.
private func place(of number: Double) -> Int {
  let bits = Int(bitPattern: UInt(number.bitPattern))
  return bits < 0 ? Int.min &- bits : bits
}

private func number(at place: Int) -> Double {
  Double(bitPattern: UInt64(UInt(bitPattern: place < 0 ? Int.min &- place : place)))
}
