import NumericsEngine

/// Lab 12 — Training deep networks.
public protocol DeepTrainingLab: Lab {
  func batches(rows: Int, size: Int, using generator: inout RandomGenerator) throws -> [[Int]]
  func gradientStep(
    _ parameters: NDArray<Double>, gradient: NDArray<Double>, learningRate: Double
  ) throws -> NDArray<Double>
  func momentumStep(
    _ state: MomentumState, gradient: NDArray<Double>, learningRate: Double, momentum: Double
  ) throws -> MomentumState
  func adaGradStep(
    _ state: SquaresState, gradient: NDArray<Double>, learningRate: Double, epsilon: Double
  ) throws -> SquaresState
  func rmsPropStep(
    _ state: SquaresState, gradient: NDArray<Double>, learningRate: Double, decay: Double,
    epsilon: Double
  ) throws -> SquaresState
  func adamStep(
    _ state: AdamState, gradient: NDArray<Double>, learningRate: Double, meanDecay: Double,
    squareDecay: Double, epsilon: Double
  ) throws -> AdamState
  func initialWeights(
    _ scheme: InitialScheme, fanIn: Int, fanOut: Int, using generator: inout RandomGenerator
  ) throws -> NDArray<Double>
  func symmetricUnits(_ network: TwoLayerNetwork) throws -> [[Int]]
  func penalty(on layers: [Layer], strength: Double) throws -> WeightPenalty
  func earlyStopping(
    _ losses: [Double], patience: Int, minimumImprovement: Double
  ) throws -> EarlyStopping
}

extension DeepTrainingLab {
  public static var number: Int { 12 }

  public var endpoints: [Endpoint] {
    [
      // A negative seed asks for the second epoch of a generator.
      Endpoint("12.1") { (rows: Int, size: Int, seed: Int) in
        var generator = RandomGenerator(seed: UInt32(truncatingIfNeeded: abs(seed)))
        let first = try batches(rows: rows, size: size, using: &generator)
        return seed < 0 ? try batches(rows: rows, size: size, using: &generator) : first
      },
      Endpoint("12.2") { (parameters: NDArray<Double>, gradients: GradientsInTurn, rate: Double) in
        try gradients.steps(from: parameters) {
          try gradientStep($0, gradient: $1, learningRate: rate)
        }
      },
      Endpoint("12.3") {
        (state: MomentumState, gradients: GradientsInTurn, rate: Double, momentum: Double) in
        try gradients.steps(from: state) {
          try momentumStep($0, gradient: $1, learningRate: rate, momentum: momentum)
        }
      },
      Endpoint("12.4") {
        (state: SquaresState, gradients: GradientsInTurn, rate: Double, epsilon: Double) in
        try gradients.steps(from: state) {
          try adaGradStep($0, gradient: $1, learningRate: rate, epsilon: epsilon)
        }
      },
      Endpoint("12.5") {
        (
          state: SquaresState, gradients: GradientsInTurn, rate: Double, decay: Double,
          epsilon: Double
        ) in
        try gradients.steps(from: state) {
          try rmsPropStep($0, gradient: $1, learningRate: rate, decay: decay, epsilon: epsilon)
        }
      },
      Endpoint("12.6") {
        (
          state: AdamState, gradients: GradientsInTurn, rate: Double, meanDecay: Double,
          squareDecay: Double, epsilon: Double
        ) in
        try gradients.steps(from: state) {
          try adamStep(
            $0, gradient: $1, learningRate: rate, meanDecay: meanDecay, squareDecay: squareDecay,
            epsilon: epsilon)
        }
      },
      Endpoint("12.7") { (scheme: InitialScheme, fanIn: Int, fanOut: Int, seed: Int) in
        var generator = RandomGenerator(seed: UInt32(truncatingIfNeeded: abs(seed)))
        return try initialWeights(scheme, fanIn: fanIn, fanOut: fanOut, using: &generator)
      },
      Endpoint("12.8", symmetricUnits),
      Endpoint("12.9", penalty),
      Endpoint("12.10", earlyStopping),
    ]
  }
}

/// What the L2 penalty adds to a loss and to its gradient: the result of exercise 12.9.
public struct WeightPenalty: Sendable, Equatable, WireEncodable {
  /// λ/2 · ΣW² over all weights of all layers.
  public var value: Double
  /// Its slope by every parameter, one for each layer: `[layers]`.
  public var gradients: [LayerGradient]

  public init(value: Double, gradients: [LayerGradient]) {
    self.value = value
    self.gradients = gradients
  }

  public var wire: WireValue { ["value": value.wire, "gradients": gradients.wire] }
}

/// When a training ends, and which epoch's parameters are kept: the result of exercise 12.10.
///
/// Epochs are counted from 0.
public struct EarlyStopping: Sendable, Equatable, WireEncodable {
  /// The last epoch that improved; `nil` if none did.
  public var bestEpoch: Int?
  /// The last epoch that is trained; `nil` if the patience outlasts the losses.
  public var stopEpoch: Int?

  public init(bestEpoch: Int?, stopEpoch: Int?) {
    self.bestEpoch = bestEpoch
    self.stopEpoch = stopEpoch
  }

  public var wire: WireValue { ["bestEpoch": bestEpoch.wire, "stopEpoch": stopEpoch.wire] }
}
