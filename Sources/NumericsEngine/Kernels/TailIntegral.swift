#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// `∫ exp(exponent(s)) ds` over [0, ∞), where the exponent is 0 at 0 and falls.
///
/// ```
/// s = scale · exp(π/2 · sinh t)        the trapezoidal rule in t, with the step 1/32
/// ```
/// The rule converges exponentially; `scale`, the rough distance over which the integrand falls, may
/// be wrong by a factor of a hundred. Source: Takahasi and Mori, "Double Exponential Formulas for
/// Numerical Integration", Publications of RIMS 9 (1974).
func tailIntegral(scale: Double, exponent: (Double) -> Double) -> Double {
  let step = 1.0 / 32
  return (-140...110).reduce(0) { sum, index in
    let t = Double(index) * step
    let s = scale * exp(.pi / 2 * sinh(t))
    return sum + exp(exponent(s)) * s * cosh(t)
  } * .pi / 2 * step
}
