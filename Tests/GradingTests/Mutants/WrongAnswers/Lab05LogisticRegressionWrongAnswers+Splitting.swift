import LabKit
import NumericsEngine
import Solutions

private let solution = Lab05LogisticRegression()

/// 5.6: closures over a generator, called as the exercise's endpoint calls the student's function.
func shuffledSplitWrongAnswers(_ variants: inout Variants) {
  typealias Split =
    @Sendable (NDArray<Double>, [Int], Double, inout RandomGenerator) throws -> TrainTestSplit

  func wrong(_ name: String, is mistake: String? = nil, _ split: @escaping Split) {
    variants.wrong("5.6", name, is: mistake) {
      (features: NDArray<Double>, labels: [Int], testShare: Double, seed: Int) in
      var generator = RandomGenerator(seed: UInt32(truncatingIfNeeded: seed.magnitude))
      let first = try split(features, labels, testShare, &generator)
      return seed < 0 ? try split(features, labels, testShare, &generator) : first
    }
  }
  @Sendable func check(_ features: NDArray<Double>, _ labels: [Int], _ share: Double) throws {
    var generator = RandomGenerator(seed: 1)
    _ = try solution.shuffledSplit(features, labels: labels, testShare: share, using: &generator)
  }
  @Sendable func rows(_ features: NDArray<Double>, _ labels: [Int], _ numbers: [Int])
    -> LabelledRows
  {
    LabelledRows(features: features.gathering(numbers, axis: 0), labels: numbers.map { labels[$0] })
  }
  @Sendable func dealt(
    _ features: NDArray<Double>, _ labels: [Int], _ order: [Int], tests: Int
  ) -> TrainTestSplit {
    TrainTestSplit(
      training: rows(features, labels, Array(order[tests...])),
      test: rows(features, labels, Array(order[..<tests])))
  }
  @Sendable func tests(_ share: Double, _ labels: [Int]) -> Int {
    Int((share * Double(labels.count)).rounded())
  }

  wrong("rounded down", is: "rounded-down") { features, labels, share, generator in
    try check(features, labels, share)
    return dealt(
      features, labels, generator.permutation(labels.count),
      tests: Int(share * Double(labels.count)))
  }
  wrong("halves to even", is: "halves-to-even") { features, labels, share, generator in
    try check(features, labels, share)
    let count = Int((share * Double(labels.count)).rounded(.toNearestOrEven))
    return dealt(features, labels, generator.permutation(labels.count), tests: count)
  }
  wrong("parts swapped", is: "parts-swapped") { features, labels, share, generator in
    let split = try solution.shuffledSplit(
      features, labels: labels, testShare: share, using: &generator)
    return TrainTestSplit(training: split.test, test: split.training)
  }
  wrong("all rows for training", is: "all-for-training") { features, labels, share, generator in
    var split = try solution.shuffledSplit(
      features, labels: labels, testShare: share, using: &generator)
    split.training = rows(features, labels, Array(labels.indices))
    return split
  }
  wrong("overlap") { features, labels, share, generator in
    try check(features, labels, share)
    let (first, second) = (
      generator.permutation(labels.count), generator.permutation(labels.count)
    )
    let count = tests(share, labels)
    return TrainTestSplit(
      training: rows(features, labels, Array(second[count...])),
      test: rows(features, labels, Array(first[..<count])))
  }
  wrong("rows and labels shuffled apart") { features, labels, share, generator in
    var split = try solution.shuffledSplit(
      features, labels: labels, testShare: share, using: &generator)
    generator.shuffle(&split.training.labels)
    return split
  }
  wrong("labels not shuffled") { features, labels, share, generator in
    var split = try solution.shuffledSplit(
      features, labels: labels, testShare: share, using: &generator)
    let count = split.test.labels.count
    split.test.labels = Array(labels[..<count])
    split.training.labels = Array(labels[count...])
    return split
  }
  wrong("not shuffled") { features, labels, share, generator in
    try check(features, labels, share)
    return dealt(features, labels, Array(labels.indices), tests: tests(share, labels))
  }
  wrong("a generator of its own") { features, labels, share, generator in
    var own = RandomGenerator(seed: 42)
    return try solution.shuffledSplit(features, labels: labels, testShare: share, using: &own)
  }
  wrong("a copy of the generator") { features, labels, share, generator in
    var copy = generator
    return try solution.shuffledSplit(features, labels: labels, testShare: share, using: &copy)
  }
  wrong("the system's generator") { features, labels, share, generator in
    try check(features, labels, share)
    return dealt(features, labels, Array(labels.indices).shuffled(), tests: tests(share, labels))
  }
  wrong("drawn with replacement") { features, labels, share, generator in
    try check(features, labels, share)
    let order = generator.integers(in: 0..<labels.count, count: labels.count)
    return dealt(features, labels, order, tests: tests(share, labels))
  }
  wrong("turned, not shuffled") { features, labels, share, generator in
    try check(features, labels, share)
    let start = generator.integer(in: 0..<labels.count)
    let order = Array(start..<labels.count) + Array(0..<start)
    return dealt(features, labels, order, tests: tests(share, labels))
  }
  wrong("one swap too few") { features, labels, share, generator in
    try check(features, labels, share)
    var order = Array(labels.indices)
    for place in order.indices.dropLast() where place > order.count / 2 {
      order.swapAt(place, generator.integer(in: place..<order.count))
    }
    return dealt(features, labels, order, tests: tests(share, labels))
  }
  wrong("the training reversed") { features, labels, share, generator in
    let split = try solution.shuffledSplit(
      features, labels: labels, testShare: share, using: &generator)
    let reversed = Array(split.training.labels.indices.reversed())
    return TrainTestSplit(
      training: LabelledRows(
        features: split.training.features.gathering(reversed, axis: 0),
        labels: split.training.labels),
      test: split.test)
  }
}
