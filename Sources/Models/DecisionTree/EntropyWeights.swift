import Foundation

/// n · log₂ n in fixed point, for n from 0 up to a number of rows.
///
/// With the class counts n of a side of a split, and N their sum, N times the side's entropy is
/// N·log₂ N − Σ n·log₂ n. What is added up are whole numbers, so the order makes no difference.
///
/// The logarithms of primes are rounded once, and those of other numbers are sums of them. Equal
/// entropies are therefore equal here as well: n₁·log₂ n₁ + n₂·log₂ n₂ + … can agree for different
/// counts only if the products n₁ⁿ¹ · n₂ⁿ² … do, which then have the same primes.
struct EntropyWeights: Sendable {
  /// `[rows + 1]`
  let weights: [Int64]
  /// From each weight to the next one: `[rows]`.
  let steps: [Int64]
  /// How many units 1 bit has.
  let unit: Double

  /// - Complexity: O(*rows* · log log *rows*)
  init(rows: Int) {
    let largest = Double(max(rows, 2))
    // The largest weight stays below 2⁶², so that sums and differences of two do not overflow.
    let exponent = 61 - Int((largest * log2(largest)).exponent)
    unit = Double(sign: .plus, exponent: exponent, significand: 1)
    var logarithms = [Int64](repeating: 0, count: rows + 1)
    var weights = logarithms
    for number in stride(from: 2, through: rows, by: 1) {
      if logarithms[number] == 0 {
        // A prime: its powers' multiples have it once more each.
        let logarithm = Int64((log2(Double(number)) * unit).rounded())
        var power = number
        while power <= rows {
          for multiple in stride(from: power, through: rows, by: power) {
            logarithms[multiple] += logarithm
          }
          let (next, overflow) = power.multipliedReportingOverflow(by: number)
          if overflow { break }
          power = next
        }
      }
      weights[number] = Int64(number) * logarithms[number]
    }
    self.weights = weights
    steps = zip(weights.dropFirst(), weights).map(-)
  }
}
