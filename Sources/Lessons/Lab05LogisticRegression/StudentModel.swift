import Datasets
import LabKit
import NumericsEngine

/// A model learned by the student's functions, from columns on one scale.
struct StudentModel {
  let lab: any LogisticRegressionLab
  let scaling: Scaling
  let learningRate: Double
  let fit: LogisticFit
  /// The largest slope of the loss at the end, in magnitude: near 0 where nothing changes any more.
  let steepest: Double

  /// Learns from rows; the scale is theirs.
  ///
  /// The loss of scaled columns curves at most by k/4 + penalty: p·(1 − p) ≤ ¼, and the k columns
  /// have the variance 1. A learning rate of 1 over that never jumps across the valley.
  init(
    _ lab: any LogisticRegressionLab, learning features: NDArray<Double>, _ labels: [Int],
    steps: Int, penalty: Double
  ) throws {
    self.lab = lab
    scaling = Scaling(features)
    learningRate = 1 / (Double(max(1, features.shape[1])) / 4 + penalty)
    let scaled = scaling(features)
    fit = try lab.fit(
      scaled, labels: labels, learningRate: learningRate, steps: steps, penalty: penalty)
    let slopes = try lab.gradient(
      scaled, labels: labels, weights: fit.weights, intercept: fit.intercept)
    steepest = zip(slopes.weights, fit.weights).reduce(slopes.intercept.magnitude) {
      max($0, ($1.0 + penalty * $1.1).magnitude)
    }
  }

  func probabilities(_ features: NDArray<Double>) throws -> [Double] {
    try lab.logits(scaling(features), weights: fit.weights, intercept: fit.intercept)
      .map(lab.sigmoid)
  }

  /// The report on some rows at the threshold 0.5, and their cross-entropy.
  func judged(_ rows: LabelledRows) throws -> (report: ClassificationReport, loss: Double) {
    let probabilities = try probabilities(rows.features)
    return (
      try lab.report(lab.classes(probabilities, threshold: 0.5), labels: rows.labels),
      try lab.crossEntropy(probabilities, labels: rows.labels)
    )
  }

  /// The boundary at 0.5 in the columns' own units, for two columns.
  ///
  /// With x′ = (x − μ) / σ in x₂′ = slope · x₁′ + intercept.
  func boundary() throws -> (slope: Double, intercept: Double) {
    let line = try lab.boundary(weights: fit.weights, intercept: fit.intercept, threshold: 0.5)
    let (means, deviations) = (scaling.means.elements, scaling.deviations.elements)
    let slope = line.slope * deviations[1] / deviations[0]
    return (slope, means[1] + line.intercept * deviations[1] - slope * means[0])
  }
}

extension Stage {
  /// Reports side by side, one row for each, and the confusion matrix of the last.
  func table(
    _ title: String,
    reports: [(name: String, rows: Int, judged: (report: ClassificationReport, loss: Double))]
  ) throws {
    try table(
      title,
      columns: ["", "rows", "accuracy", "precision", "recall", "F1", "cross-entropy"],
      rows: reports.map { name, rows, judged in
        let report = judged.report
        return [
          name, "\(rows)", report.accuracy.fixed(3), report.precision.fixed(3),
          report.recall.fixed(3), report.f1.fixed(3), judged.loss.fixed(3),
        ]
      })
  }

  func table(_ title: String, confusion: NDArray<Int>, classes: [String]) throws {
    try table(
      title, columns: ["", "predicted \(classes[0])", "predicted \(classes[1])"],
      rows: (0..<2).map { [classes[$0], "\(confusion[$0, 0])", "\(confusion[$0, 1])"] })
  }
}
