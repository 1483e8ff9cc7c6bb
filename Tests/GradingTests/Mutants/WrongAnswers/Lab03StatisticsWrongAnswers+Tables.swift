import Foundation
import LabKit
import NumericsEngine
import Solutions

private let solution = Lab03Statistics()

/// 3.10 to 3.13
func wrongTables(_ variants: inout Variants) {
  wrongScales(&variants)
  wrongFits(&variants)
  wrongRelations(&variants)
  wrongRunningMoments(&variants)
}

/// 3.10 Standardise columns
private func wrongScales(_ variants: inout Variants) {
  /// Every column but the constant ones by another rule of mean and deviation.
  @Sendable func scaled(
    _ table: NDArray<Double>, _ rule: ([Double], _ mean: Double, _ deviation: Double) -> [Double]
  ) throws -> NDArray<Double> {
    var result = try solution.standardized(table)
    for column in 0..<table.shape[1] {
      let values = table.column(column).elements
      guard Set(values).count > 1 else { continue }
      let fit = try solution.fittedNormal(values)
      for (row, value) in rule(values, fit.mean, fit.standardDeviation).enumerated() {
        result[row, column] = value
      }
    }
    return result
  }
  variants.wrong("3.10", "rows for columns", is: "over-rows") { (table: NDArray<Double>) in
    guard table.rank == 2 else { throw LabError.invalidParameter }
    guard table.shape[0] > 0 else { throw LabError.emptyInput }
    return try solution.standardized(table.transposed).transposed
  }
  variants.wrong("3.10", "divisor n − 1", is: "divisor-n-minus-one") { (table: NDArray<Double>) in
    try scaled(table) { values, mean, deviation in
      let n = Double(values.count)
      return values.map { ($0 - mean) / (deviation * (n / (n - 1)).squareRoot()) }
    }
  }
  variants.wrong("3.10", "variance for deviation", is: "variance-for-deviation") {
    (table: NDArray<Double>) in
    try scaled(table) { values, mean, deviation in
      values.map { ($0 - mean) / (deviation * deviation) }
    }
  }
  variants.wrong("3.10", "only centred", is: "only-centred") { (table: NDArray<Double>) in
    try scaled(table) { values, mean, _ in values.map { $0 - mean } }
  }
  variants.wrong("3.10", "from 0 to 1", is: "minimum-to-maximum") { (table: NDArray<Double>) in
    try scaled(table) { values, _, _ in
      let (low, high) = (values.min() ?? 0, values.max() ?? 0)
      return values.map { ($0 - low) / (high - low) }
    }
  }
  variants.wrong("3.10", "NaN in constant columns", is: "constant-column-nan") {
    (table: NDArray<Double>) in
    guard table.rank == 2 else { throw LabError.invalidParameter }
    guard table.shape[0] > 0 else { throw LabError.emptyInput }
    let centred = table - table.mean(axis: 0)
    return centred / (centred * centred).mean(axis: 0).map { $0.squareRoot() }
  }
  variants.wrong("3.10", "asks whether the deviation is 0", is: "exact-zero-test") {
    (table: NDArray<Double>) in
    guard table.rank == 2 else { throw LabError.invalidParameter }
    guard table.shape[0] > 0 else { throw LabError.emptyInput }
    let centred = table - table.mean(axis: 0)
    let deviations = (centred * centred).mean(axis: 0).map { $0.squareRoot() }
    return centred / deviations.map { $0 == 0 ? 1 : $0 }
  }
  variants.wrong("3.10", "float for double") { (table: NDArray<Double>) in
    try solution.standardized(table).map { Double(Float($0)) }
  }
  variants.wrong("3.10", "the first column only") { (table: NDArray<Double>) in
    let right = try solution.standardized(table)
    var result = table
    for row in 0..<table.shape[0] where table.shape[1] > 0 { result[row, 0] = right[row, 0] }
    return result
  }
  variants.wrong("3.10", "sizes of the deviations") { (table: NDArray<Double>) in
    try solution.standardized(table).map(abs)
  }
  variants.wrong("3.10", "a single row as it is") { (table: NDArray<Double>) in
    let right = try solution.standardized(table)
    return table.shape[0] == 1 ? table : right
  }
  variants.wrong("3.10", "the example by heart") { (table: NDArray<Double>) in
    let right = try solution.standardized(table)
    return table.elements == [1, 10, 2, 30, 6, 50] ? right : right.map { $0.rounded() }
  }
}

