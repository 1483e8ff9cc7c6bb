import NumericsEngine

/// Logistic regression: how likely each class is, from weighted sums of the features.
///
/// ```
/// two classes:   z = x · w + b          p(second | x) = 1 / (1 + e^−z)
/// more classes:  zₖ = x · wₖ + bₖ       p(k | x) = e^zₖ / Σⱼ e^zⱼ
/// ```
/// Two classes have one column of coefficients, more have one each. Learning minimises the mean
/// cross-entropy and a penalty on the coefficients, not on the intercepts:
/// ```
/// J = (1/n) Σᵢ −ln p(labelᵢ | xᵢ) + (penalty / 2) Σ w²
/// ```
/// scikit-learn's `LogisticRegression(C=c)` minimises the same J for `penalty` = 1 / (c · n), with
/// n rows. With more than two classes adding a constant to all intercepts changes nothing; learning
/// begins at 0 and keeps their sum there.
///
/// A label below the largest that no row has gets the probability 0, as nothing tells of it.
///
/// J is convex (Hastie, Tibshirani, Friedman, "The Elements of Statistical Learning", 2nd ed.,
/// §4.4): with a penalty there is exactly one minimum, and whichever solver converges finds it.
/// Without one there is none when weights exist with which every row is right: growing them lowers J
/// for ever. Learning says so by ``Ending/separated``; where it stopped is up to the settings.
public struct LogisticRegression<Scalar: RealElement>: Classifier {
  /// The labels that occurred, ascending.
  public let classes: [Int]
  public let classCount: Int
  /// The value of J before the first step and after each one; of the `stochastic` solver the mean
  /// over each epoch, every batch judged just before its step.
  public let losses: [Double]
  /// The number of steps, or epochs of the `stochastic` solver.
  public let iterations: Int
  public let ending: Ending

  private let model: LinearScores<Scalar>

  /// Why learning ended.
  public enum Ending: Equatable, Sendable {
    /// The tolerance was reached.
    case converged
    /// It was not reached in the iterations allowed.
    case iterationLimit
    /// It was not reached, but in the precision of the numbers no step leads nearer.
    case precisionLimit
    /// Every row is right and there is no penalty, so there is no minimum to converge to.
    case separated
  }

  /// Whether learning found the minimum, within the tolerance.
  public var converged: Bool { ending == .converged }

  /// The weights of the features: `[columns, 1]` for two classes, else `[columns, classes.count]`.
  public var coefficients: NDArray<Scalar> { model.coefficients }

  /// `[1]` for two classes, else `[classes.count]`.
  public var intercepts: NDArray<Scalar> { model.intercepts }

  /// Learns from rows and their labels.
  ///
  /// - Parameters:
  ///   - features: `[rows, columns]`; scaled to similar sizes, or descent takes very long.
  ///   - labels: `[rows]`: 0, 1, …, at least two different ones.
  /// - Throws: ``ModelError`` as every model; ``ModelError/oneClass(label:)``, and
  ///   ``ModelError/diverged(iteration:)`` when J is no finite number any more.
  /// - Complexity: O(*rows · columns · outputs*) for each iteration
  @_specialize(where Scalar == Double)
  @_specialize(where Scalar == Float)
  public static func fit(
    _ features: NDArray<Scalar>, _ labels: [Int], settings: Settings = Settings()
  ) throws -> LogisticRegression {
    try settings.check()
    try Examples.check(features, targets: labels.count)
    let classCount = try Examples.classCount(labels)
    let classes = Set(labels).sorted()
    let places = Dictionary(uniqueKeysWithValues: zip(classes, 0...))
    var objective = CrossEntropy(
      features: features, labels: labels.compactMap { places[$0] }, penalty: settings.penalty)
    let start = LinearScores<Scalar>(
      zerosFor: features.shape[1], outputs: classes.count == 2 ? 1 : classes.count)
    let course =
      switch settings.solver {
      case .gradientDescent(let rate):
        try objective.descend(from: start, learningRate: rate, settings: settings)
      case .stochastic(let rate, let batchSize, let generator):
        try objective.descend(
          from: start, learningRate: rate, batchSize: batchSize, generator, settings: settings)
      case .lbfgs(let memory):
        try objective.minimize(from: start, memory: memory, settings: settings)
      }
    // The last step may have spoilt what the losses before it do not show.
    guard course.scores.largestMagnitude.isFinite else {
      throw ModelError.diverged(iteration: course.iterations)
    }
    let separated = settings.penalty == 0 && objective.allRight(course.scores)
    return LogisticRegression(
      classes: classes, classCount: classCount, losses: course.losses,
      iterations: course.iterations, ending: separated ? .separated : course.ending,
      model: course.scores)
  }

  public func probabilities(_ features: NDArray<Scalar>) throws -> NDArray<Scalar> {
    try Examples.check(features, columns: coefficients.shape[0])
    let scores = model(features)
    try Examples.check(range: scores)
    let known =
      classes.count == 2
      ? NDArray(concatenating: [sigmoid(-scores), sigmoid(scores)], axis: 1) : softmax(scores)
    if classes.count == classCount { return known }
    var all = NDArray<Scalar>(repeating: 0, shape: [scores.shape[0], classCount])
    for (place, label) in classes.enumerated() { all[.all, label] = known.column(place) }
    return all
  }
}
