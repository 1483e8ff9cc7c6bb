import Foundation
import LabKit
import NumericsEngine

/// Lab 12 — Training deep networks: one way to write it.
public struct Lab12DeepTraining: DeepTrainingLab {
  public init() {}

  // MARK: 12.1 Shuffled batches

  public func batches(
    rows: Int, size: Int, using generator: inout RandomGenerator
  ) throws -> [[Int]] {
    guard rows >= 1 else { throw LabError.emptyInput }
    guard size >= 1 else { throw LabError.invalidParameter }
    let order = generator.permutation(rows)
    return stride(from: 0, to: rows, by: size).map { start in
      Array(order[start..<min(start + size, rows)])
    }
  }

  // MARK: 12.2 Stochastic gradient descent

  public func gradientStep(
    _ parameters: NDArray<Double>, gradient: NDArray<Double>, learningRate: Double
  ) throws -> NDArray<Double> {
    guard parameters.shape == gradient.shape else { throw LabError.shapeMismatch }
    guard learningRate > 0 else { throw LabError.invalidParameter }
    return parameters - learningRate * gradient  // any shape
  }

  // MARK: 12.3 Momentum

  public func momentumStep(
    _ state: MomentumState, gradient: NDArray<Double>, learningRate: Double, momentum: Double
  ) throws -> MomentumState {
    let shape = gradient.shape
    guard state.parameters.shape == shape, state.velocity.shape == shape else {
      throw LabError.shapeMismatch
    }
    guard learningRate > 0, momentum >= 0, momentum < 1 else { throw LabError.invalidParameter }
    let velocity = momentum * state.velocity + gradient
    return MomentumState(
      parameters: state.parameters - learningRate * velocity, velocity: velocity)
  }

  // MARK: 12.4 AdaGrad

  public func adaGradStep(
    _ state: SquaresState, gradient: NDArray<Double>, learningRate: Double, epsilon: Double
  ) throws -> SquaresState {
    let shape = gradient.shape
    guard state.parameters.shape == shape, state.squares.shape == shape else {
      throw LabError.shapeMismatch
    }
    guard learningRate > 0, epsilon > 0 else { throw LabError.invalidParameter }
    let squares = state.squares + gradient * gradient
    return SquaresState(
      parameters: state.parameters - learningRate * gradient / (sqrt(squares) + epsilon),
      squares: squares)
  }

  // MARK: 12.5 RMSProp

  public func rmsPropStep(
    _ state: SquaresState, gradient: NDArray<Double>, learningRate: Double, decay: Double,
    epsilon: Double
  ) throws -> SquaresState {
    let shape = gradient.shape
    guard state.parameters.shape == shape, state.squares.shape == shape else {
      throw LabError.shapeMismatch
    }
    guard learningRate > 0, decay >= 0, decay < 1, epsilon > 0 else {
      throw LabError.invalidParameter
    }
    let squares = decay * state.squares + (1 - decay) * gradient * gradient
    return SquaresState(
      parameters: state.parameters - learningRate * gradient / (sqrt(squares) + epsilon),
      squares: squares)
  }

  // MARK: 12.6 Adam

  public func adamStep(
    _ state: AdamState, gradient: NDArray<Double>, learningRate: Double, meanDecay: Double,
    squareDecay: Double, epsilon: Double
  ) throws -> AdamState {
    let shape = gradient.shape
    guard state.parameters.shape == shape, state.means.shape == shape,
      state.squares.shape == shape
    else { throw LabError.shapeMismatch }
    guard learningRate > 0, meanDecay >= 0, meanDecay < 1, squareDecay >= 0, squareDecay < 1,
      epsilon > 0, state.updates >= 0
    else { throw LabError.invalidParameter }
    let updates = state.updates + 1
    let means = meanDecay * state.means + (1 - meanDecay) * gradient
    let squares = squareDecay * state.squares + (1 - squareDecay) * gradient * gradient
    let correctedMeans = means / (1 - pow(meanDecay, Double(updates)))
    let correctedSquares = squares / (1 - pow(squareDecay, Double(updates)))
    return AdamState(
      parameters: state.parameters - learningRate * correctedMeans
        / (sqrt(correctedSquares) + epsilon),
      means: means, squares: squares, updates: updates)
  }

