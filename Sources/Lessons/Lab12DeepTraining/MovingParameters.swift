import NumericsEngine

/// The optimisers of this lab, with the settings that PyTorch gives them.
enum OptimiserKind: CaseIterable {
  case descent, momentum, adaGrad, rmsProp, adam

  var name: String {
    switch self {
    case .descent: "plain descent"
    case .momentum: "momentum"
    case .adaGrad: "AdaGrad"
    case .rmsProp: "RMSProp"
    case .adam: "Adam"
    }
  }
}

/// Arrays of parameters on their way down, with all that the optimiser remembers of each.
struct MovingParameters {
  private(set) var parameters: [NDArray<Double>]
  /// Of the gradients: velocity, or running mean.
  private(set) var first: [NDArray<Double>]
  /// Of their squares: sum, or running mean.
  private(set) var second: [NDArray<Double>]
  private var updates = 0
  private let optimiser: OptimiserKind
  private let rate: Double
  /// What stays of the velocity or of the mean of the gradients.
  private let share: Double

  init(
    _ parameters: [NDArray<Double>], by optimiser: OptimiserKind, rate: Double, share: Double = 0.9
  ) {
    self.parameters = parameters
    self.optimiser = optimiser
    self.rate = rate
    self.share = share
    first = parameters.map { NDArray.zeros($0.shape) }
    second = first
  }

  mutating func step(_ gradients: [NDArray<Double>]) {
    updates += 1
    for (index, gradient) in gradients.enumerated() {
      parameters[index] -= change(gradient, index)
    }
  }

  private mutating func change(_ g: NDArray<Double>, _ index: Int) -> NDArray<Double> {
    switch optimiser {
    case .descent: return rate * g
    case .momentum:
      first[index] = share * first[index] + g
      return rate * first[index]
    case .adaGrad:
      second[index] += g * g
      return rate * g / (sqrt(second[index]) + 1e-10)
    case .rmsProp:
      second[index] = 0.99 * second[index] + 0.01 * g * g
      return rate * g / (sqrt(second[index]) + 1e-8)
    case .adam:
      first[index] = share * first[index] + (1 - share) * g
      second[index] = 0.999 * second[index] + 0.001 * g * g
      let mean = first[index] / (1 - power(share, updates))
      let squares = second[index] / (1 - power(0.999, updates))
      return rate * mean / (sqrt(squares) + 1e-8)
    }
  }

  private func power(_ base: Double, _ exponent: Int) -> Double {
    (0..<exponent).reduce(1) { power, _ in power * base }
  }
}
