import Datasets
import Models
import NumericsEngine
import Testing

@Suite struct KNearestNeighborsTests {
  private static let rows = NDArray([[0.0, 0], [0, 1], [4, 0], [4, 1], [9, 9]])
  private static let labels = [0, 0, 1, 1, 3]

  private func model(
    _ neighbors: Int, _ metric: KNearestNeighbors<Double>.Metric = .euclidean
  ) throws -> KNearestNeighbors<Double> {
    try .fit(Self.rows, Self.labels, settings: .init(neighbors: neighbors, metric: metric))
  }

  @Test func classesAreThoseOfTheNearest() throws {
    let points = NDArray([[0.5, 0.5], [3.5, 0.5], [8, 8]])
    #expect(try model(1).predict(points) == [0, 1, 3])
    #expect(try model(3).predict(points) == [0, 1, 1])
    let nearest = try model(1)
    #expect(nearest.classCount == 4)
    #expect(try nearest.score(points, [0, 1, 2]) == 2.0 / 3)
  }

  @Test func probabilitiesAreSharesOfVotes() throws {
    let found = try model(3).probabilities(NDArray([[0.0, 0.2], [8, 8]]))
    #expect(found.shape == [2, 4])
    let third = 1.0 / 3
    #expect(found.row(0).elements == [2 * third, third, 0, 0])
    #expect(found.row(1).elements == [0, 2 * third, 0, third])
  }

  /// Both 0 and 1 have two votes; the nearest example of the two is of class 1.
  @Test func aTieGoesToTheClassOfTheNearestOrToTheSmallest() throws {
    let rows = NDArray([[1.0], [2], [3], [4], [5]])
    let labels = [2, 1, 0, 0, 1]
    let point = NDArray([[0.0]])
    let nearest = try KNearestNeighbors.fit(rows, labels, settings: .init(neighbors: 5))
    #expect(try nearest.predict(point) == [1])
    #expect(try nearest.probabilities(point).elements == [0.4, 0.4, 0.2])
    let smallest = try KNearestNeighbors.fit(
      rows, labels, settings: .init(neighbors: 5, ties: .smallestClass))
    #expect(try smallest.predict(point) == [0])
    #expect(try smallest.predict(NDArray([[1.4]])) == [0])
    // Where no votes are equal, the smallest class has no advantage.
    #expect(
      try KNearestNeighbors.fit(
        rows, labels, settings: .init(neighbors: 2, ties: .smallestClass)
      ).predict(NDArray([[1.4]])) == [1])
    #expect(
      try KNearestNeighbors.fit(
        rows, [2, 1, 1, 0, 1], settings: .init(neighbors: 4, ties: .smallestClass)
      ).predict(point) == [1])
  }

  @Test func ofEqualDistancesTheSmallerIndexIsNearer() throws {
    let found = try model(5).neighbors(of: NDArray([[2.0, 0.5]]))
    #expect(found.indices.elements == [0, 1, 2, 3, 4])
    #expect(try model(1).neighbors(of: NDArray([[2.0, 0]])).indices.elements == [0])
  }

  @Test func noRowsGiveNoPredictions() throws {
    let none = NDArray<Double>(shape: [0, 2], elements: [])
    #expect(try model(2).predict(none) == [])
    #expect(try model(2).probabilities(none).shape == [0, 4])
    #expect(try model(2).neighbors(of: none).indices.shape == [0, 2])
  }

  @Test func progressEndsWithAllRows() throws {
    let points = NDArray<Double>(repeating: 1, shape: [2000, 2])
    var calls: [[Int]] = []
    _ = try model(1).predict(points) { calls.append([$0, $1]) }
    #expect(calls == [[960, 2000], [1920, 2000], [2000, 2000]])
  }

  @Test func mistakesAreNamed() throws {
    let one = NDArray([[1.0, 2]])
    #expect(
      throws: ModelError.invalidSetting(name: "neighbors", value: 0, requirement: "1 or more")
    ) { try model(0) }
    #expect(throws: ModelError.tooManyNeighbors(neighbors: 6, rows: 5)) { try model(6) }
    #expect(throws: ModelError.columnMismatch(expected: 2, got: 3)) {
      try model(1).predict(NDArray([[1.0, 2, 3]]))
    }
    #expect(throws: ModelError.notMatrix(shape: [2])) { try model(1).predict(one.row(0)) }
    #expect(throws: ModelError.lengthMismatch(rows: 1, targets: 2)) {
      try KNearestNeighbors.fit(one, [0, 1], settings: .init(neighbors: 1))
    }
    #expect(throws: ModelError.oneClass(label: 4)) {
      try KNearestNeighbors.fit(one, [4], settings: .init(neighbors: 1))
    }
    #expect(throws: ModelError.negativeLabel(row: 1, label: -1)) {
      try KNearestNeighbors.fit(Self.rows, [0, -1, 0, 1, 1], settings: .init(neighbors: 1))
    }
    #expect(throws: ModelError.labelTooLarge(row: 4, label: .max, largest: 4095)) {
      try KNearestNeighbors.fit(Self.rows, [0, 1, 0, 1, .max], settings: .init(neighbors: 1))
    }
    for value in [Double.nan, .infinity] {
      let wrong = NDArray([[1.0, 2], [3, value]])
      for body in [
        { _ = try KNearestNeighbors.fit(wrong, [0, 1], settings: .init(neighbors: 1)) },
        { _ = try model(1).predict(wrong) },
      ] {
        let error = #expect(throws: ModelError.self, performing: body)
        if case .notFinite(let row, let column, _) = error {
          #expect((row, column) == (1, 1))
        } else {
          Issue.record("\(String(describing: error))")
        }
      }
    }
  }
}
