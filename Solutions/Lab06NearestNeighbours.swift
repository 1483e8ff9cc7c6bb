import LabKit
import NumericsEngine

/// Lab 6 — K-nearest neighbours: one way to write it.
public struct Lab06NearestNeighbours: NearestNeighboursLab {
  public init() {}

  // MARK: 6.1 Euclidean distance

  public func euclideanDistance(_ first: [Double], _ second: [Double]) throws -> Double {
    guard first.count == second.count else { throw LabError.lengthMismatch }
    return zip(first, second).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
  }

  // MARK: 6.2 Hamming distance of texts

  public func hammingDistance(_ first: String, _ second: String) throws -> Int {
    guard first.count == second.count else { throw LabError.lengthMismatch }
    return zip(first, second).count { $0 != $1 }
  }

  // MARK: 6.3 All distances by one product

  public func pairwiseDistances(
    _ first: NDArray<Double>, _ second: NDArray<Double>
  ) throws -> NDArray<Double> {
    guard first.rank == 2, second.rank == 2 else { throw LabError.invalidParameter }
    guard first.shape[1] == second.shape[1] else { throw LabError.shapeMismatch }
    let firstSquares = (first * first).sum(axis: 1, keepingDimensions: true)  // [m, 1]
    let secondSquares = (second * second).sum(axis: 1)  // [n]
    let squares = firstSquares + secondSquares - 2 * first.matmul(second.transposed)  // [m, n]
    // Not max(0, x), which would turn NaN into 0.
    return sqrt(squares.replacing(with: 0, where: squares .< 0))
  }

  // MARK: 6.4 The k nearest

  public func nearest(_ k: Int, by distances: [Double], excluding itself: Int?) throws -> [Int] {
    guard !distances.isEmpty else { throw LabError.emptyInput }
    guard !distances.contains(where: \.isNaN) else { throw LabError.notFinite }
    if let itself, !distances.indices.contains(itself) { throw LabError.indexOutOfRange }
    let candidates = distances.indices.filter { $0 != itself }
    guard k >= 1, k <= candidates.count else { throw LabError.invalidParameter }
    // `sorted` is stable: of equal distances the smaller index stays first.
    return Array(candidates.sorted { distances[$0] < distances[$1] }.prefix(k))
  }

  // MARK: 6.5 Majority vote

  public func majorityVote(_ labels: [Int]) throws -> Int {
    var counts: [Int: Int] = [:]
    for label in labels { counts[label, default: 0] += 1 }
    guard let most = counts.values.max(), let winner = labels.first(where: { counts[$0] == most })
    else { throw LabError.emptyInput }
    return winner
  }

  // MARK: 6.6 Classify

  public func classified(
    _ queries: NDArray<Double>, training: NDArray<Double>, labels: [Int], k: Int
  ) throws -> [Int] {
    let distances = try pairwiseDistances(queries, training)
    guard training.shape[0] > 0 else { throw LabError.emptyInput }
    guard labels.count == training.shape[0] else { throw LabError.lengthMismatch }
    guard k >= 1, k <= labels.count else { throw LabError.invalidParameter }
    guard queries.elements.allSatisfy(\.isFinite), training.elements.allSatisfy(\.isFinite)
    else { throw LabError.notFinite }
    return try (0..<queries.shape[0]).map { query in
      let neighbours = try nearest(k, by: distances.row(query).elements, excluding: nil)
      return try majorityVote(neighbours.map { labels[$0] })
    }
  }

  // MARK: 6.7 Cross-validation

  public func crossValidation(
    _ features: NDArray<Double>, labels: [Int], candidates: [Int], folds: Int, order: [Int]
  ) throws -> CrossValidation {
    guard features.rank == 2 else { throw LabError.invalidParameter }
    guard features.shape[0] == labels.count else { throw LabError.lengthMismatch }
    let count = labels.count
    guard count > 0, !candidates.isEmpty else { throw LabError.emptyInput }
    guard folds >= 2, folds <= count, order.sorted() == Array(0..<count) else {
      throw LabError.invalidParameter
    }

    var parts: [[Int]] = []
    var start = 0
    for fold in 0..<folds {
      let size = count / folds + (fold < count % folds ? 1 : 0)
      parts.append(Array(order[start..<start + size]))
      start += size
    }

    let errorRates = try candidates.map { k in
      let mistakes = try parts.map { part in
        let held = Set(part)
        let others = (0..<count).filter { !held.contains($0) }
        let guesses = try classified(
          features.gathering(part, axis: 0), training: features.gathering(others, axis: 0),
          labels: others.map { labels[$0] }, k: k)
        return zip(guesses, part).count { $0 != labels[$1] }
      }
      return Double(mistakes.reduce(0, +)) / Double(count)
    }
    let best = errorRates.indices.min { errorRates[$0] < errorRates[$1] } ?? 0
    return CrossValidation(folds: parts, errorRates: errorRates, best: candidates[best])
  }

  // MARK: 6.8 Scale by the training set

  public func scaled(_ training: NDArray<Double>, _ test: NDArray<Double>) throws -> ScaledTables {
    guard training.rank == 2, test.rank == 2 else { throw LabError.invalidParameter }
    guard training.shape[1] == test.shape[1] else { throw LabError.shapeMismatch }
    guard training.shape[0] > 0 else { throw LabError.emptyInput }
    // Compared by its values: a rounded mean would give a constant column a deviation above 0.
    let isConstant = training.min(axis: 0) .== training.max(axis: 0)
    let means = training.mean(axis: 0)
    let deviations = training.standardDeviation(axis: 0).replacing(with: 1, where: isConstant)
    return ScaledTables(
      training: (training - means) / deviations, test: (test - means) / deviations)
  }
}
