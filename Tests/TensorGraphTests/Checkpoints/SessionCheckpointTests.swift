import NumericsEngine
import Testing

@testable import TensorGraph

struct SessionCheckpointTests {
  /// A network with dropout and batch normalisation, trained by Adam under a falling rate: everything
  /// that has a state.
  struct Program {
    let graph = Graph<Float>()
    let images, labels: Tensor<Float>
    let training: Training<Float>
    let loss: Tensor<Float>
    let session: Session<Float>

    init(seed: UInt64, weightSeed: UInt32 = 4) {
      var generator = RandomGenerator(seed: weightSeed)
      images = graph.placeholder(shape: [nil, 6], name: "images")
      labels = graph.placeholder(shape: [nil], name: "labels")
      let network = Sequential(
        Dense(16), BatchNorm(), Dropout(keep: 0.7), Dense(3)
      ).built(in: graph, input: [nil, 6], using: &generator)
      let output = network.training(images)
      loss = crossEntropy(logits: output.output, labels: labels)
      training = graph.minimize(
        loss, with: .adam(learningRate: .exponential(0.05, factor: 0.9)), also: output.updates)
      session = Session(graph, seed: seed)
    }

    /// The losses of so many steps with batches drawn from `generator`.
    func train(steps: Int, using generator: inout RandomGenerator) throws -> [Float] {
      try (0..<steps).map { _ in
        let batch = NDArray<Float>(generator.uniform(in: -1..<1, shape: [8, 6]))
        let classes = NDArray<Float>(generator.integers(in: 0..<3, count: 8).map { Float($0) })
        return try session.run(
          loss, doing: training.step, feeding: [images: batch, labels: classes]
        ).elements[0]
      }
    }
  }

  @Test func resumedTrainingGivesTheSameNumbers() throws {
    let file = try TemporaryFile()
    var generator = RandomGenerator(seed: 9)
    let first = Program(seed: 77)
    _ = try first.train(steps: 4, using: &generator)
    let words = try #require(generator.words).map { "\($0)" }.joined(separator: " ")
    try first.session.save(to: file.path, notes: ["shuffling": words])
    let undisturbed = try first.train(steps: 6, using: &generator)

    // Another run of the program, which drew other numbers before.
    let second = Program(seed: 1, weightSeed: 2)
    var other = RandomGenerator(seed: 1)
    _ = try second.train(steps: 3, using: &other)
    let notes = try second.session.restore(from: file.path)
    let restored = (notes["shuffling"] ?? "").split(separator: " ").compactMap { UInt64($0) }
    var resumed = try #require(RandomGenerator(words: restored))
    #expect(try second.train(steps: 6, using: &resumed) == undisturbed)
    for (a, b) in zip(first.graph.variables, second.graph.variables) {
      #expect(first.session.value(of: a) == second.session.value(of: b), "\(a.name)")
    }
    #expect(second.session.value(of: second.training.stepCount).elements == [10])
    #expect(second.session.randomRuns == first.session.randomRuns)
  }

  private func variables(_ build: (Graph<Float>) -> Void) -> Session<Float> {
    let graph = Graph<Float>()
    build(graph)
    return Session(graph)
  }

  @Test func whatDoesNotFitIsRefused() throws {
    let file = try TemporaryFile()
    let saved = variables {
      _ = $0.variable([1, 2], name: "a")
      _ = $0.variable(5, name: "b")
    }
    try saved.save(to: file.path)
    func refusal(_ build: (Graph<Float>) -> Void) -> CheckpointError? {
      let session = variables(build)
      let before = session.graph.variables.map { session.value(of: $0) }
      do {
        try session.restore(from: file.path)
        return nil
      } catch {
        #expect(session.graph.variables.map { session.value(of: $0) } == before)
        return error
      }
    }
    #expect(
      refusal {
        _ = $0.variable([8, 9], name: "a")
        _ = $0.variable(7, name: "b")
        _ = $0.variable(0, name: "c")
      } == .missingTensor(file: file.path, tensor: "c"))
    #expect(
      refusal { _ = $0.variable([8, 9], name: "a") }
        == .unknownTensor(file: file.path, tensor: "b"))
    #expect(
      refusal {
        _ = $0.variable(7, name: "b")
        _ = $0.variable([8, 9, 10], name: "a")
      } == .wrongShape(file: file.path, tensor: "a", expected: [3], got: [2]))
    let doubles = Graph<Double>()
    _ = doubles.variable([8, 9], name: "a")
    _ = doubles.variable(7, name: "b")
    #expect(
      throws: CheckpointError.wrongType(
        file: file.path, tensor: "a", expected: "F64", got: "F32")
    ) { try Session(doubles).restore(from: file.path) }
  }

  @Test func notesThatAreNone() throws {
    let file = try TemporaryFile()
    try Checkpoint(notes: ["session.seed": "-1", "session.randomRuns": "0"]).write(to: file.path)
    #expect(
      throws: CheckpointError.invalidNote(
        file: file.path, key: "session.seed", expected: "a whole number from 0 on", got: "-1")
    ) { try variables { _ in }.restore(from: file.path) }
    try Checkpoint(notes: ["session.seed": "1"]).write(to: file.path)
    #expect(
      throws: CheckpointError.invalidNote(
        file: file.path, key: "session.randomRuns", expected: "a whole number from 0 on", got: nil)
    ) { try variables { _ in }.restore(from: file.path) }
  }

  @Test func loadingWhatIsThere() throws {
    let session = variables {
      _ = $0.variable([1, 2], name: "a")
      _ = $0.variable(5, name: "b")
    }
    try session.load(
      Checkpoint(values: ["b": .float(NDArray(repeating: 9, shape: []))]), from: "given")
    #expect(session.graph.variables.map { session.value(of: $0).elements } == [[1, 2], [9]])
    #expect(throws: CheckpointError.unknownTensor(file: "given", tensor: "c")) {
      try session.load(Checkpoint(values: ["c": .float([1])]), from: "given")
    }
  }
}
