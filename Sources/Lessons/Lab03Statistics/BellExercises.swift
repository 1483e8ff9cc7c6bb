extension StatisticsExercises {
  static let normalDensity = Exercise(
    "3.6", "Normal density",
    statement: """
      Write `normalDensity`: the height of the bell curve at `x`.

      All three parameters are numbers in the same unit; the result is in 1 / that unit. For an `x` \
      that is NaN it is NaN. If `standardDeviation` is not greater than 0 (NaN included): `LabError.invalidParameter`.
      """,
    working:
      "z = (115 − 100) / 15 = 1; exp(−½) = 0.607; 15 · √(2π) = 37.6; and 0.607 / 37.6 = 0.0161.",
    stub: """
      /// The density of the normal distribution at `x`.
      ///
      /// - Throws: `LabError.invalidParameter` unless `standardDeviation` > 0.
      public func normalDensity(_ x: Double, mean: Double, standardDeviation: Double) throws -> Double {
        throw Unsolved("3.6")
      }
      """,
    hints: [
      "The formula has three parts. Compute one of them at a time, and give it a name.",
      "z = (x − mean) / standardDeviation tells how many standard deviations x is away from the centre. The density is exp(−z²/2), divided by standardDeviation · √(2π).",
      "`exp` and `Double.pi` come with Foundation; `(2 * Double.pi).squareRoot()` is √(2π). The condition `standardDeviation > 0` is false for NaN too, because every comparison with NaN is.",
      "guard standardDeviation > 0 else {\n  throw LabError.invalidParameter\n}\nlet z = (x - mean) / …\nlet height = exp(-z * z / 2)\nlet area = … * (2 * Double.pi).squareRoot()  // so that the whole area is 1\nreturn height / area",
    ])

  static let normalCumulative = Exercise(
    "3.7", "Normal cumulative distribution",
    statement: """
      Write `normalCumulative`: the share of a normal distribution at or below `x`.

      The result lies between 0 and 1 and must keep its digits far out in the left tail: at 20 \
      standard deviations below the mean the share is about 2.75·10⁻⁸⁹, not 0. For an `x` \
      that is NaN it is NaN. If `standardDeviation` is not greater than 0 (NaN included): `LabError.invalidParameter`.
      """,
    working:
      "115 lies one standard deviation above the mean: z = 1, and ½ · erfc(−1 / √2) = 0.841. So 84 % of all values are below 115.",
    stub: """
      /// The share of the normal distribution at or below `x`.
      ///
      /// - Throws: `LabError.invalidParameter` unless `standardDeviation` > 0.
      public func normalCumulative(
        _ x: Double, mean: Double, standardDeviation: Double
      ) throws -> Double {
        throw Unsolved("3.7")
      }
      """,
    hints: [
      "First express x in standard deviations from the mean; after that there is only one normal distribution.",
      "With z = (x − mean) / standardDeviation the share is ½·erfc(−z/√2). Look once more at the table of this step to see why it should not be ½·(1 + erf(z/√2)).",
      "`erfc` comes with Foundation, and `2.0.squareRoot()` is √2. Two details are easily lost, the minus sign and the √2; without the minus sign you get the share above x.",
      "guard standardDeviation > 0 else {\n  throw LabError.invalidParameter\n}\nlet z = (x - mean) / standardDeviation\n// erfc(0) is 1, so at the mean this must come out as one half\nreturn 0.5 * erfc(-z / …)",
    ])

  static let normalQuantile = Exercise(
    "3.8", "Normal quantile",
    statement: """
      Write `normalQuantile`: the value at or below which the share `p` of a normal distribution \
      lies. It turns exercise 3.7 round.

      `p` = 0 gives −∞ and `p` = 1 gives +∞. A `p` outside 0…1 or NaN, or a `standardDeviation` not \
      greater than 0: `LabError.invalidParameter`.

      The engine gives you the cdf: `Normal.standard.cumulative(z)`. (It has a quantile function \
      too. Using it would pass, and teach you nothing.)
      """,
    working: "97.5 % of a normal distribution lies below 1.96 standard deviations above its mean.",
    stub: """
      /// The value at or below which the share `p` of the normal distribution lies.
      ///
      /// - Throws: `LabError.invalidParameter` if `p` lies outside 0…1 or is NaN, or unless
      ///   `standardDeviation` > 0.
      public func normalQuantile(
        _ p: Double, mean: Double, standardDeviation: Double
      ) throws -> Double {
        throw Unsolved("3.8")
      }
      """,
    hints: [
      "The cdf only ever rises. How do you find a name in a printed telephone book?",
      "Bisect: start with an interval that surely holds the answer for the standard normal distribution, say −40 to 40. Look at the cdf in its middle and keep the half in which the answer must lie.",
      "80 wide, halved 100 times, is finer than a Double can tell, so `for _ in 0..<100` will do. Return −∞ and +∞ for p = 0 and p = 1 before the loop. At the end scale: mean + standardDeviation · z.",
      "// after the checks\nif p == 0 { return -.infinity }\nif p == 1 { return .infinity }\nvar low = -40.0\nvar high = 40.0\nfor _ in 0..<100 {\n  let middle = (low + high) / 2\n  if Normal.standard.cumulative(middle) < p { low = … } else { high = … }\n}\nreturn mean + standardDeviation * …",
    ])

  static let boxMuller = Exercise(
    "3.9", "Normal samples from two uniform streams",
    statement: """
      Write `boxMuller`: turn uniform numbers into standard normal ones.

      `u` and `v` have the shape [n]; every number in them is at least 0 and less than 1. The result has the shape [2n]: for \
      each pair first r·cos θ, then r·sin θ, with `r = √(−2·ln(1 − u))` and θ = 2π·v. So the pair at \
      place i, counted from 0, fills places 2i and 2i + 1. Two empty lists give an empty list. Different lengths: \
      `LabError.lengthMismatch`.

      One check feeds 10 000 pairs and holds the samples against the normal curve.
      """,
    working:
      "r = √(−2·ln 0.75) = 0.759; θ = 0.3 · 2π is three tenths of a turn: a little left, 0.759 · cos θ = −0.234, and up, 0.759 · sin θ = 0.721.",
    stub: """
      /// Standard normal samples from uniform numbers: two for each pair.
      ///
      /// - Throws: `LabError.lengthMismatch` if `u` and `v` differ in length.
      public func boxMuller(_ u: [Double], _ v: [Double]) throws -> [Double] {
        throw Unsolved("3.9")
      }
      """,
    hints: [
      "One pair at a time: it is a point given by distance and direction, and you want its coordinates.",
      "For every pair compute the distance r from u and the angle θ from v, then append r·cos θ and r·sin θ, in this order.",
      "`log` is the natural logarithm; take it of 1 − u, not of u. `cos` and `sin` want radians: a full turn is 2·Double.pi. `zip(u, v)` walks through both lists, but stops silently at the end of the shorter one.",
      "guard u.count == v.count else {\n  throw LabError.lengthMismatch\n}\nvar samples: [Double] = []\nfor (u, v) in zip(u, v) {\n  let r = (-2 * log(…)).squareRoot()\n  samples.append(r * cos(…))\n  samples.append(…)\n}\nreturn samples",
    ])
}
