import NumericsEngine
import Testing

@testable import TensorGraph

/// Plans of random graphs against the same operations one after the other under a tape.
@Suite struct RandomGraphTests {
  /// Everything that sharing, folding, fusing, ordering and buffers could spoil shows here: each run
  /// returns several nodes and changes all variables, and is done three times.
  @Test(arguments: 0..<60) func planAgreesWithTape(_ seed: Int) throws {
    let shapes = [[4, 3], [3], [4, 1], []]
    var values = shapes.map { shape in
      var generator = RandomGenerator(seed: UInt32(seed))
      return generator.uniform(in: -1..<1, shape: shape)
    }
    let graph = Graph<Double>()
    let variables = values.map { graph.variable($0) }
    let planned = RandomExpressions(variables, seed: UInt32(seed))
    let action = graph.group(
      zip(variables, planned.updates).map { graph.assign($0, to: $1) })
    let session = Session(graph)
    for _ in 0..<3 {
      let tape = Tape<Double>()
      let constants = values.map { tape.constant($0) }
      let eager = RandomExpressions(constants, seed: UInt32(seed))
      let results = try session.run(planned.results + [variables[0]], doing: action)
      for (result, tensor) in zip(results, eager.results) { #expect(result == tensor.value) }
      #expect(results.last == values[0])
      values = eager.updates.map(\.value)
      for (variable, value) in zip(variables, values) {
        #expect(session.value(of: variable) == value)
      }
    }
  }

  /// Buffers that are needed at the same time never overlap.
  @Test(arguments: 0..<30) func livingBuffersDoNotOverlap(_ seed: Int) throws {
    let graph = Graph<Double>()
    let variables = [[4, 3], [3], [4, 1], []].map {
      graph.variable(NDArray(repeating: 0.5, shape: $0))
    }
    let planned = RandomExpressions(variables, seed: UInt32(seed))
    let buffers = try Session(graph).plan(planned.results).buffers
    for (i, a) in buffers.buffers.enumerated() {
      for b in buffers.buffers[..<i] where a.lifetime.overlaps(b.lifetime) {
        #expect(a.offset + a.byteCount <= b.offset || b.offset + b.byteCount <= a.offset)
      }
      #expect(a.offset + a.byteCount <= buffers.byteCount)
    }
  }
}

/// Expressions that are the same for the same seed, over whatever tensors are given.
private struct RandomExpressions {
  private(set) var results: [Tensor<Double>] = []
  private(set) var updates: [Tensor<Double>] = []

  init(_ inputs: [Tensor<Double>], seed: UInt32) {
    var generator = RandomGenerator(seed: seed)
    var pool = inputs
    func pick() -> Tensor<Double> { pool[Int.random(in: 0..<pool.count, using: &generator)] }
    for _ in 0..<25 {
      let (a, b) = (pick(), pick())
      // All stay within −1...1 or so, and all shapes fit to [4, 3].
      let next: Tensor<Double> =
        switch Int.random(in: 0..<13, using: &generator) {
        case 0: (a + b) * 0.5
        case 1: a - 0.5 * b
        case 2: a * b
        case 3: tanh(a)
        case 4: sigmoid(a) * b
        case 5: relu(a) + relu(-b)
        case 6: a.rank == 0 ? a : a.mean(axis: -1, keepingDimensions: true)
        case 7: a.rank == 2 ? a.max(axis: 0) : a.max()
        case 8: softmax(a.rank == 0 ? a.reshaped(to: [1]) : a)
        case 9: a.shape == [4, 3] ? matmul(a, a, transposeB: true).sum(axis: 0) * 0.1 : -a
        case 10: a.shape == [4, 3] ? a.reshaped(to: [3, 4]).transposed : a
        case 11: 1 * a + inputs[0] * 0
        default: b.graph.gradient(of: (a * b).mean(), for: b)
        }
      // A row of [4] fits nothing else.
      if next.shape != [4] { pool.append(next) }
    }
    for _ in 0..<3 { results.append(pick()) }
    let whole = inputs[0] + pool[pool.count - 1]
    updates = [
      tanh(whole), tanh(whole.mean(axis: 0) + inputs[1]), tanh(inputs[2] - inputs[0].mean()),
      0.5 * inputs[3] + 0.1 * inputs[1].sum(),
    ]
  }
}
