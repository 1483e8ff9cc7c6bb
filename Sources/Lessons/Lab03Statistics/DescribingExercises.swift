extension StatisticsExercises {
  static let mean = Exercise(
    "3.1", "Mean",
    statement: """
      Write `mean`: the sum of `values`, divided by how many there are.

      `values` has the shape [n], in any unit; the result has the same unit. For an empty list \
      there is no mean: throw `LabError.emptyInput`. If a value is NaN, so is the mean; ordinary \
      arithmetic already sees to that.
      """,
    working: "(1 + 2 + 4 + 5) / 4 = 12 / 4 = 3.",
    stub: """
      /// The arithmetic mean of `values`.
      ///
      /// - Throws: `LabError.emptyInput` if there are no values.
      public func mean(_ values: [Double]) throws -> Double {
        throw Unsolved("3.1")
      }
      """,
    hints: [
      "What would you do with a pencil? Two steps: one that goes through all values, one that does not.",
      "Add all values up in a variable that starts at 0 (or use `values.reduce(0, +)`), then divide the sum once by the number of values.",
      "`values.count` is an Int and your sum is a Double. Swift does not mix them: write `Double(values.count)`. And deal with the empty list before you divide.",
      "guard !values.isEmpty else {\n  throw LabError.emptyInput\n}\nvar sum = 0.0\nfor value in values {\n  sum += …  // what belongs to the sum?\n}\nreturn sum / …  // and by what do you divide?",
    ])

  static let spread = Exercise(
    "3.2", "Variance and standard deviation",
    statement: """
      Write `spread`: the variance of `values` with the divisor n − ddof, and its square root.

      `values` has the shape [n]. Return \
      `Spread(variance: …, standardDeviation: …)`, the first in the square of the values' unit, the second in their own unit. No values: `LabError.emptyInput`. If n − ddof \
      is not positive there are too few: `LabError.tooFewValues`. A NaN among the values makes both \
      results NaN.

      Some checks use values such as 10 000 000.1, which lie far from 0 and close together. The \
      formula "mean of the squares minus square of the mean" loses nearly all digits there. \
      Subtract the mean first.
      """,
    working:
      "The mean is 3; the squared distances add up to 4 + 1 + 1 + 4 = 10; 10 / (4 − 1) = 3.33, and its root is 1.83.",
    stub: """
      /// The variance of `values` with the divisor n − `ddof`, and its square root.
      ///
      /// - Throws: `LabError.emptyInput` if there are no values; `LabError.tooFewValues` if
      ///   n − `ddof` is not positive.
      public func spread(_ values: [Double], ddof: Int) throws -> Spread {
        throw Unsolved("3.2")
      }
      """,
    hints: [
      "The spread asks how far the values lie from one particular number. You need that number before you can start.",
      "Go through the values twice: once for the mean, once to add up the squares of `value − mean`. Divide the second sum by n − ddof; the standard deviation is its square root.",
      "The divisor is `values.count - ddof`; check that it is greater than 0 before you divide, after checking for an empty list. `x.squareRoot()` gives the root of a Double. Do not call exercise 3.1: add up the mean here.",
      "let mean = values.reduce(0, +) / Double(values.count)\nvar squares = 0.0\nfor value in values { squares += (value - mean) * (…) }\nlet variance = squares / Double(values.count - …)\nreturn Spread(variance: variance, standardDeviation: …)",
    ])

  static let quantile = Exercise(
    "3.3", "Median and quantile",
    statement: """
      Write `quantile`: the value below which the share `q` of the values lies, by linear \
      interpolation. With q = 0.5 it is the median, with q = 0 the minimum, with q = 1 the maximum.

      `values` has the shape [n] and comes in any order. Sorted, the quantile stands at position \
      h = q·(n − 1); between two positions go along the line that joins their values.

      No values: `LabError.emptyInput`. A `q` outside 0…1, or NaN: `LabError.invalidParameter`. If \
      one of the values is NaN the result is NaN, since nobody can say where NaN belongs in the \
      order.
      """,
    working: "Sorted 1, 2, 4, 5; position 0.5 · (4 − 1) = 1.5; halfway from 2 to 4 is 3.",
    stub: """
      /// The quantile of `values` at `q`, by linear interpolation; the median for `q` = 0.5.
      ///
      /// - Throws: `LabError.emptyInput` if there are no values; `LabError.invalidParameter` if `q`
      ///   lies outside 0…1 or is NaN.
      public func quantile(_ values: [Double], _ q: Double) throws -> Double {
        throw Unsolved("3.3")
      }
      """,
    hints: [
      "Nobody promised you that the values come in order.",
      "Sort a copy. Compute the position h = q·(n − 1). Its whole part tells the left neighbour, the part behind the point how far to go towards the right one.",
      "`Int(h)` cuts off the part behind the point. At q = 1 there is no right neighbour: take `min(left + 1, n - 1)`. Test for NaN before you sort; `(0...1).contains(q)` is false for NaN.",
      "// after the checks for no values and for a wrong q\nif values.contains(where: { $0.isNaN }) { return .nan }\nlet sorted = values.sorted()\nlet h = q * Double(sorted.count - 1)\nlet left = Int(h)\nlet right = min(left + 1, …)\nreturn sorted[left] + (h - Double(left)) * (…)",
    ])

  static let mode = Exercise(
    "3.4", "Mode",
    statement: """
      Write `mode`: the value that occurs most often in `values`. If several occur equally often, \
      return the smallest of them.

      `values` has the shape [n]; the result is one of its values. Values count as equal only if \
      `==` says so; none of them is NaN. No values: `LabError.emptyInput`.
      """,
    working: "42 occurs twice, the others once.",
    stub: """
      /// The most frequent of `values`; the smallest of them on ties.
      ///
      /// - Throws: `LabError.emptyInput` if there are no values.
      public func mode(_ values: [Double]) throws -> Double {
        throw Unsolved("3.4")
      }
      """,
    hints: [
      "You need to remember a count for every different value. Which of Swift's collections finds something by a key?",
      "Count with a dictionary from value to count. Then go through its entries and keep the best so far: better is a larger count, or the same count and a smaller value.",
      "`counts[value, default: 0] += 1` counts without asking whether the key is there. A dictionary has no order, so \"the first best\" may differ from run to run; the rule for ties must be in your comparison.",
      "// after the check for no values\nvar counts: [Double: Int] = [:]\nfor value in values { counts[value, default: 0] += 1 }\nvar best = values[0]\nfor (value, count) in counts {\n  let record = counts[best]!\n  if count > record || (count == record && value < …) { best = … }\n}\nreturn best",
    ])

  static let histogram = Exercise(
    "3.5", "Histogram",
    statement: """
      Write `histogram`: cut the range from the smallest to the largest of `values` into `bins` \
      bins of equal width and count the values in each.

      `values` has the shape [n]. Return `Histogram(counts: …, edges: …)`: the counts [bins], and \
      the edges [bins + 1] from the smallest to the largest value. A bin holds the values from its left edge up to, but \
      not including, its right edge; only the last bin holds its right edge too, otherwise the \
      largest value would fall out. If all values are equal, the range goes from that value − 0.5 \
      to that value + 0.5.

      No values: `LabError.emptyInput`. Fewer than one bin: `LabError.invalidParameter`. A NaN or \
      infinite value: `LabError.notFinite`.
      """,
    working:
      "The width is (5 − 1) / 4 = 1. Both twos fall into the second bin, and 5 into the last one, whose right edge it is.",
    stub: """
      /// Counts of `values` in `bins` bins of equal width from the smallest to the largest value.
      ///
      /// - Throws: `LabError.emptyInput` if there are no values; `LabError.invalidParameter` if
      ///   `bins` < 1; `LabError.notFinite` if a value is NaN or infinite.
      public func histogram(_ values: [Double], bins: Int) throws -> Histogram {
        throw Unsolved("3.5")
      }
      """,
    hints: [
      "Ten bins have eleven edges. And which bin does the largest value belong to?",
      "Find the smallest and the largest value; width = (largest − smallest) / bins; edge i = smallest + i·width. The bin of a value is the whole part of (value − smallest) / width, and the largest value goes into the last bin.",
      "Set the last edge to the largest value itself instead of adding up widths, and limit the index with `min(…, bins - 1)`. If smallest == largest, widen the range by 0.5 on both sides before you compute the width. Check the three errors first: empty, bins, `isFinite`.",
      "var counts = [Int](repeating: 0, count: bins)\nlet width = (high - low) / Double(bins)\nfor value in values {\n  let bin = min(Int((value - low) / width), …)\n  counts[bin] += 1\n}\nvar edges = (0...bins).map { low + Double($0) * width }\nedges[bins] = …\nreturn Histogram(counts: counts, edges: edges)",
    ])
}
