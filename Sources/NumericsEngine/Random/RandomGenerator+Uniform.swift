// The affine map into a range is NumPy's `low + (high − low) · u`, so that the numbers agree.

extension RandomGenerator {
  /// A number from the uniform distribution on [0, 1), with 53 random bits.
  ///
  /// Bit for bit NumPy's: with `philox` the numbers of `Generator(Philox(key=seed)).random()`, with
  /// `mt19937` those of `RandomState(seed).random_sample()`, except for seed 0.
  public mutating func uniform() -> Double {
    ownState()?.uniform() ?? Double(philox.next() >> 11) * 0x1p-53
  }

  /// `count` numbers from the uniform distribution on [0, 1).
  ///
  /// - Complexity: O(*count*)
  public mutating func uniform(count: Int) -> [Double] {
    uniform(in: 0..<1, count: count)
  }

  /// A number from the uniform distribution on `range`; the upper bound is never drawn.
  public mutating func uniform(in range: Range<Double>) -> Double {
    let range = UniformRange(range)
    return range.value(at: uniform())
  }

  /// `count` numbers from the uniform distribution on `range`; the upper bound is never drawn.
  ///
  /// - Complexity: O(*count*)
  public mutating func uniform(in range: Range<Double>, count: Int) -> [Double] {
    uniform(UniformRange(range), count: count)
  }

  /// A number from the uniform distribution on `range`.
  ///
  /// The upper bound can come out, through rounding, and is as rare as any other single number.
  public mutating func uniform(in range: ClosedRange<Double>) -> Double {
    let range = UniformRange(range)
    return range.value(at: uniform())
  }

  /// `count` numbers from the uniform distribution on `range`.
  ///
  /// - Complexity: O(*count*)
  public mutating func uniform(in range: ClosedRange<Double>, count: Int) -> [Double] {
    uniform(UniformRange(range), count: count)
  }

  /// An array of `shape` with numbers from the uniform distribution on `range`, in row-major order
  /// those of ``uniform(in:count:)``.
  public mutating func uniform(in range: Range<Double> = 0..<1, shape: [Int]) -> NDArray<Double> {
    let range = UniformRange(range)
    let count = Layout.elementCount(of: shape)
    return NDArray(shape: shape) { fill($0, count, range) }
  }

  private mutating func uniform(_ range: UniformRange, count: Int) -> [Double] {
    let count = drawCount(count, operation: "uniform(in:count:)")
    return newValues(count: count) { fill($0, count, range) }
  }

  private mutating func fill(
    _ out: UnsafeMutablePointer<Double>, _ count: Int, _ range: UniformRange
  ) {
    if let state = ownState() {
      for i in 0..<count { out[i] = range.value(at: state.uniform()) }
    } else {
      philox.uniform(
        low: range.low, width: range.width, last: range.last, count: count, into: out)
    }
  }
}

/// A range of numbers and the last one that may come out of it.
private struct UniformRange {
  let low: Double
  let width: Double
  let last: Double

  init(_ range: ClosedRange<Double>) {
    self.init(range.lowerBound, range.upperBound, last: range.upperBound)
  }

  init(_ range: Range<Double>) {
    guard !range.isEmpty else {
      callerMistake(
        "Uniform numbers cannot be drawn from an empty range.", expected: "a range with numbers",
        got: "\(range)", toDo: "write \(range.lowerBound)...\(range.upperBound) for that one number"
      )
    }
    self.init(range.lowerBound, range.upperBound, last: range.upperBound.nextDown)
  }

  private init(_ low: Double, _ high: Double, last: Double) {
    guard (high - low).isFinite else {
      callerMistake(
        "Uniform numbers cannot be drawn from \(low) to \(high).",
        expected: "finite bounds, a finite distance apart", got: "\(low) and \(high)",
        toDo: "choose finite bounds")
    }
    (self.low, width, self.last) = (low, high - low, last)
  }

  /// Rounding can reach a bound that is left out; the number before it stands for it then.
  @inline(__always)
  func value(at fraction: Double) -> Double { min(low + width * fraction, last) }
}
