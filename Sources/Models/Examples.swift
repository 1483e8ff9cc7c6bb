import NumericsEngine

/// The checks that all models make of what they are given.
enum Examples {
  /// A matrix of finite numbers with as many rows as targets, at least one row and one column.
  static func check<Scalar: RealElement>(_ features: NDArray<Scalar>, targets: Int) throws {
    try check(features)
    guard features.shape[0] == targets else {
      throw ModelError.lengthMismatch(rows: features.shape[0], targets: targets)
    }
    guard targets > 0 else { throw ModelError.noRows }
  }

  /// Rows to predict for: a matrix of finite numbers with the columns learned from.
  static func check<Scalar: RealElement>(_ features: NDArray<Scalar>, columns: Int) throws {
    try check(features)
    guard features.shape[1] == columns else {
      throw ModelError.columnMismatch(expected: columns, got: features.shape[1])
    }
  }

  /// Targets that are finite numbers.
  static func check<Scalar: RealElement>(targets: [Scalar]) throws {
    if let row = targets.firstIndex(where: { !$0.isFinite }) {
      throw ModelError.targetNotFinite(row: row, value: Double(targets[row]))
    }
  }

  /// Results that must be finite, as what they are computed from is.
  static func check<Scalar: RealElement>(range results: NDArray<Scalar>) throws {
    guard results.elements.allSatisfy(\.isFinite) else { throw ModelError.outOfRange }
  }

  /// A matrix of finite numbers, at least one column.
  static func check<Scalar: RealElement>(_ features: NDArray<Scalar>) throws {
    guard features.rank == 2 else { throw ModelError.notMatrix(shape: features.shape) }
    guard features.shape[1] > 0 else { throw ModelError.noColumns }
    guard features.count > 0, !features.sum().isFinite else { return }
    // A finite sum means finite numbers; an infinite one may also come from very large ones.
    if let index = features.elements.firstIndex(where: { !$0.isFinite }) {
      let (row, column) = index.quotientAndRemainder(dividingBy: features.shape[1])
      throw ModelError.notFinite(
        row: row, column: column, value: Double(features[row, column]))
    }
  }

  /// The largest label there may be: models count for each class, whether it occurs or not.
  static var largestLabel: Int { 4095 }

  /// Labels, or predictions, that are numbers of classes.
  static func check(labels: [Int]) throws {
    for (row, label) in labels.enumerated() where !(0...largestLabel).contains(label) {
      throw label < 0
        ? ModelError.negativeLabel(row: row, label: label)
        : ModelError.labelTooLarge(row: row, label: label, largest: largestLabel)
    }
  }

  /// The number of classes of some labels: the largest and one.
  ///
  /// - Throws: ``ModelError/negativeLabel(row:label:)``,
  ///   ``ModelError/labelTooLarge(row:label:largest:)``, and ``ModelError/oneClass(label:)`` if no
  ///   two labels differ.
  static func classCount(_ labels: [Int]) throws -> Int {
    try check(labels: labels)
    guard let first = labels.first else { throw ModelError.noRows }
    guard labels.contains(where: { $0 != first }) else { throw ModelError.oneClass(label: first) }
    return (labels.max() ?? 0) + 1
  }
}
