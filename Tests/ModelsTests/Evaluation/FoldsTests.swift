import Models
import NumericsEngine
import Testing

@Suite struct FoldsTests {
  @Test func everyRowIsInOneFold() throws {
    var generator = RandomGenerator(seed: 2)
    for count in 2...23 {
      for parts in 2...count {
        let folds = try Folds(parts, of: count, using: &generator)
        #expect(folds.rows.count == parts)
        #expect(folds.rows.joined().sorted() == Array(0..<count))
        let sizes = folds.rows.map(\.count)
        #expect((sizes.max() ?? 0) - (sizes.min() ?? 0) <= 1)
        for fold in 0..<parts {
          let both = folds.training(without: fold) + folds.rows[fold]
          #expect(both.sorted() == Array(0..<count))
        }
      }
    }
  }

  @Test func rowsAreShuffledByTheGenerator() throws {
    func folds(seed: UInt32) throws -> Folds {
      var generator = RandomGenerator(seed: seed)
      return try Folds(3, of: 50, using: &generator)
    }
    #expect(try folds(seed: 1) == folds(seed: 1))
    #expect(try folds(seed: 1) != folds(seed: 2))
    func stratified(seed: UInt32) throws -> Folds {
      var generator = RandomGenerator(seed: seed)
      return try Folds(
        3, stratifying: (0..<50).map { $0 % 2 }, using: &generator)
    }
    #expect(try stratified(seed: 1) == stratified(seed: 1))
    #expect(try stratified(seed: 1) != stratified(seed: 2))
  }

  @Test func classesAreSharedOut() throws {
    var generator = RandomGenerator(seed: 5)
    let labels = (0..<103).map { $0 % 10 == 0 ? 4 : $0 % 3 }
    for parts in 2...10 {
      let folds = try Folds(parts, stratifying: labels, using: &generator)
      #expect(folds.rows.joined().sorted() == Array(0..<103))
      for label in [nil, 0, 1, 2, 4] {
        let counts = folds.rows.map { rows in
          rows.count { label == nil || labels[$0] == label }
        }
        #expect((counts.max() ?? 0) - (counts.min() ?? 0) <= 1, "\(counts)")
      }
    }
  }

  @Test func aFoldThatIsNotThereIsNamed() async throws {
    let result = try await #require(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      var generator = RandomGenerator(seed: 1)
      _ = try Folds(3, of: 9, using: &generator).training(without: 3)
    }
    let said = String(decoding: result.standardErrorContent, as: UTF8.self)
    #expect(said.contains("expected: a fold in 0 ..< 3"))
  }

  @Test func badInput() {
    var generator = RandomGenerator(seed: 1)
    #expect(throws: ModelError.tooManyFolds(folds: 4, rows: 3)) {
      try Folds(4, of: 3, using: &generator)
    }
    for parts in [1, 0, -3] {
      let error = ModelError.invalidSetting(
        name: "folds", value: Double(parts), requirement: "2 or more")
      #expect(throws: error) { try Folds(parts, of: 10, using: &generator) }
      #expect(throws: error) { try Folds(parts, stratifying: [0, 1], using: &generator) }
    }
    #expect(throws: ModelError.tooManyFolds(folds: 2, rows: 0)) {
      try Folds(2, of: -1, using: &generator)
    }
    #expect(throws: ModelError.noRows) { try Folds(2, stratifying: [], using: &generator) }
    #expect(throws: ModelError.tooFewOfClass(label: 7, rows: 1, folds: 2)) {
      try Folds(2, stratifying: [7, 0, 0], using: &generator)
    }
  }
}
