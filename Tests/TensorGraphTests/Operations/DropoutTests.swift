import NumericsEngine
import Testing

@testable import TensorGraph

@Suite struct DropoutTests {
  @Test func keepsTheShareAndTheMean() throws {
    let graph = Graph<Double>()
    let count = 100_000
    let x = graph.variable(NDArray(repeating: 1, shape: [count]))
    let y = try Session(graph, seed: 5).run(dropout(x, keep: 0.8))
    #expect(Set(y.elements) == [0, 1.25])
    let kept = y.elements.count { $0 != 0 }
    // The number kept has the standard deviation √(n · 0.8 · 0.2) = 126.5; five of them.
    #expect(abs(Double(kept) - 80_000) < 633)
  }

  @Test func allAndNothing() throws {
    let graph = Graph<Float>()
    let keep = graph.placeholder(name: "keep")
    let x = graph.variable(NDArray(repeating: 3, shape: [1000]))
    let y = dropout(x, keep: keep)
    let session = Session(graph)
    for (probability, expected) in [(1, 3), (0, 0)] as [(Float, Float)] {
      let value = try session.run(y, feeding: [keep: NDArray(repeating: probability, shape: [])])
      #expect(value == NDArray(repeating: expected, shape: [1000]))
    }
  }

  /// Every run draws other numbers; the same seed gives the same runs, on any number of threads.
  @Test func runsRepeat() throws {
    let graph = Graph<Float>()
    let x = graph.variable(NDArray(repeating: 1, shape: [50_000]))
    let y = dropout(x, keep: 0.5)
    let threads = Threads.count
    defer { Threads.count = threads }
    let (first, second, other) = (
      Session(graph, seed: 1), Session(graph, seed: 1), Session(graph, seed: 2)
    )
    let a = try (0..<2).map { _ in try first.run(y) }
    Threads.count = 1
    let b = try (0..<2).map { _ in try second.run(y) }
    #expect(a == b)
    #expect(a[0] != a[1])
    #expect(try other.run(y) != a[0])
    // A run that draws nothing does not count; a session can be set back.
    _ = try second.run(x.sum())
    #expect(second.randomRuns == 2)
    second.randomRuns = 1
    #expect(try second.run(y) == a[1])
  }

  /// Few enough numbers to be computed once, were they not random.
  @Test func smallMasksChangeToo() throws {
    let graph = Graph<Float>()
    let x = graph.variable(NDArray(repeating: 1, shape: [20]))
    let y = dropout(x, keep: 0.5)
    let session = Session(graph)
    #expect(try session.run(y) != session.run(y))
  }

  /// What was dropped has no gradient, and the rest 1 / keep, in the same run.
  @Test func gradientHasTheSameMask() throws {
    let graph = Graph<Double>()
    let x = graph.variable(NDArray(repeating: 1, shape: [100]))
    let y = dropout(x, keep: 0.5)
    let values = try Session(graph).run([y, graph.gradient(of: y.sum(), for: x)])
    #expect(values[0] == values[1])
  }
}
