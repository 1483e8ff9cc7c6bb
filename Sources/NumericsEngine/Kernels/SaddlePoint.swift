#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

// Probabilities without the differences of large logarithms of factorials, which lose digits.
// Source: Loader, "Fast and Accurate Computation of Binomial Probabilities" (2000).

/// The error of Stirling's formula for ln n!, n > 0.
///
/// ```
/// δ(n) = ln Γ(n + 1) − (n + ½) ln n + n − ½ ln 2π = 1/(12n) − 1/(360n³) + 1/(1260n⁵) − …
/// ```
private func stirlingError(_ n: Double) -> Double {
  if n <= 15 {
    return log(tgamma(n + 1) * exp(n) / pow(n, n) / (2 * .pi * n).squareRoot())
  }
  let square = n * n
  let coefficients: [Double] = [691 / 360_360, 1 / 1188, 1 / 1680, 1 / 1260, 1 / 360]
  let series = coefficients.reduce(0) { ($1 - $0) / square }
  return (1.0 / 12 - series) / n
}

/// The deviance `x ln(x / mean) + mean − x`, without cancellation where x is near the mean.
private func deviance(_ x: Double, _ mean: Double) -> Double {
  let difference = x - mean
  // A NaN goes this way too.
  guard abs(difference) < 0.5 * (x + mean) else { return x * log(x / mean) - difference }
  let ratio = difference / (x + mean)
  var sum = difference * ratio
  var power = 2 * x * ratio
  var divisor = 1.0
  while true {
    power *= ratio * ratio
    divisor += 2
    let next = sum + power / divisor
    if next == sum { return sum }
    sum = next
  }
}

/// `mean^x · exp(−mean) / Γ(x + 1)` for x ≥ 0 and mean ≥ 0.
func poissonMass(_ x: Double, mean: Double) -> Double {
  if x == 0 { return exp(-mean) }
  if mean == 0 { return 0 }
  return exp(-stirlingError(x) - deviance(x, mean)) / (2 * .pi * x).squareRoot()
}

/// `C(n, k) pᵏ (1 − p)ⁿ⁻ᵏ` for 0 ≤ k ≤ n.
func binomialMass(_ k: Double, trials n: Double, probability p: Double) -> Double {
  if k == 0 { return exp(n * log1p(-p)) }
  if k == n { return exp(n * log(p)) }
  if p == 0 || p == 1 { return 0 }
  let rest = n - k
  let exponent =
    stirlingError(n) - stirlingError(k) - stirlingError(rest) - deviance(k, n * p)
    - deviance(rest, n * (1 - p))
  return exp(exponent) * (n / (2 * .pi * k * rest)).squareRoot()
}

/// The sum of the masses from one value outwards: `mass · (1 + ratio(0) + ratio(0) · ratio(1) + …)`.
///
/// The ratios of neighbouring masses must fall below 1. All terms are positive, so that no digits are
/// lost; near the mean about eight standard deviations of them are needed.
@inline(__always)
func massTail(from mass: Double, _ ratio: (Double) -> Double) -> Double {
  var (sum, term, step) = (1.0, 1.0, 0.0)
  while term > sum * 0x1p-60 {
    term *= ratio(step)
    sum += term
    step += 1
  }
  return mass * sum
}
