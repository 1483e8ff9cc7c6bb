import Foundation
import LabKit
import NumericsEngine
import Solutions

/// Lab 3: right answers, written in other ways.
func statisticsRightAnswers(_ variants: inout Variants) {
  describe(&variants)
  drawBells(&variants)
  compareColumns(&variants)
}

/// 3.1 to 3.5
private func describe(_ variants: inout Variants) {
  variants.right("3.1", "running mean") { (values: [Double]) in
    guard !values.isEmpty else { throw LabError.emptyInput }
    var mean = 0.0
    for (index, value) in values.enumerated() { mean += (value - mean) / Double(index + 1) }
    return mean
  }
  variants.right("3.1", "a share of each value, from the last one") { (values: [Double]) in
    if values.count == 0 { throw LabError.emptyInput }
    let share = 1 / Double(values.count)
    return values.reversed().reduce(0) { $0 + share * $1 }
  }
  variants.right("3.1", "the array's mean") { (values: [Double]) in
    guard values.count > 0 else { throw LabError.emptyInput }
    return NDArray(values).mean()
  }

  variants.right("3.2", "squared differences of all pairs") { (values: [Double], ddof: Int) in
    guard !values.isEmpty else { throw LabError.emptyInput }
    guard ddof < values.count else { throw LabError.tooFewValues }
    var squares = 0.0
    for first in values { for second in values { squares += (first - second) * (first - second) } }
    let variance = squares / Double(2 * values.count) / Double(values.count - ddof)
    return Spread(variance: variance, standardDeviation: sqrt(variance))
  }
  variants.right("3.2", "shifted by the first value") { (values: [Double], ddof: Int) in
    guard let first = values.first else { throw LabError.emptyInput }
    guard values.count - ddof >= 1 else { throw LabError.tooFewValues }
    let shifted = values.map { $0 - first }
    let sum = shifted.reduce(0, +)
    let squares = shifted.map { $0 * $0 }.reduce(0, +)
    let variance =
      max(0, squares - sum * sum / Double(values.count)) / Double(values.count - ddof)
    return Spread(
      variance: sum.isNaN ? .nan : variance,
      standardDeviation: sum.isNaN ? .nan : variance.squareRoot())
  }

  variants.right("3.3", "weights of both neighbours") { (values: [Double], q: Double) in
    if values.isEmpty { throw LabError.emptyInput }
    if !(q >= 0 && q <= 1) { throw LabError.invalidParameter }
    if values.contains(where: \.isNaN) { return Double.nan }
    let sorted = values.sorted()
    let position = q * Double(values.count - 1)
    let part = position - floor(position)
    return sorted[Int(floor(position))] * (1 - part) + sorted[Int(ceil(position))] * part
  }
  variants.right("3.3", "smallest values taken away") { (values: [Double], q: Double) -> Double in
    guard !values.isEmpty else { throw LabError.emptyInput }
    guard q >= 0, q <= 1 else { throw LabError.invalidParameter }
    if values.contains(where: { $0 != $0 }) { return Double.nan }
    var left = values
    var position = q * Double(values.count - 1)
    func takeSmallest() -> Double {
      let place = left.indices.min { left[$0] < left[$1] } ?? 0
      return left.remove(at: place)
    }
    var low = takeSmallest()
    while position >= 1 {
      low = takeSmallest()
      position -= 1
    }
    return position == 0 ? low : low + position * (takeSmallest() - low)
  }

  variants.right("3.4", "longest run of the sorted values") { (values: [Double]) in
    if values.isEmpty { throw LabError.emptyInput }
    let sorted = values.sorted()
    var (best, bestRun, run) = (sorted[0], 0, 0)
    for index in sorted.indices {
      run = index > 0 && sorted[index] == sorted[index - 1] ? run + 1 : 1
      if run > bestRun { (bestRun, best) = (run, sorted[index]) }
    }
    return best
  }
  variants.right("3.4", "every value counted anew") { (values: [Double]) in
    guard var best = values.first else { throw LabError.emptyInput }
    func count(_ value: Double) -> Int { values.count { $0 == value } }
    for value in values {
      if count(value) > count(best) || (count(value) == count(best) && value < best) {
        best = value
      }
    }
    return best
  }

  variants.right("3.5", "every value held against the edges") { (values: [Double], bins: Int) in
    guard var low = values.min(), var high = values.max() else { throw LabError.emptyInput }
    if bins < 1 { throw LabError.invalidParameter }
    for value in values where !value.isFinite { throw LabError.notFinite }
    if low == high { (low, high) = (low - 0.5, high + 0.5) }
    let edges = (0...bins).map { low + (high - low) * Double($0) / Double(bins) }
    var counts = Array(repeating: 0, count: bins)
    for value in values {
      var bin = bins - 1
      while bin > 0 && value < edges[bin] { bin -= 1 }
      counts[bin] += 1
    }
    return Histogram(counts: counts, edges: edges)
  }
  variants.right("3.5", "differences of counts below") { (values: [Double], bins: Int) in
    if values.isEmpty { throw LabError.emptyInput }
    if bins <= 0 { throw LabError.invalidParameter }
    if !values.allSatisfy(\.isFinite) { throw LabError.notFinite }
    let sorted = values.sorted()
    let same = sorted[0] == sorted[sorted.count - 1]
    let low = sorted[0] - (same ? 0.5 : 0)
    let high = sorted[sorted.count - 1] + (same ? 0.5 : 0)
    let edges = (0...bins).map { index in
      let share = Double(index) / Double(bins)
      return low * (1 - share) + high * share
    }
    let below = edges.dropLast().map { edge in sorted.count { $0 < edge } } + [values.count]
    return Histogram(counts: zip(below.dropFirst(), below).map { $0 - $1 }, edges: edges)
  }
}

