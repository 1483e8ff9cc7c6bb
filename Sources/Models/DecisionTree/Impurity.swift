import Foundation

/// How mixed the classes of some rows are; 0 if they are of one class.
public enum Impurity: Sendable, CaseIterable {
  /// In bits: −Σ p · log₂ p, with the classes' shares p; at most log₂ *classes*.
  case entropy
  /// The chance that two rows drawn with replacement differ: 1 − Σ p²; at most 1 − 1 / *classes*.
  case gini

  /// The impurity of rows counted by class; 0 for no rows.
  public func callAsFunction(_ counts: some Collection<Int>) -> Double {
    let count = Double(counts.reduce(0, +))
    guard count > 0 else { return 0 }
    switch self {
    case .entropy:
      let sum = counts.reduce(0) { $1 > 0 ? $0 + Double($1) * log2(Double($1)) : $0 }
      return max(0, log2(count) - sum / count)
    case .gini:
      return max(0, 1 - counts.reduce(0) { $0 + Double($1) * Double($1) } / (count * count))
    }
  }

  /// How much less mixed rows are once they are divided in two.
  ///
  /// ```
  /// gain = I(all) − n_left / n · I(left) − n_right / n · I(right)
  /// ```
  /// - Parameters:
  ///   - left: The rows of one side, by class: `[classes]`.
  ///   - right: Those of the other side: `[classes]`.
  public func gain(left: [Int], right: [Int]) -> Double {
    let all = zip(left, right).map(+)
    let counts = (Double(left.reduce(0, +)), Double(right.reduce(0, +)))
    guard counts.0 + counts.1 > 0 else { return 0 }
    let remaining = (counts.0 * self(left) + counts.1 * self(right)) / (counts.0 + counts.1)
    return max(0, self(all) - remaining)
  }
}
