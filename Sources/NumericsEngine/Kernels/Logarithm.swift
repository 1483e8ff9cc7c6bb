#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// ln x of one number.
func naturalLogarithm(_ x: Double) -> Double {
  log(x)
}
