import Datasets
import Models
import NumericsEngine
import Testing

/// What scikit-learn 1.9.1 and SciPy 1.17.1 find.
@Suite struct NeighborPeerTests {
  /// `KNeighborsClassifier(k, metric=metric, algorithm="brute")` learns from every other iris,
  /// beginning with the first, and predicts the rest.
  struct Case: Sendable {
    let metric: KNearestNeighbors<Double>.Metric
    let neighbors: Int
    /// Sum of all distances of `kneighbors`; they are those of SciPy's `cdist`.
    let sum: Double
    /// The predictions; 9 where the k-th and the next distance are equal, or votes are.
    let predictions: String
  }

  static let cases = [
    Case(
      metric: .euclidean, neighbors: 1, sum: 22.324426985281523,
      predictions: "900000000000090000090090911111119111111112119111112222292221222222122222222"),
    Case(
      metric: .euclidean, neighbors: 5, sum: 164.39830276181914,
      predictions: "990090000000000090000099911119111119111112111111112229292222222222229992922"),
    Case(
      metric: .euclidean, neighbors: 12, sum: 534.6782440222441,
      predictions: "099990900900009000000000019111111111111199111111112222229229912122922222222"),
    Case(
      metric: .manhattan, neighbors: 1, sum: 34.50000000000001,
      predictions: "990909000090990000099000911199911919119912919111112222292229222222122222922"),
    Case(
      metric: .manhattan, neighbors: 5, sum: 265.8,
      predictions: "999990000990909999999099019199919919111919199119912229929229229922122229222"),
    Case(
      metric: .hamming, neighbors: 1, sum: 38.25,
      predictions: "900909090999990999990909099191999919999112199211192299922229211929922192999"),
    Case(
      metric: .hamming, neighbors: 5, sum: 242.25,
      predictions: "909999999999099909999999999919999999999919999909999999299999999990999999999"),
  ]

  /// The sums of at most 900 distances, each good to a few units of 2⁻⁵³, agree to 10⁻¹².
  @Test(arguments: cases)
  func irisesHaveTheSameNeighbors(expected: Case) throws {
    let even = Iris.table[Array(stride(from: 0, to: 150, by: 2))]
    let odd = Iris.table[Array(stride(from: 1, to: 150, by: 2))]
    let model = try KNearestNeighbors.fit(
      even.features, even.labels,
      settings: .init(neighbors: expected.neighbors, metric: expected.metric))
    let sum = try model.neighbors(of: odd.features).distances.sum()
    #expect((sum - expected.sum).magnitude <= 1e-12 * expected.sum)
    let digits = expected.predictions.compactMap(\.wholeNumberValue)
    for (found, digit) in zip(try model.predict(odd.features), digits) where digit != 9 {
      #expect(found == digit)
    }
  }

  /// The settings that make predictions those of scikit-learn give its accuracy, 0.9705, as well.
  /// The other numbers are NumPy's 2.4.6: distances by products of whole numbers, exact in Double.
  @Test(.enabled(if: MNIST.locate() != nil, "LAB_DATA does not lead to the files of MNIST"))
  func digitsHaveTheSameNeighbors() throws {
    let mnist = try #require(MNIST.locate())
    let (training, test) = (try mnist.training(), try mnist.test())
    let (labels, answers) = (training.labels.map(Int.init), test.labels.map(Int.init))
    let examples = training.features(scaled: false)
    let others = test.features(scaled: false)
    for (ties, errors) in [(KNearestNeighbors<Float>.Ties.nearest, 283), (.smallestClass, 295)] {
      let model = try KNearestNeighbors.fit(
        examples, labels, settings: .init(neighbors: 3, ties: ties))
      #expect(zip(try model.predict(others), answers).count { $0 != $1 } == errors)
    }
    let model = try KNearestNeighbors.fit(examples, labels, settings: .init(neighbors: 3))
    let found = try model.neighbors(of: others)
    #expect(found.indices.sum() == 888_492_764)
    #expect(
      found.indices[..<3]
        == NDArray([[53843, 38620, 16186], [28882, 49160, 24612], [58741, 46512, 15224]]))
    let squares: [Float] = [457_766, 630_415, 744_211]
    #expect(found.distances.row(0).elements == squares.map { $0.squareRoot() })
  }
}
