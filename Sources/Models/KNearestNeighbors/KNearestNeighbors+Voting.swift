import NumericsEngine

extension KNearestNeighbors {
  /// The class with most votes for each row; of several the one the settings prefer.
  ///
  /// - Throws: ``ModelError`` for another number of columns, NaN and infinities.
  public func predict(_ features: NDArray<Scalar>) throws -> [Int] {
    try predict(features) { _, _ in }
  }

  /// The same, telling how far it is.
  ///
  /// - Parameter progress: Called after each block, with how many rows are done, and of how many.
  public func predict(
    _ features: NDArray<Scalar>, progress: (_ done: Int, _ total: Int) -> Void
  ) throws -> [Int] {
    let voters = try votes(features, progress: progress)
    var counts = [Int](repeating: 0, count: classCount)
    return stride(from: 0, to: voters.count, by: settings.neighbors).map { start in
      let row = voters[start..<start + settings.neighbors]
      for label in row { counts[label] += 1 }
      var winner = row[start]
      for label in row {
        let (votes, most) = (counts[label], counts[winner])
        let wins = votes == most && settings.ties == .smallestClass && label < winner
        if votes > most || wins { winner = label }
      }
      for label in row { counts[label] = 0 }
      return winner
    }
  }

  /// The share of each class among the nearest examples: `[rows, columns]` → `[rows, classes]`.
  public func probabilities(_ features: NDArray<Scalar>) throws -> NDArray<Scalar> {
    let voters = try votes(features) { _, _ in }
    var counts = [Scalar](repeating: 0, count: features.shape[0] * classCount)
    for (place, label) in voters.enumerated() {
      counts[place / settings.neighbors * classCount + label] += 1
    }
    return NDArray(shape: [features.shape[0], classCount], elements: counts)
      / Scalar(settings.neighbors)
  }

  /// The classes of the nearest examples, the nearest first, row by row.
  private func votes(
    _ features: NDArray<Scalar>, progress: (_ done: Int, _ total: Int) -> Void
  ) throws -> [Int] {
    try neighbors(of: features, progress: progress).indices.elements.map { labels[$0] }
  }
}
