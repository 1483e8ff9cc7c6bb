import Foundation
import LabKit
import NumericsEngine
import Solutions

private let solution = Lab03Statistics()

/// 3.6 to 3.9
func wrongBells(_ variants: inout Variants) {
  wrongDensities(&variants)
  wrongShares(&variants)
  wrongNormalQuantiles(&variants)
  wrongSamples(&variants)
}

private func requireDeviation(_ deviation: Double) throws {
  guard deviation > 0 else { throw LabError.invalidParameter }
}

/// 3.6 Normal density
private func wrongDensities(_ variants: inout Variants) {
  variants.wrong("3.6", "σ² for σ", is: "deviation-squared") {
    (x: Double, mean: Double, deviation: Double) in
    try requireDeviation(deviation)
    return try solution.normalDensity(x, mean: mean, standardDeviation: deviation * deviation)
  }
  variants.wrong("3.6", "√σ for σ", is: "deviation-taken-for-variance") {
    (x: Double, mean: Double, deviation: Double) in
    try requireDeviation(deviation)
    return try solution.normalDensity(x, mean: mean, standardDeviation: deviation.squareRoot())
  }
  variants.wrong("3.6", "1/σ missing", is: "missing-deviation") {
    (x: Double, mean: Double, deviation: Double) in
    try solution.normalDensity(x, mean: mean, standardDeviation: deviation) * deviation
  }
  variants.wrong("3.6", "√(2π) missing", is: "missing-root-two-pi") {
    (x: Double, mean: Double, deviation: Double) in
    try requireDeviation(deviation)
    let z = (x - mean) / deviation
    return exp(-z * z / 2) / deviation
  }
  variants.wrong("3.6", "½ missing", is: "missing-half") {
    (x: Double, mean: Double, deviation: Double) in
    try requireDeviation(deviation)
    let z = (x - mean) / deviation
    return exp(-z * z) / (deviation * (2 * Double.pi).squareRoot())
  }
  variants.wrong("3.6", "2π not under the root", is: "two-pi-without-root") {
    (x: Double, mean: Double, deviation: Double) in
    try requireDeviation(deviation)
    let z = (x - mean) / deviation
    return exp(-z * z / 2) / (deviation * 2 * Double.pi)
  }
  variants.wrong("3.6", "grows outwards", is: "positive-exponent") {
    (x: Double, mean: Double, deviation: Double) in
    try requireDeviation(deviation)
    let z = (x - mean) / deviation
    return exp(z * z / 2) / (deviation * (2 * Double.pi).squareRoot())
  }
  variants.wrong("3.6", "mean not subtracted", is: "mean-not-subtracted") {
    (x: Double, _: Double, deviation: Double) in
    try solution.normalDensity(x, mean: 0, standardDeviation: deviation)
  }
  variants.wrong("3.6", "deviation unchecked", is: "deviation-unchecked") {
    (x: Double, mean: Double, deviation: Double) in
    let z = (x - mean) / deviation
    return exp(-z * z / 2) / (deviation * (2 * Double.pi).squareRoot())
  }
  variants.wrong("3.6", "float for double") { (x: Double, mean: Double, deviation: Double) in
    Double(Float(try solution.normalDensity(x, mean: mean, standardDeviation: deviation)))
  }
  variants.wrong("3.6", "π as 3.14159") { (x: Double, mean: Double, deviation: Double) in
    try requireDeviation(deviation)
    let z = (x - mean) / deviation
    return exp(-z * z / 2) / (deviation * (2 * 3.14159).squareRoot())
  }
  variants.wrong("3.6", "0 beyond 10 deviations") {
    (x: Double, mean: Double, deviation: Double) in
    let right = try solution.normalDensity(x, mean: mean, standardDeviation: deviation)
    return abs(x - mean) > 10 * deviation ? 0 : right
  }
  variants.wrong("3.6", "the example by heart") { (x: Double, mean: Double, deviation: Double) in
    try requireDeviation(deviation)
    return [x, mean, deviation] == [115, 100, 15] ? 0.016131381634609556 : 0.24
  }
}

