import Foundation
import LabKit
import NumericsEngine
import Solutions

private let solution = Lab03Statistics()

/// Lab 3: wrong answers.
func statisticsWrongAnswers(_ variants: inout Variants) {
  wrongMeans(&variants)
  wrongSpreads(&variants)
  spreadsByHeart(&variants)
  wrongQuantiles(&variants)
  wrongModes(&variants)
  wrongHistograms(&variants)
  wrongBells(&variants)
  wrongTables(&variants)
}

/// 3.1 Mean
private func wrongMeans(_ variants: inout Variants) {
  variants.wrong("3.1", "sum for mean", is: "sum-not-divided") { (values: [Double]) in
    guard !values.isEmpty else { throw LabError.emptyInput }
    return values.reduce(0, +)
  }
  variants.wrong("3.1", "divides by n − 1", is: "divides-by-n-minus-one") {
    (values: [Double]) in
    guard !values.isEmpty else { throw LabError.emptyInput }
    return values.reduce(0, +) / Double(values.count - 1)
  }
  variants.wrong("3.1", "median", is: "median") { (values: [Double]) in
    try solution.quantile(values, 0.5)
  }
  variants.wrong("3.1", "last value left out", is: "last-value-left-out") { (values: [Double]) in
    guard !values.isEmpty else { throw LabError.emptyInput }
    return values.dropLast().reduce(0, +) / Double(values.count)
  }
  variants.wrong("3.1", "each value once", is: "each-value-once") { (values: [Double]) in
    try solution.mean(Array(Set(values)))
  }
  variants.wrong("3.1", "skips NaN", is: "skips-nan") { (values: [Double]) in
    try solution.mean(values.filter { !$0.isNaN })
  }
  variants.wrong("3.1", "float for double", is: "single-precision") { (values: [Double]) in
    guard !values.isEmpty else { throw LabError.emptyInput }
    return Double(values.reduce(Float(0)) { $0 + Float($1) } / Float(values.count))
  }
  variants.wrong("3.1", "0 on empty", is: "empty-gives-zero") { (values: [Double]) in
    values.isEmpty ? 0 : try solution.mean(values)
  }
  variants.wrong("3.1", "six decimals") { (values: [Double]) in
    (try solution.mean(values) * 1e6).rounded() / 1e6
  }
  variants.wrong("3.1", "sizes without signs") { (values: [Double]) in
    try solution.mean(values.map(abs))
  }
  variants.wrong("3.1", "refuses a single value") { (values: [Double]) in
    guard values.count > 1 else { throw LabError.emptyInput }
    return try solution.mean(values)
  }
  variants.wrong("3.1", "the example by heart") { (values: [Double]) in
    values == [1, 2, 4, 5] ? 3 : try solution.quantile(values, 0.5)
  }
}

