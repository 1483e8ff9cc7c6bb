import Models
import NumericsEngine
import Testing

@Suite struct ConfusionMatrixTests {
  static let labels = [0, 0, 0, 1, 1, 2, 2, 2, 2, 3]
  static let predictions = [0, 0, 1, 1, 2, 2, 2, 2, 2, 4]

  /// scikit-learn 1.9.1, `confusion_matrix`.
  @Test func counts() throws {
    let matrix = try ConfusionMatrix(labels: Self.labels, predictions: Self.predictions)
    #expect(
      matrix.counts
        == NDArray([
          [2, 1, 0, 0, 0], [0, 1, 1, 0, 0], [0, 0, 4, 0, 0], [0, 0, 0, 0, 1], [0, 0, 0, 0, 0],
        ]))
    #expect(matrix.accuracy == 0.7)
    let wider = try ConfusionMatrix(labels: [1, 0], predictions: [0, 0], classCount: 3)
    #expect(wider.counts == NDArray([[1, 0, 0], [1, 0, 0], [0, 0, 0]]))
    #expect(try ConfusionMatrix(labels: [4], predictions: [0], classCount: 2).classCount == 5)
  }

  @Test func text() throws {
    let matrix = try ConfusionMatrix(
      labels: [0, 0, 1] + Array(repeating: 1, count: 12),
      predictions: [0, 1, 0] + Array(repeating: 1, count: 12))
    #expect(
      matrix.table(names: ["drama"]) == """
        true \\ predicted  drama   1
        drama                 1   1
        1                     1  12
        """)
    #expect("\(matrix)".hasPrefix("true \\ predicted  0   1\n0"))
  }

  @Test func badInput() {
    #expect(throws: ModelError.noRows) { try ConfusionMatrix(labels: [], predictions: []) }
    #expect(throws: ModelError.lengthMismatch(rows: 1, targets: 2)) {
      try ConfusionMatrix(labels: [0, 1], predictions: [0])
    }
    #expect(throws: ModelError.negativeLabel(row: 1, label: -1)) {
      try ConfusionMatrix(labels: [0, -1], predictions: [0, 0])
    }
    #expect(throws: ModelError.labelTooLarge(row: 1, label: .max, largest: 4095)) {
      try ConfusionMatrix(labels: [0, .max], predictions: [0, 0])
    }
    #expect(throws: ModelError.labelTooLarge(row: 0, label: 4096, largest: 4095)) {
      try ConfusionMatrix(labels: [0], predictions: [4096])
    }
    #expect(
      throws: ModelError.invalidSetting(
        name: "classCount", value: 4097, requirement: "4096 or less")
    ) { try ConfusionMatrix(labels: [0], predictions: [0], classCount: 4097) }
    #expect(throws: ModelError.negativeLabel(row: 0, label: -7)) {
      try ConfusionMatrix(labels: [0], predictions: [-7])
    }
  }
}
