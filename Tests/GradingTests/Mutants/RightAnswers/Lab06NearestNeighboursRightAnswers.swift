import Foundation
import LabKit
import NumericsEngine
import Solutions

/// Lab 6: right answers, written in other ways.
func nearestNeighboursRightAnswers(_ variants: inout Variants) {
  distanceRightAnswers(&variants)
  nearestRightAnswers(&variants)
  classifiedRightAnswers(&variants)
  crossValidationRightAnswers(&variants)
  scaledRightAnswers(&variants)
}

/// 6.1 to 6.3.
private func distanceRightAnswers(_ variants: inout Variants) {
  variants.right("6.1", "a loop from the back") { (first: [Double], second: [Double]) -> Double in
    if first.count != second.count { throw LabError.lengthMismatch }
    var sum = 0.0
    for i in first.indices.reversed() { sum += pow(first[i] - second[i], 2) }
    return sqrt(sum)
  }
  variants.right("6.1", "scaled by the largest difference") {
    (first: [Double], second: [Double]) -> Double in
    guard first.count == second.count else { throw LabError.lengthMismatch }
    let differences = zip(first, second).map { abs($0 - $1) }
    if differences.contains(where: \.isNaN) { return .nan }
    guard let largest = differences.max(), largest > 0, largest.isFinite else {
      return differences.max() ?? 0
    }
    return largest * differences.reduce(0) { $0 + ($1 / largest) * ($1 / largest) }.squareRoot()
  }
  variants.right("6.1", "arrays") { (first: [Double], second: [Double]) -> Double in
    guard first.count == second.count else { throw LabError.lengthMismatch }
    let difference = NDArray(first) - NDArray(second)
    return (difference * difference).sum().squareRoot()
  }

  variants.right("6.2", "two lists") { (first: String, second: String) -> Int in
    let (one, other) = (Array(first), Array(second))
    guard one.count == other.count else { throw LabError.lengthMismatch }
    return one.indices.reduce(0) { one[$1] == other[$1] ? $0 : $0 + 1 }
  }
  variants.right("6.2", "recursion") { (first: String, second: String) -> Int in
    func distance(_ one: Substring, _ other: Substring) throws -> Int {
      switch (one.first, other.first) {
      case (nil, nil): return 0
      case (let a?, let b?):
        return try (a == b ? 0 : 1) + distance(one.dropFirst(), other.dropFirst())
      default: throw LabError.lengthMismatch
      }
    }
    return try distance(first[...], second[...])
  }

  @Sendable func check(_ first: NDArray<Double>, _ second: NDArray<Double>) throws {
    guard first.rank == 2, second.rank == 2 else { throw LabError.invalidParameter }
    guard first.shape[1] == second.shape[1] else { throw LabError.shapeMismatch }
  }
  variants.right("6.3", "the other product, turned round") {
    (first: NDArray<Double>, second: NDArray<Double>) -> NDArray<Double> in
    try check(first, second)
    let ownSquares = first.map { $0 * $0 }.sum(axis: 1)  // [m]
    let squares = second.map { $0 * $0 }.sum(axis: 1, keepingDimensions: true)  // [n, 1]
    let turned = squares - second.matmul(2 * first.transposed) + ownSquares  // [n, m]
    return turned.transposed.map { $0 < 0 ? 0 : $0.squareRoot() }
  }
  variants.right("6.3", "the squares within the product") {
    (first: NDArray<Double>, second: NDArray<Double>) -> NDArray<Double> in
    try check(first, second)
    // (−2a, |a|², 1) · (b, 1, |b|²)
    func rows(_ table: NDArray<Double>, _ make: ([Double], Double) -> [Double]) -> NDArray<Double> {
      let elements = (0..<table.shape[0]).flatMap { row in
        let point = table.row(row).elements
        return make(point, point.reduce(0) { $0 + $1 * $1 })
      }
      return NDArray(shape: [table.shape[0], table.shape[1] + 2], elements: elements)
    }
    let left = rows(first) { $0.map { -2 * $0 } + [$1, 1] }
    let right = rows(second) { $0 + [1, $1] }
    return sqrt(left.matmul(right.transposed).map { $0 < 0 ? 0 : $0 })
  }
}

