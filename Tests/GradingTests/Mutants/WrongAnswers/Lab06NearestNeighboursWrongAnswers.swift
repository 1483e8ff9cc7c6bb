import Foundation
import LabKit
import NumericsEngine
import Solutions

private let solution = Lab06NearestNeighbours()

/// Lab 6: wrong answers.
func nearestNeighboursWrongAnswers(_ variants: inout Variants) {
  distanceWrongAnswers(&variants)
  hammingWrongAnswers(&variants)
  pairwiseWrongAnswers(&variants)
  nearestWrongAnswers(&variants)
  voteWrongAnswers(&variants)
  classifiedWrongAnswers(&variants)
  crossValidationWrongAnswers(&variants)
  scaledWrongAnswers(&variants)
}

/// 6.1.
private func distanceWrongAnswers(_ variants: inout Variants) {
  func wrong(
    _ name: String, is mistake: String? = nil,
    _ distance: @escaping @Sendable ([Double]) -> Double
  ) {
    variants.wrong("6.1", name, is: mistake) { (first: [Double], second: [Double]) in
      _ = try solution.euclideanDistance(first, second)
      return distance(zip(first, second).map { $0 - $1 })
    }
  }
  @Sendable func length(_ values: [Double]) -> Double {
    values.reduce(0) { $0 + $1 * $1 }.squareRoot()
  }

  wrong("no root", is: "no-root") { $0.reduce(0) { $0 + $1 * $1 } }
  wrong("sum of differences", is: "manhattan") { $0.reduce(0) { $0 + abs($1) } }
  wrong("largest difference", is: "largest-difference") { $0.map(abs).max() ?? 0 }
  wrong("NaN skipped", is: "skips-nan") { length($0.filter { !$0.isNaN }) }
  wrong("last left out", is: "last-left-out") { length($0.dropLast()) }
  wrong("root of each square") { $0.reduce(0) { $0 + ($1 * $1).squareRoot() } }
  wrong("mean of the squares", is: "mean-of-squares") {
    ($0.reduce(0) { $0 + $1 * $1 } / Double($0.count)).squareRoot()
  }
  wrong("cubes") { cbrt($0.reduce(0) { $0 + abs($1 * $1 * $1) }) }
  wrong("float for double") {
    Double($0.reduce(Float(0)) { $0 + Float($1) * Float($1) }.squareRoot())
  }
  wrong("rounded through float") { Double(Float(length($0))) }
  wrong("root with a small number for safety") { ($0.reduce(1e-12) { $0 + $1 * $1 }).squareRoot() }
  wrong("infinity is NaN") { length($0).isInfinite ? .nan : length($0) }
  wrong("NaN is 0") { length($0).isNaN ? 0 : length($0) }
  variants.wrong("6.1", "squares multiplied out", is: "expanded") {
    (first: [Double], second: [Double]) -> Double in
    _ = try solution.euclideanDistance(first, second)
    var sum = 0.0
    for (a, b) in zip(first, second) { sum += a * a + b * b - 2 * a * b }
    return sum.squareRoot()
  }
  variants.wrong("6.1", "the shorter length", is: "shorter-length") {
    (first: [Double], second: [Double]) in
    zip(first, second).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
  }
  variants.wrong("6.1", "missing coordinates are 0") { (first: [Double], second: [Double]) in
    let count = max(first.count, second.count)
    func padded(_ point: [Double]) -> [Double] {
      point + [Double](repeating: 0, count: count - point.count)
    }
    return try solution.euclideanDistance(padded(first), padded(second))
  }
  variants.wrong("6.1", "the example only") { (first: [Double], second: [Double]) in
    let distance = try solution.euclideanDistance(first, second)
    return distance == 5 ? 5 : distance.rounded()
  }
}

/// 6.2.
private func hammingWrongAnswers(_ variants: inout Variants) {
  func wrong(
    _ name: String, is mistake: String? = nil,
    _ distance: @escaping @Sendable (String, String) -> Int
  ) {
    variants.wrong("6.2", name, is: mistake) { (first: String, second: String) in
      _ = try solution.hammingDistance(first, second)
      return distance(first, second)
    }
  }

  wrong("counts the equal", is: "counts-matches") { zip($0, $1).count { $0 == $1 } }
  wrong("ignores case", is: "ignores-case") {
    zip($0.lowercased(), $1.lowercased()).count { $0 != $1 }
  }
  wrong("first difference", is: "first-difference") {
    Array(zip($0, $1)).firstIndex { $0.0 != $0.1 } ?? 0
  }
  wrong("all or nothing", is: "all-or-nothing") { $0 == $1 ? 0 : 1 }
  wrong("letters of one that the other lacks", is: "letters-of-the-first") {
    Set($0).subtracting($1).count
  }
  wrong("letters that only one has", is: "letters-not-places") {
    Set($0).symmetricDifference($1).count
  }
  wrong("bytes") {
    zip($0.utf8, $1.utf8).count { $0 != $1 } + abs($0.utf8.count - $1.utf8.count)
  }
  wrong("scalars side by side") { zip($0.unicodeScalars, $1.unicodeScalars).count { $0 != $1 } }
  wrong("spaces do not count") {
    zip($0.filter { $0 != " " }, $1.filter { $0 != " " }).count { $0 != $1 }
  }
  wrong("spaces at the ends do not count") {
    zip($0, $1).count { $0 != $1 && $0 != " " && $1 != " " }
  }
  wrong("without accents") {
    let plain = { (text: String) in
      text.folding(options: .diacriticInsensitive, locale: Locale(identifier: "en"))
    }
    return zip(plain($0), plain($1)).count { $0 != $1 }
  }
  wrong("compares to the right only") {
    zip($0, $1).count { $0 < $1 }
  }
  wrong("the first ten only") { zip($0.prefix(10), $1.prefix(10)).count { $0 != $1 } }
  variants.wrong("6.2", "the shorter length", is: "shorter-length") {
    (first: String, second: String) in zip(first, second).count { $0 != $1 }
  }
  variants.wrong("6.2", "the surplus counted", is: "surplus-counted") {
    (first: String, second: String) in
    zip(first, second).count { $0 != $1 } + abs(first.count - second.count)
  }
  variants.wrong("6.2", "lengths in bytes") { (first: String, second: String) -> Int in
    guard first.utf8.count == second.utf8.count else { throw LabError.lengthMismatch }
    return zip(first, second).count { $0 != $1 }
  }
  variants.wrong("6.2", "the example only") { (first: String, second: String) in
    let places = try solution.hammingDistance(first, second)
    return first == "spring" ? 2 : places == 0 ? 0 : 1
  }
}

