extension RandomGenerator {
  /// A whole number from `range`, each equally likely.
  public mutating func integer(in range: ClosedRange<Int>) -> Int {
    range.lowerBound &+ Int(truncatingIfNeeded: integer(bound: numberOfValues(range)))
  }

  /// A whole number from `range`, each equally likely.
  public mutating func integer(in range: Range<Int>) -> Int {
    integer(in: closed(range))
  }

  /// `count` whole numbers from `range`, each equally likely.
  ///
  /// - Complexity: O(*count*)
  public mutating func integers(in range: ClosedRange<Int>, count: Int) -> [Int] {
    let count = drawCount(count, operation: "integers(in:count:)")
    let (lower, bound) = (range.lowerBound, numberOfValues(range))
    if let state = ownState() {
      return filled(count: count) {
        lower &+ Int(truncatingIfNeeded: state.integer(bound: bound))
      }
    }
    return philox.integers(from: lower, bound: bound, count: count)
  }

  /// `count` whole numbers from `range`, each equally likely.
  ///
  /// - Complexity: O(*count*)
  public mutating func integers(in range: Range<Int>, count: Int) -> [Int] {
    integers(in: closed(range), count: count)
  }

  /// A number in 0 ..< `bound`; 0 stands for 2⁶⁴.
  mutating func integer(bound: UInt64) -> UInt64 {
    ownState()?.integer(bound: bound) ?? philox.integer(bound: bound)
  }

  /// How many numbers `range` holds; 2⁶⁴ wraps to 0.
  private func numberOfValues(_ range: ClosedRange<Int>) -> UInt64 {
    UInt64(bitPattern: Int64(range.upperBound &- range.lowerBound)) &+ 1
  }

  private func closed(_ range: Range<Int>) -> ClosedRange<Int> {
    guard !range.isEmpty else {
      callerMistake(
        "Integers cannot be drawn from the empty range \(range).", expected: "a range with numbers",
        got: "\(range)", toDo: "check how the bounds were computed")
    }
    return range.lowerBound...(range.upperBound - 1)
  }
}