/// 3.6 to 3.9
private func drawBells(_ variants: inout Variants) {
  variants.right("3.6", "by the variance") {
    (x: Double, mean: Double, deviation: Double) -> Double in
    guard deviation > 0 else { throw LabError.invalidParameter }
    let variance = deviation * deviation
    let square = (x - mean) * (x - mean)
    let area: Double = (2 * Double.pi * variance).squareRoot()
    return exp(-square / (2 * variance)) / area
  }
  variants.right("3.6", "exponential of the logarithm") {
    (x: Double, mean: Double, deviation: Double) -> Double in
    if deviation <= 0 || deviation.isNaN { throw LabError.invalidParameter }
    let z = (x - mean) / deviation
    let logarithm: Double = log(2 * Double.pi) / 2 + log(deviation)
    return exp(-z * z / 2 - logarithm)
  }
  variants.right("3.6", "the engine's") { (x: Double, mean: Double, deviation: Double) in
    guard deviation > 0 else { throw LabError.invalidParameter }
    return Normal.standard.density((x - mean) / deviation) / deviation
  }

  variants.right("3.7", "the engine's") { (x: Double, mean: Double, deviation: Double) in
    guard deviation > 0 else { throw LabError.invalidParameter }
    return Normal.standard.cumulative((x - mean) / deviation)
  }
  variants.right("3.7", "σ·√2 at once") { (x: Double, mean: Double, deviation: Double) in
    if !(deviation > 0) { throw LabError.invalidParameter }
    return erfc((mean - x) / (deviation * sqrt(2))) / 2
  }
  variants.right("3.7", "two branches") { (x: Double, mean: Double, deviation: Double) in
    guard deviation > 0 else { throw LabError.invalidParameter }
    let t = (x - mean) / deviation * 0.5.squareRoot()
    return t < 0 ? 0.5 * erfc(-t) : 0.5 + 0.5 * erf(t)
  }

  variants.right("3.8", "a growing interval, halved to its end") {
    (p: Double, mean: Double, deviation: Double) in
    guard deviation > 0, p >= 0, p <= 1 else { throw LabError.invalidParameter }
    if p == 0 || p == 1 { return p == 0 ? -Double.infinity : Double.infinity }
    var (low, high) = (-1.0, 1.0)
    while Normal.standard.cumulative(low) > p { low *= 2 }
    while Normal.standard.cumulative(high) < p { high *= 2 }
    while true {
      let middle = (low + high) / 2
      if middle == low || middle == high { break }
      if Normal.standard.cumulative(middle) < p { low = middle } else { high = middle }
    }
    return mean + deviation * high
  }
  variants.right("3.8", "bisection in the units of the distribution") {
    (p: Double, mean: Double, deviation: Double) in
    guard deviation > 0, (0...1).contains(p) else { throw LabError.invalidParameter }
    guard p > 0 else { return -Double.infinity }
    guard p < 1 else { return Double.infinity }
    var (low, high) = (mean - 40 * deviation, mean + 40 * deviation)
    for _ in 0..<120 {
      let middle = low + (high - low) / 2
      if Normal.standard.cumulative((middle - mean) / deviation) >= p {
        high = middle
      } else {
        low = middle
      }
    }
    return (low + high) / 2
  }
  variants.right("3.8", "Newton's steps on the logarithm") {
    (p: Double, mean: Double, deviation: Double) in
    guard deviation > 0, (0...1).contains(p) else { throw LabError.invalidParameter }
    if p == 0 || p == 1 { return p == 0 ? -Double.infinity : Double.infinity }
    // The logarithm of the cdf is concave and rises: from the left no step goes too far.
    let share = min(p, 1 - p)
    // Further out the cdf is a number too small to have all its digits.
    var z = -37.0
    for _ in 0..<200 {
      let cumulative = Normal.standard.cumulative(z)
      z = min(0, z + (log(share) - log(cumulative)) * cumulative / Normal.standard.density(z))
    }
    return mean + deviation * (p < 0.5 ? z : -z)
  }

  variants.right("3.9", "into a list that is there") { (u: [Double], v: [Double]) in
    if u.count != v.count { throw LabError.lengthMismatch }
    var result = [Double](repeating: 0, count: 2 * u.count)
    for index in u.indices {
      let radius = sqrt(2) * sqrt(-log1p(-u[index]))
      result[2 * index] = radius * cos(2 * Double.pi * v[index])
      result[2 * index + 1] = radius * sin(2 * Double.pi * v[index])
    }
    return result
  }
  variants.right("3.9", "sines alone, the angle by degrees") { (u: [Double], v: [Double]) in
    guard u.count == v.count else { throw LabError.lengthMismatch }
    var result: [Double] = []
    for (u, v) in zip(u, v) {
      let radius = pow(-2 * log(1 - u), 0.5)
      let turn = v * 360 / 180 * Double.pi
      result += [radius * sin(turn + Double.pi / 2), radius * sin(turn)]
    }
    return result
  }
}