/// 3.11 Fit a normal distribution
private func wrongFits(_ variants: inout Variants) {
  /// The right mean, with another deviation.
  @Sendable func fit(
    _ values: [Double], _ deviation: ([Double], NormalFit) throws -> Double
  ) throws -> NormalFit {
    var fit = try solution.fittedNormal(values)
    fit.standardDeviation = try deviation(values, fit)
    return fit
  }
  variants.wrong("3.11", "divisor n − 1", is: "divisor-n-minus-one") { (values: [Double]) in
    try fit(values) { values, fit in
      let n = Double(values.count)
      return fit.standardDeviation * (n / (n - 1)).squareRoot()
    }
  }
  variants.wrong("3.11", "variance", is: "variance-for-deviation") { (values: [Double]) in
    try fit(values) { $1.standardDeviation * $1.standardDeviation }
  }
  variants.wrong("3.11", "median for mean", is: "median-for-mean") { (values: [Double]) in
    var fit = try solution.fittedNormal(values)
    fit.mean = try solution.quantile(values, 0.5)
    return fit
  }
  variants.wrong("3.11", "absolute distances", is: "absolute-differences") { (values: [Double]) in
    try fit(values) { values, fit in try solution.mean(values.map { abs($0 - fit.mean) }) }
  }
  variants.wrong("3.11", "not centred", is: "not-centred") { (values: [Double]) in
    try fit(values) { values, _ in try solution.mean(values.map { $0 * $0 }).squareRoot() }
  }
  variants.wrong("3.11", "results swapped", is: "fields-swapped") { (values: [Double]) in
    let right = try solution.fittedNormal(values)
    return NormalFit(mean: right.standardDeviation, standardDeviation: right.mean)
  }
  variants.wrong("3.11", "mean of squares minus square of mean", is: "squares-cancel") {
    (values: [Double]) in
    try fit(values) { values, fit in
      let squares = values.reduce(0) { $0 + $1 * $1 } / Double(values.count)
      return (squares - fit.mean * fit.mean).squareRoot()
    }
  }
  variants.wrong("3.11", "infinities let through", is: "infinity-unchecked") {
    (values: [Double]) in
    guard !values.contains(where: \.isNaN) else { throw LabError.notFinite }
    let spread = try solution.spread(values, ddof: 0)
    return NormalFit(
      mean: try solution.mean(values), standardDeviation: spread.standardDeviation)
  }
  variants.wrong("3.11", "float for double") { (values: [Double]) in
    let right = try solution.fittedNormal(values)
    return NormalFit(
      mean: Double(Float(right.mean)), standardDeviation: Double(Float(right.standardDeviation)))
  }
  variants.wrong("3.11", "refuses a single value") { (values: [Double]) in
    guard values.count != 1 else { throw LabError.tooFewValues }
    return try solution.fittedNormal(values)
  }
  variants.wrong("3.11", "a quarter of the range") { (values: [Double]) in
    try fit(values) { values, _ in ((values.max() ?? 0) - (values.min() ?? 0)) / 4 }
  }
  variants.wrong("3.11", "the example by heart") { (values: [Double]) in
    try fit(values) { values, fit in values == [1, 2, 4, 5] ? fit.standardDeviation : 1 }
  }
}

