import Foundation
import NumericsEngine
import Plotting

extension StatisticsLesson {
  /// The normal distribution, from its curve to samples of it.
  static let bell = [density, cumulative, inverse, sampling]

  private static let density = Step(
    "The bell curve", exercise: StatisticsExercises.normalDensity
  ) { stage in
    try stage.text(
      """
      Ask many people for their height, or measure one thing many times, and the histogram takes \
      the same shape again and again: most values near a centre, fewer and fewer further out, alike \
      on both sides. Whenever many small, independent influences add up, this shape appears. It is \
      the *normal distribution*, and two numbers describe all of it: μ says where the centre is, σ \
      how wide the bell.
      """)
    try stage.verbatim("density(x) = 1 / (σ·√(2π)) · exp(−½·((x − μ)/σ)²)")
    try stage.text(
      """
      The density is *not* a probability. It is probability per unit: the chance of a value between \
      a and b is the area under the curve from a to b, and the whole area is 1. A narrow bell must \
      therefore be tall. With μ = 40 and two different widths:
      """)
    let narrow = try Normal(mean: 40, standardDeviation: 0.25)
    let wide = try Normal(mean: 40, standardDeviation: 2)
    try stage.table(
      "Density in shoe sizes around 40",
      columns: ["x", "σ = 0.25", "σ = 2"],
      rows: [38, 39, 39.5, 40, 40.5, 41, 42].map { x in
        [x.fixed(1), narrow.density(x).fixed(4), wide.density(x).fixed(4)]
      })
    try stage.text(
      "At the centre the narrow bell is above 1, which no probability could be. Its area is still 1."
    )
  }

  private static let cumulative = Step(
    "How much lies below", exercise: StatisticsExercises.normalCumulative
  ) { stage in
    try stage.text(
      """
      The area to the left of x has a name of its own, the *cumulative distribution function*, cdf \
      for short: the share of values at or below x. No formula of ordinary functions gives it, so \
      mathematicians gave the missing piece a name, the error function `erf`, and the computer \
      knows it. Its twin `erfc(z)` is 1 − erf(z), computed without the subtraction.
      """)
    try stage.verbatim("cdf(x) = ½ · erfc(−(x − μ) / (σ·√2))")
    try stage.table(
      "How much of a normal distribution lies within k standard deviations",
      columns: ["k", "share"],
      rows: [1, 2, 3].map { k in
        let share = Normal.standard.cumulative(k) - Normal.standard.cumulative(-k)
        return [k.fixed(0), "\((share * 100).fixed(2)) %"]
      })
    try stage.text(
      """
      Why `erfc` and not 1 + erf? Far to the left erf is so close to −1 that a Double cannot tell \
      it from −1, and the sum is 0, or a few random digits. Here is the same quantity both ways:
      """)
    try stage.table(
      "Far out on the left, standard normal",
      columns: ["x", "½·(1 + erf(x/√2))", "½·erfc(−x/√2)"],
      rows: [-2, -6, -8, -10, -20].map { (x: Double) in
        [
          x.fixed(0), (0.5 * (1 + erf(x / 2.0.squareRoot()))).significant(6),
          (0.5 * erfc(-x / 2.0.squareRoot())).significant(6),
        ]
      })
    try stage.text(
      """
      A chance of 10⁻²³ may seem to be nobody's business. But later labs add up the logarithms of thousands of such numbers, and the logarithm of one wrong 0 is −∞.
      """)
  }

  private static let inverse = Step(
    "The other way round: from a share to a value",
    exercise: StatisticsExercises.normalQuantile
  ) { stage in
    let sizes = try Normal(mean: 40, standardDeviation: 2.4)
    try stage.text(
      """
      The shop asks: up to which size must we stock so that 97.5 % of the customers find theirs? \
      Now the share is given and the value is wanted. The cdf has to be read backwards; the result \
      is the *quantile function* of the distribution.
      """)
    try stage.table(
      "Quantiles of a normal distribution with μ = 40 and σ = 2.4",
      columns: ["share", "value"],
      rows: try [0.025, 0.25, 0.5, 0.75, 0.975].map { share in
        ["\((share * 100).fixed(1)) %", try sizes.quantile(share).fixed(2)]
      })
    try stage.text(
      """
      There is no formula for it either, but you have everything you need: the cdf only ever rises. \
      If the cdf at some guess is too small, the answer lies to the right of the guess; if too \
      large, to the left. Halve the interval in which the answer lies, and again: this is \
      *bisection*, and every step gives one more binary digit. Here is the search for 97.5 % in the \
      standard normal distribution, μ = 0 and σ = 1. It begins with the interval from 0 to 4: the \
      answer lies above 0, where the share is one half, and surely below 4.
      """)
    try stage.verbatim(
      try bisection(share: 0.975, low: 0, high: 4, steps: 6).joined(separator: "\n"))
    let exact = try Normal.standard.quantile(0.975)
    try stage.text("After about fifty such steps: \(exact.fixed(12)).")
  }

  /// The first steps of a bisection for a standard normal quantile, one line each.
  private static func bisection(
    share: Double, low: Double, high: Double, steps: Int
  ) throws -> [String] {
    var (low, high) = (low, high)
    return (1...steps).map { step in
      let middle = (low + high) / 2
      let cumulative = Normal.standard.cumulative(middle)
      let goesRight = cumulative < share
      defer { if goesRight { low = middle } else { high = middle } }
      return "step \(step)   [\(low.fixed(4)), \(high.fixed(4))]   cdf(\(middle.fixed(4))) = "
        + "\(cumulative.fixed(4))   \(goesRight ? "too small: go right" : "too large: go left")"
    }
  }

  private static let sampling = Step(
    "Bells from flat noise", exercise: StatisticsExercises.boxMuller
  ) { stage in
    try stage.text(
      """
      A generator gives uniform numbers. How do you make normal ones out of them? George Box and Mervin \
      Muller found a lovely way in 1958 (*Annals of Mathematical Statistics* 29, p. 610). Think of a point in the plane whose two coordinates are independent and standard normal. Its direction is uniform, any angle as \
      likely as any other. And its distance r from the origin has a cdf with a formula: the share \
      1 − exp(−r²/2) of all points lies within r. That *can* be turned round. Call the share u and \
      solve for r: `r = √(−2·ln(1 − u))`.

      So: one uniform number gives the distance, a second one the angle, and the point's two \
      coordinates are two independent normal numbers.
      """)
    try stage.verbatim(
      """
      r = √(−2·ln(1 − u))     θ = 2π·v
      first = r·cos θ         second = r·sin θ
      """)
    var generator = RandomGenerator(seed: 1958)
    let u = generator.uniform(count: 1000)
    let v = generator.uniform(count: 1000)
    let points = zip(u, v).map { u, v in
      let radius = (-2 * log(1 - u)).squareRoot()
      return (radius * cos(2 * .pi * v), radius * sin(2 * .pi * v))
    }
    try stage.figure(
      Figure(
        slug: "lab03-box-muller",
        title: "1 000 pairs of uniform numbers, turned into normal ones",
        x: .init("first"), y: .init("second"),
        layers: [.points(x: points.map(\.0), y: points.map(\.1))], aspect: .equal))
    try stage.text(
      """
      Why `1 − u` and not `u`? `uniform()` can return 0 but never 1, and the logarithm of 0 is −∞. \
      `1 − u` is never 0.
      """)
  }
}
