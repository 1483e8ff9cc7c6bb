import NumericsEngine
import Testing

@testable import TensorGraph

struct NetworkTests {
  /// LeNet's grandchild of lab 14; PyTorch counts the same.
  private let digits = Sequential(
    Conv2D(32, size: 5, padding: .same, activation: .relu), MaxPool(2),
    Conv2D(64, size: 5, padding: .same, activation: .relu), MaxPool(2), Flatten(),
    Dense(1024, activation: .relu), Dropout(keep: 0.5), Dense(10))

  @Test func description() {
    var generator = RandomGenerator(seed: 1)
    let network = digits.built(
      in: Graph<Float>(), input: [nil, 28, 28, 1], using: &generator)
    #expect(network.parameterCount == 3_274_634)
    #expect(
      network.description == """
        input       [?, 28, 28, 1]         0
        conv2d      [?, 28, 28, 32]      832
        maxPool     [?, 14, 14, 32]        0
        conv2d_1    [?, 14, 14, 64]    51264
        maxPool_1   [?, 7, 7, 64]          0
        flatten     [?, 3136]              0
        dense       [?, 1024]        3212288
        dropout     [?, 1024]              0
        dense_1     [?, 10]            10250
        parameters                   3274634
        """)
  }

  @Test func names() {
    var generator = RandomGenerator(seed: 1)
    let graph = Graph<Float>()
    _ = Sequential(Dense(4, name: "hidden"), BatchNorm(), Dense(2), Dense(2, bias: nil))
      .built(in: graph, input: [nil, 3], using: &generator)
    #expect(
      graph.variables.map(\.name) == [
        "hidden/weights", "hidden/bias", "batchNorm/scale", "batchNorm/shift", "batchNorm/mean",
        "batchNorm/variance", "dense/weights", "dense/bias", "dense_1/weights",
      ])
  }

  @Test func dropoutOnlyInTraining() throws {
    var generator = RandomGenerator(seed: 1)
    let graph = Graph<Float>()
    let x = graph.placeholder(shape: [nil, 1000], name: "x")
    let network = Sequential(Dropout(keep: 0.25)).built(
      in: graph, input: x.shape, using: &generator)
    let session = Session(graph)
    let ones = NDArray<Float>(repeating: 1, shape: [10, 1000])
    #expect(try session.run(network(x), feeding: [x: ones]) == ones)
    let trained = try session.run(network.training(x).output, feeding: [x: ones]).elements
    #expect(Set(trained) == [0, 4])
    // 10 000 coins: 5 standard deviations of their number are 217.
    #expect(abs(trained.count { $0 == 4 } - 2500) < 217)
  }

  @Test func aNetworkIsAppliedTwiceWithTheSameVariables() throws {
    var generator = RandomGenerator(seed: 1)
    let graph = Graph<Double>()
    let network = Sequential(Dense(2)).built(in: graph, input: [nil, 3], using: &generator)
    let (a, b) = (graph.placeholder(shape: [nil, 3]), graph.placeholder(shape: [nil, 3]))
    let (ya, yb) = (network(a), network.training(b).output)
    #expect(graph.variables.count == 2)
    let session = Session(graph)
    let batch = generator.uniform(shape: [4, 3])
    #expect(
      try session.run(ya, feeding: [a: batch]) == session.run(yb, feeding: [b: batch]))
  }

  @Test func activations() throws {
    let tape = Tape<Double>()
    let x = tape.constant(NDArray([[-2, 0, 1.5]]))
    for (activation, expected) in [
      (.none, x), (.relu, relu(x)), (.leakyReLU(slope: 0.2), leakyReLU(x, slope: 0.2)),
      (.sigmoid, sigmoid(x)), (.tanh, tanh(x)), (.gelu, gelu(x)), (.softmax, softmax(x)),
    ] as [(Activation, Tensor<Double>)] {
      #expect(activation.applied(to: x).value == expected.value)
    }
  }

  @Test func averagePoolAndFlatten() throws {
    let tape = Tape<Double>()
    let x = tape.constant(NDArray(shape: [1, 2, 2, 1], elements: [1, 2, 3, 6]))
    let y = flatten(
      AveragePool(2).applied(to: x, LayerVariables(), mode: .inference).value)
    #expect(y.value == NDArray([[3]]))
  }

  @Test func shapesThatALayerCannotTake() async throws {
    let unflattened = try await #require(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      var generator = RandomGenerator(seed: 1)
      _ = Sequential(Dense(3)).built(
        in: Graph<Float>(), input: [nil, 28, 28], using: &generator)
    }
    let said = String(decoding: unflattened.standardErrorContent, as: UTF8.self)
    #expect(said.contains("The layer dense cannot take inputs of shape [?, 28, 28]."))
    #expect(said.contains("put a Flatten() before it"))
    let unknown = try await #require(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      let graph = Graph<Float>()
      _ = flatten(graph.placeholder(shape: [nil, nil, 3], name: "images"))
    }
    let complaint = String(decoding: unknown.standardErrorContent, as: UTF8.self)
    #expect(complaint.contains("must know how long the rows are"))
    #expect(complaint.contains("NetworkTests.swift"))
  }
}
