import Datasets
import Foundation
import NumericsEngine
import Plotting

extension StatisticsLesson {
  /// From data to the parameters of a distribution, and how far to trust them.
  static let parameters = [standardizing, fitting, tightening, together, running]

  private static let standardizing = Step(
    "One scale for all columns", exercise: StatisticsExercises.standardized
  ) { stage in
    let people = NDArray(HeightsAndSizes.people)
    try stage.text(
      """
      Data mostly comes as a table: a row for each person, a column for each thing measured. Here \
      are the heights (cm) and shoe sizes of \(people.shape[0]) people, the first four of them:
      """)
    func rows(_ table: NDArray<Double>, digits: Int) -> [[String]] {
      (0..<4).map { row in (0..<2).map { table[row, $0].fixed(digits) } }
    }
    try stage.table(
      "As measured", columns: ["height", "shoe size"], rows: rows(people, digits: 0))
    try stage.text(
      """
      Such a table is an `NDArray`, the engine's array of any number of dimensions. What you need of \
      it in this lab:
      """)
    try stage.verbatim(
      """
      table.rank                  2: it has rows and columns
      table.shape                 [rows, columns]
      table[row, column]          one value; in a var you can set it too
      table.column(1).elements    one column as a list
      table.mean(axis: 0)         the mean of every column: [columns]
      table - means               the same row taken from every row
      a.matmul(b), a.transposed   matrix product; rows and columns swapped
      NDArray(shape: [2, 3], elements: […])
      """)
    try stage.text(
      """
      Which of the two varies more? In numbers the height does, but only because centimetres are \
      small. If a method adds the columns up or measures distances, as many in later labs do, the \
      column with the larger numbers drowns the other. So we put each column on the same scale: \
      subtract its mean, divide by its standard deviation. What is left is counted in standard \
      deviations.
      """)
    let mean = people.mean(axis: 0)
    let centred = people - mean
    let deviation = (centred * centred).mean(axis: 0).map { $0.squareRoot() }
    try stage.table(
      "Standardised", columns: ["height", "shoe size"],
      rows: rows(centred / deviation, digits: 3))
    try stage.text(
      """
      Now every column has mean 0 and standard deviation 1. A column whose values are all the same \
      has no scale of its own; it becomes all 0.
      """)
  }

  private static let fitting = Step(
    "Fitting a bell to data", exercise: StatisticsExercises.fittedNormal
  ) { stage in
    let truth = try Normal(mean: 170, standardDeviation: 8)
    var generator = RandomGenerator(seed: 170)
    let heights = truth.sample(count: 2000, using: &generator)
    let fit = try Normal(
      mean: Statistics.mean(heights),
      standardDeviation: try Statistics.standardDeviation(heights, ddof: 0))
    try stage.text(
      """
      Turn the question round once more. Now the values are given, and we want the bell that fits them best. \
      "Best" can be made precise: among all μ and σ choose those under which these very values are \
      *most likely*. For the normal distribution the answer of this *maximum likelihood* is simple: \
      μ is the mean of the values, σ their standard deviation with the divisor n.

      The engine draws 2 000 heights from a normal distribution with μ = 170 and σ = 8, then \
      pretends not to know these two numbers and fits:
      """)
    try stage.verbatim("μ = \(fit.mean.fixed(2))   σ = \(fit.standardDeviation.fixed(2))")
    let histogram = try Statistics.histogram(heights, bins: 30)
    let widths = zip(histogram.edges.dropFirst(), histogram.edges).map { $0 - $1 }
    let density = zip(histogram.counts, widths).map { Double($0) / (Double(heights.count) * $1) }
    let low = histogram.edges.first ?? 0
    let high = histogram.edges.last ?? 0
    let x = stride(from: low, through: high, by: (high - low) / 120).map { $0 }
    try stage.figure(
      Figure(
        slug: "lab03-fit",
        title: "2 000 heights and the fitted normal density",
        x: .init("height in cm"), y: .init("density per cm"),
        layers: [
          .bars(edges: histogram.edges, heights: density, label: "histogram"),
          .line(x: x, y: x.map { fit.density($0) }, label: "fitted normal", stroke: .solid),
        ]))
    try stage.text(
      """
      Two numbers now stand for two thousand. That is a *parametric* model: you decide on a family \
      of curves, and the data only chooses the parameters. It is short, it fills the gaps between \
      the bars, and it is wrong if the family is wrong. The histogram is *non-parametric*: it \
      assumes nothing, needs all the counts, and says nothing where no value fell. You will meet \
      this choice in every lab from here on: lines and networks are parametric, nearest neighbours \
      are not.
      """)
  }

