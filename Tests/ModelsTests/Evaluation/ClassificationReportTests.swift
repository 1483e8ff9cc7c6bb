import Models
import Testing

@Suite struct ClassificationReportTests {
  /// scikit-learn 1.9.1, `precision_recall_fscore_support(zero_division=0)`. The labels 3 and 4 are
  /// never predicted rightly; 4 does not occur, 5 neither occurs nor is predicted.
  @Test func asInScikitLearn() throws {
    let report = try ClassificationReport(
      labels: ConfusionMatrixTests.labels, predictions: ConfusionMatrixTests.predictions,
      classCount: 6)
    let expected: [(Double, Double, Double, Int)] = [
      (1, 0.666666666666667, 0.8, 3), (0.5, 0.5, 0.5, 2), (0.8, 1, 0.888888888888889, 4),
      (0, 0, 0, 1), (0, 0, 0, 0), (0, 0, 0, 0),
    ]
    let averages: [(Double, Double, Double, Int)] = [
      (0.46, 0.433333333333333, 0.437777777777778, 10), (0.72, 0.7, 0.695555555555556, 10),
    ]
    #expect(report.classes.count == expected.count && report.accuracy == 0.7)
    let rows = report.classes + [report.macroAverage, report.weightedAverage]
    for (got, expected) in zip(rows, expected + averages) {
      // Fifteen digits are printed.
      #expect(abs(got.precision - expected.0) <= 1e-15)
      #expect(abs(got.recall - expected.1) <= 1e-15)
      #expect(abs(got.f1 - expected.2) <= 1e-15)
      #expect(got.support == expected.3)
    }
  }

  @Test func text() throws {
    let report = try ClassificationReport(labels: [0, 0, 0, 1], predictions: [0, 0, 1, 1])
    #expect(
      report.table(names: ["real", "fake"]) == """
        class             precision  recall     F1  support
        real                  1.000   0.667  0.800        3
        fake                  0.500   1.000  0.667        1

        accuracy                             0.750        4
        macro average         0.750   0.833  0.733        4
        weighted average      0.875   0.750  0.767        4
        """)
    #expect("\(report)".contains("\n0   "))
  }

  @Test func badInput() {
    #expect(throws: ModelError.noRows) { try ClassificationReport(labels: [], predictions: []) }
    #expect(throws: ModelError.lengthMismatch(rows: 2, targets: 1)) {
      try ClassificationReport(labels: [0], predictions: [0, 1])
    }
  }
}