/// 3.10 to 3.13
private func compareColumns(_ variants: inout Variants) {
  variants.right("3.10", "column by column, smallest against largest") {
    (table: NDArray<Double>) in
    if table.rank != 2 { throw LabError.invalidParameter }
    let rows = table.shape[0]
    if rows == 0 { throw LabError.emptyInput }
    var result = table
    for column in 0..<table.shape[1] {
      let values = table.column(column).elements
      let mean = values.reduce(0, +) / Double(rows)
      let deviation = sqrt(values.map { pow($0 - mean, 2) }.reduce(0, +) / Double(rows))
      for row in 0..<rows {
        result[row, column] = values.min() == values.max() ? 0 : (values[row] - mean) / deviation
      }
    }
    return result
  }
  variants.right("3.10", "whole arrays") { (table: NDArray<Double>) -> NDArray<Double> in
    guard table.rank == 2 else { throw LabError.invalidParameter }
    guard table.shape[0] > 0 else { throw LabError.emptyInput }
    // Measured from the first row, a constant column is exactly 0.
    let first = NDArray((0..<table.shape[1]).map { table[0, $0] })
    let shifted = table - first
    let centred = shifted - shifted.mean(axis: 0)
    let deviation = (centred * centred).mean(axis: 0).map { $0.squareRoot() }
    return centred / deviation.map { $0 == 0 ? 1 : $0 }
  }

  variants.right("3.11", "running sums") { (values: [Double]) in
    if values.isEmpty { throw LabError.emptyInput }
    var (mean, squares, count) = (0.0, 0.0, 0.0)
    for value in values {
      guard value.isFinite else { throw LabError.notFinite }
      count += 1
      let delta = value - mean
      mean += delta / count
      squares += delta * (value - mean)
    }
    return NormalFit(mean: mean, standardDeviation: sqrt(squares / count))
  }
  variants.right("3.11", "by whole arrays") { (values: [Double]) in
    guard values.count > 0 else { throw LabError.emptyInput }
    guard !values.contains(where: { !$0.isFinite }) else { throw LabError.notFinite }
    let array = NDArray(values)
    let mean = array.mean()
    let distances = array - mean
    return NormalFit(mean: mean, standardDeviation: (distances * distances).mean().squareRoot())
  }

  variants.right("3.12", "three loops") { (table: NDArray<Double>) in
    if table.rank != 2 { throw LabError.invalidParameter }
    let (n, k) = (table.shape[0], table.shape[1])
    if n < 2 { throw LabError.tooFewValues }
    let columns = (0..<k).map { table.column($0).elements }
    let means = columns.map { $0.reduce(0, +) / Double(n) }
    var covariance = NDArray(repeating: 0.0, shape: [k, k])
    for i in 0..<k {
      for j in 0..<k {
        for row in 0..<n {
          covariance[i, j] += (columns[i][row] - means[i]) * (columns[j][row] - means[j])
        }
        covariance[i, j] /= Double(n - 1)
      }
    }
    var correlation = covariance
    for i in 0..<k {
      for j in 0..<k { correlation[i, j] /= sqrt(covariance[i, i]) * sqrt(covariance[j, j]) }
    }
    return CovarianceAndCorrelation(covariance: covariance, correlation: correlation)
  }
  variants.right("3.12", "correlation of standardised columns") { (table: NDArray<Double>) in
    guard table.rank == 2 else { throw LabError.invalidParameter }
    guard table.shape[0] > 1 else { throw LabError.tooFewValues }
    let divisor = Double(table.shape[0] - 1)
    let centred = table - table.mean(axis: 0)
    let deviations = ((centred * centred).sum(axis: 0) / divisor).map { $0.squareRoot() }
    let standardised = centred / deviations
    return CovarianceAndCorrelation(
      covariance: centred.transposed.matmul(centred) / divisor,
      correlation: standardised.transposed.matmul(standardised) / divisor)
  }

  variants.right("3.13", "with the share of the new value") { (values: [Double]) in
    var result = RunningMoments(means: [], variances: [])
    var (mean, variance) = (0.0, 0.0)
    for (index, value) in values.enumerated() {
      let share = 1 / Double(index + 1)
      let delta = value - mean
      mean += share * delta
      variance = (1 - share) * (variance + share * delta * delta)
      result.means.append(mean)
      result.variances.append(variance)
    }
    return result
  }
  variants.right("3.13", "sums measured from the first value") { (values: [Double]) in
    var result = RunningMoments(means: [], variances: [])
    var (sum, squares) = (0.0, 0.0)
    for value in values {
      sum += value - values[0]
      squares += (value - values[0]) * (value - values[0])
      let count = Double(result.means.count + 1)
      result.means.append(values[0] + sum / count)
      result.variances.append((squares - sum * sum / count) / count)
    }
    return result
  }
}
