import NumericsEngine
import Testing

@testable import TensorGraph

/// What a run gives, and the order in which it reads and writes variables.
@Suite struct SessionTests {
  /// y = x² − 10x + 24 = (x − 5)² − 1.
  @Test func descendsTheQuadratic() throws {
    let graph = Graph<Double>()
    let x = graph.variable(0, name: "x")
    let y = x * x - 10 * x + 24
    let step = graph.assign(x, to: x - 0.1 * graph.gradient(of: y, for: x))
    let session = Session(graph)
    #expect(try session.run(y).elements == [24])
    for _ in 0..<200 { try session.run(step) }
    // The distance from 5 shrinks by 0.8 a step: 5 · 0.8²⁰⁰ is below 10⁻¹⁸.
    #expect(abs(session.value(of: x).elements[0] - 5) < 1e-14)
    #expect(abs(try session.run(y).elements[0] + 1) < 1e-14)
  }

  @Test func feedsOfSeveralShapes() throws {
    let graph = Graph<Float>()
    let x = graph.placeholder(shape: [nil, 2], name: "x")
    let sums = x.sum(axis: 1)
    let session = Session(graph)
    #expect(try session.run(sums, feeding: [x: NDArray([[1, 2], [3, 4]])]) == [3, 7])
    #expect(try session.run(sums, feeding: [x: NDArray([[5, 6]])]) == [11])
    #expect(try session.run(sums, feeding: [x: NDArray([[1, 2], [3, 5]])]) == [3, 8])
    #expect(try session.run(sums, feeding: [x: NDArray(shape: [0, 2], elements: [])]).shape == [0])
  }

  /// A view that is not row-major is read in its own order.
  @Test func feedsThatAreViews() throws {
    let graph = Graph<Double>()
    let x = graph.placeholder(shape: [3, 2])
    let array = NDArray([[1.0, 2, 3], [4, 5, 6]]).permuted(axes: [1, 0])
    #expect(try Session(graph).run(x * 1 + 0, feeding: [x: array]) == array.contiguous())
    #expect(try Session(graph).run(x, feeding: [x: array]) == array.contiguous())
  }

  @Test func valuesAreThoseFromBeforeTheActions() throws {
    let graph = Graph<Double>()
    let x = graph.variable(1, name: "x")
    let doubled = 2 * x
    let action = graph.assign(x, to: x + 1)
    let session = Session(graph)
    let values = try session.run([x, doubled, x + 1], doing: action)
    #expect(values.map { $0.elements[0] } == [1, 2, 2])
    #expect(session.value(of: x).elements == [2])
  }

  /// Each gets the other's old value.
  @Test func exchangesVariables() throws {
    let graph = Graph<Double>()
    let a = graph.variable([1, 2], name: "a")
    let b = graph.variable([3, 4], name: "b")
    let session = Session(graph)
    try session.run(graph.group([graph.assign(a, to: b), graph.assign(b, to: a)]))
    #expect(session.value(of: a) == [3, 4])
    #expect(session.value(of: b) == [1, 2])
    try session.run(graph.group([graph.assign(a, to: a + b), graph.assign(b, to: a - b)]))
    #expect(session.value(of: a) == [4, 6])
    #expect(session.value(of: b) == [2, 2])
  }

