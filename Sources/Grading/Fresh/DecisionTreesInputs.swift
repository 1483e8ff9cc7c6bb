import LabKit
import NumericsEngine

/// Lab 7.
///
/// Values are halves and counts are small, so that two gains are either equal on paper or far more
/// than 1e-12 apart, and a value is either at a threshold or clearly beside it.
extension FreshInputs {
  static let decisionTrees: [FreshInputs] = [
    FreshInputs("7.1") { random in [counts(&random)] },
    FreshInputs("7.2") { random in [counts(&random)] },
    FreshInputs("7.3", count: 6) { random in
      let count = random.integer(in: 2...12)
      return [
        labels(count, classes: 3, &random), random.bernoulli(probability: 0.5, count: count),
      ]
    },
    FreshInputs("7.4", count: 6) { random in
      let count = random.integer(in: 2...12)
      return [
        halves(count, &random), labels(count, classes: 3, &random), random.integer(in: 1...2),
      ]
    },
    FreshInputs("7.5", count: 6) { random in
      let (rows, columns) = (random.integer(in: 2...12), random.integer(in: 1...3))
      return [
        table(rows, columns, &random), labels(rows, classes: 3, &random),
        random.integer(in: 1...2),
      ]
    },
    FreshInputs("7.6") { random in
      let (rows, columns) = (random.integer(in: 3...14), random.integer(in: 1...3))
      let classes = random.integer(in: 2...4)
      let depth: Int? = random.bernoulli(probability: 0.5) ? nil : random.integer(in: 0...3)
      return [
        table(rows, columns, &random), labels(rows, classes: classes, &random), classes, depth,
        random.integer(in: 1...2),
      ]
    },
    FreshInputs("7.7", count: 6) { random in
      let (rows, columns) = (random.integer(in: 0...8), random.integer(in: 1...3))
      return [
        tree(depth: 3, columns: columns, classes: 3, &random), table(rows, columns, &random),
      ]
    },
    FreshInputs("7.8", count: 6) { random in
      // Few rows leave questions that none of them reaches.
      let most = random.bernoulli(probability: 0.5) ? 4 : 12
      let (rows, columns) = (random.integer(in: 1...most), random.integer(in: 1...3))
      return [
        tree(depth: 3, columns: columns, classes: 3, &random), table(rows, columns, &random),
        labels(rows, classes: 3, &random),
      ]
    },
    FreshInputs("7.9") { random in
      [
        tree(depth: 3, columns: 3, classes: 3, &random),
        random.choice(3, of: ["length", "width", "height", "weight", "age"]),
        random.choice(3, of: ["yes", "no", "perhaps", "never", "later"]),
      ]
    },
  ]

  /// Rows by class, some classes without any, at least one row in all.
  private static func counts(_ random: inout RandomGenerator) -> [Int] {
    let classes = random.integer(in: 2...6)
    var counts = random.integers(in: -5...40, count: classes).map { max(0, $0) }
    counts[random.integer(in: 0..<classes)] += 1
    return counts
  }

  /// Classes 0 ..< `classes`, not all of which need to occur.
  private static func labels(
    _ count: Int, classes: Int, _ random: inout RandomGenerator
  ) -> [Int] {
    random.integers(in: 0..<classes, count: count)
  }

  private static func halves(_ count: Int, _ random: inout RandomGenerator) -> [Double] {
    random.integers(in: -8...16, count: count).map { Double($0) / 2 }
  }

  /// `[rows, columns]`
  private static func table(
    _ rows: Int, _ columns: Int, _ random: inout RandomGenerator
  ) -> NDArray<Double> {
    NDArray(shape: [rows, columns], elements: halves(rows * columns, &random))
  }

  /// A tree whose top is a question, with leaves that answer their most frequent class.
  private static func tree(
    depth: Int, columns: Int, classes: Int, _ random: inout RandomGenerator
  ) -> Tree {
    func side(_ random: inout RandomGenerator) -> Tree {
      if depth > 1, random.bernoulli(probability: 0.7) {
        return tree(depth: depth - 1, columns: columns, classes: classes, &random)
      }
      var counts = random.integers(in: 0...6, count: classes)
      counts[random.integer(in: 0..<classes)] += 1
      return .leaf(label: counts.firstIndex(of: counts.max() ?? 0) ?? 0, counts: counts)
    }
    let feature = random.integer(in: 0..<columns)
    let threshold = halves(1, &random)[0]
    let left = side(&random)
    let right = side(&random)
    return .split(feature: feature, threshold: threshold, left: left, right: right)
  }
}
