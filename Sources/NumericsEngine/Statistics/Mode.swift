extension Statistics {
  /// The most frequent value; of several equally frequent ones the smallest.
  ///
  /// - Throws: ``EngineError/emptyInput(operation:)``.
  /// - Complexity: O(*n*)
  public static func mode(_ values: [Double]) throws(EngineError) -> Double {
    try requireValues(values, for: "mode")
    let sorted = sorted(values)
    if let last = sorted.last, last.isNaN { return .nan }
    var best = (value: sorted[0], count: 0)
    var start = 0
    while start < sorted.count {
      var end = start + 1
      while end < sorted.count, sorted[end] == sorted[start] { end += 1 }
      if end - start > best.count { best = (sorted[start], end - start) }
      start = end
    }
    return best.value
  }
}
