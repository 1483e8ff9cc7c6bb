import Datasets
import Models
import NumericsEngine
import Testing

/// Against optima of scikit-learn 1.9.1 (newton-cholesky, largest component of the gradient below
/// 4·10⁻¹⁵), printed by Scripts/references/models/linear_values.py.
///
/// With a penalty λ the minimum is off by at most ‖∂J/∂w‖ / λ: for λ = 1/150 and a tolerance of 10⁻¹⁰
/// by 6·10⁻⁸, a probability even less.
@Suite struct LogisticRegressionTests {
  static let bound = 1e-7

  @Test func threeClasses() throws {
    let iris = Iris.table
    let model = try LogisticRegression.fit(
      iris.features, iris.labels, settings: .init(penalty: 1.0 / 150, tolerance: 1e-10))
    #expect(model.converged)
    #expect(abs((model.losses.last ?? 0) - 0.192575444027283) <= 1e-14)
    let expected = [
      [-0.423509920122714, 0.967350579571552, -2.51715237760921, -1.07933664850072],
      [0.534461508995933, -0.321587855191934, -0.206392071294867, -0.944298465396338],
      [-0.110951588873206, -0.645762724379617, 2.72354444890409, 2.02363511389706],
    ]
    #expect(near(model.coefficients, NDArray(expected).transposed))
    #expect(near(model.intercepts, [9.84956805048219, 2.23720563220319, -12.0867736826854]))
    let probabilities = try model.probabilities(iris.features.gathering([0, 70, 130], axis: 0))
    #expect(
      near(
        probabilities,
        NDArray([
          [0.981583494878159, 0.018416490623174, 1.44986673554883e-08],
          [0.00230983141788847, 0.440080984111914, 0.557609184470197],
          [1.0640743777752e-06, 0.0291997156056781, 0.970799220319944],
        ])))
    #expect(try model.score(iris.features, iris.labels) == 146.0 / 150)
  }

  @Test func twoClasses() throws {
    let (features, labels) = Self.two
    let model = try LogisticRegression.fit(
      features, labels, settings: .init(penalty: 1.0 / 100, tolerance: 1e-10))
    #expect(model.converged && model.classes == [0, 1])
    #expect(abs((model.losses.last ?? 0) - 0.240546623401699) <= 1e-14)
    #expect(
      near(
        model.coefficients.column(0),
        [-0.394433478572058, -0.513277404428434, 2.93075138385336, 2.41703218833701]))
    #expect(near(model.intercepts, [-14.4307581801687]))
    #expect(
      near(
        try model.probabilities(features.gathering([0, 20, 70], axis: 0)),
        NDArray([
          [0.842361345496448, 0.157638654503552], [0.495534822809822, 0.504465177190178],
          [0.0301891037272844, 0.969810896272716],
        ])))
    #expect(try model.score(features, labels) == 0.96)
  }

  /// Without a penalty the least second derivative of J is 1.4·10⁻⁵ there (NumPy): the point is off by
  /// at most √5 · 10⁻¹⁰ / 1.4·10⁻⁵.
  @Test func noPenalty() throws {
    let (features, labels) = Self.two
    let model = try LogisticRegression.fit(
      features, labels, settings: .init(tolerance: 1e-10))
    #expect(model.converged)
    #expect(abs((model.losses.last ?? 0) - 0.0594927339567942) <= 1e-14)
    #expect(
      near(
        model.coefficients.column(0),
        [-2.46522019518666, -6.68088701407853, 9.42938515392661, 18.2861368878509], 1.6e-5))
    #expect(abs(model.intercepts[0] + 42.6378038130218) <= 1.6e-5)
  }

  /// Versicolor and virginica: `[100, 4]`, labels 0 and 1.
  static let two = (
    features: Iris.table.features[50...], labels: Iris.table.labels[50...].map { $0 - 1 }
  )

  /// Every solver comes to the one minimum. Standardised columns, λ = 1/150: descent with rate 1
  /// stops where the gradient is below 10⁻⁹.
  @Test func everySolverFindsTheSameMinimum() throws {
    let features = try Standardizer.fit(Iris.table.features).transform(Iris.table.features)
    let expected = try LogisticRegression.fit(
      features, Iris.table.labels, settings: .init(penalty: 1.0 / 150, tolerance: 1e-12))
    for memory in [1, 3, 30] {
      let model = try LogisticRegression.fit(
        features, Iris.table.labels,
        settings: .init(solver: .lbfgs(memory: memory), penalty: 1.0 / 150, tolerance: 1e-9))
      #expect(model.converged && near(model.coefficients, expected.coefficients, 1e-6))
    }
    let descended = try LogisticRegression.fit(
      features, Iris.table.labels,
      settings: .init(
        solver: .gradientDescent(learningRate: 1), penalty: 1.0 / 150, iterations: 20_000,
        tolerance: 1e-9))
    #expect(descended.converged && near(descended.coefficients, expected.coefficients, 1e-6))
    #expect(descended.losses.count == descended.iterations + 1)
    #expect(zip(descended.losses, descended.losses.dropFirst()).allSatisfy { $0 >= $1 - 1e-15 })

    let stochastic = try LogisticRegression.fit(
      features, Iris.table.labels,
      settings: .init(
        solver: .stochastic(
          learningRate: 0.02, batchSize: 16, generator: RandomGenerator(seed: 3)),
        penalty: 1.0 / 150, iterations: 5000, tolerance: 1e-5))
    // It hovers around the minimum; the mean of an epoch's losses is nearly the loss.
    #expect(stochastic.converged && stochastic.iterations < 5000)
    #expect(abs((stochastic.losses.last ?? 0) - (expected.losses.last ?? 0)) < 5e-3)
  }

  /// With all rows in one batch the stochastic solver is gradient descent, but for the order in
  /// which it adds; so are the first losses.
  @Test(arguments: [0.0, 0.3])
  func oneBatchIsGradientDescent(penalty: Double) throws {
    let features = try Standardizer.fit(Iris.table.features).transform(Iris.table.features)
    for labels in [Iris.table.labels, Iris.table.labels.map { min($0, 1) }] {
      let batches = try LogisticRegression.fit(
        features, labels,
        settings: .init(
          solver: .stochastic(
            learningRate: 0.5, batchSize: 1000, generator: RandomGenerator(seed: 1)),
          penalty: penalty, iterations: 20, tolerance: 0))
      let descent = try LogisticRegression.fit(
        features, labels,
        settings: .init(
          solver: .gradientDescent(learningRate: 0.5), penalty: penalty, iterations: 20,
          tolerance: 0))
      #expect(near(batches.coefficients, descent.coefficients, 1e-13))
      #expect(near(batches.intercepts, descent.intercepts, 1e-13))
      #expect(batches.losses.count == 20 && batches.iterations == 20)
      for (a, b) in zip(batches.losses, descent.losses) { #expect(abs(a - b) <= 1e-14) }
    }
  }

  @Test func theSameSeedLearnsTheSame() throws {
    func model(seed: UInt32) throws -> LogisticRegression<Double> {
      try .fit(
        Iris.table.features, Iris.table.labels,
        settings: .init(
          solver: .stochastic(
            learningRate: 0.01, batchSize: 32, generator: RandomGenerator(seed: seed)),
          iterations: 5))
    }
    #expect(try model(seed: 1).coefficients == model(seed: 1).coefficients)
    #expect(try model(seed: 1).coefficients != model(seed: 2).coefficients)
  }

  /// The gradient of Float is known to about 10⁻⁶; over λ that is 2·10⁻⁴ in a weight.
  @Test func inFloat() throws {
    let iris = Iris.table
    let wide = try LogisticRegression.fit(
      iris.features, iris.labels, settings: .init(penalty: 1.0 / 15, tolerance: 1e-10))
    let narrow = try LogisticRegression<Float>.fit(
      NDArray<Float>(iris.features), iris.labels,
      settings: .init(penalty: 1.0 / 15, tolerance: 1e-5))
    #expect(narrow.converged)
    // √12 · 10⁻⁵ / λ
    #expect(near(NDArray<Double>(narrow.coefficients), wide.coefficients, 5.2e-4))
  }
}

/// Whether two arrays have one shape, and no number is off by more than `bound`.
func near(
  _ a: NDArray<Double>, _ b: NDArray<Double>, _ bound: Double = LogisticRegressionTests.bound
) -> Bool {
  a.shape == b.shape && zip(a.elements, b.elements).allSatisfy { abs($0 - $1) <= bound }
}
