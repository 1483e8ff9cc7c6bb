extension Statistics {
  /// The values in rising order; −0 comes before 0, and NaN comes last.
  ///
  /// - Complexity: O(*n*), by digits
  public static func sorted(_ values: [Double]) -> [Double] {
    sortedCopy(values, by: sortKernel)
  }

  /// The values in rising order; −0 comes before 0, and NaN comes last.
  ///
  /// - Complexity: O(*n*), by digits
  public static func sorted(_ values: [Float]) -> [Float] {
    sortedCopy(values, by: sortKernel)
  }

  private static func sortedCopy<Value>(
    _ values: [Value], by sort: (UnsafeMutableBufferPointer<Value>) -> Void
  ) -> [Value] {
    [Value](unsafeUninitializedCapacity: values.count) { target, initialized in
      preferHugePages(target)
      _ = target.initialize(from: values)
      initialized = values.count
      sort(UnsafeMutableBufferPointer(rebasing: target[..<values.count]))
    }
  }
}
