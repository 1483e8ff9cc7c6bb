import NumericsEngine
import Testing

@testable import TensorGraph

/// Shapes that cannot fit stop the program where the node is made, and say which nodes were involved.
@Suite struct ShapeMistakeTests {
  @Test func innerExtents() async throws {
    let result = try await #require(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      let graph = Graph<Float>()
      let x = graph.placeholder(shape: [nil, 784], name: "images")
      let w = graph.variable(NDArray(repeating: 0, shape: [785, 10]), name: "w")
      _ = graph.scope("output") { matmul(x, w) }
    }
    expect(
      result, "The shapes of matmul at TensorGraphTests/ShapeMistakeTests.swift:",
      "images (placeholder [?, 784], made at TensorGraphTests/ShapeMistakeTests.swift:",
      "w (variable [785, 10], made at TensorGraphTests/ShapeMistakeTests.swift:",
      "expected: as many columns on the left as rows on the right",
      "got: [?, 784] · [785, 10]", "what to do: exchange or transpose the operands")
  }

  @Test func operators() async throws {
    let result = try await #require(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      let graph = Graph<Float>()
      _ = graph.variable([1, 2, 3], name: "a") + graph.variable([1, 2], name: "b")
    }
    expect(
      result, "The shapes of add do not fit together. Its inputs are", "a (variable [3], made at ",
      "b (variable [2], made at ", "got: [3] and [2]")
  }

  @Test func upstream() async throws {
    let result = try await #require(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      let graph = Graph<Float>()
      let x = graph.variable([1, 2, 3], name: "x")
      _ = graph.gradients(of: square(x), for: [x], upstream: graph.constant([1, 2]))
    }
    expect(
      result, "The derivative by ", " has another shape than it.", "expected: [3]", "got: [2]",
      "what to do: give one number for each element")
  }

  @Test func twoGraphs() async throws {
    let result = try await #require(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = Graph<Float>().variable(1, name: "a") + Graph<Float>().variable(1, name: "b")
    }
    expect(result, "add was given tensors of two graphs.", "got: b of another one")
  }

  @Test func axisOutOfBounds() async throws {
    let result = try await #require(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = Graph<Float>().variable([1, 2], name: "a").sum(axis: 1)
    }
    expect(result, "was asked for axis 1 of a (variable [2]", "expected: an axis in -1...0")
  }

  @Test func assigningToANode() async throws {
    let result = try await #require(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      let graph = Graph<Float>()
      let a = graph.variable([1, 2], name: "a")
      _ = graph.assign(a * 2, to: a)
    }
    expect(result, "cannot write to multiply", "expected: a variable")
  }

  @Test func valueWithoutATape() async throws {
    let result = try await #require(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = Graph<Float>().variable(1, name: "a").value }
    expect(result, "a (variable [], made at ", "has no value.", "ask a session for it")
  }

  private func expect(_ result: ExitTest.Result, _ texts: String...) {
    let said = String(decoding: result.standardErrorContent, as: UTF8.self)
    for text in texts { #expect(said.contains(text), "missing: \(text)\nin: \(said)") }
  }
}
