// Arrays whose elements follow from their indices.

extension NDArray where Element: NumericElement {
  /// An array of `shape` with 0 everywhere.
  public static func zeros(_ shape: [Int]) -> NDArray { NDArray(repeating: 0, shape: shape) }

  /// An array of `shape` with 1 everywhere.
  public static func ones(_ shape: [Int]) -> NDArray { NDArray(repeating: 1, shape: shape) }

  /// The identity matrix `[n, n]`: 1 on the diagonal, 0 elsewhere.
  public static func identity(_ n: Int) -> NDArray {
    var matrix = zeros([n, n])
    for i in 0..<n { matrix[i, i] = 1 }
    return matrix
  }
}

extension NDArray<Int> {
  /// The integers of a range, in order: `NDArray(0..<3)` is `[0 1 2]`.
  public init(_ range: Range<Int>) {
    self.init(Array(range))
  }
}