/// 6.4 and 6.5.
private func nearestRightAnswers(_ variants: inout Variants) {
  @Sendable func check(_ k: Int, _ d: [Double], _ itself: Int?) throws {
    guard !d.isEmpty else { throw LabError.emptyInput }
    guard !d.contains(where: \.isNaN) else { throw LabError.notFinite }
    if let itself, itself < 0 || itself >= d.count { throw LabError.indexOutOfRange }
    guard k > 0, k <= d.count - (itself == nil ? 0 : 1) else { throw LabError.invalidParameter }
  }
  variants.right("6.4", "the smallest, k times") { (k: Int, d: [Double], itself: Int?) -> [Int] in
    try check(k, d, itself)
    var (left, result) = (Set(d.indices), [Int]())
    if let itself { left.remove(itself) }
    while result.count < k, let next = left.min(by: { (d[$0], $0) < (d[$1], $1) }) {
      left.remove(next)
      result.append(next)
    }
    return result
  }
  variants.right("6.4", "pairs inserted in order") { (k: Int, d: [Double], itself: Int?) -> [Int] in
    try check(k, d, itself)
    var sorted: [(distance: Double, index: Int)] = []
    for (index, distance) in d.enumerated() where index != itself {
      let place = sorted.firstIndex { $0.distance > distance } ?? sorted.count
      sorted.insert((distance, index), at: place)
    }
    return sorted[..<k].map(\.index)
  }

  variants.right("6.5", "each label counted anew") { (labels: [Int]) -> Int in
    guard var winner = labels.first else { throw LabError.emptyInput }
    func votes(_ label: Int) -> Int { labels.filter { $0 == label }.count }
    for label in labels where votes(label) > votes(winner) { winner = label }
    return winner
  }
  variants.right("6.5", "sorted by votes and first place") { (labels: [Int]) -> Int in
    var tally: [Int: (votes: Int, first: Int)] = [:]
    for (place, label) in labels.enumerated() {
      tally[label, default: (0, place)].votes += 1
    }
    let sorted = tally.sorted {
      (-$0.value.votes, $0.value.first) < (-$1.value.votes, $1.value.first)
    }
    guard let winner = sorted.first else { throw LabError.emptyInput }
    return winner.key
  }
}

/// The class of a point by its k nearest rows, in plain loops.
@Sendable private func vote(
  _ point: [Double], _ rows: [[Double]], _ labels: [Int], k: Int
) -> Int {
  let squares = rows.map { zip($0, point).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) } }
  let near = rows.indices.sorted { (squares[$0], $0) < (squares[$1], $1) }.prefix(k)
  let voters = near.map { labels[$0] }
  var (winner, most) = (0, 0)
  for label in voters.reversed() {
    let votes = voters.count { $0 == label }
    if votes >= most { (winner, most) = (label, votes) }
  }
  return winner
}

/// 6.6.
private func classifiedRightAnswers(_ variants: inout Variants) {
  @Sendable func check(
    _ queries: NDArray<Double>, _ training: NDArray<Double>, _ labels: [Int], _ k: Int
  ) throws {
    guard queries.rank == 2, training.rank == 2 else { throw LabError.invalidParameter }
    guard queries.shape[1] == training.shape[1] else { throw LabError.shapeMismatch }
    guard training.shape[0] > 0 else { throw LabError.emptyInput }
    guard labels.count == training.shape[0] else { throw LabError.lengthMismatch }
    guard (1...labels.count).contains(k) else { throw LabError.invalidParameter }
    for value in queries.elements + training.elements where !value.isFinite {
      throw LabError.notFinite
    }
  }
  variants.right("6.6", "squares without a root, query by query") {
    (queries: NDArray<Double>, training: NDArray<Double>, labels: [Int], k: Int) -> [Int] in
    try check(queries, training, labels, k)
    let rows = labels.indices.map { training.row($0).elements }
    return (0..<queries.shape[0]).map { vote(queries.row($0).elements, rows, labels, k: k) }
  }
  variants.right("6.6", "broadcasting, and a tally by class") {
    (queries: NDArray<Double>, training: NDArray<Double>, labels: [Int], k: Int) -> [Int] in
    try check(queries, training, labels, k)
    return (0..<queries.shape[0]).map { query in
      let difference = training - queries.row(query)
      let distances = sqrt((difference * difference).sum(axis: 1)).elements
      let near = labels.indices.sorted { distances[$0] < distances[$1] }.prefix(k)
      var tally: [(label: Int, votes: Int)] = []
      for label in near.map({ labels[$0] }) {
        if let place = tally.firstIndex(where: { $0.label == label }) {
          tally[place].votes += 1
        } else {
          tally.append((label, 1))
        }
      }
      // In the order of first appearance: the first with the most votes wins.
      let most = tally.map(\.votes).max()
      return tally.first { $0.votes == most }?.label ?? 0
    }
  }
}

