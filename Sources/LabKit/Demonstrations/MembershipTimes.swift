/// How long it takes to find out whether a number is in a collection, for Lab 1.
///
/// It is measured in this module because this one is optimised in debug builds, too. Without
/// optimisation the array, whose loop could be a handful of instructions, would look far worse than
/// it is.
package struct MembershipTimes: Sendable {
  /// Nanoseconds for one search through an array.
  package let array: Double
  /// Nanoseconds for one search in a set.
  package let set: Double

  /// Searches among the numbers 0 ..< `size`, half of the time in vain.
  package init(size: Int) {
    let array = Array(0..<size)
    let set = Set(array)
    // Fewer searches through a long array, so that every size takes about as long.
    self.array = Self.nanoseconds(searches: max(20, 2_000_000 / size), size) { array.contains($0) }
    self.set = Self.nanoseconds(searches: 20_000, size) { set.contains($0) }
  }

  /// The best of three runs, since everything else that a machine does only ever adds time.
  private static func nanoseconds(
    searches: Int, _ size: Int, _ isThere: (Int) -> Bool
  ) -> Double {
    var best = Duration.seconds(3600)
    for _ in 0..<3 {
      var found = 0
      let time = ContinuousClock().measure {
        // Spread over 0 ..< 2·size: what lies in the upper half is not there.
        for search in 0..<searches where isThere((2 * search + 1) * size / searches) { found += 1 }
      }
      // Also keeps the compiler from leaving the searches out.
      precondition(found > 0, "none of \(searches) searches found its number")
      best = min(best, time)
    }
    return best / .nanoseconds(1) / Double(searches)
  }
}
