extension RandomGenerator {
  /// The numbers 0 ..< `count` in random order, every order equally likely.
  ///
  /// - Complexity: O(*count*)
  public mutating func permutation(_ count: Int) -> [Int] {
    var order = Array(0..<drawCount(count, operation: "permutation"))
    shuffle(&order)
    return order
  }

  /// Puts `values` into random order, every order equally likely.
  ///
  /// Source: Fisher and Yates, in Durstenfeld's form: Communications of the ACM 7 (1964).
  /// - Complexity: O(*n*)
  public mutating func shuffle<Value>(_ values: inout [Value]) {
    shuffle(&values, first: values.count)
  }

  /// `count` of `values` in random order, each value at most once, every such series equally likely.
  ///
  /// More than there are is a mistake in the calling code.
  /// - Complexity: O(*n*)
  public mutating func choice<Value>(_ count: Int, of values: [Value]) -> [Value] {
    guard (0...values.count).contains(count) else {
      callerMistake(
        "\(count) of \(values.count) values cannot be chosen without replacement.",
        expected: "0 to \(values.count)", got: "\(count)",
        toDo: "choose fewer, or use choiceWithReplacement(_:of:)")
    }
    var values = values
    shuffle(&values, first: count)
    values.removeSubrange(count...)
    return values
  }

  /// `count` of `values`, each draw from all of them.
  ///
  /// - Complexity: O(*count*)
  public mutating func choiceWithReplacement<Value>(
    _ count: Int, of values: [Value]
  ) -> [Value] {
    if drawCount(count, operation: "choiceWithReplacement") == 0 { return [] }
    return integers(in: values.indices, count: count).map { values[$0] }
  }

  /// Brings `first` values, drawn from all, to the front.
  @_specialize(where Value == Int)
  private mutating func shuffle<Value>(_ values: inout [Value], first: Int) {
    for place in 0..<first {
      let other = place + Int(truncatingIfNeeded: integer(bound: UInt64(values.count - place)))
      values.swapAt(place, other)
    }
  }
}
