import NumericsEngine
import Testing

@testable import TensorGraph

@Suite struct TapeTests {
  @Test func computesAtOnce() {
    let tape = Tape<Double>()
    let x = tape.constant(0, name: "x")
    let y = x * x - 10 * x + 24
    #expect(y.value.elements == [24])
    #expect(tape.gradient(of: y, for: x).value.elements == [-10])
  }

  /// The same operations, kernels and rules: the same bits as a session's.
  @Test(arguments: GradientTests.cases)
  func agreesWithASession(_ check: GradientCase) throws {
    let point = check.point(seed: 7)
    let graph = Graph<Double>()
    let tape = Tape<Double>()
    let variables = point.map { graph.variable($0) }
    let constants = point.map { tape.constant($0) }
    let (deferred, eager) = (check.build(variables), check.build(constants))
    let free = point.indices.filter { check.fixed[$0] == nil }
    let planned = graph.gradients(of: deferred, for: free.map { variables[$0] })
    let taped = tape.gradients(of: eager, for: free.map { constants[$0] })
    let values = try Session(graph).run([deferred] + planned)
    #expect(values[0] == eager.value)
    for (value, tensor) in zip(values.dropFirst(), taped) { #expect(value == tensor.value) }
  }
}
