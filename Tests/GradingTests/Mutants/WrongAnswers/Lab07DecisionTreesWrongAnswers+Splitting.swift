import Foundation
import LabKit
import NumericsEngine
import Solutions

private let solution = Lab07DecisionTrees()

// MARK: 7.4 The best threshold of one feature

/// Searches the gaps of one column in the plain way. The parameters' defaults are right.
private func search(
  _ values: [Double], _ labels: [Int], _ minimumLeafRows: Int,
  gaps: ([(Double, Double)]) -> [(Double, Double)] = { $0 },
  cut: (_ low: Double, _ high: Double) -> Double = { ($0 + $1) / 2 < $1 ? ($0 + $1) / 2 : $0 },
  allowed: (_ left: Int, _ right: Int, _ minimum: Int) -> Bool = { min($0, $1) >= $2 },
  better: (_ gain: Double, _ best: Double) -> Bool = { $0 > $1 + 1e-12 }
) throws -> ThresholdGain? {
  _ = try solution.bestThreshold(values, labels, minimumLeafRows: minimumLeafRows)
  let distinct = Set(values).sorted()
  var best: ThresholdGain?
  for (low, high) in gaps(Array(zip(distinct, distinct.dropFirst()))) {
    let threshold = cut(low, high)
    let goesLeft = values.map { $0 <= threshold }
    let left = goesLeft.count { $0 }
    guard allowed(left, values.count - left, minimumLeafRows) else { continue }
    let gain = try solution.informationGain(labels, goesLeft: goesLeft)
    if better(gain, best?.gain ?? -.infinity) {
      best = ThresholdGain(threshold: threshold, gain: gain)
    }
  }
  return best
}

