import CKernels

/// A number in 0 ..< `bound`, each equally likely, made of `word` and, rarely, of further words.
///
/// ```
/// (high, low) = word · bound        high, unless low < 2⁶⁴ mod bound
/// ```
/// A `bound` of 0 stands for 2⁶⁴. Source: Lemire, "Fast Random Integer Generation in an Interval",
/// ACM TOMACS 29 (2019).
@inline(__always)
func boundedInteger(_ word: UInt64, bound: UInt64, more: () -> UInt64) -> UInt64 {
  if bound == 0 { return word }
  var product = word.multipliedFullWidth(by: bound)
  if product.low < bound {
    let remainder = (0 &- bound) % bound
    while product.low < remainder { product = more().multipliedFullWidth(by: bound) }
  }
  return product.high
}

extension Philox {
  mutating func integer(bound: UInt64) -> UInt64 {
    let here = position
    return integer(next(), at: here, bound: bound)
  }

  /// `count` numbers lower + 0 ..< `bound`.
  mutating func integers(from lower: Int, bound: UInt64, count: Int) -> [Int] {
    let generator = self
    return values(count: count) { first, count, out in
      let chunk = 512
      withUnsafeTemporaryAllocation(of: UInt64.self, capacity: chunk) { words in
        for start in stride(from: 0, to: count, by: chunk) {
          let length = min(chunk, count - start)
          let position = first &+ UInt64(start)
          kernel_philox_words(generator.key, position, length, words.baseAddress)
          for i in 0..<length {
            let value = generator.integer(words[i], at: position &+ UInt64(i), bound: bound)
            (out + (start + i)).initialize(to: lower &+ Int(truncatingIfNeeded: value))
          }
        }
      }
    }
  }

  @inline(__always)
  private func integer(_ word: UInt64, at position: UInt64, bound: UInt64) -> UInt64 {
    var stream: kernel_philox_stream?
    return boundedInteger(word, bound: bound) {
      var current = stream ?? self.stream(at: position)
      let word = kernel_philox_stream_word(&current)
      stream = current
      return word
    }
  }
}
