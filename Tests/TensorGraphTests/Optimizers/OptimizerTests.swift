import NumericsEngine
import Testing

@testable import TensorGraph

/// Every optimiser against PyTorch, step for step; see ``OptimizerValues``.
struct OptimizerTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let optimizer: Optimizer
    let clipping: GradientClipping?
    let expected: [Double]

    init(
      _ name: String, _ optimizer: Optimizer, clipping: GradientClipping? = nil,
      _ expected: [Double]
    ) {
      (testDescription, self.optimizer) = (name, optimizer)
      (self.clipping, self.expected) = (clipping, expected)
    }
  }

  static let cases = [
    Case("sgd", .sgd(learningRate: 0.05), OptimizerValues.sgd),
    Case("momentum", .momentum(learningRate: 0.05), OptimizerValues.momentum),
    Case("nesterov", .nesterov(learningRate: 0.05), OptimizerValues.nesterov),
    Case("adaGrad", .adaGrad(learningRate: 0.05), OptimizerValues.adaGrad),
    Case("rmsProp", .rmsProp(learningRate: 0.05), OptimizerValues.rmsProp),
    Case("adam", .adam(learningRate: 0.05), OptimizerValues.adam),
    Case("adamW", .adamW(learningRate: 0.05, weightDecay: 0.1), OptimizerValues.adamW),
    Case(
      "adam, other betas",
      .adam(learningRate: 0.05, beta1: 0.7, beta2: 0.95, epsilon: 1e-3),
      OptimizerValues.adamOtherBetas),
    Case(
      "clipped by value", .sgd(learningRate: 0.05), clipping: .value(0.5),
      OptimizerValues.clippedByValue),
    Case(
      "clipped by norm", .sgd(learningRate: 0.05), clipping: .globalNorm(2),
      OptimizerValues.clippedByNorm),
    Case(
      "adam, falling rate", .adam(learningRate: .exponential(0.05, factor: 0.5)),
      OptimizerValues.adamExponential),
  ]

  /// The problem of the script: loss = Σ scale · p² / 2 + Σ p₀ · p₁ · q + Σ q⁴.
  struct Problem<Scalar: TensorScalar> {
    let graph = Graph<Scalar>()
    let p, q, loss: Tensor<Scalar>

    init() {
      p = graph.variable(NDArray([[1, -2, 0.5], [0.25, 3, -1.5]]), name: "p")
      q = graph.variable([0.1, -0.2, 0.3], name: "q")
      let scale = graph.constant(NDArray([[1, 10, 0.1], [2, 0.5, 5]]))
      let rows = p.sliced(axis: 0, from: 0, to: 1) * p.sliced(axis: 0, from: 1) * q
      loss = (scale * p * p).sum() * 0.5 + rows.sum() + square(square(q)).sum()
    }
  }

  /// 1e-12: five steps of a dozen roundings each on numbers up to 3 stay four digits below it.
  @Test(arguments: cases) func followsPyTorch(_ check: Case) throws {
    let problem = Problem<Double>()
    let training = problem.graph.minimize(
      problem.loss, with: check.optimizer, clipping: check.clipping)
    let session = Session(problem.graph)
    var numbers: [Double] = []
    for _ in 0..<5 {
      try session.run(training.step)
      numbers += session.value(of: problem.p).elements + session.value(of: problem.q).elements
    }
    try #require(numbers.count == check.expected.count)
    for (index, (got, expected)) in zip(numbers, check.expected).enumerated() {
      #expect(abs(got - expected) < 1e-12, "step \(index / 9 + 1), number \(index % 9)")
    }
    #expect(session.value(of: training.stepCount).elements == [5])
  }

  /// In `Float` the same up to its rounding: five steps of at most 20 roundings of numbers up to 3.
  @Test(arguments: cases) func followsPyTorchInFloat(_ check: Case) throws {
    let problem = Problem<Float>()
    let training = problem.graph.minimize(
      problem.loss, with: check.optimizer, clipping: check.clipping)
    let session = Session(problem.graph)
    for _ in 0..<5 { try session.run(training.step) }
    let numbers = session.value(of: problem.p).elements + session.value(of: problem.q).elements
    for (got, expected) in zip(numbers, check.expected.suffix(9)) {
      #expect(abs(Double(got) - expected) < 100 * 3 * Double(Float.ulpOfOne))
    }
  }

  /// Large parameters are shared out among the cores; each element goes its own way.
  @Test(arguments: cases) func largeParametersLikeSmallOnes(_ check: Case) throws {
    let count = 3 * elementGrain + 17
    let values = (0..<count).map { Double($0 % 9) - 4.5 }
    func trained(_ values: [Double]) throws -> [Double] {
      let graph = Graph<Double>()
      let p = graph.variable(NDArray(values), name: "p")
      let training = graph.minimize((p * p * p).sum(), with: check.optimizer)
      let session = Session(graph)
      for _ in 0..<3 { try session.run(training.step) }
      return session.value(of: p).elements
    }
    let small = try trained(Array(values[..<9]))
    let large = try trained(values)
    #expect(large.indices.allSatisfy { large[$0] == small[$0 % 9] })
  }

  @Test func onlyWhatTheLossDependsOnIsTrained() throws {
    let graph = Graph<Double>()
    let (used, unused) = (graph.variable(1, name: "used"), graph.variable(1, name: "unused"))
    let shapeOnly = graph.variable([1, 2], name: "shapeOnly")
    let loss = square(used) + (used * 0).broadcast(like: shapeOnly).sum()
    let training = graph.minimize(loss, with: .adamW(learningRate: 0.1))
    #expect(training.parameters == [used])
    let session = Session(graph)
    try session.run(training.step)
    #expect(session.value(of: unused).elements == [1])
    #expect(session.value(of: used).elements != [1])
  }

  @Test func theStateIsInNamedVariables() {
    let graph = Graph<Float>()
    let w = graph.scope("hidden") { graph.variable([1, 2], name: "weights") }
    _ = graph.minimize(square(w).sum(), with: .adam())
    #expect(
      graph.variables.map(\.name) == [
        "hidden/weights", "adam/stepCount", "adam/mean/hidden/weights",
        "adam/squares/hidden/weights",
      ])
  }

  /// A gradient that is a variable itself, here another parameter: all updates are made of the values
  /// from before the step.
  @Test func updatesAreSimultaneous() throws {
    let graph = Graph<Double>()
    let (a, b) = (graph.variable(3), graph.variable(5))
    let training = graph.minimize(a * b, with: .sgd(learningRate: 0.1))
    let session = Session(graph)
    try session.run(training.step)
    #expect(session.value(of: a).elements == [3 - 0.1 * 5])
    #expect(session.value(of: b).elements == [5 - 0.1 * 3])
  }

  @Test func aLossMustBeANumber() async throws {
    let result = try await #require(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      let graph = Graph<Double>()
      let w = graph.variable([1, 2], name: "w")
      _ = graph.minimize(square(w), with: .sgd(learningRate: 0.1))
    }
    let said = String(decoding: result.standardErrorContent, as: UTF8.self)
    #expect(said.contains("needs one number to make smaller"))
    #expect(said.contains("OptimizerTests.swift"))
  }
}
