import Datasets
import LabKit
import NumericsEngine

/// Rows with their classes, also as one-hot targets.
struct OneHotExamples {
  /// X: `[m, n]`
  let inputs: NDArray<Double>
  let labels: [Int]
  /// Y, 1 in the column of the class: `[m, classes]`
  let targets: NDArray<Double>

  var count: Int { labels.count }

  init(_ inputs: NDArray<Double>, labels: [Int], classes: Int) {
    self.inputs = inputs
    self.labels = labels
    targets = NDArray<Double>.identity(classes).gathering(labels, axis: 0)
  }

  init(_ table: LabelledTable) {
    self.init(table.features, labels: table.labels, classes: table.classes.count)
  }

  subscript(rows: [Int]) -> OneHotExamples {
    OneHotExamples(
      inputs.gathering(rows, axis: 0), labels: rows.map { labels[$0] }, classes: targets.shape[1])
  }
}

/// A classifier with tanh in its hidden layers and softmax at its end.
struct TanhNetwork {
  var layers: [Layer]

  /// - Parameters:
  ///   - sizes: inputs, units of each hidden layer, classes.
  ///   - weights: of a layer with so many inputs and units: `[units, inputs]`.
  init(sizes: [Int], weights: (_ fanIn: Int, _ fanOut: Int) throws -> NDArray<Double>) rethrows {
    layers = try zip(sizes, sizes.dropFirst()).enumerated().map { index, size in
      Layer(
        weights: try weights(size.0, size.1), biases: NDArray.zeros([size.1]),
        activation: index == sizes.count - 2 ? .softmax : .tanh)
    }
  }

  /// With weights by Glorot's normal scheme.
  init(sizes: [Int], using generator: inout RandomGenerator) {
    self.init(sizes: sizes) { fanIn, fanOut in
      generator.normal(
        standardDeviation: (2 / Double(fanIn + fanOut)).squareRoot(), shape: [fanOut, fanIn])
    }
  }

  /// What every layer makes of the inputs, the first one first: each `[m, units]`.
  func activations(_ inputs: NDArray<Double>) -> [NDArray<Double>] {
    var signal = inputs  // [m, n]
    return layers.map { layer in
      let z = signal.matmul(layer.weights.transposed) + layer.biases  // [m, units]
      signal = layer.activation == .softmax ? softmax(z) : tanh(z)
      return signal
    }
  }

  func outputs(_ inputs: NDArray<Double>) -> NDArray<Double> {
    activations(inputs).last ?? inputs  // [m, classes]
  }

  func classes(_ inputs: NDArray<Double>) -> [Int] { outputs(inputs).argmax(axis: 1).elements }

  /// The mean cross-entropy; a probability counts as at least 10⁻³⁰⁰.
  func loss(on examples: OneHotExamples) -> Double {
    Self.crossEntropy(outputs(examples.inputs), examples.targets)
  }

  private static func crossEntropy(
    _ outputs: NDArray<Double>, _ targets: NDArray<Double>
  ) -> Double {
    -(targets * log(outputs + 1e-300)).sum() / Double(max(1, outputs.shape[0]))
  }

  /// The share of rows that get their own class.
  func accuracy(on examples: OneHotExamples) -> Double {
    let right = zip(classes(examples.inputs), examples.labels).count { $0 == $1 }
    return Double(right) / Double(max(1, examples.count))
  }

  /// The loss on some rows and its slope by every parameter.
  func slopes(on examples: OneHotExamples) -> (loss: Double, gradients: [LayerGradient]) {
    let signals = [examples.inputs] + activations(examples.inputs)
    let outputs = signals[layers.count]  // [m, classes]
    var delta = (outputs - examples.targets) / Double(examples.count)  // [m, classes]
    var gradients: [LayerGradient] = []
    for index in layers.indices.reversed() {
      gradients.append(
        LayerGradient(
          weights: delta.transposed.matmul(signals[index]),  // [units, n]
          biases: delta.sum(axis: 0)))  // [units]
      if index > 0 {
        delta = delta.matmul(layers[index].weights) * (1 - signals[index] * signals[index])
      }
    }
    return (Self.crossEntropy(outputs, examples.targets), gradients.reversed())
  }

  /// W¹, b¹, W², b² …
  var parameters: [NDArray<Double>] {
    get { layers.flatMap { [$0.weights, $0.biases] } }
    set {
      for index in layers.indices {
        layers[index].weights = newValue[2 * index]
        layers[index].biases = newValue[2 * index + 1]
      }
    }
  }
}

extension [LayerGradient] {
  /// dW¹, db¹, dW², db² …
  var arrays: [NDArray<Double>] { flatMap { [$0.weights, $0.biases] } }
}

extension RandomGenerator {
  /// The rows of an epoch, shuffled and cut into batches.
  mutating func epoch(of rows: Int, size: Int) -> [[Int]] {
    let order = permutation(rows)
    return stride(from: 0, to: rows, by: size).map { Array(order[$0..<min($0 + size, rows)]) }
  }
}
