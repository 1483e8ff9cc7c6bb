import Datasets
import Models
import NumericsEngine

/// Logistic regression on MNIST, pixels in 0…1, in the steps of the peer programs.
///
/// Needs the real files; without them there is nothing to compare with.
func measureLogisticRegression(_ stopwatch: Stopwatch) throws {
  let (binary, softmax) = ("logreg/binary 0v1 GD 200 it", "logreg/softmax MNIST 20 epochs")
  guard stopwatch.wants(binary) || stopwatch.wants(softmax), let mnist = MNIST.locate() else {
    return
  }
  let (training, test) = (Sample(try mnist.training()), Sample(try mnist.test()))
  try measure(
    stopwatch, binary, training.digitsBelow(2), test.digitsBelow(2),
    .init(solver: .gradientDescent(learningRate: 0.5), iterations: 200, tolerance: 0))
  try measure(
    stopwatch, softmax, training, test,
    .init(
      solver: .stochastic(
        learningRate: 0.1, batchSize: 128, generator: RandomGenerator(seed: 0)),
      iterations: 20, tolerance: 0))
}

private func measure(
  _ stopwatch: Stopwatch, _ workload: String, _ training: Sample, _ test: Sample,
  _ settings: LogisticRegression<Float>.Settings
) throws {
  guard stopwatch.wants(workload) else { return }
  func fit() throws -> LogisticRegression<Float> {
    try LogisticRegression.fit(training.features, training.labels, settings: settings)
  }
  let accuracy = try fit().score(test.features, test.labels)
  try stopwatch.measure(workload, quality: ["accuracy": accuracy], fit)
}

/// Images and what they show.
private struct Sample {
  /// `[count, 784]`
  var features: NDArray<Float>
  /// `[count]`
  var labels: [Int]

  init(features: NDArray<Float>, labels: [Int]) {
    (self.features, self.labels) = (features, labels)
  }

  init(_ digits: Digits) {
    self.init(features: digits.features(), labels: digits.labels.map(Int.init))
  }

  func digitsBelow(_ bound: Int) -> Sample {
    let rows = labels.indices.filter { labels[$0] < bound }
    return Sample(features: features.gathering(rows, axis: 0), labels: rows.map { labels[$0] })
  }
}