/// 3.2 Variance and standard deviation
private func wrongSpreads(_ variants: inout Variants) {
  @Sendable func spread(_ squares: Double, _ divisor: Int) -> Spread {
    let variance = squares / Double(divisor)
    return Spread(variance: variance, standardDeviation: variance.squareRoot())
  }
  @Sendable func squares(_ values: [Double]) throws -> Double {
    let mean = try solution.mean(values)
    return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
  }
  @Sendable func check(_ values: [Double], _ ddof: Int) throws {
    _ = try solution.spread(values, ddof: ddof)
  }
  variants.wrong("3.2", "n whatever ddof says", is: "divides-by-n") {
    (values: [Double], _: Int) in
    try solution.spread(values, ddof: 0)
  }
  variants.wrong("3.2", "n − 1 whatever ddof says", is: "divides-by-n-minus-one") {
    (values: [Double], ddof: Int) in
    try check(values, ddof)
    return spread(try squares(values), values.count - 1)
  }
  variants.wrong("3.2", "n + ddof", is: "adds-ddof") { (values: [Double], ddof: Int) in
    try check(values, ddof)
    return spread(try squares(values), values.count + ddof)
  }
  variants.wrong("3.2", "no root", is: "no-square-root") { (values: [Double], ddof: Int) in
    let variance = try solution.spread(values, ddof: ddof).variance
    return Spread(variance: variance, standardDeviation: variance)
  }
  variants.wrong("3.2", "results swapped", is: "fields-swapped") { (values: [Double], ddof: Int) in
    let right = try solution.spread(values, ddof: ddof)
    return Spread(variance: right.standardDeviation, standardDeviation: right.variance)
  }
  variants.wrong("3.2", "mean of squares minus square of mean", is: "squares-cancel") {
    (values: [Double], ddof: Int) in
    try check(values, ddof)
    let n = Double(values.count)
    let mean = values.reduce(0, +) / n
    let variance = values.reduce(0) { $0 + $1 * $1 } / n - mean * mean
    return spread(variance * n, values.count - ddof)
  }
  variants.wrong("3.2", "sums of values and squares", is: "sums-cancel") {
    (values: [Double], ddof: Int) in
    try check(values, ddof)
    let sum = values.reduce(0, +)
    let ofSquares = values.reduce(0) { $0 + $1 * $1 }
    return spread(ofSquares - sum * sum / Double(values.count), values.count - ddof)
  }
  variants.wrong("3.2", "not centred", is: "not-centred") { (values: [Double], ddof: Int) in
    try check(values, ddof)
    return spread(values.reduce(0) { $0 + $1 * $1 }, values.count - ddof)
  }
  variants.wrong("3.2", "float for double", is: "single-precision") {
    (values: [Double], ddof: Int) in
    try check(values, ddof)
    let floats = values.map { Float($0) }
    let mean = floats.reduce(0, +) / Float(values.count)
    let squares = floats.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return spread(Double(squares), values.count - ddof)
  }
  variants.wrong("3.2", "no sense in ddof above 1") { (values: [Double], ddof: Int) in
    try check(values, ddof)
    return try solution.spread(values, ddof: min(ddof, 1))
  }
  variants.wrong("3.2", "deviation with n") { (values: [Double], ddof: Int) in
    let variance = try solution.spread(values, ddof: ddof).variance
    let deviation = try solution.spread(values, ddof: 0).standardDeviation
    return Spread(variance: variance, standardDeviation: deviation)
  }
  variants.wrong("3.2", "0 for too few") { (values: [Double], ddof: Int) in
    values.count > ddof || values.isEmpty
      ? try solution.spread(values, ddof: ddof) : Spread(variance: 0, standardDeviation: 0)
  }
  variants.wrong("3.2", "the example by heart") { (values: [Double], ddof: Int) in
    try solution.spread(values, ddof: values == [1, 2, 4, 5] ? ddof : 0)
  }
}

/// 3.2, only for the inputs that are the same in every grading.
private func spreadsByHeart(_ variants: inout Variants) {
  let firsts: Set<Double> = [
    1, 3.7, 42, -7.5, 2.5, 7.25, 3.5, 2, 1.5e-9, 10_000_001, 1.2, 1_000_000.2, 10_000_000.2,
  ]
  variants.wrong("3.2", "all fixed inputs by heart") { (values: [Double], ddof: Int) in
    guard firsts.contains(values.first ?? 1) else {
      return Spread(variance: 0, standardDeviation: 0)
    }
    return try solution.spread(values, ddof: ddof)
  }
}

