import NumericsEngine
import Testing

@testable import TensorGraph

struct LearningRateTests {
  /// PyTorch 2.13.0, `StepLR`, `ExponentialLR`, `CosineAnnealingLR`, and `LinearLR` before the last:
  /// `Scripts/references/graph/optimizer_values.py`. PyTorch multiplies step by step, so that the last
  /// digit may differ.
  @Test(arguments: [
    (
      LearningRate.step(0.1, factor: 0.3, every: 4),
      [0.1, 0.1, 0.1, 0.1, 0.03, 0.03, 0.03, 0.03, 0.009, 0.009, 0.009, 0.009]
    ),
    (
      .exponential(0.1, factor: 0.9),
      [
        0.1, 0.09000000000000001, 0.08100000000000002, 0.07290000000000002, 0.06561000000000002,
        0.05904900000000002, 0.05314410000000002, 0.04782969000000002, 0.043046721000000024,
        0.03874204890000002, 0.03486784401000002, 0.03138105960900001,
      ]
    ),
    (
      .cosine(0.1, to: 0.01, steps: 10),
      [
        0.1, 0.09779754323328192, 0.09140576474687263, 0.08145033635316129, 0.06890576474687264,
        0.05500000000000001, 0.04109423525312737, 0.028549663646838717, 0.01859423525312737,
        0.012202456766718092, 0.01,
      ]
    ),
    (
      .warmUp(steps: 4, .cosine(0.1, steps: 8)),
      [
        0.025, 0.05, 0.07500000000000001, 0.1, 0.1, 0.09619397662556434, 0.08535533905932738,
        0.0691341716182545, 0.05, 0.030865828381745515, 0.014644660940672627,
        0.0038060233744356634,
      ]
    ),
  ]) func followsPyTorch(_ schedule: LearningRate, _ expected: [Double]) {
    for (step, rate) in expected.enumerated() {
      #expect(abs(schedule.value(at: step) - rate) < 1e-15, "step \(step)")
    }
  }

  @Test func edges() {
    #expect(LearningRate.cosine(0.1, to: 0.01, steps: 10).value(at: 1000) == 0.01)
    #expect(LearningRate.cosine(0.1, to: 0.01, steps: 0).value(at: 0) == 0.01)
    #expect(LearningRate.warmUp(steps: 0, 0.5).value(at: 0) == 0.5)
    #expect(LearningRate.step(1, factor: 0.5, every: 0).value(at: 2) == 0.25)
    let written: LearningRate = 0.25
    #expect(written == .constant(0.25))
  }

  @Test func theNodeCountsSteps() throws {
    let graph = Graph<Double>()
    let w = graph.variable(1)
    let schedule = LearningRate.exponential(0.5, factor: 0.5)
    let training = graph.minimize(square(w), with: .sgd(learningRate: schedule))
    let session = Session(graph)
    for step in 0..<6 {
      let rate = try session.run(training.learningRate, doing: training.step)
      #expect(rate.elements == [schedule.value(at: step)])
    }
    // A count that is none, from a broken file for example, is read as 0.
    try session.set(training.stepCount, to: NDArray(repeating: .nan, shape: []))
    #expect(try session.run(training.learningRate).elements == [0.5])
  }
}
