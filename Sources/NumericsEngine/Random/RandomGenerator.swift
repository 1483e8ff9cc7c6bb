/// A seeded source of random numbers.
///
/// ```swift
/// var generator = RandomGenerator(seed: 7)
/// let heights = generator.normal(mean: 1.75, standardDeviation: 0.07, count: 1000)
/// let order = Array(0..<10).shuffled(using: &generator)
/// ```
///
/// The same seed gives the same numbers in every run, on every machine, and on any number of threads.
/// Many numbers at once are those that would come one by one. A generator is a value: a copy
/// continues with the same numbers as the original, and drawing from one does not change the other.
/// It conforms to `RandomNumberGenerator`, so that the standard library's `Int.random(in:using:)`,
/// `shuffled(using:)` and `randomElement(using:)` draw from it.
///
/// Not for secrets: the algorithms are predictable.
public struct RandomGenerator: RandomNumberGenerator, Sendable {
  /// The algorithm that makes the random bits.
  public enum Algorithm: String, CaseIterable, Sendable {
    /// Philox4x64-10: each 64-bit word is a function of the seed and its position, so that all cores
    /// fill an array together, and a generator split off is a function of its own. Draws the same
    /// words and uniform numbers as NumPy's `Generator(Philox(key=seed))`.
    ///
    /// Source: Salmon, Moraes, Dror, Shaw, "Parallel Random Numbers: As Easy as 1, 2, 3", SC 2011.
    case philox

    /// The Mersenne Twister, with period 2¹⁹⁹³⁷ − 1 and the seeding of 2002, from GSL; draws the
    /// same numbers as NumPy's `RandomState`.
    ///
    /// Source: Matsumoto and Nishimura, ACM TOMACS 8 (1998).
    case mt19937

    /// The maximally equidistributed combined Tausworthe generator, with period 2⁸⁸, from GSL.
    ///
    /// Source: L'Ecuyer, Mathematics of Computation 65 (1996), with the seeding of 1999.
    case taus2

    /// The four-tap shift-register generator, with period 2⁹⁶⁸⁹; the fastest of GSL's.
    ///
    /// Source: Ziff, Computers in Physics 12 (1998).
    case gfsr4
  }

  /// The seed this generator was made from; with `philox` a split keeps it, and differs in its key.
  public let seed: UInt32

  /// The algorithm this generator draws with.
  public let algorithm: Algorithm

  /// Where Philox stands; not used by the other algorithms.
  var philox: Philox

  /// The state of one of GSL's algorithms.
  private var state: RandomState?

  /// Makes a generator.
  ///
  /// - Parameters:
  ///   - seed: Which sequence to draw. GSL reads seed 0 as "the default seed": for `mt19937` and
  ///     `gfsr4` it gives the sequence of seed 4357, for `taus2` that of seed 1.
  ///   - algorithm: Which algorithm draws it. Philox is the default: of those here it alone fills
  ///     an array on all cores with the same numbers on any number of them, and its streams split
  ///     without a doubt. GSL's are there for comparison, and for numbers known from elsewhere.
  public init(seed: UInt32, algorithm: Algorithm = .philox) {
    self.init(
      seed: seed, algorithm: algorithm, philox: Philox(key: .init(low: UInt64(seed), high: 0)))
  }

  private init(seed: UInt32, algorithm: Algorithm, philox: Philox) {
    self.seed = seed
    self.algorithm = algorithm
    self.philox = philox
    state = RandomState(algorithm: algorithm, seed: seed)
  }

  /// 64 random bits; from a GSL algorithm two draws, the first in the upper half.
  public mutating func next() -> UInt64 {
    ownState()?.word() ?? philox.next()
  }

  /// A generator with a stream of its own, for another thread or another part of a program.
  ///
  /// This generator goes on by one draw, so that the next split gives another stream.
  ///
  /// With `philox` the new generator's key is 128 bits that Philox makes of this key and position.
  /// Different keys are different functions without known relations, and among *k* streams two have
  /// the same key with a probability of about k² / 2¹²⁹. A GSL algorithm takes only 32 bits of seed,
  /// here a hash (SplitMix64) of the next draw: among 9 000 streams two are the same with a
  /// probability of 1 %, and nothing is proved about how far apart two others begin.
  ///
  /// Source of SplitMix64: Steele, Lea, Flood, "Fast Splittable Pseudorandom Number Generators",
  /// OOPSLA 2014.
  public mutating func split() -> RandomGenerator {
    if let state = ownState() {
      let seed = UInt32(truncatingIfNeeded: mixed(state.word()) >> 32)
      return RandomGenerator(seed: seed, algorithm: algorithm)
    }
    let key = philox.splitKey(at: philox.advance(by: 1))
    return RandomGenerator(seed: seed, algorithm: algorithm, philox: Philox(key: key))
  }

  /// The state of a GSL algorithm, copied first when another generator shares it; none for Philox.
  ///
  /// It must not be kept beyond the mutating method that asked for it.
  @inline(__always)
  mutating func ownState() -> RandomState? {
    if state == nil { return nil }
    if !isKnownUniquelyReferenced(&state), let shared = state {
      state = RandomState(copying: shared)
    }
    return state
  }

  private func mixed(_ word: UInt64) -> UInt64 {
    var z = word &+ 0x9E37_79B9_7F4A_7C15
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// `count` as the number of values to draw; a negative one is the caller's mistake.
func drawCount(_ count: Int, operation: String) -> Int {
  guard count >= 0 else {
    callerMistake(
      "\(operation) was asked for \(count) numbers.", expected: "a count of 0 or more",
      got: "\(count)", toDo: "check how the count was computed")
  }
  return count
}
