/// How long it takes to find out whether a number is in an array, and in a set.
public struct Membership: Sendable {
  /// Nanoseconds for one search through the array.
  public let array: Double
  /// Nanoseconds for one search in the set.
  public let set: Double

  /// Searches among the numbers 0 ..< `size`, half of the time in vain.
  public init(size: Int) {
    let array = Array(0..<size)
    let set = Set(array)
    // Fewer searches through a long array, so that every size takes about as long.
    self.array = Self.nanoseconds(searches: max(20, 2_000_000 / size), size) { array.contains($0) }
    self.set = Self.nanoseconds(searches: 20_000, size) { set.contains($0) }
  }

  private static func nanoseconds(
    searches: Int, _ size: Int, _ isThere: (Int) -> Bool
  ) -> Double {
    let (seconds, found) = Stopwatch.median(runs: 3) {
      // Spread over 0 ..< 2·size: what lies in the upper half is not there.
      (0..<searches).count { isThere((2 * $0 + 1) * size / searches) }
    }
    // Also keeps the compiler from leaving the searches out.
    precondition(found > 0, "none of \(searches) searches found its number")
    return seconds * 1e9 / Double(searches)
  }
}