func thresholdWrongAnswers(_ variants: inout Variants) {
  variants.wrong("7.4", "on the lower value", is: "on-lower-value") {
    (values: [Double], labels: [Int], minimum: Int) in
    try search(values, labels, minimum, cut: { low, _ in low })
  }
  variants.wrong("7.4", "on the upper value", is: "on-upper-value") {
    (values: [Double], labels: [Int], minimum: Int) -> ThresholdGain? in
    guard let best = try solution.bestThreshold(values, labels, minimumLeafRows: minimum),
      let high = values.filter({ $0 > best.threshold }).min()
    else { return nil }
    return ThresholdGain(threshold: high, gain: best.gain)
  }
  variants.wrong("7.4", "the highest of equals", is: "higher-on-ties") {
    (values: [Double], labels: [Int], minimum: Int) in
    try search(values, labels, minimum, better: { $0 > $1 - 1e-12 })
  }
  variants.wrong("7.4", "values sorted, labels not", is: "labels-not-sorted") {
    (values: [Double], labels: [Int], minimum: Int) in
    try search(values, labels, minimum) == nil
      ? nil : try search(values.sorted(), labels, minimum)
  }
  variants.wrong("7.4", "the minimum ignored", is: "minimum-ignored") {
    (values: [Double], labels: [Int], minimum: Int) in
    try search(values, labels, minimum, allowed: { _, _, _ in true })
  }
  variants.wrong("7.4", "more than the minimum", is: "minimum-exclusive") {
    (values: [Double], labels: [Int], minimum: Int) in
    try search(values, labels, minimum, allowed: { min($0, $1) > $2 })
  }
  variants.wrong("7.4", "the minimum on the left only", is: "minimum-left-only") {
    (values: [Double], labels: [Int], minimum: Int) in
    try search(values, labels, minimum, allowed: { left, _, minimum in left >= minimum })
  }
  variants.wrong("7.4", "nil where nothing is gained", is: "nil-without-gain") {
    (values: [Double], labels: [Int], minimum: Int) -> ThresholdGain? in
    let best = try solution.bestThreshold(values, labels, minimumLeafRows: minimum)
    return (best?.gain ?? 0) > 1e-12 ? best : nil
  }
  variants.wrong("7.4", "natural logarithm", is: "natural-logarithm") {
    (values: [Double], labels: [Int], minimum: Int) in
    try solution.bestThreshold(values, labels, minimumLeafRows: minimum).map {
      ThresholdGain(threshold: $0.threshold, gain: $0.gain * log(2))
    }
  }
  variants.wrong("7.4", "halfway rounds up", is: "rounded-up") {
    (values: [Double], labels: [Int], minimum: Int) -> ThresholdGain? in
    guard let best = try solution.bestThreshold(values, labels, minimumLeafRows: minimum),
      let low = values.filter({ $0 <= best.threshold }).max(),
      let high = values.filter({ $0 > best.threshold }).min()
    else { return nil }
    return ThresholdGain(threshold: (low + high) / 2, gain: best.gain)
  }
  variants.wrong("7.4", "the first gap left out") {
    (values: [Double], labels: [Int], minimum: Int) in
    try search(values, labels, minimum, gaps: { Array($0.dropFirst()) })
  }
  variants.wrong("7.4", "the last gap left out") {
    (values: [Double], labels: [Int], minimum: Int) in
    try search(values, labels, minimum, gaps: { Array($0.dropLast()) })
  }
  variants.wrong("7.4", "different values counted, not rows", is: "minimum-of-different-values") {
    (values: [Double], labels: [Int], minimum: Int) -> ThresholdGain? in
    let distinct = Set(values).sorted()
    return try search(
      values, labels, minimum,
      gaps: { gaps in
        gaps.filter { low, _ in
          let left = distinct.count { $0 <= low }
          return min(left, distinct.count - left) >= minimum
        }
      }, allowed: { _, _, _ in true })
  }
  variants.wrong("7.4", "between the middles of the sides") {
    (values: [Double], labels: [Int], minimum: Int) -> ThresholdGain? in
    guard let best = try solution.bestThreshold(values, labels, minimumLeafRows: minimum) else {
      return nil
    }
    let (left, right) = (
      values.filter { $0 <= best.threshold }, values.filter { $0 > best.threshold }
    )
    let middle = { (side: [Double]) in side.reduce(0, +) / Double(side.count) }
    return ThresholdGain(threshold: (middle(left) + middle(right)) / 2, gain: best.gain)
  }
  variants.wrong("7.4", "infinity passes") { (values: [Double], labels: [Int], minimum: Int) in
    guard !values.contains(where: \.isNaN) else { throw LabError.notFinite }
    let finite = values.map { max(-1e300, min(1e300, $0)) }
    return try solution.bestThreshold(finite, labels, minimumLeafRows: minimum)
  }
  variants.wrong("7.4", "float for double") { (values: [Double], labels: [Int], minimum: Int) in
    try solution.bestThreshold(values, labels, minimumLeafRows: minimum).map {
      ThresholdGain(threshold: $0.threshold, gain: Double(Float($0.gain)))
    }
  }
  variants.wrong("7.4", "the example by heart") {
    (values: [Double], labels: [Int], minimum: Int) -> ThresholdGain? in
    let best = try solution.bestThreshold(values, labels, minimumLeafRows: minimum)
    if values == [1, 2, 3, 5, 6, 8] || best == nil { return best }
    return try search(values, labels, minimum, better: { _, best in best == -.infinity })
  }
}

// MARK: 7.5 The best split over all features

/// The best of the columns by a comparison of its own. The parameters' defaults are right.
private func searchColumns(
  _ features: NDArray<Double>, _ labels: [Int], _ minimumLeafRows: Int,
  columns: (Range<Int>) -> [Int] = { Array($0) },
  cut: ([Double], [Int], Int) throws -> ThresholdGain? = {
    try solution.bestThreshold($0, $1, minimumLeafRows: $2)
  },
  better: (_ next: ThresholdGain, _ best: Split) -> Bool = { $0.gain > $1.gain + 1e-12 }
) throws -> Split? {
  _ = try solution.bestSplit(features, labels, minimumLeafRows: minimumLeafRows)
  var best: Split?
  for feature in columns(0..<features.shape[1]) {
    guard let next = try cut(features.column(feature).elements, labels, minimumLeafRows) else {
      continue
    }
    if let best, !better(next, best) { continue }
    best = Split(feature: feature, threshold: next.threshold, gain: next.gain)
  }
  return best
}

