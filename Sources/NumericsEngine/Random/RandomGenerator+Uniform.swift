// The affine map into a range is NumPy's `low + (high − low) · u`, so that the numbers agree.

extension RandomGenerator {
  /// A number from the uniform distribution on [0, 1), with 53 random bits.
  ///
  /// With `mt19937` these are, bit for bit, the numbers of NumPy's
  /// `RandomState(seed).random_sample()`, except for seed 0.
  public mutating func uniform() -> Double {
    ownState().uniform()
  }

  /// `count` numbers from the uniform distribution on [0, 1).
  ///
  /// - Complexity: O(*count*)
  public mutating func uniform(count: Int) -> [Double] {
    let state = ownState()
    return filled(count: drawCount(count, operation: "uniform(count:)")) { state.uniform() }
  }

  /// A number from the uniform distribution on `range`; the upper bound is never drawn.
  public mutating func uniform(in range: Range<Double>) -> Double {
    checkRange(range.lowerBound, range.upperBound)
    return ownState().uniform(in: range)
  }

  /// `count` numbers from the uniform distribution on `range`; the upper bound is never drawn.
  ///
  /// - Complexity: O(*count*)
  public mutating func uniform(in range: Range<Double>, count: Int) -> [Double] {
    checkRange(range.lowerBound, range.upperBound)
    let state = ownState()
    return filled(count: drawCount(count, operation: "uniform(in:count:)")) {
      state.uniform(in: range)
    }
  }

  /// A number from the uniform distribution on `range`.
  ///
  /// The upper bound can come out, through rounding, and is as rare as any other single number.
  public mutating func uniform(in range: ClosedRange<Double>) -> Double {
    checkRange(range.lowerBound, range.upperBound)
    return ownState().uniform(in: range)
  }

  /// `count` numbers from the uniform distribution on `range`.
  ///
  /// - Complexity: O(*count*)
  public mutating func uniform(in range: ClosedRange<Double>, count: Int) -> [Double] {
    checkRange(range.lowerBound, range.upperBound)
    let state = ownState()
    return filled(count: drawCount(count, operation: "uniform(in:count:)")) {
      state.uniform(in: range)
    }
  }

  private func checkRange(_ low: Double, _ high: Double) {
    guard (high - low).isFinite, low < high || low == high else {
      callerMistake(
        "Uniform numbers cannot be drawn from \(low) to \(high).",
        expected: "finite bounds, a finite distance apart", got: "\(low) and \(high)",
        toDo: "choose finite bounds")
    }
  }
}

extension RandomState {
  @inline(__always)
  fileprivate func uniform(in range: ClosedRange<Double>) -> Double {
    range.lowerBound + (range.upperBound - range.lowerBound) * uniform()
  }

  @inline(__always)
  fileprivate func uniform(in range: Range<Double>) -> Double {
    let width = range.upperBound - range.lowerBound
    while true {
      let value = range.lowerBound + width * uniform()
      // Rounding can reach the bound that is left out; then draw again.
      if value < range.upperBound { return value }
    }
  }
}
