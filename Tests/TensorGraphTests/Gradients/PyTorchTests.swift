import NumericsEngine
import Testing

@testable import TensorGraph

/// Results and gradients against PyTorch's, at kinks and ties too.
@Suite struct PyTorchTests {
  /// The operations of the cases of `graph_values.py`; the second value says which inputs are positive.
  private static let cases:
    [String: (
      shapes: [[Int]], positive: Set<Int>, build: @Sendable ([Tensor<Double>]) -> Tensor<Double>
    )] = [
      "exp": ([[11]], [], { exp($0[0]) }),
      "log": ([[11]], [0], { log($0[0]) }),
      "sqrt": ([[11]], [0], { sqrt($0[0]) }),
      "pow 3": ([[11]], [], { pow($0[0], 3) }),
      "pow -1.5": ([[11]], [0], { pow($0[0], -1.5) }),
      "abs": ([[11]], [], { abs($0[0]) }),
      "tanh": ([[11]], [], { tanh($0[0]) }),
      "sigmoid": ([[11]], [], { sigmoid($0[0]) }),
      "relu": ([[11]], [], { relu($0[0]) }),
      "leakyReLU": ([[11]], [], { leakyReLU($0[0], slope: 0.2) }),
      "gelu": ([[11]], [], { gelu($0[0]) }),
      "add": ([[2, 3], [3]], [], { $0[0] + $0[1] }),
      "subtract": ([[2, 1], [3]], [], { $0[0] - $0[1] }),
      "multiply": ([[2, 3, 2], [3, 1]], [], { $0[0] * $0[1] }),
      "divide": ([[2, 3], [2, 1]], [1], { $0[0] / $0[1] }),
      "matmul": ([[2, 3], [3, 4]], [], { matmul($0[0], $0[1]) }),
      "matmul transposed": (
        [[3, 2], [4, 3]], [], { matmul($0[0], $0[1], transposeA: true, transposeB: true) }
      ),
      "sum": ([[2, 3, 2]], [], { $0[0].sum(axes: [0, 2]) }),
      "mean": ([[2, 3, 2]], [], { $0[0].mean(axis: 1) }),
      "max": ([[4, 13]], [], { $0[0].max(axis: 1) }),
      "transpose": ([[2, 3, 2]], [], { $0[0].permuted(axes: [2, 0, 1]) }),
      "slice": ([[2, 4]], [], { $0[0].sliced(axis: 1, from: 1, to: 3) }),
      "concatenate": ([[2, 1], [2, 2]], [], { concatenate($0, axis: 1) }),
      "gather": ([[3, 2]], [], { $0[0].gathering($0[0].graph.constant([2, 0, 2])) }),
      "softmax": ([[3, 4]], [], { softmax($0[0]) }),
      "softmax axis 0": ([[3, 4]], [], { softmax($0[0], axis: 0) }),
      "logSoftmax": ([[3, 4]], [], { logSoftmax(100 * $0[0]) }),
      "crossEntropy labels": (
        [[3, 4]], [], { crossEntropy(logits: $0[0], labels: $0[0].graph.constant([3, 0, 1])) }
      ),
      "crossEntropy targets": (
        [[3, 4], [3, 4]], [1], { crossEntropy(logits: $0[0], targets: $0[1]) }
      ),
      "meanSquaredError": ([[3, 2], [3, 2]], [], { meanSquaredError($0[0], $0[1]) }),
      "conv2d": ([[2, 3, 4, 2], [2, 2, 2, 3]], [], { conv2d($0[0], $0[1]) }),
      "conv2d stride 2": ([[1, 5, 4, 1], [2, 2, 1, 2]], [], { conv2d($0[0], $0[1], stride: 2) }),
      "conv2d same": (
        [[1, 3, 4, 2], [3, 3, 2, 2]], [], { conv2d($0[0], $0[1], padding: .same) }
      ),
      "maxPool": ([[1, 4, 4, 2]], [], { maxPool($0[0], size: 2) }),
      "maxPool ties": ([[1, 4, 4, 1]], [], { maxPool(relu($0[0]), size: 3, stride: 1) }),
      "averagePool": ([[1, 4, 4, 2]], [], { averagePool($0[0], size: 2) }),
      "batchNormalization": (
        [[5, 2], [2], [2]], [1],
        {
          let (mean, variance) = moments($0[0], axes: [0])
          return batchNormalization(
            $0[0], mean: mean, variance: variance, scale: $0[1], shift: $0[2])
        }
      ),
    ]

  @Test func everyCaseIsHere() {
    #expect(Set(Self.cases.keys) == Set(pyTorchValues.keys))
  }

  /// Both sides round otherwise: sums of at most 30 terms of at most 10⁴ times 2⁻⁵³ are off by less
  /// than 10⁻¹², relative to 1 + |value|.
  @Test(arguments: pyTorchValues.keys.sorted())
  func agrees(_ name: String) throws {
    let (shapes, positive, build) = try #require(Self.cases[name])
    let expected = try #require(pyTorchValues[name])
    let graph = Graph<Double>()
    let inputs = shapes.enumerated().map { index, shape in
      graph.variable(
        Self.numbers(shape, step: 3 + index, isPositive: positive.contains(index)))
    }
    let result = build(inputs)
    let weights = Self.numbers(result.shape.known ?? [], step: 5, isPositive: false)
    let loss = (result * graph.constant(weights)).sum()
    let values = try Session(graph).run([result] + graph.gradients(of: loss, for: inputs))
    #expect(values.count == expected.count)
    for (value, numbers) in zip(values, expected) {
      #expect(value.count == numbers.count)
      for (got, number) in zip(value.elements, numbers) {
        #expect(Swift.abs(got - number) <= 1e-12 * (1 + Swift.abs(number)))
      }
    }
  }

  private static func numbers(_ shape: [Int], step: Int, isPositive: Bool) -> NDArray<Double> {
    let numbers = (0..<shape.reduce(1, *)).map { Double(($0 * step) % 11 - 5) / 4 }
    return NDArray(
      shape: shape, elements: isPositive ? numbers.map { Swift.abs($0) + 0.5 } : numbers)
  }
}