/// 3.12 Covariance and correlation
private func wrongRelations(_ variants: inout Variants) {
  /// The right answer, with its covariance or its correlation changed.
  @Sendable func relation(
    _ table: NDArray<Double>,
    covariance: (NDArray<Double>) -> NDArray<Double> = { $0 },
    correlation: (NDArray<Double>) -> NDArray<Double> = { $0 }
  ) throws -> CovarianceAndCorrelation {
    let right = try solution.covarianceAndCorrelation(table)
    return CovarianceAndCorrelation(
      covariance: covariance(right.covariance), correlation: correlation(right.correlation))
  }
  @Sendable func normalised(_ covariance: NDArray<Double>) -> CovarianceAndCorrelation {
    let count = covariance.shape[0]
    var correlation = covariance
    for i in 0..<count {
      for j in 0..<count {
        correlation[i, j] /= (covariance[i, i] * covariance[j, j]).squareRoot()
      }
    }
    return CovarianceAndCorrelation(covariance: covariance, correlation: correlation)
  }
  variants.wrong("3.12", "not centred", is: "not-centred") { (table: NDArray<Double>) in
    _ = try relation(table)
    return normalised(table.transposed.matmul(table) / Double(table.shape[0] - 1))
  }
  variants.wrong("3.12", "divisor n", is: "divisor-n") { (table: NDArray<Double>) in
    let n = Double(try relation(table).covariance.shape.isEmpty ? 1 : table.shape[0])
    return try relation(table, covariance: { $0 * ((n - 1) / n) })
  }
  variants.wrong("3.12", "sums of products", is: "sum-not-divided") { (table: NDArray<Double>) in
    _ = try relation(table)
    return try relation(table, covariance: { $0 * Double(table.shape[0] - 1) })
  }
  variants.wrong("3.12", "rows for columns", is: "rows-as-variables") {
    (table: NDArray<Double>) in
    _ = try relation(table)
    let centred = table.transposed - table.transposed.mean(axis: 0)
    return normalised(centred.transposed.matmul(centred) / Double(table.shape[1] - 1))
  }
  variants.wrong("3.12", "C·Cᵀ", is: "factors-swapped-normalised") { (table: NDArray<Double>) in
    _ = try relation(table)
    let centred = table - table.mean(axis: 0)
    return normalised(centred.matmul(centred.transposed) / Double(table.shape[0] - 1))
  }
  variants.wrong("3.12", "C·Cᵀ, its first columns normalised", is: "factors-swapped") {
    (table: NDArray<Double>) in
    _ = try relation(table)
    let centred = table - table.mean(axis: 0)
    let covariance = centred.matmul(centred.transposed) / Double(table.shape[0] - 1)
    var correlation = covariance
    for i in 0..<table.shape[1] {
      for j in 0..<table.shape[1] {
        correlation[i, j] /= (covariance[i, i] * covariance[j, j]).squareRoot()
      }
    }
    return CovarianceAndCorrelation(covariance: covariance, correlation: correlation)
  }
  variants.wrong("3.12", "correlation not normalised", is: "not-normalised") {
    (table: NDArray<Double>) in
    let covariance = try relation(table).covariance
    return CovarianceAndCorrelation(covariance: covariance, correlation: covariance)
  }
  variants.wrong("3.12", "results swapped", is: "results-swapped") { (table: NDArray<Double>) in
    let right = try relation(table)
    return CovarianceAndCorrelation(
      covariance: right.correlation, correlation: right.covariance)
  }
  variants.wrong("3.12", "1 on every diagonal", is: "diagonal-always-one") {
    (table: NDArray<Double>) in
    try relation(
      table,
      correlation: { correlation in
        var result = correlation
        for i in 0..<result.shape[0] { result[i, i] = 1 }
        return result
      })
  }
  variants.wrong("3.12", "divided by the variances", is: "divided-by-variances") {
    (table: NDArray<Double>) in
    let covariance = try relation(table).covariance
    let count = covariance.shape[0]
    var correlation = covariance
    for i in 0..<count {
      for j in 0..<count { correlation[i, j] /= covariance[i, i] * covariance[j, j] }
    }
    return CovarianceAndCorrelation(covariance: covariance, correlation: correlation)
  }
  variants.wrong("3.12", "float for double") { (table: NDArray<Double>) in
    try relation(table, covariance: { $0.map { Double(Float($0)) } })
  }
  variants.wrong("3.12", "correlation in single precision") { (table: NDArray<Double>) in
    try relation(table, correlation: { $0.map { Double(Float($0)) } })
  }
  variants.wrong("3.12", "upper triangle only") { (table: NDArray<Double>) in
    try relation(
      table,
      covariance: { covariance in
        var result = covariance
        for i in 0..<result.shape[0] { for j in 0..<i { result[i, j] = 0 } }
        return result
      })
  }
  variants.wrong("3.12", "correlation without sign") { (table: NDArray<Double>) in
    try relation(table, correlation: { $0.map(abs) })
  }
  variants.wrong("3.12", "the example by heart") { (table: NDArray<Double>) in
    let right = try relation(table)
    if table.elements == [1, 2, 2, 1, 4, 6, 5, 7] { return right }
    return CovarianceAndCorrelation(
      covariance: right.covariance, correlation: right.correlation.map { $0.rounded() })
  }
}

