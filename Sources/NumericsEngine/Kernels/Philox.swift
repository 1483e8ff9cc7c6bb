import CKernels

/// A position in one Philox4x64-10 sequence: each of its words is a function of key and position.
///
/// The counters [1, 0, 0, 0], [2, 0, 0, 0] … give the sequence itself, four words each, as in NumPy's
/// `Philox(key:)`. The counters [position, 1 + i, 0, 0] belong to the value at that position, when
/// one word is not enough for it, and [position, 0, 0, 1] to the generator split off there.
struct Philox: Sendable {
  let key: kernel_philox_key
  private(set) var position: UInt64 = 0
  private var words = SIMD4<UInt64>()

  init(key: kernel_philox_key) {
    self.key = key
  }

  /// The next word.
  @inline(__always)
  mutating func next() -> UInt64 {
    let lane = Int(position & 3)
    if lane == 0 { words = fourWords(position / 4 &+ 1, 0) }
    position &+= 1
    return words[lane]
  }

  /// Goes on by `count` words, and says where it stood.
  mutating func advance(by count: Int) -> UInt64 {
    let first = position
    position &+= UInt64(count)
    if position & 3 != 0 { words = fourWords(position / 4 &+ 1, 0) }
    return first
  }

  /// The key of the generator split off at `position`.
  func splitKey(at position: UInt64) -> kernel_philox_key {
    let words = fourWords(position, 1)
    return kernel_philox_key(low: words[0], high: words[1])
  }

  /// The words of the value at `position` beyond its own.
  func stream(at position: UInt64) -> kernel_philox_stream {
    kernel_philox_stream(key: key, position: position, drawn: 0, words: (0, 0, 0, 0))
  }

  private func fourWords(_ c0: UInt64, _ c3: UInt64) -> SIMD4<UInt64> {
    var words = SIMD4<UInt64>()
    withUnsafeMutableBytes(of: &words) {
      kernel_philox(key, c0, 0, 0, c3, $0.assumingMemoryBound(to: UInt64.self).baseAddress)
    }
    return words
  }
}

/// A new array of `count` values that `write` initialises.
@inline(__always)
func newValues<Value>(count: Int, _ write: (UnsafeMutablePointer<Value>) -> Void) -> [Value] {
  [Value](unsafeUninitializedCapacity: count) { target, initialized in
    preferHugePages(target)
    if let out = target.baseAddress { write(out) }
    initialized = count
  }
}

/// How many random values are worth a thread.
let randomGrain = 1 << 14

extension Philox {
  /// Writes `count` values, each made of the word at its own position, to `out`; on all cores.
  @inline(__always)
  mutating func fill<Value>(
    _ out: UnsafeMutablePointer<Value>, count: Int,
    _ kernel: (_ first: UInt64, _ count: Int, _ out: UnsafeMutablePointer<Value>) -> Void
  ) {
    let first = advance(by: count)
    parallel(count: count, grain: randomGrain) { part in
      kernel(first &+ UInt64(part.lowerBound), part.count, out + part.lowerBound)
    }
  }

  /// `count` values of which each is made of the word at its own position; on all cores.
  @inline(__always)
  mutating func values<Value>(
    count: Int,
    _ kernel: (_ first: UInt64, _ count: Int, _ out: UnsafeMutablePointer<Value>) -> Void
  ) -> [Value] {
    newValues(count: count) { fill($0, count: count, kernel) }
  }

  mutating func uniform(
    low: Double, width: Double, last: Double, count: Int, into out: UnsafeMutablePointer<Double>
  ) {
    let (key, stream) = (key, isStreamed(count * MemoryLayout<Double>.stride))
    fill(out, count: count) { kernel_philox_uniform(key, $0, $1, low, width, last, $2, stream) }
  }

  mutating func normal(
    mean: Double, standardDeviation: Double, count: Int, into out: UnsafeMutablePointer<Double>
  ) {
    let (key, stream) = (key, isStreamed(count * MemoryLayout<Double>.stride))
    fill(out, count: count) {
      kernel_philox_normal(key, $0, $1, mean, standardDeviation, $2, stream)
    }
  }

  mutating func exponential(scale: Double, count: Int) -> [Double] {
    let (key, stream) = (key, isStreamed(count * MemoryLayout<Double>.stride))
    return values(count: count) { kernel_philox_exponential(key, $0, $1, scale, $2, stream) }
  }

  mutating func normal(mean: Double, standardDeviation: Double) -> Double {
    kernel_philox_normal_of(next(), mean, standardDeviation)
  }

  mutating func exponential(scale: Double) -> Double {
    kernel_philox_exponential_of(next(), scale)
  }
}
