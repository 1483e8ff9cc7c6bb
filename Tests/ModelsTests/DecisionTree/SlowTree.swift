import Foundation
import Models

/// A tree grown in the plainest way: every threshold of every column is tried, on lists of rows.
///
/// Gains within 1e-9 of each other count as equal; with at most 40 rows, different ones differ by
/// more.
struct SlowTree {
  /// In preorder; a leaf has the column −1 and the threshold 0.
  var columns: [Int] = []
  var thresholds: [Double] = []
  var counts: [[Int]] = []

  private let rows: [[Double]]
  private let labels: [Int]
  private let classCount: Int
  private let settings: DecisionTreeSettings

  init(_ rows: [[Double]], _ labels: [Int], _ settings: DecisionTreeSettings) {
    self.rows = rows
    self.labels = labels
    classCount = (labels.max() ?? 0) + 1
    self.settings = settings
    grow(Array(rows.indices), depth: 0)
  }

  private func count(_ members: [Int]) -> [Int] {
    (0..<classCount).map { label in members.count { labels[$0] == label } }
  }

  private func impurity(_ members: [Int]) -> Double {
    let shares = count(members).map { Double($0) / Double(members.count) }.filter { $0 > 0 }
    return switch settings.criterion {
    case .entropy: shares.map { -$0 * log2($0) }.reduce(0, +)
    case .gini: 1 - shares.map { $0 * $0 }.reduce(0, +)
    }
  }

  private mutating func grow(_ members: [Int], depth: Int) {
    counts.append(count(members))
    var best: (gain: Double, column: Int, threshold: Double)?
    if Set(members.map { labels[$0] }).count > 1, depth < settings.maximumDepth ?? .max,
      members.count >= settings.minimumSplitRows
    {
      for column in rows[0].indices {
        let values = Set(members.map { rows[$0][column] }).sorted()
        for (low, high) in zip(values, values.dropFirst()) {
          let left = members.filter { rows[$0][column] <= low }
          let right = members.filter { rows[$0][column] >= high }
          guard min(left.count, right.count) >= settings.minimumLeafRows else { continue }
          let share = Double(left.count) / Double(members.count)
          let gain =
            impurity(members) - share * impurity(left) - (1 - share) * impurity(right)
          if gain > (best?.gain ?? -1) + 1e-9 { best = (gain, column, (low + high) / 2) }
        }
      }
    }
    guard let best, best.gain >= settings.minimumGain - 1e-9 else {
      columns.append(-1)
      thresholds.append(0)
      return
    }
    columns.append(best.column)
    thresholds.append(best.threshold)
    grow(members.filter { rows[$0][best.column] <= best.threshold }, depth: depth + 1)
    grow(members.filter { rows[$0][best.column] > best.threshold }, depth: depth + 1)
  }
}
