import Foundation
import NumericsEngine
import Testing

@testable import TensorGraph

/// What a plan leaves out, shares and joins.
@Suite struct PlanTests {
  @Test func deadNodesAreDropped() throws {
    let graph = Graph<Float>()
    let x = graph.placeholder(shape: [nil], name: "x")
    let unused = exp(x)
    let y = x.sum()
    _ = unused.sum()
    let plan = try Session(graph).plan([y], feeding: [x: [1, 2]])
    #expect(plan.stepCount == 1)
  }

  @Test func constantsAreFolded() throws {
    let graph = Graph<Double>()
    let a = graph.constant(NDArray([[1.0, 2], [3, 4]]))
    let x = graph.variable([1, 1])
    let y = x + exp(matmul(a, a)).sum(axis: 0)
    let session = Session(graph)
    #expect(try session.plan([y]).stepCount == 1)
    // a² = [[7, 10], [15, 22]]
    let powers: [Double] = [7, 10, 15, 22].map { Foundation.exp($0) }
    let expected = [1 + (powers[0] + powers[2]), 1 + (powers[1] + powers[3])]
    let got = try session.run(y)
    // The sums of two exponentials, each within 2 units in the last place.
    for i in 0..<2 { #expect(abs(got[i] - expected[i]) <= 4 * expected[i].ulp) }
  }

  @Test func equalCallsAreOne() throws {
    let graph = Graph<Double>()
    let a = graph.variable([1, 2, 3])
    let b = graph.variable([1, 2, 3])
    let twice = a.sum() * a.sum()
    #expect(try Session(graph).plan([twice]).stepCount == 2)
    #expect(try Session(graph).plan([a.sum() * b.sum()]).stepCount == 3)
    #expect(try Session(graph).run([a.sum(), a.sum()]).map { $0.elements } == [[6], [6]])
    // Not equal: other settings, other axes.
    let matrix = graph.variable(NDArray(repeating: 1, shape: [2, 2]))
    let different = (matrix.sum(axis: 0) * matrix.sum(axis: 1)).sum()
    #expect(try Session(graph).plan([different]).stepCount == 4)
  }

  /// Two masks of dropout are never one.
  @Test func randomNodesAreNotShared() throws {
    let graph = Graph<Double>()
    let x = graph.variable(NDArray(repeating: 1, shape: [1000]))
    let (a, b) = (dropout(x, keep: 0.5), dropout(x, keep: 0.5))
    let values = try Session(graph).run([a, b])
    #expect(values[0] != values[1])
  }

  @Test func chainsAreFused() throws {
    let graph = Graph<Float>()
    let x = graph.placeholder(shape: [nil, 512], name: "x")
    let b = graph.variable(NDArray(repeating: 1, shape: [512]), name: "b")
    let y = tanh(2 * (x + b)) * sigmoid(x) - 1
    let plan = try Session(graph).plan([y], feeding: [x: NDArray(repeating: 0, shape: [4, 512])])
    #expect(plan.stepCount == 1)
    #expect(plan.byteCount.planned == 4 * 512 * 4)
    #expect(plan.byteCount.unplanned == 6 * 4 * 512 * 4)
  }

  /// What is returned, or read by two, is written to memory.
  @Test func whatOthersReadIsNotFused() throws {
    let graph = Graph<Float>()
    let x = graph.variable(NDArray(repeating: 0.5, shape: [100]), name: "x")
    let inner = exp(x)
    let outer = 2 * inner
    #expect(try Session(graph).plan([outer]).stepCount == 1)
    #expect(try Session(graph).plan([inner, outer]).stepCount == 2)
    #expect(try Session(graph).plan([outer + inner.sum()]).stepCount == 3)
  }

  /// A row is computed once, not once for every row that it is added to.
  @Test func whatIsRepeatedIsNotFused() throws {
    let graph = Graph<Float>()
    let x = graph.variable(NDArray(repeating: 0.5, shape: [100, 3]), name: "x")
    let row = graph.variable([1, 2, 3], name: "row")
    #expect(try Session(graph).plan([x + exp(row)]).stepCount == 2)
  }

  @Test func updatesAreWrittenInPlace() throws {
    let graph = Graph<Float>()
    let w = graph.variable(NDArray(repeating: 1, shape: [10, 10]), name: "w")
    let step = graph.assign(w, to: w - 0.1 * graph.gradient(of: square(w).sum(), for: w))
    let plan = try Session(graph).plan([], doing: step)
    #expect(plan.stepCount == 1)
    #expect(plan.byteCount.planned == 0)
  }

  /// A chain of matrix products needs two places, whatever its length.
  @Test func buffersAreUsedAgain() throws {
    let graph = Graph<Float>()
    let w = graph.variable(NDArray(repeating: 0.1, shape: [16, 16]), name: "w")
    var x = w
    for _ in 0..<10 { x = matmul(x, w) }
    let plan = try Session(graph).plan([x])
    #expect(plan.byteCount.planned == 2 * 16 * 16 * 4)
    #expect(plan.byteCount.unplanned == 10 * 16 * 16 * 4)
  }

  @Test func oneIsNoFactor() throws {
    let graph = Graph<Double>()
    let x = graph.variable([1, 2])
    #expect(try Session(graph).plan([1 * x / 1]).stepCount == 0)
    #expect(try Session(graph).run(1 * x / 1) == [1, 2])
    // A shape that changes is not nothing.
    let ones = graph.constant(NDArray(repeating: 1, shape: []))
    #expect(try Session(graph).run(ones * graph.variable(3)).shape == [])
  }

  @Test func description() throws {
    let graph = Graph<Float>()
    let x = graph.placeholder(shape: [nil, 3], name: "x")
    let w = graph.variable(NDArray(repeating: 1, shape: [3, 2]), name: "w")
    let y = graph.scope("layer") { relu(matmul(x, w) + 1) }
    let step = graph.assign(w, to: w - graph.gradient(of: y.sum(), for: w))
    let plan = try Session(graph).plan(
      [y], doing: step, feeding: [x: NDArray(repeating: 1, shape: [4, 3])])
    #expect(
      plan.description == """
        1  matmul → layer/matmul [4, 2] ← x, w                           bytes 0..<64
        2  add, relu → layer/relu [4, 2] ← layer/matmul, 1.0             bytes 0..<64, in place
        3  gate → gradient/gate [4, 2] ← gradient/broadcast, layer/relu  bytes 64..<128
        4  matmul → gradient/matmul [3, 2] ← x, gradient/gate            bytes 128..<192
        5  subtract → variable w [3, 2] ← w, gradient/matmul
        14 nodes, 1 not needed, 0 shared, 1 computed once, 1 joined to others: 5 steps, 3 buffers, \
        192 bytes instead of 384
        """)
  }
}
