extension LogisticRegressionExercises {
  static let sigmoid = Exercise(
    "5.1", "Sigmoid",
    statement: """
      Write `sigmoid`: 1 / (1 + e⁻ᶻ).

      `z` is any number, without unit; the result is a probability. It must be right, and never \
      NaN, for every z that is a number: 1 for +∞, 0 for −∞ and at −1000, because no Double is so \
      small. Far to the left, say at −40, the value is tiny, and its digits are checked. NaN gives \
      NaN. Nothing is thrown.

      (From −745 to −710 there are Doubles small enough, but e⁻ᶻ is ∞ already. No check looks there.)
      """,
    working: "e^−1.5 = 0.223130, and 1 / 1.223130 = 0.817574.",
    stub: """
      /// The logistic function 1 / (1 + e⁻ᶻ).
      public func sigmoid(_ z: Double) throws -> Double {
        throw Unsolved("5.1")
      }
      """,
    hints: [
      "The formula is short; write it down as it stands.",
      "Swift's exponential function is `exp`, from Foundation. Mind the sign of the exponent, and which part belongs under the fraction line.",
      "There are forms of the same formula that fail: eᶻ / (1 + eᶻ) is ∞ / ∞ for large z, and 1 − 1 / (1 + eᶻ) loses all digits on the left. In 1 / (1 + e⁻ᶻ) an infinite exponential does no harm, because 1 / ∞ is 0.",
      "There is nothing to check and nothing to throw: infinities and NaN come out right by themselves. The whole function is one line, `return 1 / (1 + …)`, where the three dots are the exponential of minus z, in Swift `exp(-…)`. The brackets matter: without them Swift would divide 1 by 1 first and add the exponential afterwards.",
    ])

  static let logits = Exercise(
    "5.2", "Logits",
    statement: """
      Write `logits`: z = β₀ + x₁β₁ + … + xₖβₖ for every row.

      `features` has the shape [n, k], a row for each example; `weights` has the shape [k], and \
      `intercept` is β₀. Return z, a list of the shape [n], without unit. No rows give an empty list; with no columns \
      every z is the intercept.

      Features that are not of rank 2, or not one weight for each column: \
      `LabError.shapeMismatch`.
      """,
    working:
      "The first row: −2 + 17 · 0.5 + 1 · (−0.25) = 6.25. The second: −2 + 6 · 0.5 + 27 · (−0.25) = −5.75.",
    stub: """
      /// z = β₀ + Xβ for each row of `features`: `[n]`.
      ///
      /// - Throws: `LabError.shapeMismatch` if `features` is not of rank 2, or does not have as
      ///   many columns as there are weights.
      public func logits(
        _ features: NDArray<Double>, weights: [Double], intercept: Double
      ) throws -> [Double] {
        throw Unsolved("5.2")
      }
      """,
    hints: [
      "Do it for one row first: which number do you start from, and what do you add?",
      "Start each sum with the intercept, then add feature times weight for every column. Do that for every row and collect the sums in a list.",
      "`features.rank` must be 2 and `features.shape[1]` equal to `weights.count`; check the rank first. `features[row, column]` reads one value, `features.shape[0]` is the number of rows. A matrix product does it as well: `features.matmul(NDArray(weights)) + intercept`, then `.elements`.",
      "guard features.rank == 2, features.shape[1] == weights.count else {\n  throw LabError.shapeMismatch\n}\nvar result: [Double] = []\nfor row in 0..<features.shape[0] {\n  var z = …  // what stands before any feature has spoken\n  for column in weights.indices {\n    z += features[row, column] * …\n  }\n  result.append(z)\n}\nreturn result",
    ])

  static let classes = Exercise(
    "5.3", "Classes by a threshold",
    statement: """
      Write `classes`: 1 for every probability that is at least `threshold`, else 0.

      `probabilities` has the shape [n]; so has the result, in the same order. No probabilities give an \
      empty list. All probabilities and the threshold must lie in 0…1, the ends included; if one of \
      them does not, or is NaN: `LabError.invalidParameter`.
      """,
    working:
      "0.9 is above 0.5, and 0.5 is exactly at it: both are class 1. 0.2 and 0.49 lie below.",
    stub: """
      /// The class of each row: 1 where its probability is at least `threshold`, else 0.
      ///
      /// - Throws: `LabError.invalidParameter` if a probability or `threshold` lies outside 0…1
      ///   or is NaN.
      public func classes(_ probabilities: [Double], threshold: Double) throws -> [Int] {
        throw Unsolved("5.3")
      }
      """,
    hints: [
      "One comparison for each probability. What is its result if both sides are equal?",
      "Go through the probabilities and append 1 or 0. \"At least\" is `>=` in Swift. Check everything before you compare anything.",
      "A comparison with NaN is always false. So ask whether the number *is* inside, `0 <= p && p <= 1`, and throw if not; asking whether it is outside, `p < 0 || p > 1`, lets NaN through. `(0...1).contains(p)` asks the right way round.",
      "guard (0...1).contains(threshold) else { throw LabError.invalidParameter }\nvar result: [Int] = []\nfor p in probabilities {\n  guard (0...1).contains(…) else { throw LabError.invalidParameter }\n  result.append(p >= … ? 1 : 0)\n}\nreturn result",
    ])
}
