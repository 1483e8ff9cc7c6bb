import NumericsEngine
import Testing

@testable import TensorGraph

/// A network of all kinds of layers, trained.
@Suite struct TrainingTests {
  /// The same runs give the same bits.
  @Test func repeats() throws {
    let (first, second) = (try Self.losses(Float.self), try Self.losses(Float.self))
    #expect(first == second)
    #expect(first[9] < first[0])
  }

  /// Float rounds 2²⁹ times coarser than Double. Ten steps of a network this deep keep five digits:
  /// each of its some 50 roundings is off by up to 2⁻²⁴ = 6 · 10⁻⁸ relative.
  @Test func floatAgreesWithDouble() throws {
    let pairs = zip(try Self.losses(Float.self), try Self.losses(Double.self))
    for (float, double) in pairs { #expect(Swift.abs(float - double) < 1e-4 * double) }
  }

  /// The losses of ten steps. What dropout drops is the same in Float and in Double.
  private static func losses<Scalar: TensorScalar>(_ type: Scalar.Type) throws -> [Double] {
    let graph = Graph<Scalar>()
    var generator = RandomGenerator(seed: 3)
    func numbers(_ shape: [Int], _ bound: Double = 1) -> NDArray<Scalar> {
      let count = shape.reduce(1, *)
      return NDArray(
        shape: shape,
        elements: generator.uniform(in: -bound..<bound, count: count).map { Scalar($0) })
    }
    let images = graph.placeholder(shape: [nil, 8, 8, 1], name: "images")
    let labels = graph.placeholder(shape: [nil], name: "labels")
    let filters = graph.variable(numbers([3, 3, 1, 4], 0.5), name: "filters")
    let scale = graph.variable(NDArray(repeating: 1, shape: [4]), name: "scale")
    let shift = graph.variable(NDArray(repeating: 0, shape: [4]), name: "shift")
    let convolved = conv2d(images, filters, padding: .same)
    let (mean, variance) = moments(convolved, axes: [0, 1, 2])
    let normal = batchNormalization(
      convolved, mean: mean, variance: variance, scale: scale, shift: shift)
    let pooled = concatenate(
      [maxPool(relu(normal), size: 2), averagePool(gelu(normal), size: 2)], axis: -1)
    let flat = dropout(pooled.reshaped(to: [-1, 128]), keep: 0.75)
    let w = graph.variable(numbers([128, 5], 0.2), name: "w")
    let b = graph.variable(NDArray(repeating: 0, shape: [5]), name: "b")
    let loss = crossEntropy(logits: matmul(flat, w) + b, labels: labels)
    let variables = [filters, scale, shift, w, b]
    let gradients = graph.gradients(of: loss, for: variables)
    let step = graph.group(
      zip(variables, gradients).map { graph.assign($0, to: $0 - 0.1 * $1) })
    let session = Session(graph, seed: 4)
    let batch = numbers([20, 8, 8, 1])
    let kinds = NDArray<Scalar>((0..<20).map { Scalar($0 % 5) })
    return try (0..<10).map { _ in
      Double(
        try session.run(loss, doing: step, feeding: [images: batch, labels: kinds]).elements[0])
    }
  }
}
