import LabKit
import NumericsEngine

/// Rows, and what networks with one hidden layer make of them: for the steps of this lab.
struct NetworkStudy {
  /// X: `[m, n]`
  let inputs: NDArray<Double>
  /// Y: `[m, outputs]`
  let labels: NDArray<Double>

  /// O¹, O² and J; the outputs must stay away from 0 and 1.
  func pass(_ network: TwoLayerNetwork) -> ForwardPass {
    let hidden = tanh(
      inputs.matmul(network.hiddenWeights.transposed) + network.hiddenBiases)  // [m, hidden]
    let outputs = sigmoid(
      hidden.matmul(network.outputWeights.transposed) + network.outputBiases)  // [m, outputs]
    let costs = labels * log(outputs) + (1 - labels) * log(1 - outputs)  // [m, outputs]
    return ForwardPass(
      hidden: hidden, outputs: outputs, loss: -costs.sum() / Double(inputs.shape[0]))
  }

  /// The slope of J by every parameter, in the order of `TwoLayerNetwork.parameters`.
  ///
  /// - Parameter tanhSlope: the slope of tanh from its value; another one gives a wrong gradient.
  func gradient(
    of network: TwoLayerNetwork,
    tanhSlope: (NDArray<Double>) -> NDArray<Double> = { 1 - $0 * $0 }
  ) -> [Double] {
    let pass = pass(network)
    let m = Double(inputs.shape[0])
    let outputDelta = (pass.outputs - labels) / m  // [m, outputs]
    let hiddenDelta =
      outputDelta.matmul(network.outputWeights) * tanhSlope(pass.hidden)  // [m, hidden]
    return hiddenDelta.transposed.matmul(inputs).elements  // [hidden, n]
      + hiddenDelta.sum(axis: 0).elements  // [hidden]
      + outputDelta.transposed.matmul(pass.hidden).elements  // [outputs, hidden]
      + outputDelta.sum(axis: 0).elements  // [outputs]
  }

  /// The same by central differences of J.
  func measuredGradient(of network: TwoLayerNetwork, h: Double = 1e-5) -> [Double] {
    let point = network.parameters
    return point.indices.map { index in
      var (above, below) = (point, point)
      above[index] += h
      below[index] -= h
      return (pass(network.with(above)).loss - pass(network.with(below)).loss) / (2 * h)
    }
  }
}

extension TwoLayerNetwork {
  /// How many weights and biases a network of these sizes has.
  static func parameterCount(inputs: Int, hidden: Int, outputs: Int) -> Int {
    (inputs + 1) * hidden + (hidden + 1) * outputs
  }

  /// All weights and biases in one list: W¹, b¹, W², b².
  var parameters: [Double] {
    hiddenWeights.elements + hiddenBiases.elements + outputWeights.elements
      + outputBiases.elements
  }

  /// A network of the same shapes with these parameters.
  func with(_ parameters: [Double]) -> TwoLayerNetwork {
    var rest = parameters[...]
    func next(_ old: NDArray<Double>) -> NDArray<Double> {
      defer { rest = rest.dropFirst(old.count) }
      return NDArray(shape: old.shape, elements: Array(rest.prefix(old.count)))
    }
    return TwoLayerNetwork(
      hiddenWeights: next(hiddenWeights), hiddenBiases: next(hiddenBiases),
      outputWeights: next(outputWeights), outputBiases: next(outputBiases))
  }
}

extension Double {
  /// As `fixed`, with a real minus sign, for the middle of a sentence or a formula.
  func signed(_ digits: Int) -> String { fixed(digits).replacing("-", with: "−") }
}