/// 6.3.
private func pairwiseWrongAnswers(_ variants: inout Variants) {
  func wrong(
    _ name: String, is mistake: String? = nil,
    _ distances:
      @escaping @Sendable (
        _ squares: (NDArray<Double>, NDArray<Double>), _ products: NDArray<Double>
      ) -> NDArray<Double>
  ) {
    variants.wrong("6.3", name, is: mistake) {
      (first: NDArray<Double>, second: NDArray<Double>) in
      _ = try solution.pairwiseDistances(first, second)
      return distances(
        ((first * first).sum(axis: 1, keepingDimensions: true), (second * second).sum(axis: 1)),
        first.matmul(second.transposed))
    }
  }
  @Sendable func root(_ squares: NDArray<Double>) -> NDArray<Double> {
    sqrt(squares.replacing(with: 0, where: squares .< 0))
  }

  wrong("negative under the root", is: "negative-under-the-root") { sqrt($0.0 + $0.1 - 2 * $1) }
  wrong("no root", is: "no-root") {
    let squares = $0.0 + $0.1 - 2 * $1
    return squares.replacing(with: 0, where: squares .< 0)
  }
  wrong("product once", is: "product-once") { root($0.0 + $0.1 - $1) }
  wrong("product added", is: "product-added") { root($0.0 + $0.1 + 2 * $1) }
  wrong("NaN becomes 0", is: "nan-becomes-zero") {
    ($0.0 + $0.1 - 2 * $1).map { $0 > 0 ? $0.squareRoot() : 0 }
  }
  wrong("the sign taken off", is: "magnitude-under-the-root") { sqrt(abs($0.0 + $0.1 - 2 * $1)) }
  wrong("NaN for what is below 0, then 0 for NaN") {
    let distances = sqrt($0.0 + $0.1 - 2 * $1)
    return distances.map { $0.isNaN ? 0 : $0 }
  }
  wrong("a small number for safety") { sqrt(abs($0.0 + $0.1 - 2 * $1) + 1e-10) }
  wrong("float for double") { root($0.0 + $0.1 - 2 * $1).map { Double(Float($0)) } }
  wrong("small squares are 0") { root(($0.0 + $0.1 - 2 * $1).map { $0 < 1 ? 0 : $0 }) }
  variants.wrong("6.3", "transposed", is: "result-transposed") {
    (first: NDArray<Double>, second: NDArray<Double>) in
    try solution.pairwiseDistances(first, second).transposed
  }
  variants.wrong("6.3", "always 0 on the diagonal") {
    (first: NDArray<Double>, second: NDArray<Double>) in
    var distances = try solution.pairwiseDistances(first, second)
    for i in 0..<min(distances.shape[0], distances.shape[1]) { distances[i, i] = 0 }
    return distances
  }
  variants.wrong("6.3", "only one triangle") { (first: NDArray<Double>, second: NDArray<Double>) in
    var distances = try solution.pairwiseDistances(first, second)
    for i in 0..<distances.shape[0] {
      for j in 0..<min(i, distances.shape[1]) { distances[i, j] = 0 }
    }
    return distances
  }
  variants.wrong("6.3", "loops") {
    (first: NDArray<Double>, second: NDArray<Double>) -> NDArray<Double> in
    let right = try solution.pairwiseDistances(first, second)
    let rows = (0..<first.shape[0]).map { first.row($0).elements }
    return NDArray(
      shape: right.shape,
      elements: try rows.flatMap { row in
        try (0..<second.shape[0]).map {
          try solution.euclideanDistance(row, second.row($0).elements)
        }
      })
  }
  variants.wrong("6.3", "no points refused", is: "empty-is-an-error") {
    (first: NDArray<Double>, second: NDArray<Double>) -> NDArray<Double> in
    let distances = try solution.pairwiseDistances(first, second)
    guard distances.count > 0 else { throw LabError.emptyInput }
    return distances
  }
  variants.wrong("6.3", "the example only") { (first: NDArray<Double>, second: NDArray<Double>) in
    let distances = try solution.pairwiseDistances(first, second)
    return distances.elements == [5, 1, 10, 0, 4.242640687119285, 5]
      ? distances : NDArray<Double>.zeros(distances.shape)
  }
}
