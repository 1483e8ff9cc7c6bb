import Foundation
import NumericsEngine

/// Two-dimensional sets with two or more classes, drawn from a seed.
///
/// Each draws `count` points in turn of the classes (0, 1, …, 0, 1, …), so that the classes differ
/// by at most one point. `noise` is the standard deviation of what is added to both coordinates.
///
/// ```swift
/// var generator = RandomGenerator(seed: 8)
/// let table = PlanarSets.moons(count: 200, using: &generator)   // [200, 2], labels 0 and 1
/// ```
public enum PlanarSets {
  /// Two clouds that a straight line parts: every point keeps at least `margin` from it.
  ///
  /// The line is x + y = 0; coordinates lie in −1...1. No point of that square is farther from the line
  /// than √2, and few are nearly so: the larger the margin, the longer it takes to draw them.
  ///
  /// - Precondition: `margin` is at most 1.4.
  public static func separable(
    count: Int, margin: Double = 0.1, using generator: inout RandomGenerator
  ) -> LabelledTable {
    guard margin <= 1.4 else {
      callerMistake(
        "No points lie so far from the line.", expected: "a margin of at most 1.4",
        got: "\(margin)", toDo: "ask for a smaller margin")
    }
    return make(count: count, classes: 2) { label in
      while true {
        let point = SIMD2(symmetric(&generator), symmetric(&generator))
        let distance = (point.x + point.y) / 2.0.squareRoot()
        if label == 1 ? distance >= margin : distance <= -margin { return point }
      }
    }
  }

  /// A flower with `petals` petals that belong to the two classes in turn: no line parts it.
  ///
  /// In polar coordinates the petals are the lobes r = |sin(petals · θ / 2)|; a petal's points
  /// scatter along its lobe.
  ///
  /// - Precondition: `petals` is even, so that neighbours differ, and at least 2.
  public static func flower(
    count: Int, petals: Int = 6, noise: Double = 0.03, using generator: inout RandomGenerator
  ) -> LabelledTable {
    guard petals >= 2, petals.isMultiple(of: 2) else {
      callerMistake(
        "Petals of two classes in turn must be as many of each.",
        expected: "an even number of petals, at least 2", got: "\(petals)",
        toDo: "ask for one petal more")
    }
    return make(count: count, classes: 2) { label in
      let petal = 2 * generator.integer(in: 0..<(petals / 2)) + label
      let along = generator.uniform()
      let angle = 2 * .pi * (Double(petal) + along) / Double(petals)
      // The lobe's outline, filled: the root spreads the points evenly over its length.
      let radius = sin(.pi * along) * generator.uniform().squareRoot()
      return SIMD2(cos(angle), sin(angle)) * radius + scatter(noise, &generator)
    }
  }

  /// Two half circles of radius 1 that reach into each other.
  public static func moons(
    count: Int, noise: Double = 0.1, using generator: inout RandomGenerator
  ) -> LabelledTable {
    make(count: count, classes: 2) { label in
      let angle = .pi * generator.uniform()
      let upper = SIMD2(cos(angle), sin(angle))
      let point = label == 0 ? upper : SIMD2(1 - upper.x, 0.5 - upper.y)
      return point + scatter(noise, &generator)
    }
  }

  /// A circle around another: radius 1 (class 0) and `factor` (class 1).
  public static func circles(
    count: Int, factor: Double = 0.5, noise: Double = 0.05,
    using generator: inout RandomGenerator
  ) -> LabelledTable {
    make(count: count, classes: 2) { label in
      let angle = 2 * .pi * generator.uniform()
      let radius = label == 0 ? 1 : factor
      return SIMD2(cos(angle), sin(angle)) * radius + scatter(noise, &generator)
    }
  }

  /// Four clouds at the corners (±1, ±1); class 1 where the signs differ.
  public static func xor(
    count: Int, noise: Double = 0.25, using generator: inout RandomGenerator
  ) -> LabelledTable {
    make(count: count, classes: 2) { label in
      let x = generator.integer(in: 0..<2) == 0 ? -1.0 : 1.0
      return SIMD2(x, label == 1 ? -x : x) + scatter(noise, &generator)
    }
  }

  /// A round cloud for each class; the centres lie evenly on a circle of radius 3.
  public static func blobs(
    count: Int, classes: Int = 3, noise: Double = 1, using generator: inout RandomGenerator
  ) -> LabelledTable {
    make(count: count, classes: classes) { label in
      let angle = 2 * .pi * Double(label) / Double(classes)
      return SIMD2(cos(angle), sin(angle)) * 3 + scatter(noise, &generator)
    }
  }

  /// An arm of a spiral for each class, which winds outwards by `turns` turns to radius 1.
  public static func spiral(
    count: Int, classes: Int = 2, turns: Double = 1, noise: Double = 0.02,
    using generator: inout RandomGenerator
  ) -> LabelledTable {
    make(count: count, classes: classes) { label in
      let radius = generator.uniform()
      let angle = 2 * .pi * (turns * radius + Double(label) / Double(classes))
      return SIMD2(cos(angle), sin(angle)) * radius + scatter(noise, &generator)
    }
  }

  private static func make(
    count: Int, classes: Int, point: (Int) -> SIMD2<Double>
  ) -> LabelledTable {
    if classes < 1 {
      callerMistake(
        "A set of points needs classes.", expected: "1 or more", got: "\(classes)",
        toDo: "ask for at least one class")
    }
    let labels = (0..<max(0, count)).map { $0 % classes }
    let points = labels.map(point)
    return LabelledTable(
      columns: ["x", "y"],
      features: NDArray(shape: [labels.count, 2], elements: points.flatMap { [$0.x, $0.y] }),
      classes: (0..<classes).map(String.init), labels: labels)
  }

  /// A uniform number in −1..<1.
  private static func symmetric(_ generator: inout RandomGenerator) -> Double {
    2 * generator.uniform() - 1
  }

  /// Normal noise in both coordinates.
  private static func scatter(
    _ deviation: Double, _ generator: inout RandomGenerator
  ) -> SIMD2<Double> {
    let across = generator.normal(mean: 0, standardDeviation: deviation)
    return SIMD2(across, generator.normal(mean: 0, standardDeviation: deviation))
  }
}