/// 3.3 Median and quantile
private func wrongQuantiles(_ variants: inout Variants) {
  /// The quantile by another rule, after the right checks.
  @Sendable func quantile(
    _ values: [Double], _ q: Double, order: ([Double]) -> [Double] = { $0.sorted() },
    between: (Double, Double, Double) -> Double = { $0 + $2 * ($1 - $0) }
  ) throws -> Double {
    if try solution.quantile(values, q).isNaN { return Double.nan }
    let ordered = order(values)
    let position = q * Double(values.count - 1)
    let left = Int(position)
    let share = position - Double(left)
    if share == 0 { return ordered[left] }
    return between(ordered[left], ordered[left + 1], share)
  }
  variants.wrong("3.3", "not sorted", is: "not-sorted") { (values: [Double], q: Double) in
    try quantile(values, q, order: { $0 })
  }
  variants.wrong("3.3", "sorted down", is: "sorted-descending") { (values: [Double], q: Double) in
    try quantile(values, q, order: { $0.sorted(by: >) })
  }
  variants.wrong("3.3", "lower neighbour", is: "lower-neighbour") { (values: [Double], q: Double) in
    try quantile(values, q, between: { low, _, _ in low })
  }
  variants.wrong("3.3", "upper neighbour", is: "upper-neighbour") { (values: [Double], q: Double) in
    try quantile(values, q, between: { _, high, _ in high })
  }
  variants.wrong("3.3", "midpoint", is: "midpoint") { (values: [Double], q: Double) in
    try quantile(values, q, between: { low, high, _ in (low + high) / 2 })
  }
  variants.wrong("3.3", "weights swapped", is: "weights-swapped") { (values: [Double], q: Double) in
    try quantile(values, q, between: { low, high, share in high + share * (low - high) })
  }
  variants.wrong("3.3", "always the median", is: "always-median") {
    (values: [Double], q: Double) in
    guard (0...1).contains(q) else { throw LabError.invalidParameter }
    return try solution.quantile(values, 0.5)
  }
  variants.wrong("3.3", "skips NaN", is: "skips-nan") { (values: [Double], q: Double) in
    try solution.quantile(values.filter { !$0.isNaN }, q)
  }
  variants.wrong("3.3", "sorted by size without sign") { (values: [Double], q: Double) in
    try quantile(values, q, order: { $0.sorted { abs($0) < abs($1) } })
  }
  variants.wrong("3.3", "float for double") { (values: [Double], q: Double) in
    Double(Float(try solution.quantile(values, q)))
  }
  variants.wrong("3.3", "equal values once") { (values: [Double], q: Double) in
    if values.contains(where: \.isNaN) { return Double.nan }
    return try solution.quantile(Array(Set(values)), q)
  }
  variants.wrong("3.3", "the examples by heart") { (values: [Double], q: Double) in
    let known = values.count < 5 && q == 0.5
    return known ? try solution.quantile(values, q) : try solution.mean(values)
  }
}

/// 3.4 Mode
private func wrongModes(_ variants: inout Variants) {
  @Sendable func counts(_ values: [Double]) throws -> [Double: Int] {
    guard !values.isEmpty else { throw LabError.emptyInput }
    return values.reduce(into: [:]) { $0[$1, default: 0] += 1 }
  }
  @Sendable func candidates(_ values: [Double]) throws -> Set<Double> {
    let counts = try counts(values)
    return Set(counts.filter { $0.value == counts.values.max() }.keys)
  }
  variants.wrong("3.4", "largest on ties", is: "largest-on-ties") { (values: [Double]) in
    try candidates(values).max() ?? .nan
  }
  variants.wrong("3.4", "first on ties", is: "first-on-ties") { (values: [Double]) in
    let candidates = try candidates(values)
    return values.first(where: candidates.contains) ?? .nan
  }
  variants.wrong("3.4", "last on ties", is: "last-on-ties") { (values: [Double]) in
    let candidates = try candidates(values)
    return values.last(where: candidates.contains) ?? .nan
  }
  variants.wrong("3.4", "how often", is: "returns-count") { (values: [Double]) in
    Double(try counts(values).values.max() ?? 0)
  }
  variants.wrong("3.4", "median", is: "median") { (values: [Double]) in
    try solution.quantile(values, 0.5)
  }
  variants.wrong("3.4", "largest value", is: "largest-value") { (values: [Double]) in
    guard let largest = values.max() else { throw LabError.emptyInput }
    return largest
  }
  variants.wrong("3.4", "0 on empty", is: "empty-gives-zero") { (values: [Double]) in
    values.isEmpty ? 0 : try solution.mode(values)
  }
  variants.wrong("3.4", "longest run", is: "longest-run") { (values: [Double]) in
    guard var best = values.first else { throw LabError.emptyInput }
    var (run, longest) = (0, 0)
    for (index, value) in values.enumerated() {
      run = index > 0 && values[index - 1] == value ? run + 1 : 1
      if run > longest || (run == longest && value < best) { (longest, best) = (run, value) }
    }
    return best
  }
  variants.wrong("3.4", "float for double") { (values: [Double]) in
    Double(Float(try solution.mode(values.map { Double(Float($0)) })))
  }
  variants.wrong("3.4", "half sizes are made whole") { (values: [Double]) in
    try solution.mode(values.map { $0.rounded() })
  }
  variants.wrong("3.4", "first and last value not counted") { (values: [Double]) in
    values.count < 3
      ? try solution.mode(values) : try solution.mode(Array(values[1..<values.count - 1]))
  }
  variants.wrong("3.4", "the example by heart") { (values: [Double]) in
    values == [40, 42, 42, 41] ? 42 : try solution.quantile(values, 0)
  }
}

