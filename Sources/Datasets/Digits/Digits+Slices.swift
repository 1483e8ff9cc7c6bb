extension Digits {
  /// Some of the digits, in their order. O(count).
  ///
  /// - Precondition: The rows are among 0 ..< ``count``.
  public subscript(rows: Range<Int>) -> Digits {
    let size = Self.side * Self.side
    return Digits(
      labels: Array(labels[rows]),
      pixels: Array(pixels[rows.lowerBound * size..<rows.upperBound * size]))
  }

  /// The first of the digits; all where there are not so many.
  public func first(_ count: Int) -> Digits { self[0..<min(max(0, count), self.count)] }
}