  private static let tightening = Step("How far to trust an estimate") { stage in
    let count = 10_000
    var generator = RandomGenerator(seed: 2)
    let values = generator.normal(mean: 170, standardDeviation: 8, count: count)
    var sum = 0.0
    let running = values.enumerated().map { index, value in
      sum += value
      return sum / Double(index + 1)
    }
    // On a logarithmic axis most of the 10 000 points would lie on top of each other.
    let shown = (0...160).map { Int(pow(10, Double($0) / 40).rounded()) }.uniqued()
    let n = shown.map(Double.init)
    try stage.text(
      """
      How good is a mean of ten values, and how good one of ten thousand? The mean of n values \
      scatters around the truth with the standard deviation σ/√n. For half the error you need four \
      times the data. Watch one estimate settle as the values come in:
      """)
    try stage.figure(
      Figure(
        slug: "lab03-estimate",
        title: "The mean of the first n values (μ = 170, σ = 8)",
        x: .init("n", scale: .logarithmic), y: .init("estimate of μ in cm"),
        layers: [
          .line(x: n, y: shown.map { running[$0 - 1] }, label: "mean of the first n"),
          .line(
            x: n, y: n.map { 170 + 16 / $0.squareRoot() }, label: "170 ± 2σ/√n", series: 1,
            stroke: .dashed),
          .line(x: n, y: n.map { 170 - 16 / $0.squareRoot() }, series: 1, stroke: .dashed),
        ]))
    try stage.table(
      "The same in numbers",
      columns: ["n", "estimate", "error", "σ/√n"],
      rows: [10, 100, 1000, 10_000].map { n in
        [
          n.grouped, running[n - 1].fixed(3), (running[n - 1] - 170).fixed(3),
          (8 / Double(n).squareRoot()).fixed(3),
        ]
      })
  }

  private static let together = Step(
    "How columns vary together", exercise: StatisticsExercises.covarianceAndCorrelation
  ) { stage in
    let people = NDArray(HeightsAndSizes.people)
    let covariance = try Statistics.covariance(of: people)
    let correlation = try Statistics.correlation(of: people)
    try stage.text(
      """
      Tall people have long feet, on the whole. The *covariance* of two columns measures that: \
      multiply the two distances from the mean, row by row, and average. It is positive if the \
      columns rise together, negative if one rises while the other falls. The covariance of a column \
      with itself is its variance. For k columns that makes a k × k matrix, and all of it is one \
      matrix product: with C the centred table, [n, k],
      """)
    try stage.verbatim(
      """
      covariance  = Cᵀ·C / (n − 1)                        [k, n]·[n, k] = [k, k]
      correlation = covarianceᵢⱼ / (sᵢ·sⱼ)                sᵢ = √covarianceᵢᵢ
      """)
    try stage.text(
      """
      The covariance carries the units of both columns, here cm · size. Divided by the two standard \
      deviations it becomes the *correlation*, a plain number between −1 and 1:
      """)
    try stage.table(
      "Height and shoe size", columns: ["", "height", "shoe size"],
      rows: [
        ["covariance with height", covariance[0, 0].fixed(3), covariance[0, 1].fixed(3)],
        ["correlation with height", correlation[0, 0].fixed(3), correlation[0, 1].fixed(3)],
      ])
    try stage.text(
      """
      The product Cᵀ·C is where the engine's BLAS library comes in. You could write three loops; \
      for two columns nobody would notice, for the 784 pixel columns of Lab 13 you would wait.
      """)
  }

  private static let running = Step(
    "In one pass", exercise: StatisticsExercises.runningMoments
  ) { stage in
    let values = (0..<6).map { 1e9 + Double($0 % 2) }
    let count = Double(values.count)
    let mean = values.reduce(0, +) / count
    let squares = values.reduce(0) { $0 + $1 * $1 } / count
    try stage.text(
      """
      Sometimes values pass by once, from a sensor or a file that does not fit into memory, and you \
      want mean and variance at every moment. It is tempting to keep two sums, of the values and of \
      their squares, because variance = mean of squares − square of mean. On paper that is right. \
      Try it on 1 000 000 000 and 1 000 000 001, alternating, whose variance is 0.25:
      """)
    try stage.verbatim(
      "mean of squares − square of mean = \((squares - mean * mean).significant(6))")
    try stage.text(
      """
      A Double has about 16 digits. The squares need 19, so the digits in which they differ are \
      gone before the subtraction. B. P. Welford (*Technometrics* 4, 1962, p. 419) works with distances from the mean instead, which stay small: he keeps the mean so far, and the sum M of squared distances from it. When the n-th \
      value arrives:
      """)
    try stage.verbatim(
      """
      delta = value − mean           distance from the old mean
      mean  = mean + delta / n
      M     = M + delta · (value − mean)     old distance times new distance
      variance = M / n
      """)
  }
}

extension Array where Element: Hashable {
  /// Every element once, in the order of first appearance.
  fileprivate func uniqued() -> [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
