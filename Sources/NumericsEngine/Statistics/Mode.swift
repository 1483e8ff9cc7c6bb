extension Statistics {
  /// The most frequent value; of several equally frequent ones the smallest.
  ///
  /// - Throws: ``EngineError/emptyInput(operation:)``.
  /// - Complexity: O(*n* log *n*)
  public static func mode(_ values: [Double]) throws(EngineError) -> Double {
    try requireValues(values, for: "mode")
    if values.contains(where: \.isNaN) { return .nan }
    let sorted = values.sorted()
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
