/// How far `got` is from `expected`, in units in the last place of `expected`.
///
/// 0 for the same infinity and for two NaN; infinite where only one of them is NaN or where they lie
/// on different sides of the largest number.
func ulpDistance<Scalar: BinaryFloatingPoint>(_ got: Scalar, _ expected: Double) -> Double {
  let rounded = Scalar(expected)
  if got.isNaN || rounded.isNaN { return got.isNaN && rounded.isNaN ? 0 : .infinity }
  if got.isInfinite || rounded.isInfinite { return got == rounded ? 0 : .infinity }
  return abs(Double(got) - expected) / Double(rounded.ulp)
}
