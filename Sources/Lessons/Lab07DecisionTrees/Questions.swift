import Datasets
import Models
import NumericsEngine

/// What a question "is this column at most this threshold?" makes of a table's rows.
struct Question {
  let column: Int
  let threshold: Double
  /// The rows that go left, by class: `[classes]`.
  let left: [Int]
  /// The others: `[classes]`.
  let right: [Int]

  init(_ column: Int, at threshold: Double, of table: LabelledTable) {
    self.column = column
    self.threshold = threshold
    let values = table.features.column(column).elements
    func counts(_ isLeft: Bool) -> [Int] {
      zip(values, table.labels).reduce(into: [Int](repeating: 0, count: table.classes.count)) {
        if ($1.0 <= threshold) == isLeft { $0[$1.1] += 1 }
      }
    }
    left = counts(true)
    right = counts(false)
  }

  /// In bits.
  var gain: Double { Impurity.entropy.gain(left: left, right: right) }

  /// Every question about a column that parts two different values, from the lowest threshold up.
  static func all(_ column: Int, of table: LabelledTable) -> [Question] {
    let values = Set(table.features.column(column).elements).sorted()
    return zip(values, values.dropFirst()).map { low, high in
      Question(column, at: (low + high) / 2, of: table)
    }
  }

  /// The one that gains most, the lowest threshold on ties.
  static func best(_ column: Int, of table: LabelledTable) -> Question? {
    all(column, of: table).reduce(nil) { best, next in
      next.gain > (best?.gain ?? -.infinity) + 1e-12 ? next : best
    }
  }
}