  /// The new value is read by others, and so is the old one.
  @Test func oldAndNewValuesInOneRun() throws {
    let graph = Graph<Double>()
    let m = graph.variable([1, 2], name: "m")
    let w = graph.variable([10, 20], name: "w")
    let moved = 0.5 * m + 3
    let old = (m * m).sum()
    let session = Session(graph)
    let action = graph.group([graph.assign(m, to: moved), graph.assign(w, to: w - moved)])
    #expect(
      try session.run([old, moved], doing: action) == [
        NDArray(shape: [], elements: [5]), [3.5, 4],
      ])
    #expect(session.value(of: m) == [3.5, 4])
    #expect(session.value(of: w) == [6.5, 16])
  }

  @Test func assignsWhatIsComputedNowhere() throws {
    let graph = Graph<Double>()
    let (a, b) = (graph.variable([1, 2], name: "a"), graph.variable([3, 4], name: "b"))
    let x = graph.placeholder(shape: [2], name: "x")
    let session = Session(graph)
    let actions = graph.group([
      graph.assign(a, to: x), graph.assign(b, to: graph.constant([5, 6])),
    ])
    try session.run(actions, feeding: [x: [7, 8]])
    #expect([session.value(of: a), session.value(of: b)] == [[7, 8], [5, 6]])
    // To itself, and one value to both.
    try session.run(graph.assign(a, to: a))
    #expect(session.value(of: a) == [7, 8])
    let sum = a + b
    try session.run(graph.group([graph.assign(a, to: sum), graph.assign(b, to: sum)]))
    #expect([session.value(of: a), session.value(of: b)] == [[12, 14], [12, 14]])
    let crossed = [graph.assign(a, to: relu(b) + 1), graph.assign(b, to: relu(a) - 1)]
    try session.run(graph.group(crossed))
    #expect([session.value(of: a), session.value(of: b)] == [[13, 15], [11, 13]])
  }

  /// What was made after an action is computed before it all the same.
  @Test func readsBeforeItWrites() throws {
    let graph = Graph<Double>()
    let x = graph.variable([1, 2], name: "x")
    let action = graph.assign(x, to: x + 1)
    let later = (x.sum() * x).sum()
    #expect(try Session(graph).run(later, doing: action).elements == [9])
  }

  /// The old and the new value meet in one operation.
  @Test func readsOldAndNewTogether() throws {
    let graph = Graph<Double>()
    let x = graph.variable([1, 2], name: "x")
    let next = 3 * x
    let change = (next - x).sum()
    let session = Session(graph)
    #expect(try session.run(change, doing: graph.assign(x, to: next)).elements == [6])
    #expect(session.value(of: x) == [3, 6])
  }

  /// A broadcast reading of the variable that is written may not happen while it is.
  @Test func readsAWrittenVariableAcross() throws {
    let graph = Graph<Double>()
    let x = graph.variable(NDArray([[1.0, 2], [3, 4]]), name: "x")
    let row = x.sliced(axis: 0, from: 1)
    let session = Session(graph)
    try session.run(graph.assign(x, to: x + row + x.transposed))
    #expect(session.value(of: x) == NDArray([[5.0, 9], [8, 12]]))
    try session.run(graph.assign(x, to: x.reshaped(to: [2, 2]) - x.sum()))
    #expect(session.value(of: x) == NDArray([[-29.0, -25], [-26, -22]]))
  }

  @Test func setsAndReadsVariables() throws {
    let graph = Graph<Float>()
    let w = graph.variable(NDArray([[1, 2], [3, 4]]), name: "w")
    let (first, second) = (Session(graph), Session(graph))
    try first.set(w, to: NDArray([[1, 3], [2, 4]]).permuted(axes: [1, 0]))
    #expect(try first.run(w.sum(axis: 0)) == [4, 6])
    #expect(first.value(of: w) == NDArray([[1, 2], [3, 4]]))
    try first.run(first.graph.assign(w, to: 2 * w))
    #expect(first.value(of: w) == NDArray([[2, 4], [6, 8]]))
    #expect(second.value(of: w) == NDArray([[1, 2], [3, 4]]))
  }

  /// Variables made after the session began have their initial values.
  @Test func graphsGrow() throws {
    let graph = Graph<Double>()
    let a = graph.variable(2)
    let session = Session(graph)
    #expect(try session.run(a * 3).elements == [6])
    let b = graph.variable(5)
    #expect(try session.run(a * b).elements == [10])
  }

  @Test func emptyBatches() throws {
    let graph = Graph<Float>()
    let x = graph.placeholder(shape: [nil, 3])
    let w = graph.variable(NDArray(repeating: 1, shape: [3, 2]))
    let y = relu(matmul(x, w) + 1)
    let gradient = graph.gradient(of: y.sum(), for: w)
    let values = try Session(graph).run(
      [y, gradient, y.mean()], feeding: [x: NDArray(shape: [0, 3], elements: [])])
    #expect(values[0].shape == [0, 2])
    #expect(values[1] == NDArray(repeating: 0, shape: [3, 2]))
    #expect(values[2].elements[0].isNaN)
  }
}
