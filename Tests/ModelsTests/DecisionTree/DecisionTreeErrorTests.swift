import Models
import NumericsEngine
import Testing

@Suite struct DecisionTreeErrorTests {
  private let rows = NDArray([[1.0, 2], [3, 4]])

  @Test func examplesThatCannotBeLearnedFromAreRefused() {
    func refused(_ features: NDArray<Double>, _ labels: [Int]) -> ModelError? {
      #expect(throws: ModelError.self) {
        try DecisionTree.fit(features, labels, settings: .init())
      }
    }
    #expect(refused(rows, [0, 0]) == .oneClass(label: 0))
    #expect(refused(rows, [0, -1]) == .negativeLabel(row: 1, label: -1))
    #expect(refused(rows, [0]) == .lengthMismatch(rows: 2, targets: 1))
    #expect(refused(NDArray(shape: [0, 2], elements: []), []) == .noRows)
    #expect(refused(NDArray(shape: [2, 0], elements: []), [0, 1]) == .noColumns)
    #expect(refused(NDArray([1.0, 2]), [0, 1]) == .notMatrix(shape: [2]))
    #expect(
      refused(NDArray([[1, 2], [3, .infinity]]), [0, 1])
        == .notFinite(row: 1, column: 1, value: .infinity))
    guard case .notFinite(row: 0, column: 1, _) = refused(NDArray([[1, .nan], [3, 4]]), [0, 1])
    else {
      Issue.record("NaN was not refused")
      return
    }
  }

  @Test func settingsOutOfRangeAreRefused() {
    let wrong: [(DecisionTreeSettings, String)] = [
      (.init(maximumDepth: 0), "maximumDepth"), (.init(minimumLeafRows: 0), "minimumLeafRows"),
      (.init(minimumSplitRows: 1), "minimumSplitRows"), (.init(minimumGain: -0.1), "minimumGain"),
      (.init(minimumGain: .nan), "minimumGain"), (.init(minimumGain: .infinity), "minimumGain"),
    ]
    for (settings, name) in wrong {
      let error = #expect(throws: ModelError.self) {
        try DecisionTree.fit(rows, [0, 1], settings: settings)
      }
      guard case .invalidSetting(name, _, _) = error else {
        Issue.record("\(name): \(String(describing: error))")
        continue
      }
    }
  }

  @Test func keysThatDoNotFitAreRefused() throws {
    // 21 bits and 12 are 33. The largest label alone sets the number of classes.
    let count = (1 << 20) + 1
    let features = NDArray(shape: [count, 1], elements: (0..<count).map { Float($0) })
    let labels = (0..<count).map { $0 == 7 ? 4095 : 0 }
    #expect(throws: ModelError.tooManyValues(values: count, classes: 4096)) {
      try DecisionTree.fit(features, labels, settings: .init())
    }
  }

  @Test func hugeLabelsAndLimitsAreNoCrash() throws {
    for label in [4096, 1 << 40, .max] {
      #expect(throws: ModelError.labelTooLarge(row: 1, label: label, largest: 4095)) {
        try DecisionTree.fit(rows, [0, label], settings: .init())
      }
    }
    #expect(try DecisionTree.fit(rows, [0, 4095], settings: .init()).classCount == 4096)
    let limits = DecisionTreeSettings(
      maximumDepth: .max, minimumLeafRows: .max, minimumSplitRows: .max)
    #expect(try DecisionTree.fit(rows, [0, 1], settings: limits).nodeCount == 1)
  }

  @Test func rowsToPredictForAreChecked() throws {
    let tree = try DecisionTree.fit(rows, [0, 1], settings: .init())
    #expect(try tree.predict(NDArray(shape: [0, 2], elements: [])) == [])
    #expect(
      try tree.probabilities(NDArray<Double>(shape: [0, 2], elements: [])).shape == [0, 2])
    #expect(throws: ModelError.columnMismatch(expected: 2, got: 1)) {
      try tree.predict(NDArray([[1.0]]))
    }
    #expect(throws: ModelError.self) { try tree.predict(NDArray([[1, .nan]])) }
    #expect(throws: ModelError.noRows) {
      try tree.pruned(validation: NDArray(shape: [0, 2], elements: []), [])
    }
    #expect(throws: ModelError.self) { try tree.pruned(alpha: -1) }
    #expect(throws: ModelError.self) { try tree.pruned(alpha: .nan) }
    #expect(try tree.pruned(alpha: .infinity).nodeCount == 1)
  }
}
