import LabKit
import NumericsEngine

/// Lab 12 with nothing written.
struct UntouchedDeepTraining: DeepTrainingLab {
  func batches(
    rows: Int, size: Int, using generator: inout RandomGenerator
  ) throws -> [[Int]] { throw Unsolved("12.1") }
  func gradientStep(
    _ parameters: NDArray<Double>, gradient: NDArray<Double>, learningRate: Double
  ) throws -> NDArray<Double> { throw Unsolved("12.2") }
  func momentumStep(
    _ state: MomentumState, gradient: NDArray<Double>, learningRate: Double, momentum: Double
  ) throws -> MomentumState { throw Unsolved("12.3") }
  func adaGradStep(
    _ state: SquaresState, gradient: NDArray<Double>, learningRate: Double, epsilon: Double
  ) throws -> SquaresState { throw Unsolved("12.4") }
  func rmsPropStep(
    _ state: SquaresState, gradient: NDArray<Double>, learningRate: Double, decay: Double,
    epsilon: Double
  ) throws -> SquaresState { throw Unsolved("12.5") }
  func adamStep(
    _ state: AdamState, gradient: NDArray<Double>, learningRate: Double, meanDecay: Double,
    squareDecay: Double, epsilon: Double
  ) throws -> AdamState { throw Unsolved("12.6") }
  func initialWeights(
    _ scheme: InitialScheme, fanIn: Int, fanOut: Int, using generator: inout RandomGenerator
  ) throws -> NDArray<Double> { throw Unsolved("12.7") }
  func symmetricUnits(_ network: TwoLayerNetwork) throws -> [[Int]] { throw Unsolved("12.8") }
  func penalty(on layers: [Layer], strength: Double) throws -> WeightPenalty {
    throw Unsolved("12.9")
  }
  func earlyStopping(
    _ losses: [Double], patience: Int, minimumImprovement: Double
  ) throws -> EarlyStopping { throw Unsolved("12.10") }
}