  // MARK: 12.7 Initial weights

  public func initialWeights(
    _ scheme: InitialScheme, fanIn: Int, fanOut: Int, using generator: inout RandomGenerator
  ) throws -> NDArray<Double> {
    guard fanIn >= 1, fanOut >= 1 else { throw LabError.invalidParameter }
    let shape = [fanOut, fanIn]  // [units, n]
    let inputs = Double(fanIn)
    let both = Double(fanIn + fanOut)
    func uniform(_ limit: Double) throws -> NDArray<Double> {
      guard limit > 0, limit.isFinite else { throw LabError.invalidParameter }
      return generator.uniform(in: -limit..<limit, shape: shape)
    }
    func normal(_ deviation: Double) throws -> NDArray<Double> {
      guard deviation > 0, deviation.isFinite else { throw LabError.invalidParameter }
      return generator.normal(standardDeviation: deviation, shape: shape)
    }
    switch scheme {
    case .zeros: return NDArray(repeating: 0, shape: shape)
    case .constant(let value): return NDArray(repeating: value, shape: shape)
    case .uniform(let limit): return try uniform(limit)
    case .normal(let deviation): return try normal(deviation)
    case .glorotUniform: return try uniform((6 / both).squareRoot())
    case .glorotNormal: return try normal((2 / both).squareRoot())
    case .heUniform: return try uniform((6 / inputs).squareRoot())
    case .heNormal: return try normal((2 / inputs).squareRoot())
    }
  }

  // MARK: 12.8 Symmetric units

  public func symmetricUnits(_ network: TwoLayerNetwork) throws -> [[Int]] {
    let (weights, outgoing) = (network.hiddenWeights, network.outputWeights)
    guard weights.rank == 2, outgoing.rank == 2, weights.shape[0] == outgoing.shape[1],
      network.hiddenBiases.shape == [weights.shape[0]],
      network.outputBiases.shape == [outgoing.shape[0]]
    else { throw LabError.shapeMismatch }
    func areTwins(_ first: Int, _ second: Int) -> Bool {
      weights.row(first) == weights.row(second)
        && network.hiddenBiases[first] == network.hiddenBiases[second]
        && outgoing.column(first) == outgoing.column(second)
    }
    var groups: [[Int]] = []
    for unit in 0..<weights.shape[0] {
      if let group = groups.firstIndex(where: { areTwins($0[0], unit) }) {
        groups[group].append(unit)
      } else {
        groups.append([unit])
      }
    }
    return groups.filter { $0.count > 1 }
  }

  // MARK: 12.9 L2 penalty

  public func penalty(on layers: [Layer], strength: Double) throws -> WeightPenalty {
    guard strength >= 0, strength.isFinite else { throw LabError.invalidParameter }
    guard layers.allSatisfy({ $0.weights.rank == 2 && $0.biases.shape == [$0.weights.shape[0]] })
    else { throw LabError.shapeMismatch }
    return WeightPenalty(
      value: strength / 2 * layers.reduce(0) { $0 + ($1.weights * $1.weights).sum() },
      gradients: layers.map { layer in
        LayerGradient(
          weights: strength * layer.weights,  // [units, n]
          biases: NDArray(repeating: 0, shape: layer.biases.shape))  // [units]
      })
  }

  // MARK: 12.10 Early stopping

  public func earlyStopping(
    _ losses: [Double], patience: Int, minimumImprovement: Double
  ) throws -> EarlyStopping {
    guard patience >= 0, minimumImprovement >= 0, minimumImprovement.isFinite else {
      throw LabError.invalidParameter
    }
    guard !losses.isEmpty else { throw LabError.emptyInput }
    var best = (epoch: Int?.none, loss: Double.infinity)
    var waited = 0
    for (epoch, loss) in losses.enumerated() {
      if loss < best.loss - minimumImprovement {
        best = (epoch, loss)
        waited = 0
      } else {
        waited += 1
      }
      if waited > patience { return EarlyStopping(bestEpoch: best.epoch, stopEpoch: epoch) }
    }
    return EarlyStopping(bestEpoch: best.epoch, stopEpoch: nil)
  }
}