/// 3.13 Running mean and variance
private func wrongRunningMoments(_ variants: inout Variants) {
  /// One pass whose rules can be wrong.
  @Sendable func moments(
    _ values: [Double],
    growth: (_ value: Double, _ old: Double, _ new: Double) -> Double = { ($0 - $1) * ($0 - $2) },
    divisor: (Double) -> Double = { $0 }
  ) -> RunningMoments {
    var result = RunningMoments(means: [], variances: [])
    var (mean, squares) = (0.0, 0.0)
    for (index, value) in values.enumerated() {
      let (old, count) = (mean, Double(index + 1))
      mean += (value - old) / count
      squares += growth(value, old, mean)
      result.means.append(mean)
      result.variances.append(squares / divisor(count))
    }
    return result
  }
  variants.wrong("3.13", "mean of squares minus square of mean", is: "squares-cancel") {
    (values: [Double]) in
    var result = RunningMoments(means: [], variances: [])
    var (sum, squares) = (0.0, 0.0)
    for (index, value) in values.enumerated() {
      sum += value
      squares += value * value
      let mean = sum / Double(index + 1)
      result.means.append(mean)
      result.variances.append(squares / Double(index + 1) - mean * mean)
    }
    return result
  }
  variants.wrong("3.13", "old mean twice", is: "old-mean-twice") { (values: [Double]) in
    moments(values, growth: { value, old, _ in (value - old) * (value - old) })
  }
  variants.wrong("3.13", "new mean twice", is: "new-mean-twice") { (values: [Double]) in
    moments(values, growth: { value, _, new in (value - new) * (value - new) })
  }
  variants.wrong("3.13", "divisor n − 1", is: "divisor-n-minus-one") { (values: [Double]) in
    moments(values, divisor: { $0 - 1 })
  }
  variants.wrong("3.13", "divisor of all", is: "divisor-of-all") { (values: [Double]) in
    moments(values, divisor: { _ in Double(values.count) })
  }
  variants.wrong("3.13", "sums of squares", is: "sum-not-divided") { (values: [Double]) in
    moments(values, divisor: { _ in 1 })
  }
  variants.wrong("3.13", "standard deviations", is: "deviation-for-variance") {
    (values: [Double]) in
    var result = moments(values)
    result.variances = result.variances.map { $0.squareRoot() }
    return result
  }
  variants.wrong("3.13", "a 0 in front", is: "starts-with-zero") { (values: [Double]) in
    let right = moments(values)
    return RunningMoments(means: [0] + right.means, variances: [0] + right.variances)
  }
  variants.wrong("3.13", "the last alone", is: "final-result-only") { (values: [Double]) in
    let right = moments(values)
    return RunningMoments(
      means: Array(right.means.suffix(1)), variances: Array(right.variances.suffix(1)))
  }
  variants.wrong("3.13", "float for double", is: "single-precision") { (values: [Double]) in
    var result = RunningMoments(means: [], variances: [])
    var (mean, squares) = (Float(0), Float(0))
    for (index, value) in values.enumerated() {
      let delta = Float(value) - mean
      mean += delta / Float(index + 1)
      squares += delta * (Float(value) - mean)
      result.means.append(Double(mean))
      result.variances.append(Double(squares / Float(index + 1)))
    }
    return result
  }
  variants.wrong("3.13", "one pass for each value") { (values: [Double]) in
    var result = RunningMoments(means: [], variances: [])
    for index in values.indices {
      let fit = try solution.spread(Array(values[...index]), ddof: 0)
      result.means.append(try solution.mean(Array(values[...index])))
      result.variances.append(fit.variance)
    }
    return result
  }
  variants.wrong("3.13", "skips NaN") { (values: [Double]) in
    let seen = values.indices.map { index in values[...index].filter { !$0.isNaN } }
    return RunningMoments(
      means: try seen.map { try solution.mean($0) },
      variances: try seen.map { try solution.spread($0, ddof: 0).variance })
  }
  variants.wrong("3.13", "from the first value") { (values: [Double]) in
    var result = moments(values)
    result.variances = values.indices.map { index in
      values[...index].reduce(0) { $0 + ($1 - values[0]) * ($1 - values[0]) } / Double(index + 1)
    }
    return result
  }
  variants.wrong("3.13", "the example by heart") { (values: [Double]) in
    var result = moments(values)
    if values != [1, 2, 4, 5] { result.variances = values.map { _ in 0 } }
    return result
  }
}
