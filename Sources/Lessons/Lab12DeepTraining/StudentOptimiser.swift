import LabKit
import NumericsEngine

/// Parameters of one array that the student's update functions move.
enum StudentOptimiser {
  case descent(NDArray<Double>)
  case momentum(MomentumState)
  case adaGrad(SquaresState)
  case rmsProp(SquaresState)
  case adam(AdamState)

  init(_ optimiser: OptimiserKind, _ parameters: NDArray<Double>) {
    let zeros = NDArray<Double>.zeros(parameters.shape)
    self =
      switch optimiser {
      case .descent: .descent(parameters)
      case .momentum: .momentum(MomentumState(parameters: parameters, velocity: zeros))
      case .adaGrad: .adaGrad(SquaresState(parameters: parameters, squares: zeros))
      case .rmsProp: .rmsProp(SquaresState(parameters: parameters, squares: zeros))
      case .adam:
        .adam(AdamState(parameters: parameters, means: zeros, squares: zeros, updates: 0))
      }
  }

  var parameters: NDArray<Double> {
    switch self {
    case .descent(let parameters): parameters
    case .momentum(let state): state.parameters
    case .adaGrad(let state), .rmsProp(let state): state.parameters
    case .adam(let state): state.parameters
    }
  }

  /// One update, with the settings that PyTorch gives each optimiser.
  mutating func step(
    _ gradient: NDArray<Double>, rate: Double, by lab: any DeepTrainingLab
  ) throws {
    self =
      switch self {
      case .descent(let parameters):
        .descent(try lab.gradientStep(parameters, gradient: gradient, learningRate: rate))
      case .momentum(let state):
        .momentum(
          try lab.momentumStep(state, gradient: gradient, learningRate: rate, momentum: 0.9))
      case .adaGrad(let state):
        .adaGrad(
          try lab.adaGradStep(state, gradient: gradient, learningRate: rate, epsilon: 1e-10))
      case .rmsProp(let state):
        .rmsProp(
          try lab.rmsPropStep(
            state, gradient: gradient, learningRate: rate, decay: 0.99, epsilon: 1e-8))
      case .adam(let state):
        .adam(
          try lab.adamStep(
            state, gradient: gradient, learningRate: rate, meanDecay: 0.9, squareDecay: 0.999,
            epsilon: 1e-8))
      }
  }
}