/// 3.7 Normal cumulative distribution
private func wrongShares(_ variants: inout Variants) {
  variants.wrong("3.7", "√2 missing", is: "missing-root-two") {
    (x: Double, mean: Double, deviation: Double) in
    try requireDeviation(deviation)
    return 0.5 * erfc(-(x - mean) / deviation)
  }
  variants.wrong("3.7", "share above", is: "upper-tail") {
    (x: Double, mean: Double, deviation: Double) in
    try solution.normalCumulative(2 * mean - x, mean: mean, standardDeviation: deviation)
  }
  variants.wrong("3.7", "½ missing", is: "missing-half") {
    (x: Double, mean: Double, deviation: Double) in
    2 * (try solution.normalCumulative(x, mean: mean, standardDeviation: deviation))
  }
  variants.wrong("3.7", "density", is: "density") {
    (x: Double, mean: Double, deviation: Double) in
    try solution.normalDensity(x, mean: mean, standardDeviation: deviation)
  }
  variants.wrong("3.7", "not divided by the deviation", is: "not-scaled") {
    (x: Double, mean: Double, deviation: Double) in
    try requireDeviation(deviation)
    return try solution.normalCumulative(x - mean, mean: 0, standardDeviation: 1)
  }
  variants.wrong("3.7", "½(1 + erf)", is: "lower-tail-lost") {
    (x: Double, mean: Double, deviation: Double) in
    try requireDeviation(deviation)
    return 0.5 * (1 + erf((x - mean) / (deviation * 2.0.squareRoot())))
  }
  variants.wrong("3.7", "½(1 + erf(z/√2))", is: "lower-tail-lost") {
    (x: Double, mean: Double, deviation: Double) in
    try requireDeviation(deviation)
    let z = (x - mean) / deviation
    return (1 + erf(z / 2.0.squareRoot())) / 2
  }
  variants.wrong("3.7", "1 − ½·erfc", is: "upper-tail-subtracted") {
    (x: Double, mean: Double, deviation: Double) in
    try requireDeviation(deviation)
    let z = (x - mean) / deviation
    return 1 - 0.5 * erfc(z / 2.0.squareRoot())
  }
  variants.wrong("3.7", "float for double") { (x: Double, mean: Double, deviation: Double) in
    Double(Float(try solution.normalCumulative(x, mean: mean, standardDeviation: deviation)))
  }
  variants.wrong("3.7", "0 below −10 deviations") {
    (x: Double, mean: Double, deviation: Double) in
    let right = try solution.normalCumulative(x, mean: mean, standardDeviation: deviation)
    return x < mean - 10 * deviation ? 0 : right
  }
  variants.wrong("3.7", "½ for NaN") { (x: Double, mean: Double, deviation: Double) in
    let right = try solution.normalCumulative(x, mean: mean, standardDeviation: deviation)
    return right.isNaN ? 0.5 : right
  }
  variants.wrong("3.7", "a sum of 1 000 densities") {
    (x: Double, mean: Double, deviation: Double) in
    try requireDeviation(deviation)
    let start = mean - 8 * deviation
    let width = (x - start) / 1000
    return try (0..<1000).reduce(0.0) { sum, index in
      sum
        + width
        * (try solution.normalDensity(
          start + (Double(index) + 0.5) * width, mean: mean, standardDeviation: deviation))
    }
  }
  variants.wrong("3.7", "the example by heart") { (x: Double, mean: Double, deviation: Double) in
    try requireDeviation(deviation)
    if [x, mean, deviation] == [115, 100, 15] { return 0.8413447460685429 }
    return x < mean ? 0.25 : 0.75
  }
}

/// 3.8 Normal quantile
private func wrongNormalQuantiles(_ variants: inout Variants) {
  @Sendable func z(_ p: Double, _ deviation: Double) throws -> Double {
    try requireDeviation(deviation)
    return try solution.normalQuantile(p, mean: 0, standardDeviation: 1)
  }
  variants.wrong("3.8", "z alone", is: "not-scaled") { (p: Double, _: Double, deviation: Double) in
    try z(p, deviation)
  }
  variants.wrong("3.8", "mean forgotten", is: "mean-forgotten") {
    (p: Double, _: Double, deviation: Double) in
    deviation * (try z(p, deviation))
  }
  variants.wrong("3.8", "deviation forgotten", is: "deviation-forgotten") {
    (p: Double, mean: Double, deviation: Double) in
    mean + (try z(p, deviation))
  }
  variants.wrong("3.8", "deviation squared", is: "variance-for-deviation") {
    (p: Double, mean: Double, deviation: Double) in
    mean + deviation * deviation * (try z(p, deviation))
  }
  variants.wrong("3.8", "mirrored", is: "mirrored") {
    (p: Double, mean: Double, deviation: Double) in
    mean - deviation * (try z(p, deviation))
  }
  variants.wrong("3.8", "cdf once more", is: "cumulative") {
    (p: Double, mean: Double, deviation: Double) in
    _ = try z(p, deviation)
    return try solution.normalCumulative(p, mean: mean, standardDeviation: deviation)
  }
  variants.wrong("3.8", "from −10 to 10", is: "search-to-10") {
    (p: Double, mean: Double, deviation: Double) in
    let z = try z(p, deviation)
    return mean + deviation * (z.isFinite ? max(-10, z) : z)
  }
  variants.wrong("3.8", "to 4 deviations above") {
    (p: Double, mean: Double, deviation: Double) in
    let z = try z(p, deviation)
    return mean + deviation * (z.isFinite ? min(4, z) : z)
  }
  variants.wrong("3.8", "20 halvings") { (p: Double, mean: Double, deviation: Double) in
    let z = try z(p, deviation)
    guard z.isFinite else { return z }
    var (low, high) = (-40.0, 40.0)
    for _ in 0..<20 {
      let middle = (low + high) / 2
      if Normal.standard.cumulative(middle) < p { low = middle } else { high = middle }
    }
    return mean + deviation * low
  }
  variants.wrong("3.8", "float for double") { (p: Double, mean: Double, deviation: Double) in
    Double(Float(mean + deviation * (try z(p, deviation))))
  }
  variants.wrong("3.8", "the ends are −40 and 40") { (p: Double, mean: Double, deviation: Double) in
    mean + deviation * min(max(try z(p, deviation), -40), 40)
  }
  variants.wrong("3.8", "finds the distance from the mean only") {
    (p: Double, mean: Double, deviation: Double) in
    mean + deviation * abs(try z(p, deviation))
  }
  variants.wrong("3.8", "p of NaN is the mean") { (p: Double, mean: Double, deviation: Double) in
    try requireDeviation(deviation)
    return p.isNaN ? mean : mean + deviation * (try z(p, deviation))
  }
  variants.wrong("3.8", "the example by heart") { (p: Double, mean: Double, deviation: Double) in
    let right = try z(p, deviation)
    return p == 0.975 && mean == 0 && deviation == 1 ? right : mean + deviation * (p - 0.5)
  }
}

