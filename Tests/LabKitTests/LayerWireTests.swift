import LabKit
import NumericsEngine
import Testing

@Suite struct LayerWireTests {
  @Test(arguments: Activation.allCases)
  func comesBackAsItWas(activation: Activation) throws {
    let layer = Layer(
      weights: NDArray([[0.5, -1], [2, 0]]), biases: NDArray([0.25, -0.0]), activation: activation)
    #expect(try Layer(wire: layer.wire) == layer)
    #expect(try Activation(wire: activation.wire) == activation)
  }

  @Test func whatIsNoLayerIsAnError() {
    let layer = Layer(weights: .zeros([1, 2]), biases: .zeros([1]), activation: .relu)
    guard case .compound(let name, let parts) = layer.wire else {
      Issue.record("\(layer.wire)")
      return
    }
    let wrong: [WireValue] = [
      .compound("Layer", parts), .compound(name, parts.dropLast()),
      .compound(name, [parts[0], parts[1], .compound(".softplus", [])]), .null,
    ]
    for value in wrong {
      #expect(throws: WireError.self) { try Layer(wire: value) }
    }
    #expect(throws: WireError.self) { try Activation(wire: .compound(".tanh", [.int(1)])) }
  }
}
