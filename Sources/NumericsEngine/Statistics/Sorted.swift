extension Statistics {
  /// The values in rising order; −0 comes before 0, and NaN comes last.
  ///
  /// - Complexity: O(*n*), by digits
  public static func sorted(_ values: [Double]) -> [Double] {
    var sorted = values
    sorted.withUnsafeMutableBufferPointer { sortKernel($0) }
    return sorted
  }

  /// The values in rising order; −0 comes before 0, and NaN comes last.
  ///
  /// - Complexity: O(*n*), by digits
  public static func sorted(_ values: [Float]) -> [Float] {
    var sorted = values
    sorted.withUnsafeMutableBufferPointer { sortKernel($0) }
    return sorted
  }
}
