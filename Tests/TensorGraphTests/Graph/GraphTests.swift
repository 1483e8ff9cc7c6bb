import NumericsEngine
import Testing

@testable import TensorGraph

@Suite struct GraphTests {
  @Test func namesAndScopes() {
    let graph = Graph<Float>()
    let a = graph.variable(1, name: "a")
    let b = graph.variable(1, name: "a")
    let c = graph.scope("hidden") { graph.scope("inner") { a * b } }
    let d = graph.scope("hidden") { (a + b).named("sum") }
    #expect([a, b, c, d].map(\.name) == ["a", "a_1", "hidden/inner/multiply", "hidden/sum"])
    #expect((a * b).name == "multiply")
    #expect((a * b).name == "multiply_1")
    #expect(a.description == "a: variable []")
  }

  @Test func placesAreThoseOfTheUser() {
    let graph = Graph<Float>()
    let x = graph.variable([1, 2], name: "x")
    let y = softmax(x)
    let line = #line - 1
    #expect(y.place?.description == "TensorGraphTests/GraphTests.swift:\(line)")
    let loss = meanSquaredError(y, x)
    #expect(loss.place?.line == line + 3)
    // What a gradient is made of belongs to the line that asked for it.
    let gradient = graph.gradient(of: loss, for: x)
    #expect(gradient.place?.line == line + 6)
  }

  /// A function made of others gives all its nodes the line of its own caller.
  @Test func theOuterPlaceStands() {
    let graph = Graph<Float>()
    let x = graph.variable([1, 2], name: "x")
    let place = SourcePlace("Somewhere.swift", 1)
    #expect(graph.made(at: place) { gelu(x) }.place == place)
  }

  static let broadcasts: [(TensorShape, TensorShape, TensorShape?)] = [
    ([2, 3], [3], [2, 3]), ([nil, 3], [3], [nil, 3]), ([nil, 3], [1, 3], [nil, 3]),
    ([nil], [4], [4]), ([nil], [1], [nil]), ([nil], [nil], [nil]), ([], [2], [2]),
    ([4, 1], [1, 3], [4, 3]), ([2, 3], [2], nil), ([nil, 2], [nil, 3], nil), ([0], [1], [0]),
    ([], [], []),
  ]

  @Test(arguments: broadcasts)
  func broadcasting(_ a: TensorShape, _ b: TensorShape, _ expected: TensorShape?) {
    #expect(a.broadcast(with: b) == expected)
    #expect(b.broadcast(with: a) == expected)
  }

  @Test func shapesOfUnknownBatches() {
    let graph = Graph<Float>()
    let x = graph.placeholder(shape: [nil, 28, 28, 1])
    let w = graph.variable(NDArray(repeating: 0, shape: [5, 5, 1, 32]))
    let convolved = conv2d(x, w, padding: .same)
    #expect(convolved.shape == [nil, 28, 28, 32])
    let pooled = maxPool(convolved, size: 2)
    #expect(pooled.shape == [nil, 14, 14, 32])
    #expect(pooled.reshaped(to: [-1, 14 * 14 * 32]).shape == [nil, 6272])
    #expect(x.mean(axes: [1, 2]).shape == [nil, 1])
    #expect(concatenate([x, x], axis: 0).shape == [nil, 28, 28, 1])
    #expect(concatenate([x, x], axis: -1).shape == [nil, 28, 28, 2])
    #expect(x.sliced(axis: 0, from: 0, to: 3).shape == [3, 28, 28, 1])
    #expect(x.sliced(axis: 0, from: -3).shape == [nil, 28, 28, 1])
    #expect(x.permuted(axes: [3, 0, 1, 2]).shape == [1, nil, 28, 28])
    #expect(x.squeezed(axis: -1).expandingDimension(at: 0).shape == [1, nil, 28, 28])
  }

  @Test func dot() {
    let graph = Graph<Double>()
    let x = graph.variable(3, name: "the \"x\"")
    _ = (x * x - 10 * x).named("y")
    #expect(
      graph.dot == """
        digraph {
          rankdir=BT
          node [fontname="Helvetica" shape=box]
          n0 [label="the \\"x\\"\\nvariable []" shape=cylinder]
          n1 [label="multiply\\nmultiply []"]
          n0 -> n1
          n0 -> n1
          n3 [label="multiply_1\\nmultiply []\\nwith 10.0"]
          n0 -> n3
          n4 [label="y\\nsubtract []"]
          n1 -> n4
          n3 -> n4
        }

        """)
  }

  /// x⁴ has the derivatives 4x³, 12x², 24x, 24 and 0.
  @Test func higherDerivatives() throws {
    let graph = Graph<Double>()
    let x = graph.variable(3)
    var derivatives = [pow(x, 4)]
    for _ in 0..<5 { derivatives.append(graph.gradient(of: derivatives.last!, for: x)) }
    let values = try Session(graph).run(derivatives).map { $0.elements[0] }
    #expect(values == [81, 108, 108, 72, 24, 0])
  }

  @Test func derivativesOfWhatDoesNotDepend() throws {
    let graph = Graph<Double>()
    let x = graph.variable([1, 2])
    let later = graph.variable(4)
    let values = try Session(graph).run(graph.gradients(of: (2 * x).sum(), for: [x, later]))
    #expect(values == [[2, 2], NDArray(shape: [], elements: [0])])
    let y = 3 * x
    #expect(try Session(graph).run(graph.gradient(of: y * y, for: y)) == [6, 12])
  }
}
