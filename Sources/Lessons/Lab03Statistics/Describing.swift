import Datasets
import NumericsEngine
import Plotting

extension StatisticsLesson {
  /// One number for many values, and how far they scatter.
  static let describing = [mean, spread, quantile, mode, histogram]

  private static let mean = Step(
    "One number for many: the mean", exercise: StatisticsExercises.mean
  ) { stage in
    let sizes = ShoeSizes.sold
    try stage.text(
      """
      A small shop sold \(sizes.count) pairs of shoes on Saturday. Before you order for next week \
      you would like to know what people wear. Here are all the sizes, in the order of sale:
      """)
    try stage.verbatim(
      stride(from: 0, to: sizes.count, by: 15).map { start in
        sizes[start..<min(start + 15, sizes.count)].map { "\(Int($0))" }.joined(separator: " ")
      }.joined(separator: "\n"))
    let mean = sizes.reduce(0, +) / Double(sizes.count)
    try stage.text(
      """
      Nobody reads \(sizes.count) numbers. *Describing* data means putting a few numbers in place of many, and knowing what each of them leaves out. The best known is the *mean*: add \
      everything up, divide by how many there are.
      """)
    try stage.verbatim(
      """
      mean = (x₁ + x₂ + … + xₙ) / n
           = \(Int(sizes.reduce(0, +))) / \(sizes.count) = \(mean.fixed(2))
      """)
    try stage.text(
      """
      No shoe has size \(mean.fixed(2)). The mean is a balance point, not a size on the shelf: put \
      one weight on a ruler for each pair sold, and \(mean.fixed(2)) is where the ruler balances. \
      Keep that in mind when the question comes up which *one* size fits most people.
      """)
  }

  private static let spread = Step(
    "How far from the centre: spread", exercise: StatisticsExercises.spread
  ) { stage in
    try stage.text(
      """
      Two shops sell shoes with the same mean, 40. One sells 39, 40 and 41; the other sells 35, 40 \
      and 45. To stock them you need a second number: how far do the values lie from their mean?

      The *variance* averages the squared distances from the mean; its square root, the *standard \
      deviation*, is back in shoe sizes.
      """)
    try stage.verbatim(
      """
      variance            s² = ((x₁ − mean)² + … + (xₙ − mean)²) / (n − ddof)
      standard deviation  s  = √s²
      """)
    try stage.text(
      """
      What is `ddof`? If your values are *all there is*, divide by n. If they are a *sample* and \
      you want to know the variance of the whole, dividing by n comes out too small, because the \
      mean was computed from the same values and so lies closer to them than the true mean does. \
      Dividing by n − 1 repairs it. The engine can show that: 20 000 times it draws five numbers \
      from a normal distribution whose variance is 4.
      """)
    var generator = RandomGenerator(seed: 3)
    let trials = 20_000
    var sums = (n: 0.0, nMinus1: 0.0)
    for _ in 0..<trials {
      let five = generator.normal(mean: 0, standardDeviation: 2, count: 5)
      let mean = five.reduce(0, +) / 5
      let squares = five.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      sums.n += squares / 5
      sums.nMinus1 += squares / 4
    }
    try stage.table(
      "The average over 20 000 samples of five; the truth is 4",
      columns: ["divisor", "average variance"],
      rows: [
        ["n     (ddof = 0)", (sums.n / Double(trials)).fixed(3)],
        ["n − 1 (ddof = 1)", (sums.nMinus1 / Double(trials)).fixed(3)],
      ])
  }

  private static let quantile = Step(
    "The middle, and every other part", exercise: StatisticsExercises.quantile
  ) {
    stage in
    let sizes = ShoeSizes.sold
    let slip = sizes.dropLast() + [400]
    try stage.text(
      """
      Suppose one size was typed wrongly, 400 instead of 40. Watch what that single slip does to \
      the mean, and to the *median*, the value in the middle of the sorted list:
      """)
    try stage.table(
      "One typing error",
      columns: ["data", "mean", "median"],
      rows: [
        ["as sold", Statistics.mean(sizes).fixed(2), try Statistics.median(sizes).fixed(1)],
        [
          "with 400", Statistics.mean(Array(slip)).fixed(2),
          try Statistics.median(Array(slip)).fixed(1),
        ],
      ])
    try stage.text(
      """
      The mean leaves the range of shoes that exist; the median does not move. The median splits the sorted values into two halves. A *quantile* splits them anywhere: a quarter of the values \
      lies below the quantile at 0.25, nine tenths below the one at 0.9.

      With n sorted values the quantile at q stands at position q·(n − 1), counted from 0. That is \
      rarely a whole number. Its part behind the point says how far to go from the left neighbour to \
      the right one.
      """)
    try stage.verbatim(
      """
      sorted: 10 20 30 40     q = 0.25   position 0.25 · 3 = 0.75
      between 10 (position 0) and 20 (position 1):  10 + 0.75 · (20 − 10) = 17.5
      """)
  }

  private static let mode = Step(
    "The most frequent value: the mode", exercise: StatisticsExercises.mode
  ) { stage in
    let counts = Dictionary(grouping: ShoeSizes.sold, by: { $0 }).mapValues(\.count)
    try stage.text(
      """
      Which *one* size fits most people? Not the mean, which may not exist, and not the median, \
      which need not be common. It is the size that was sold most often, the *mode*:
      """)
    try stage.verbatim(
      counts.sorted { $0.key < $1.key }
        .map { "\(Int($0.key))  \(String(repeating: "#", count: $0.value)) \($0.value)" }
        .joined(separator: "\n"))
    try stage.text(
      """
      Two sizes may share the first place. Then a rule has to decide, or the answer may change from run \
      to run, as the order of a Swift Dictionary does. Ours takes the smallest.
      """)
  }

  private static let histogram = Step(
    "A picture of the data: the histogram", exercise: StatisticsExercises.histogram
  ) {
    stage in
    let count = 10_000
    let bins = 20
    var generator = RandomGenerator(seed: 10)
    let uniform = generator.uniform(count: count)
    let histogram = try Statistics.histogram(uniform, bins: bins, range: 0...1)
    try stage.text(
      """
      Shoe sizes come in whole numbers, so counting equal ones was enough. Heights, weights and \
      random numbers hardly ever repeat. For them we cut the range into *bins* of equal width and \
      count what falls into each. That is a *histogram*.

      Here are \(count.grouped) numbers from the engine's generator. `generator.uniform()` gives \
      each number between 0 and 1 the same chance, so each of the \(bins) bins should hold about \
      \(count / bins):
      """)
    try stage.figure(
      Figure(
        slug: "lab03-uniform",
        title: "10 000 uniform random numbers in 20 bins",
        x: .init("value"), y: .init("count"),
        layers: [
          .bars(edges: histogram.edges, heights: histogram.counts.map(Double.init)),
          .horizontal(at: Double(count / bins), label: "expected: \(count / bins)"),
        ]))
    let deviation = (Double(count) * 0.05 * 0.95).squareRoot()
    let least = histogram.counts.min() ?? 0
    let most = histogram.counts.max() ?? 0
    try stage.text(
      """
      The bars are not equal: the fullest bin holds \(most), the emptiest \(least). That is not a \
      fault. A count with an expectation of 500 scatters with a standard deviation of \
      √(10 000 · 0.05 · 0.95) = \(deviation.fixed(1)). The fullest bin is \
      \((Double(most - count / bins) / deviation).fixed(1)) of these away from 500: rare for one bin, \
      but it is the most extreme of \(bins).

      The seed is given, so you see the same bars in every run.
      """)
  }
}
