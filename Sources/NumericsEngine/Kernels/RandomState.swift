import CNumerics

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The state of one GSL generator, freed with its last owner.
///
/// Not thread-safe by itself: ``RandomGenerator`` draws from it only while it is its sole owner,
/// which is what makes the unchecked conformance true.
final class RandomState: @unchecked Sendable {
  private let generator: UnsafeMutablePointer<gsl_rng>

  /// Nothing for `philox`, which is not GSL's.
  init?(algorithm: RandomGenerator.Algorithm, seed: UInt32) {
    GSL.start()
    let type: UnsafePointer<gsl_rng_type>
    switch algorithm {
    case .philox: return nil
    case .mt19937: type = cnumerics_rng_mt19937()
    case .taus2: type = cnumerics_rng_taus2()
    case .gfsr4: type = cnumerics_rng_gfsr4()
    }
    generator = Self.allocated(gsl_rng_alloc(type))
    gsl_rng_set(generator, UInt(seed))
  }

  init(copying other: RandomState) {
    generator = Self.allocated(gsl_rng_clone(other.generator))
  }

  deinit {
    gsl_rng_free(generator)
  }

  /// 32 random bits.
  @inline(__always)
  func draw() -> UInt32 {
    UInt32(truncatingIfNeeded: generator.pointee.type.pointee.get(generator.pointee.state))
  }

  /// 53 random bits as a fraction in [0, 1).
  ///
  /// ```
  /// (⌊draw₁ / 2⁵⌋ · 2²⁶ + ⌊draw₂ / 2⁶⌋) / 2⁵³
  /// ```
  /// Source: Matsumoto and Nishimura, `genrand_res53` in mt19937ar.c, as in NumPy's `RandomState`.
  @inline(__always)
  func uniform() -> Double {
    let high = draw() >> 5
    let low = draw() >> 6
    return (Double(high) * 67_108_864 + Double(low)) / 9_007_199_254_740_992
  }

  /// A number from the normal distribution around 0.
  @inline(__always)
  func gaussian(standardDeviation: Double) -> Double {
    gsl_ran_gaussian_ziggurat(generator, standardDeviation)
  }

  /// A number from the exponential distribution with the given mean.
  @inline(__always)
  func exponential(scale: Double) -> Double {
    // 1 − u is above 0.
    0 - scale * log(1 - uniform())
  }

  /// A number in 0 ..< `bound`; 0 stands for 2⁶⁴.
  @inline(__always)
  func integer(bound: UInt64) -> UInt64 {
    boundedInteger(word(), bound: bound, more: word)
  }

  /// 64 random bits: two draws, the first in the upper half.
  @inline(__always)
  func word() -> UInt64 {
    let high = draw()
    let low = draw()
    return UInt64(high) << 32 | UInt64(low)
  }

  func value<Value>(_ draw: GSLDraw<Value>) -> Value { draw(generator) }

  private static func allocated(
    _ generator: UnsafeMutablePointer<gsl_rng>?
  ) -> UnsafeMutablePointer<gsl_rng> {
    guard let generator else { fatalError("GSL found no memory for a random generator") }
    return generator
  }
}

/// `count` values, made one after the other.
@inline(__always)
func filled<Value>(count: Int, _ next: () -> Value) -> [Value] {
  [Value](unsafeUninitializedCapacity: count) { target, initialized in
    for i in 0..<count { target.initializeElement(at: i, to: next()) }
    initialized = count
  }
}
