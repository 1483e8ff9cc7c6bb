import NumericsEngine
import Testing

@testable import TensorGraph

/// Every fault of a run, with its facts and its words.
@Suite struct GraphErrorTests {
  @Test func missingFeed() throws {
    let graph = Graph<Float>()
    let x = graph.placeholder(shape: [nil, 784], name: "images")
    let error = #expect(throws: GraphError.self) { try Session(graph).run(x.sum()) }
    #expect(
      error == .missingFeed(placeholder: "images", shape: [nil, 784], place: x.place))
    let line = x.place?.line ?? 0
    #expect(
      "\(error!)" == """
        The run needs a value for the placeholder images (made at \
        TensorGraphTests/GraphErrorTests.swift:\(line)), of shape [?, 784]. Feed one: \
        run(…, feeding: [images: …]).
        """)
  }

  @Test func superfluousFeed() throws {
    let graph = Graph<Float>()
    let (x, y) = (graph.placeholder(name: "x"), graph.placeholder(name: "y"))
    let one = NDArray<Float>(repeating: 1, shape: [])
    let error = #expect(throws: GraphError.self) {
      try Session(graph).run(x * 2, feeding: [x: one, y: one])
    }
    #expect(
      "\(error!)"
        == "A value was fed for the placeholder y, but what is run does not depend on it. "
        + "Leave it out.")
  }

  @Test func feedOfSomethingElse() throws {
    let graph = Graph<Float>()
    let w = graph.variable(1, name: "w")
    let error = #expect(throws: GraphError.self) {
      try Session(graph).run(w * 2, feeding: [w: NDArray(repeating: 1, shape: [])])
    }
    #expect(
      "\(error!)"
        == "A value was fed for w, which is no placeholder. Only placeholders can be fed.")
  }

  @Test func wrongFeedShape() throws {
    let graph = Graph<Float>()
    let x = graph.placeholder(shape: [nil, 2], name: "x")
    for shape in [[3], [2, 3], [1, 2, 1]] {
      let error = #expect(throws: GraphError.self) {
        try Session(graph).run(x * 2, feeding: [x: NDArray(repeating: 0, shape: shape)])
      }
      #expect(
        "\(error!)" == "The value fed for the placeholder x has the shape \(shape), but x was "
          + "declared with [?, 2]. Feed an array of that shape, or write nil for an extent that may "
          + "change.")
    }
  }

  @Test func shapesThatMeetOnlyAtTheRun() throws {
    let graph = Graph<Float>()
    let a = graph.placeholder(shape: [nil], name: "a")
    let b = graph.placeholder(shape: [nil], name: "b")
    let sum = (a + b).named("sum")
    let session = Session(graph)
    let (three, four) = (NDArray<Float>([1, 2, 3]), NDArray<Float>([1, 2, 3, 4]))
    #expect(try session.run(sum, feeding: [a: three, b: three]) == [2, 4, 6])
    let error = #expect(throws: GraphError.self) {
      try session.run(sum, feeding: [a: three, b: four])
    }
    let line = b.place?.line ?? 0
    #expect(
      "\(error!)" == """
        With the shapes that were fed, sum (made at TensorGraphTests/GraphErrorTests.swift:\
        \(line)) cannot be computed. It needs extents, counted from the last axis, that are equal \
        or 1, but got [3] and [4]. Its inputs are a [3] and b [4].
        """)
  }

  /// The run stops there: the variable is as it was.
  @Test(arguments: [3, -1, 0.5, Double.nan])
  func indexThatIsNone(_ label: Double) throws {
    let graph = Graph<Double>()
    let scores = graph.variable(NDArray([[1.0, 2, 3], [4, 5, 6]]), name: "scores")
    let labels = graph.placeholder(shape: [2], name: "labels")
    let loss = crossEntropy(logits: scores, labels: labels)
    let step = graph.assign(scores, to: scores - graph.gradient(of: loss, for: scores))
    let session = Session(graph)
    let error = #expect(throws: GraphError.self) {
      try session.run(step, feeding: [labels: [0, label]])
    }
    guard case .invalidIndex(_, let value, let limit) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(limit == 3)
    #expect(value == label || label.isNaN)
    #expect(session.value(of: scores) == NDArray([[1.0, 2, 3], [4, 5, 6]]))
    let table = graph.constant(NDArray([[1.0], [2], [3]]))
    let row = table.gathering(labels).named("row")
    let second = #expect(throws: GraphError.self) {
      try session.run(row, feeding: [labels: [0, label]])
    }
    #expect(
      "\(second!)"
        == "row was given \(label) as an index, but needs whole numbers from 0 to 2.")
  }

  @Test func assignedTwice() throws {
    let graph = Graph<Float>()
    let x = graph.variable(1, name: "x")
    let twice = graph.group([graph.assign(x, to: x + 1), graph.assign(x, to: x + 2)])
    let error = #expect(throws: GraphError.self) { try Session(graph).run(twice) }
    #expect(
      "\(error!)"
        == "One run would change the variable x twice. Run the actions one after the other."
    )
  }

  @Test func variableOfAnotherShape() throws {
    let graph = Graph<Float>()
    let x = graph.variable([1, 2], name: "x")
    let error = #expect(throws: GraphError.self) { try Session(graph).set(x, to: [1, 2, 3]) }
    #expect(
      "\(error!)" == "The variable x has the shape [2], but was given an array of shape [3]. "
        + "A variable keeps its shape: give it one of [2], or make another variable.")
  }
}
