import CNumerics

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Up to here GSL's incomplete gamma functions keep their digits in the tails.
private let manyDegrees = 1e5

/// `x^(ν/2 − 1) exp(−x/2) / (2^(ν/2) Γ(ν/2))` for x > 0.
func chiSquaredDensity(_ x: Double, _ degrees: Double) -> Double {
  degrees < 2
    ? degrees / 2 / x * poissonMass(degrees / 2, mean: x / 2)
    : poissonMass(degrees / 2 - 1, mean: x / 2) / 2
}

/// The probability of a value of at most x > 0, and that of one above it.
func chiSquaredTails(_ x: Double, _ degrees: Double) -> (lower: Double, upper: Double) {
  if degrees <= manyDegrees {
    GSL.start()
    return (gsl_cdf_chisq_P(x, degrees), gsl_cdf_chisq_Q(x, degrees))
  }
  let density = chiSquaredDensity(x, degrees)
  let power = degrees / 2 - 1
  // How fast ln f falls at x: x/2 − power is exact, while ½ − power / x would cancel.
  let slope = (x / 2 - power) / x
  if density == 0 { return slope < 0 ? (0, 1) : (1, 0) }
  // f(x ± s) / f(x) = exp(power · (ln(1 ± s/x) ∓ s/x) ∓ s · slope), on the falling side.
  let integral = tailIntegral(scale: 1 / (abs(slope) + 1 / (2 * degrees).squareRoot())) { s in
    slope < 0
      ? (s < x ? power * logOnePlusMinus(-s / x) + s * slope : -.infinity)
      : power * logOnePlusMinus(s / x) - s * slope
  }
  let tail = density * integral
  return slope < 0 ? (tail, 1 - tail) : (1 - tail, tail)
}

/// `ln(1 + x) − x`
private func logOnePlusMinus(_ x: Double) -> Double {
  if abs(x) > 0.01 { return log1p(x) - x }
  // −x²/2 + x³/3 − …
  return (2...9).reversed().reduce(0) { ($0 + ($1.isMultiple(of: 2) ? -1 : 1) / Double($1)) * x }
    * x
}