func splitWrongAnswers(_ variants: inout Variants) {
  variants.wrong("7.5", "the lower threshold of equals", is: "lowest-threshold-on-ties") {
    (features: NDArray<Double>, labels: [Int], minimum: Int) in
    try searchColumns(
      features, labels, minimum,
      better: { next, best in
        let gained = next.gain - best.gain
        if abs(gained) <= 1e-12 { return next.threshold < best.threshold }
        return gained > 0
      })
  }
  variants.wrong("7.5", "the last column of equals", is: "last-feature-on-ties") {
    (features: NDArray<Double>, labels: [Int], minimum: Int) in
    try searchColumns(features, labels, minimum, better: { $0.gain > $1.gain - 1e-12 })
  }
  variants.wrong("7.5", "the higher threshold of equals", is: "higher-threshold-on-ties") {
    (features: NDArray<Double>, labels: [Int], minimum: Int) in
    try searchColumns(
      features, labels, minimum,
      cut: { try search($0, $1, $2, better: { $0 > $1 - 1e-12 }) })
  }
  variants.wrong("7.5", "the first column only", is: "first-feature-only") {
    (features: NDArray<Double>, labels: [Int], minimum: Int) in
    try searchColumns(features, labels, minimum, columns: { _ in [0] })
  }
  variants.wrong("7.5", "the last column whatever it gains", is: "last-feature-only") {
    (features: NDArray<Double>, labels: [Int], minimum: Int) in
    try searchColumns(features, labels, minimum, better: { _, _ in true })
  }
  variants.wrong("7.5", "columns counted from 1", is: "counted-from-1") {
    (features: NDArray<Double>, labels: [Int], minimum: Int) in
    try searchColumns(features, labels, minimum).map {
      Split(feature: $0.feature + 1, threshold: $0.threshold, gain: $0.gain)
    }
  }
  variants.wrong("7.5", "the minimum not handed on", is: "minimum-ignored") {
    (features: NDArray<Double>, labels: [Int], minimum: Int) in
    try searchColumns(
      features, labels, minimum,
      cut: { values, labels, _ in
        try solution.bestThreshold(values, labels, minimumLeafRows: 1)
      })
  }
  variants.wrong("7.5", "a constant column ends it", is: "stops-at-constant-column") {
    (features: NDArray<Double>, labels: [Int], minimum: Int) -> Split? in
    for feature in 0..<features.shape[min(1, features.rank - 1)] where features.rank == 2 {
      let values = features.column(feature).elements
      if try solution.bestThreshold(values, labels, minimumLeafRows: minimum) == nil { return nil }
    }
    return try solution.bestSplit(features, labels, minimumLeafRows: minimum)
  }
  variants.wrong("7.5", "nil where nothing is gained", is: "nil-without-gain") {
    (features: NDArray<Double>, labels: [Int], minimum: Int) -> Split? in
    let best = try solution.bestSplit(features, labels, minimumLeafRows: minimum)
    return (best?.gain ?? 0) > 1e-12 ? best : nil
  }
  variants.wrong("7.5", "the last column left out") {
    (features: NDArray<Double>, labels: [Int], minimum: Int) in
    try searchColumns(features, labels, minimum, columns: { Array($0.dropLast()) })
  }
  variants.wrong("7.5", "the smaller gain of the sides' entropies") {
    (features: NDArray<Double>, labels: [Int], minimum: Int) in
    try searchColumns(features, labels, minimum, better: { $0.gain < $1.gain - 1e-12 })
  }
  variants.wrong("7.5", "the table read column by column") {
    (features: NDArray<Double>, labels: [Int], minimum: Int) -> Split? in
    let best = try solution.bestSplit(features, labels, minimumLeafRows: minimum)
    let (rows, columns) = (features.shape[0], features.shape[1])
    guard best != nil else { return nil }
    let mixed = NDArray(shape: [columns, rows], elements: features.elements).transposed
    return try solution.bestSplit(mixed, labels, minimumLeafRows: minimum)
  }
  variants.wrong("7.5", "float for double") {
    (features: NDArray<Double>, labels: [Int], minimum: Int) in
    try solution.bestSplit(features, labels, minimumLeafRows: minimum).map {
      Split(feature: $0.feature, threshold: $0.threshold, gain: Double(Float($0.gain)))
    }
  }
  variants.wrong("7.5", "the example by heart") {
    (features: NDArray<Double>, labels: [Int], minimum: Int) -> Split? in
    let best = try solution.bestSplit(features, labels, minimumLeafRows: minimum)
    guard let best, labels != [0, 0, 1, 1] else { return best }
    return Split(feature: 0, threshold: best.threshold, gain: best.gain)
  }
}