/// 3.9 Normal samples from two uniform streams
private func wrongSamples(_ variants: inout Variants) {
  /// Box and Muller, with radius and angle by other formulas.
  @Sendable func samples(
    _ u: [Double], _ v: [Double],
    radius: (Double) -> Double = { (-2 * log(1 - $0)).squareRoot() },
    angle: (Double) -> Double = { 2 * Double.pi * $0 }
  ) throws -> [Double] {
    guard u.count == v.count else { throw LabError.lengthMismatch }
    return zip(u, v).flatMap { u, v in
      [radius(u) * cos(angle(v)), radius(u) * sin(angle(v))]
    }
  }
  variants.wrong("3.9", "degrees", is: "degrees") { (u: [Double], v: [Double]) in
    try samples(u, v, angle: { 360 * $0 })
  }
  variants.wrong("3.9", "half a turn", is: "half-turn") { (u: [Double], v: [Double]) in
    try samples(u, v, angle: { Double.pi * $0 })
  }
  variants.wrong("3.9", "logarithm of u", is: "log-of-u") { (u: [Double], v: [Double]) in
    try samples(u, v, radius: { (-2 * log($0)).squareRoot() })
  }
  variants.wrong("3.9", "2 missing", is: "missing-two") { (u: [Double], v: [Double]) in
    try samples(u, v, radius: { (-log(1 - $0)).squareRoot() })
  }
  variants.wrong("3.9", "root missing", is: "missing-root") { (u: [Double], v: [Double]) in
    try samples(u, v, radius: { -2 * log(1 - $0) })
  }
  variants.wrong("3.9", "sine first", is: "sine-first") { (u: [Double], v: [Double]) in
    try samples(u, v, angle: { Double.pi / 2 - 2 * Double.pi * $0 })
  }
  variants.wrong("3.9", "streams swapped", is: "streams-swapped") { (u: [Double], v: [Double]) in
    try samples(v, u)
  }
  variants.wrong("3.9", "cosines first, then sines", is: "cosines-then-sines") {
    (u: [Double], v: [Double]) in
    let right = try samples(u, v)
    return (0..<2).flatMap { start in stride(from: start, to: right.count, by: 2).map { right[$0] }
    }
  }
  variants.wrong("3.9", "cosines only", is: "cosines-only") { (u: [Double], v: [Double]) in
    let right = try samples(u, v)
    return stride(from: 0, to: right.count, by: 2).map { right[$0] }
  }
  variants.wrong("3.9", "float for double") { (u: [Double], v: [Double]) in
    try samples(u, v).map { Double(Float($0)) }
  }
  variants.wrong("3.9", "π as 3.1416") { (u: [Double], v: [Double]) in
    try samples(u, v, angle: { 2 * 3.1416 * $0 })
  }
  variants.wrong("3.9", "cut to the shorter list") { (u: [Double], v: [Double]) in
    let count = min(u.count, v.count)
    return try samples(Array(u.prefix(count)), Array(v.prefix(count)))
  }
  variants.wrong("3.9", "the example by heart") { (u: [Double], v: [Double]) in
    guard u.count == v.count else { throw LabError.lengthMismatch }
    return u == [0.25] && v == [0.3] ? try samples(u, v) : zip(u, v).flatMap { [$0, $1] }
  }
}
