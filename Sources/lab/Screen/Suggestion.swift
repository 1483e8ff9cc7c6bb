/// Finds what somebody probably meant to type.
enum Suggestion {
  /// The candidate nearest to `given`, if it is at most two edits (half its length) away.
  static func nearest(to given: String, among candidates: [String]) -> String? {
    candidates
      .map { (candidate: $0, distance: distance(given.lowercased(), $0)) }
      .filter { $0.distance <= max(1, min(2, $0.candidate.count / 2)) }
      .min { $0.distance < $1.distance }?.candidate
  }

  /// How many letters must be added, dropped, changed or swapped with their neighbour (Damerau's
  /// distance, optimal string alignment).
  static func distance(_ first: String, _ second: String) -> Int {
    let (a, b) = (Array(first), Array(second))
    var rows = [Array(0...b.count)]
    for i in 0..<a.count {
      var row = [i + 1]
      for j in 0..<b.count {
        var best = min(rows[i][j + 1], row[j]) + 1
        best = min(best, rows[i][j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          best = min(best, rows[i - 1][j - 1] + 1)
        }
        row.append(best)
      }
      rows.append(row)
    }
    return rows[a.count][b.count]
  }
}
