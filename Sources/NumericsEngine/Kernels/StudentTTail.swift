import CNumerics

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Up to here GSL's incomplete beta function keeps its digits.
private let manyDegrees = 100.0

/// `Γ((ν + 1) / 2) / (√(νπ) Γ(ν / 2)) · (1 + x²/ν)^(−(ν + 1)/2)`
func studentTDensity(_ x: Double, _ degrees: Double) -> Double {
  studentTPower(x, degrees, times: 1)
}

/// The density times a factor, which counts before the power is rounded to 0.
private func studentTPower(_ x: Double, _ degrees: Double, times factor: Double) -> Double {
  let power = -(degrees + 1) / 2 * logOnePlusSquare(x / degrees.squareRoot())
  return exp(power + log(factor)) * gammaRatio(degrees / 2) / (degrees * .pi).squareRoot()
}

/// The probability of a value above x ≥ 0.
///
/// ```
/// P = ½ I(ν / (ν + x²); ν/2, ½)
/// ```
/// For many degrees of freedom the density is integrated instead.
func studentTTail(_ x: Double, _ degrees: Double) -> Double {
  if x == .infinity { return 0 }
  if degrees > manyDegrees {
    let density = studentTDensity(x, degrees)
    if density == 0 { return 0 }
    let square = degrees + x * x
    return density
      * tailIntegral(scale: 1 / (1 + x)) { s in
        -(degrees + 1) / 2 * log1p(s / square * (2 * x + s))
      }
  }
  // So far out only the first term of the tail's series counts, and x² might overflow.
  if x > 1e10 { return studentTPower(x, degrees, times: x / degrees) }
  GSL.start()
  let square = x * x
  return square < degrees
    ? gsl_cdf_beta_Q(square / (degrees + square), 0.5, degrees / 2) / 2
    : gsl_cdf_beta_P(degrees / (degrees + square), degrees / 2, 0.5) / 2
}

/// `ln(1 + x²)`, also where x² is beyond the largest `Double`.
private func logOnePlusSquare(_ x: Double) -> Double {
  abs(x) > 1e10 ? 2 * log(abs(x)) : log1p(x * x)
}

/// `Γ(a + ½) / Γ(a)`; for large a by its expansion in 1/a (DLMF 5.11.13).
private func gammaRatio(_ a: Double) -> Double {
  if a <= manyDegrees / 2 { return tgamma(a + 0.5) / tgamma(a) }
  let coefficients: [Double] = [
    -399.0 / 262_144, -21.0 / 32_768, 5.0 / 1024, 1.0 / 128, -1.0 / 8, 1,
  ]
  return a.squareRoot() * coefficients.reduce(0) { $0 / a + $1 }
}
