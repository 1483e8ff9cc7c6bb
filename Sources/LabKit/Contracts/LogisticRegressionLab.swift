import NumericsEngine

/// Lab 5 — Logistic regression.
public protocol LogisticRegressionLab: Lab {
  func sigmoid(_ z: Double) throws -> Double
  func logits(
    _ features: NDArray<Double>, weights: [Double], intercept: Double
  ) throws -> [Double]
  func classes(_ probabilities: [Double], threshold: Double) throws -> [Int]
  func crossEntropy(_ probabilities: [Double], labels: [Int]) throws -> Double
  func gradient(
    _ features: NDArray<Double>, labels: [Int], weights: [Double], intercept: Double
  ) throws -> LogisticGradient
  func shuffledSplit(
    _ features: NDArray<Double>, labels: [Int], testShare: Double,
    using generator: inout RandomGenerator
  ) throws -> TrainTestSplit
  func fit(
    _ features: NDArray<Double>, labels: [Int], learningRate: Double, steps: Int, penalty: Double
  ) throws -> LogisticFit
  func report(_ predicted: [Int], labels: [Int]) throws -> ClassificationReport
  func boundary(weights: [Double], intercept: Double, threshold: Double) throws -> BoundaryLine
}

extension LogisticRegressionLab {
  public static var number: Int { 5 }

  public var endpoints: [Endpoint] {
    [
      Endpoint("5.1", sigmoid),
      Endpoint("5.2", logits),
      Endpoint("5.3", classes),
      Endpoint("5.4", crossEntropy),
      Endpoint("5.5", gradient),
      Endpoint("5.6") { (features: NDArray<Double>, labels: [Int], testShare: Double, seed: Int) in
        // A negative seed asks for the second split of two in a row by the same generator, which
        // tells whether the first one has moved it on.
        var generator = RandomGenerator(seed: UInt32(truncatingIfNeeded: seed.magnitude))
        let first = try shuffledSplit(
          features, labels: labels, testShare: testShare, using: &generator)
        guard seed < 0 else { return first }
        return try shuffledSplit(
          features, labels: labels, testShare: testShare, using: &generator)
      },
      Endpoint("5.7", fit),
      Endpoint("5.8", report),
      Endpoint("5.9", boundary),
    ]
  }
}

/// How the loss changes with each parameter: the result of exercise 5.5.
public struct LogisticGradient: Sendable, Equatable, WireEncodable {
  /// By each weight: `[columns]`.
  public var weights: [Double]
  public var intercept: Double

  public init(weights: [Double], intercept: Double) {
    self.weights = weights
    self.intercept = intercept
  }

  public var wire: WireValue { ["weights": weights.wire, "intercept": intercept.wire] }
}

/// Rows with the class of each.
public struct LabelledRows: Sendable, WireEncodable {
  /// `[rows, columns]`
  public var features: NDArray<Double>
  /// 0 or 1: `[rows]`.
  public var labels: [Int]

  public init(features: NDArray<Double>, labels: [Int]) {
    self.features = features
    self.labels = labels
  }

  public var wire: WireValue { ["features": features.wire, "labels": labels.wire] }
}

/// Rows to learn from and rows to be judged by: the result of exercise 5.6.
public struct TrainTestSplit: Sendable, WireEncodable {
  public var training: LabelledRows
  public var test: LabelledRows

  public init(training: LabelledRows, test: LabelledRows) {
    self.training = training
    self.test = test
  }

  public var wire: WireValue { ["training": training.wire, "test": test.wire] }
}

/// What gradient descent has learned: the result of exercise 5.7.
public struct LogisticFit: Sendable, Equatable, WireEncodable {
  /// `[columns]`
  public var weights: [Double]
  public var intercept: Double
  /// The loss before the first step and after every step: `[steps + 1]`.
  public var losses: [Double]

  public init(weights: [Double], intercept: Double, losses: [Double]) {
    self.weights = weights
    self.intercept = intercept
    self.losses = losses
  }

  public var wire: WireValue {
    ["weights": weights.wire, "intercept": intercept.wire, "losses": losses.wire]
  }
}

/// How good predicted classes are: the result of exercise 5.8. Class 1 is the positive one.
public struct ClassificationReport: Sendable, WireEncodable {
  /// How many rows of class `i` were predicted as class `j`, at `[i, j]`: `[2, 2]`.
  public var confusion: NDArray<Int>
  /// The share of all rows that are predicted rightly.
  public var accuracy: Double
  /// The share of the rows predicted as class 1 that are of class 1.
  public var precision: Double
  /// The share of the rows of class 1 that are predicted as class 1.
  public var recall: Double
  /// The harmonic mean of precision and recall.
  public var f1: Double

  public init(
    confusion: NDArray<Int>, accuracy: Double, precision: Double, recall: Double, f1: Double
  ) {
    self.confusion = confusion
    self.accuracy = accuracy
    self.precision = precision
    self.recall = recall
    self.f1 = f1
  }

  public var wire: WireValue {
    [
      "confusion": confusion.wire, "accuracy": accuracy.wire, "precision": precision.wire,
      "recall": recall.wire, "f1": f1.wire,
    ]
  }
}

/// The line x₂ = slope · x₁ + intercept in the plane of two features: the result of exercise 5.9.
public struct BoundaryLine: Sendable, Equatable, WireEncodable {
  public var slope: Double
  /// x₂ where x₁ is 0; not the intercept of the model.
  public var intercept: Double

  public init(slope: Double, intercept: Double) {
    self.slope = slope
    self.intercept = intercept
  }

  public var wire: WireValue { ["slope": slope.wire, "intercept": intercept.wire] }
}
