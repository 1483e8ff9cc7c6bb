import Datasets
import Models
import NumericsEngine
import Testing

/// Against optima of scikit-learn 1.9.1, printed by Scripts/references/models/linear_values.py; how
/// far off a weight may be is the gradient over λ, as in ``LogisticRegressionTests``.
@Suite struct LogisticRegressionTablesTests {
  private static let reason: Comment = "LAB_DATA does not lead to the tables"

  private func standardised(
    _ name: String
  ) throws -> (features: NDArray<Double>, labels: [Int]) {
    let (features, labels) = try RealTables.load(name)
    return (try Standardizer.fit(features).transform(features), labels)
  }

  @Test(.enabled(if: RealTables.arePresent, reason)) func breastCancer() throws {
    let (features, labels) = try standardised("breast_cancer")
    let model = try LogisticRegression.fit(
      features, labels, settings: .init(penalty: 1.0 / 569, tolerance: 1e-11))
    // Whether the gradient comes below 1e-11 is decided by the last digits of the columns; what it is
    // worth, the numbers below tell.
    #expect([.converged, .precisionLimit].contains(model.ending))
    #expect(features.shape == [569, 30])
    #expect(abs((model.losses.last ?? 0) - 0.0663601862247381) <= 1e-14)
    #expect(
      near(
        model.coefficients[0..<6, 0],
        [
          -0.363092531917932, -0.387675442418758, -0.351062118679674, -0.435609803285976,
          -0.161831102815246, 0.562654033698103,
        ]))
    #expect(near(model.intercepts, [0.214502717401749]))
    #expect(
      near(
        try model.probabilities(features.gathering([0, 100], axis: 0)),
        NDArray([
          [0.999999998792249, 1.20775095681895e-09], [0.962395298626044, 0.0376047013739558],
        ])))
    #expect(abs(try model.score(features, labels) - 0.987697715289982) < 1e-15)
  }

  @Test(.enabled(if: RealTables.arePresent, reason)) func wine() throws {
    let (features, labels) = try standardised("wine_data")
    let model = try LogisticRegression.fit(
      features, labels, settings: .init(penalty: 1.0 / 178, tolerance: 1e-11))
    #expect(model.converged && features.shape == [178, 13])
    #expect(abs((model.losses.last ?? 0) - 0.0679232346845799) <= 1e-14)
    #expect(
      near(
        model.coefficients[0..<4, 0],
        [0.810136200961803, 0.203804278368308, 0.472202888482042, -0.844792370333193]))
    #expect(near(model.intercepts, [0.412343324777769, 0.704838562714995, -1.11718188749276]))
    #expect(
      near(
        try model.probabilities(features.gathering([0, 100], axis: 0)),
        NDArray([
          [0.999780445721473, 0.000195383722260196, 2.41705562673209e-05],
          [0.00222411375591675, 0.997729773294506, 4.6112949577246e-05],
        ])))
    #expect(try model.score(features, labels) == 1)
  }

  /// The first thousand images with C = 0.1, judged on the next thousand.
  @Test(.enabled(if: MNIST.locate() != nil, "LAB_DATA does not lead to the files of MNIST"))
  func digits() throws {
    let mnist = try #require(MNIST.locate())
    let digits = try mnist.training()
    let pixels = digits.features(as: Double.self)[0..<2000]
    let labels = digits.labels[..<2000].map(Int.init)
    let model = try LogisticRegression.fit(
      pixels[0..<1000], Array(labels[..<1000]),
      settings: .init(penalty: 0.01, tolerance: 1e-9))
    #expect(model.converged)
    #expect(abs((model.losses.last ?? 0) - 0.432316875726579) <= 1e-13)
    let expected = [
      0.0135219703365552, 0.00801653381879202, 0.0232015535540284, 0.256908435233344,
      0.0003834812904339, 0.651560018664815, 0.00257825920977103, 0.01269389687175,
      0.0243038446466488, 0.00683200637386185,
    ]
    #expect(near(try model.probabilities(pixels[0..<1]).row(0), NDArray(expected)))
    #expect(try model.score(pixels[0..<1000], Array(labels[..<1000])) == 0.964)
    #expect(try model.score(pixels[1000..<2000], Array(labels[1000...])) == 0.872)
  }
}