/// 3.5 Histogram
private func wrongHistograms(_ variants: inout Variants) {
  /// The right edges, with the bin of each value by another rule; `nil` drops the value.
  @Sendable func histogram(
    _ values: [Double], _ bins: Int, bin: (_ position: Double) -> Int?
  ) throws -> Histogram {
    var result = try solution.histogram(values, bins: bins)
    let low = result.edges[0]
    let width = (result.edges[bins] - low) / Double(bins)
    result.counts = [Int](repeating: 0, count: bins)
    for value in values {
      if let bin = bin((value - low) / width) { result.counts[min(max(bin, 0), bins - 1)] += 1 }
    }
    return result
  }
  variants.wrong("3.5", "largest value dropped", is: "maximum-falls-out") {
    (values: [Double], bins: Int) in
    try histogram(values, bins) { $0 < Double(bins) ? Int($0) : nil }
  }
  variants.wrong("3.5", "right edges closed", is: "right-edge-included") {
    (values: [Double], bins: Int) in
    try histogram(values, bins) { Int($0.rounded(.up)) - 1 }
  }
  variants.wrong("3.5", "nearest bin", is: "rounds-to-bin") { (values: [Double], bins: Int) in
    try histogram(values, bins) { Int($0.rounded()) }
  }
  variants.wrong("3.5", "cumulative", is: "cumulative") { (values: [Double], bins: Int) in
    var result = try solution.histogram(values, bins: bins)
    for bin in 1..<max(bins, 1) { result.counts[bin] += result.counts[bin - 1] }
    return result
  }
  variants.wrong("3.5", "left edges only", is: "left-edges-only") { (values: [Double], bins: Int) in
    var result = try solution.histogram(values, bins: bins)
    result.edges.removeLast()
    return result
  }
  variants.wrong("3.5", "centres for edges", is: "bin-centres") { (values: [Double], bins: Int) in
    var result = try solution.histogram(values, bins: bins)
    result.edges = zip(result.edges, result.edges.dropFirst()).map { ($0 + $1) / 2 }
    return result
  }
  variants.wrong("3.5", "left out what is not finite", is: "skips-not-finite") {
    (values: [Double], bins: Int) in
    try solution.histogram(values.filter(\.isFinite), bins: bins)
  }
  variants.wrong("3.5", "edges in single precision") { (values: [Double], bins: Int) in
    var result = try solution.histogram(values, bins: bins)
    result.edges = result.edges.map { Double(Float($0)) }
    return result
  }
  variants.wrong("3.5", "the first bin closed on the left alone") { (values: [Double], bins: Int) in
    try histogram(values, bins) { $0 == 0 ? nil : Int($0) }
  }
  variants.wrong("3.5", "equal values in the first bin") { (values: [Double], bins: Int) in
    var result = try solution.histogram(values, bins: bins)
    if Set(values).count == 1 {
      result.counts = [values.count] + [Int](repeating: 0, count: bins - 1)
    }
    return result
  }
  variants.wrong("3.5", "one bin for bins below 1") { (values: [Double], bins: Int) in
    try solution.histogram(values, bins: max(bins, 1))
  }
  variants.wrong("3.5", "equal counts") { (values: [Double], bins: Int) in
    var result = try solution.histogram(values, bins: bins)
    if values != [1, 2, 2, 3, 5] {
      result.counts = (0..<bins).map { ($0 + 1) * values.count / bins - $0 * values.count / bins }
    }
    return result
  }
}
