import Datasets
import LabKit
import Plotting

extension StatisticsLesson {
  /// Which shoe sizes to stock: from raw sizes to a plan, by the student's own functions.
  static let shoePlan = Step.milestone(
    "Milestone: which sizes to stock",
    needs: ["3.1", "3.2", "3.3", "3.4", "3.7", "3.8", "3.11"],
    on: (any StatisticsLab).self
  ) { lab, stage in
    let sold = ShoeSizes.sold
    let mean = try lab.mean(sold)
    let spread = try lab.spread(sold, ddof: 1)
    let median = try lab.quantile(sold, 0.5)
    let mode = try lab.mode(sold)
    try stage.text(
      """
      Next week's order is 500 pairs. Everything that follows is computed by the functions you \
      wrote. First, Saturday's \(sold.count) sizes in a few numbers:
      """)
    try stage.table(
      "Saturday", columns: ["", "size"],
      rows: [
        ["mean", mean.fixed(2)], ["median", median.fixed(1)], ["mode", mode.fixed(0)],
        ["standard deviation (n − 1)", spread.standardDeviation.fixed(2)],
      ])
    try stage.text("If you may stock only one size, take the mode: \(mode.fixed(0)).")

    let fit = try lab.fittedNormal(sold)
    let low = try lab.normalQuantile(
      0.025, mean: fit.mean, standardDeviation: fit.standardDeviation)
    let high = try lab.normalQuantile(
      0.975, mean: fit.mean, standardDeviation: fit.standardDeviation)
    try stage.text(
      """
      Now the bell. The fit gives μ = \(fit.mean.fixed(2)) and σ = \
      \(fit.standardDeviation.fixed(2)), now with the divisor n. 95 of 100 customers should need a size between \
      \(low.fixed(1)) and \(high.fixed(1)).

      A customer takes size 40 if the foot measures between 39.5 and 40.5. So the share of size 40 \
      is cdf(40.5) − cdf(39.5), and 500 times that is the order:
      """)
    let sizes = (34...47).map(Double.init)
    let plan = try sizes.map { size in
      func share(below x: Double) throws -> Double {
        try lab.normalCumulative(x, mean: fit.mean, standardDeviation: fit.standardDeviation)
      }
      return try 500 * (share(below: size + 0.5) - share(below: size - 0.5))
    }
    let counts = sizes.map { size in sold.count { $0 == size } }
    try stage.table(
      "The order, from the bell and from the bare counts",
      columns: ["size", "sold", "500 × share sold", "500 × bell"],
      rows: zip(sizes, zip(counts, plan)).map { size, row in
        [
          size.fixed(0), "\(row.0)", (500 * Double(row.0) / Double(sold.count)).fixed(0),
          row.1.fixed(0),
        ]
      })
    try stage.figure(
      Figure(
        slug: "lab03-plan",
        title: "Pairs sold on Saturday, and the order's shape",
        x: .init("European shoe size"), y: .init("pairs per \(sold.count) sold"),
        layers: [
          .bars(
            edges: (34...48).map { Double($0) - 0.5 }, heights: counts.map(Double.init),
            label: "sold on Saturday"),
          .line(
            x: sizes, y: plan.map { $0 * Double(sold.count) / 500 }, label: "your fitted bell",
            stroke: .solid),
        ]))
    let unsold = zip(sizes, counts).filter { $0.1 == 0 }.map { $0.0.fixed(0) }
    try stage.text(
      """
      Look at sizes \(unsold.joined(separator: " and ")): nobody bought them on Saturday. The bare \
      counts would never order one; the bell orders a few, because what it assumes reaches beyond what was seen. \
      Look at 39 and 40 as well: the counts have a peak that the bell smooths away. Which of the two \
      do you trust? With \(sold.count) sales, probably the bell; with 60 000, the counts. That is the choice \
      between a parametric and a non-parametric model, and you have just made both.
      """)
  }
}
