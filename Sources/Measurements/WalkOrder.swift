/// The sum of a square matrix, once along its rows and once down its columns.
///
/// The matrix lies row by row in memory; both walks visit every element once.
public struct WalkOrder: Sendable {
  /// The number of rows and of columns.
  public let size: Int
  /// Seconds for each element, walking along the rows.
  public let alongRows: Double
  /// Seconds for each element, walking down the columns.
  public let downColumns: Double
  /// The two sums, which are the same.
  public let sums: [Double]

  public init(size: Int, runs: Int) {
    self.size = size
    let count = size * size
    let elements = (0..<count).map { Double($0 % 100) }
    let repetitions = max(1, 100_000 / count)
    let rows = Stopwatch.median(runs: runs, repetitions: repetitions) {
      Self.sum(elements, lines: size, between: size, length: size, step: 1)
    }
    let columns = Stopwatch.median(runs: runs, repetitions: repetitions) {
      Self.sum(elements, lines: size, between: 1, length: size, step: size)
    }
    alongRows = rows.seconds / Double(count)
    downColumns = columns.seconds / Double(count)
    sums = [rows.result, columns.result]
  }

  /// One loop for both orders, so that nothing but the strides differs.
  @inline(never)
  private static func sum(
    _ elements: [Double], lines: Int, between: Int, length: Int, step: Int
  ) -> Double {
    var sum = 0.0
    for line in 0..<lines {
      var position = line * between
      for _ in 0..<length {
        sum += elements[position]
        position += step
      }
    }
    return sum
  }
}