/// 6.7.
private func crossValidationRightAnswers(_ variants: inout Variants) {
  @Sendable func right(
    _ features: NDArray<Double>, _ labels: [Int], _ candidates: [Int], _ folds: Int, _ order: [Int],
    cut: () -> [[Int]], training: (_ part: [Int]) -> [Int]
  ) throws -> CrossValidation {
    guard features.rank == 2 else { throw LabError.invalidParameter }
    guard features.shape[0] == labels.count else { throw LabError.lengthMismatch }
    guard let first = candidates.first, !labels.isEmpty else { throw LabError.emptyInput }
    guard (2...max(2, labels.count)).contains(folds), labels.count >= folds,
      Set(order) == Set(labels.indices), order.count == labels.count
    else { throw LabError.invalidParameter }
    let parts = cut()
    let smallest = labels.count - parts[0].count
    guard candidates.allSatisfy({ $0 >= 1 && $0 <= smallest }) else {
      throw LabError.invalidParameter
    }
    let table = labels.indices.map { features.row($0).elements }
    var (best, least, rates) = (first, Double.infinity, [Double]())
    for k in candidates {
      var right = 0
      for part in parts {
        let rows = training(part)
        for row in part {
          let guess = vote(table[row], rows.map { table[$0] }, rows.map { labels[$0] }, k: k)
          if guess == labels[row] { right += 1 }
        }
      }
      let rate = 1 - Double(right) / Double(labels.count)
      if rate < least { (best, least) = (k, rate) }
      rates.append(rate)
    }
    return CrossValidation(folds: parts, errorRates: rates, best: best)
  }
  variants.right("6.7", "one row dealt to a fold at a time, shares of right answers") {
    (features: NDArray<Double>, labels: [Int], candidates: [Int], folds: Int, order: [Int]) in
    try right(
      features, labels, candidates, folds, order,
      cut: {
        var sizes = [Int](repeating: 0, count: folds)
        for row in order.indices { sizes[row % folds] += 1 }
        var rest = order[...]
        return sizes.map { size in
          defer { rest = rest.dropFirst(size) }
          return Array(rest.prefix(size))
        }
      },
      training: { part in labels.indices.filter { !part.contains($0) } })
  }
  variants.right("6.7", "rounded up of what is left, trained in shuffled order") {
    (features: NDArray<Double>, labels: [Int], candidates: [Int], folds: Int, order: [Int]) in
    try right(
      features, labels, candidates, folds, order,
      cut: {
        var (rest, parts) = (order, [[Int]]())
        for left in stride(from: folds, to: 0, by: -1) {
          let size = (rest.count + left - 1) / left
          parts.append(Array(rest.prefix(size)))
          rest.removeFirst(size)
        }
        return parts
      },
      training: { part in order.filter { !part.contains($0) } })
  }
}

/// 6.8.
private func scaledRightAnswers(_ variants: inout Variants) {
  @Sendable func check(_ training: NDArray<Double>, _ test: NDArray<Double>) throws {
    guard training.rank == 2, test.rank == 2 else { throw LabError.invalidParameter }
    guard training.shape[1] == test.shape[1] else { throw LabError.shapeMismatch }
    guard training.shape[0] > 0 else { throw LabError.emptyInput }
  }
  variants.right("6.8", "column by column in loops") {
    (training: NDArray<Double>, test: NDArray<Double>) -> ScaledTables in
    try check(training, test)
    var tables = ScaledTables(training: training, test: test)
    let n = training.shape[0]
    for column in 0..<training.shape[1] {
      let values = (0..<n).map { training[$0, column] }
      let mean = values.reduce(0, +) / Double(n)
      var deviation = (values.reduce(0) { $0 + pow($1 - mean, 2) } / Double(n)).squareRoot()
      if values.allSatisfy({ $0 == values[0] }) { deviation = 1 }
      for row in 0..<n { tables.training[row, column] = (values[row] - mean) / deviation }
      for row in 0..<test.shape[0] {
        tables.test[row, column] = (test[row, column] - mean) / deviation
      }
    }
    return tables
  }
  variants.right("6.8", "running means, factors for quotients") {
    (training: NDArray<Double>, test: NDArray<Double>) -> ScaledTables in
    try check(training, test)
    let columns = training.shape[1]
    var (means, squares) = (
      [Double](repeating: 0, count: columns), [Double](repeating: 0, count: columns)
    )
    for row in 0..<training.shape[0] {
      for column in 0..<columns {
        let step = training[row, column] - means[column]
        means[column] += step / Double(row + 1)
        squares[column] += step * (training[row, column] - means[column])
      }
    }
    let factors = squares.map {
      $0 == 0 ? 1 : 1 / ($0 / Double(training.shape[0])).squareRoot()
    }
    return ScaledTables(
      training: (training - NDArray(means)) * NDArray(factors),
      test: (test - NDArray(means)) * NDArray(factors))
  }
}
