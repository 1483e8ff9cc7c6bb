import CKernels

extension RandomGenerator {
  /// Key and position of a Philox generator, as three numbers from which ``init(words:)`` makes one that
  /// goes on with the same numbers; `nil` for the other algorithms.
  public var words: [UInt64]? {
    algorithm == .philox ? [philox.key.low, philox.key.high, philox.position] : nil
  }

  /// The generator whose ``words`` these are; `nil` for anything but three numbers.
  public init?(words: [UInt64]) {
    guard words.count == 3 else { return nil }
    self.init(seed: UInt32(truncatingIfNeeded: words[0]))
    philox = Philox(key: kernel_philox_key(low: words[0], high: words[1]))
    // A position may be above the largest `Int`.
    for part in [words[2] >> 1, words[2] >> 1, words[2] & 1] { _ = philox.advance(by: Int(part)) }
  }
}
