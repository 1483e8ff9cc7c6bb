import Datasets
import NumericsEngine

/// Logistic regression by gradient descent on the engine's arrays: what the demonstrations run.
///
/// ```
/// loss = −(1/n) · Σ (y·ln p + (1 − y)·ln(1 − p)) + (penalty/2) · Σ weights²
/// ```
struct Descent {
  /// `[n, k]`
  let features: NDArray<Double>
  /// 0 or 1: `[n]`.
  let labels: NDArray<Double>
  let penalty: Double

  /// `[k]`
  private(set) var weights: NDArray<Double>
  private(set) var intercept = 0.0
  /// The loss before every step made so far.
  private(set) var losses: [Double] = []

  init(_ features: NDArray<Double>, _ labels: [Int], penalty: Double = 0) {
    self.features = features
    self.labels = NDArray(labels.map(Double.init))
    self.penalty = penalty
    weights = .zeros([features.shape[1]])
  }

  /// p for each row of some features: `[m, k]` → `[m]`.
  func probabilities(_ features: NDArray<Double>) -> NDArray<Double> {
    sigmoid(features.matmul(weights) + intercept)
  }

  /// The loss with the parameters as they are.
  var loss: Double {
    let z = features.matmul(weights) + intercept
    return Self.crossEntropy(z, labels).mean() + penalty / 2 * (weights * weights).sum()
  }

  /// Makes steps along the negative gradient.
  mutating func descend(steps: Int, learningRate: Double, recording: Bool = false) {
    for _ in 0..<steps {
      if recording { losses.append(loss) }
      let errors = probabilities(features) - labels  // [n]
      let gradient = errors.matmul(features) / Double(labels.count)  // [k]
      weights -= learningRate * (gradient + penalty * weights)
      intercept -= learningRate * errors.mean()
    }
  }

  /// The share of rows whose class is the more likely one.
  func accuracy(_ features: NDArray<Double>, _ labels: [Int]) -> Double {
    let guesses = probabilities(features).elements.map { $0 >= 0.5 ? 1 : 0 }
    return Double(zip(guesses, labels).count { $0 == $1 }) / Double(labels.count)
  }

  /// ln(1 + eᶻ) − y·z for each row, which never takes the logarithm of 0.
  private static func crossEntropy(
    _ z: NDArray<Double>, _ labels: NDArray<Double>
  ) -> NDArray<Double> {
    relu(z) - z * labels + log1p(exp(-abs(z)))
  }
}

/// Columns on one scale: mean 0 and standard deviation 1 over the rows learned from.
struct Scaling {
  /// `[k]`
  let means: NDArray<Double>
  /// `[k]`; 1 for a constant column, which becomes 0.
  let deviations: NDArray<Double>

  init(_ features: NDArray<Double>) {
    means = features.mean(axis: 0)
    let measured = features.standardDeviation(axis: 0)
    // A constant column's deviation may be a rounding error instead of 0.
    let isConstant = features.max(axis: 0) .== features.min(axis: 0)
    deviations = measured.replacing(with: 1, where: isConstant)
  }

  /// `[n, k]` → `[n, k]`
  func callAsFunction(_ features: NDArray<Double>) -> NDArray<Double> {
    (features - means) / deviations
  }
}

/// The films' model: what is learned from all of them, without a penalty, until nothing changes.
struct FilmModel {
  /// By one more kiss, and by one more kick.
  let weights: [Double]
  let intercept: Double

  static let learned: FilmModel = {
    let scaling = Scaling(MovieGenres.table.features)
    var descent = Descent(scaling(MovieGenres.table.features), MovieGenres.table.labels)
    descent.descend(steps: 3000, learningRate: 2)
    let weights = descent.weights / scaling.deviations
    return FilmModel(
      weights: weights.elements,
      intercept: descent.intercept - (weights * scaling.means).sum())
  }()

  func logit(kisses: Double, kicks: Double) -> Double {
    intercept + weights[0] * kisses + weights[1] * kicks
  }

  func probability(kisses: Double, kicks: Double) -> Double {
    sigmoid(NDArray([logit(kisses: kisses, kicks: kicks)])).elements[0]
  }
}
