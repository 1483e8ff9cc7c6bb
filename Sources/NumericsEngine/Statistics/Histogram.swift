extension Statistics {
  /// How many values fall into each of several bins of equal width.
  public struct Histogram: Equatable, Sendable {
    /// How many values each bin holds, `[bins]`.
    public let counts: [Int]

    /// The bounds of the bins in rising order, `[bins + 1]`.
    ///
    /// Bin *i* holds the values *v* with `edges[i] ≤ v < edges[i + 1]`; the last bin holds its
    /// upper bound too.
    public let edges: [Double]

    /// The middle of each bin, `[bins]`.
    public var centres: [Double] {
      counts.indices.map { edges[$0] + (edges[$0 + 1] - edges[$0]) / 2 }
    }

    /// The share of the counted values per unit of width, `[bins]`.
    ///
    /// ```
    /// densityᵢ = countᵢ / (Σ counts · widthᵢ)
    /// ```
    /// The bars then have a total area of 1 and can be compared with a probability density. NaN
    /// when no value was counted.
    public var densities: [Double] {
      let total = Double(counts.reduce(0, +))
      return counts.indices.map { Double(counts[$0]) / (edges[$0 + 1] - edges[$0]) / total }
    }
  }

  /// Counts how many values fall into each of `bins` bins of equal width.
  ///
  /// - Parameters:
  ///   - values: The numbers to count.
  ///   - bins: The number of bins, 1 or more.
  ///   - range: From the first edge to the last; values outside it, and NaN, are not counted. By
  ///     default from the smallest value to the largest. A range of a single point *x* becomes
  ///     *x* − 0.5 … *x* + 0.5.
  /// - Returns: Counts and edges as NumPy's `histogram` gives them. Every value is held against
  ///   the edges as they are returned, so that rounding never puts it on the wrong side of one.
  /// - Throws: ``EngineError/emptyInput(operation:)`` for no values without a range;
  ///   ``EngineError/notFinite(index:value:)`` for a NaN or an infinity without a range;
  ///   ``EngineError/invalidParameter(name:value:requirement:)`` for fewer than one bin, a range
  ///   that is not finite, or one too narrow for that many bins.
  /// - Complexity: O(*n* + *bins*)
  public static func histogram(
    _ values: [Double], bins: Int, range: ClosedRange<Double>? = nil
  ) throws(EngineError) -> Histogram {
    guard bins >= 1 else {
      throw .invalidParameter(name: "bins", value: Double(bins), requirement: "1 or more")
    }
    let (first, last) = try outerEdges(of: values, range: range)
    let edges = try binEdges(from: first, to: last, bins: bins)
    let counts = values.withUnsafeBufferPointer {
      binCounts($0, edges: edges)
    }
    return Histogram(counts: counts, edges: edges)
  }

  private static func outerEdges(
    of values: [Double], range: ClosedRange<Double>?
  ) throws(EngineError) -> (Double, Double) {
    var (first, last) = (range?.lowerBound ?? .infinity, range?.upperBound ?? -.infinity)
    if range == nil {
      try requireValues(values, for: "histogram without a range")
      let bounds = values.withUnsafeBufferPointer(finiteBounds)
      guard let bounds else {
        let index = values.firstIndex { !$0.isFinite } ?? 0
        throw .notFinite(index: index, value: values[index])
      }
      (first, last) = bounds
    }
    if first == last { (first, last) = (first - 0.5, last + 0.5) }
    guard (last - first).isFinite else {
      throw .invalidParameter(
        name: "the width of the range", value: last - first, requirement: "finite")
    }
    return (first, last)
  }

  /// `bins + 1` evenly spaced edges, rounded as NumPy's `linspace` rounds them.
  private static func binEdges(
    from first: Double, to last: Double, bins: Int
  ) throws(EngineError) -> [Double] {
    let step = (last - first) / Double(bins)
    var edges = (0...bins).map { Double($0) * step + first }
    edges[bins] = last
    guard zip(edges, edges.dropFirst()).allSatisfy({ $0 < $1 }) else {
      throw .invalidParameter(
        name: "bins", value: Double(bins),
        requirement: "fewer than the numbers that a Double can tell apart from \(first) to \(last)")
    }
    return edges
  }
}
