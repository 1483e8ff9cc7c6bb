import NumericsEngine
import TensorGraph

/// What a network of exercise 14.10 is asked, so that another program can be asked the same.
struct NetworkStudy: WireDecodable {
  /// How many images it gets: 0 for none.
  let images: Int
  let steps: Int

  init(wire: WireValue) throws {
    guard case .compound("study(images:steps:)", let values) = wire, values.count == 2 else {
      throw mismatch("what the network is asked", wire)
    }
    (images, steps) = (try Int(wire: values[0]), try Int(wire: values[1]))
  }

  /// Builds a network, gives its variables numbers that are made by a formula, and asks it.
  func report(
    seed: Int, isRandom: Bool,
    of build: (Graph<Float>, inout RandomGenerator) throws -> DigitClassifier
  ) throws -> NetworkReport {
    func built(_ seed: Int) throws -> DigitClassifier {
      var generator = RandomGenerator(seed: UInt32(truncatingIfNeeded: seed))
      return try build(Graph(), &generator)
    }
    let classifier = try built(seed)
    let graph = classifier.loss.graph
    let parameters = graph.variables(leadingTo: classifier.loss)
    let shapes = parameters.map { $0.shape.known ?? [] }
    var report = NetworkReport(
      variables: shapes, parameters: shapes.reduce(0) { $0 + $1.reduce(1, *) },
      startFollowsGenerator: followsGenerator(
        classifier, try built(seed), try built(seed + 1)))
    report.variablesAreShared =
      graph.variables(leadingTo: classifier.logits) == parameters
    guard images > 0 else { return report }

    let session = Session(graph)
    for (index, parameter) in parameters.enumerated() {
      try session.set(parameter, to: FormulaNumbers.weights(shapes[index], index: index))
    }
    let question = [classifier.images: FormulaNumbers.images([images, 28, 28, 1])]
    let labels = NDArray<Float>(
      shape: [images, 10],
      elements: (0..<images * 10).map { $0 % 10 == ($0 / 10) % 10 ? 1 : 0 })
    let lesson = question.merging([classifier.labels: labels]) { first, _ in first }
    func loss(doing step: Action<Float>? = nil) throws -> Double {
      Double(try session.run(classifier.loss, doing: step, feeding: lesson).elements[0])
    }
    // Twice the same mask is likely where few units are at work; eight times it is not.
    let answers = try (0..<8).map { _ in
      try session.run(classifier.logits, feeding: question)
    }
    report.logitsRepeat = answers.allSatisfy { $0 == answers[0] }
    if report.logitsRepeat, report.variablesAreShared {
      report.logits = NDArray<Double>(answers[0])
    }
    report.lossRepeats = try Set((0..<8).map { _ in try loss() }).count == 1
    // Steps whose losses are random can be compared with nothing: then only the loss is asked for.
    report.losses = try (0..<steps).map { _ in
      try loss(doing: isRandom ? nil : classifier.step)
    }
    return report
  }

  /// Whether all weights are the same for the same seed, and others for another.
  private func followsGenerator(
    _ first: DigitClassifier, _ again: DigitClassifier, _ other: DigitClassifier
  ) -> Bool {
    let weights = [first, again, other].map { classifier in
      let session = Session(classifier.loss.graph)
      return classifier.loss.graph.variables(leadingTo: classifier.loss)
        .filter { $0.rank > 1 }.map(session.value)
    }
    return weights[0] == weights[1] && zip(weights[0], weights[2]).allSatisfy { $0 != $1 }
  }
}

/// What is found out about a network: the result of exercise 14.10.
struct NetworkReport: WireEncodable {
  /// The shapes of the variables on which the loss depends.
  var variables: [[Int]]
  var parameters: Int
  var startFollowsGenerator: Bool
  /// Whether the logits depend on the same variables as the loss.
  var variablesAreShared = true
  /// The logits of the images, where they can be compared.
  var logits: NDArray<Double>?
  var logitsRepeat = true
  var lossRepeats = true
  var losses: [Double] = []

  var wire: WireValue {
    [
      "variables": variables.wire, "parameters": parameters.wire,
      "startFollowsGenerator": startFollowsGenerator.wire,
      "variablesAreShared": variablesAreShared.wire, "logits": logits.wire,
      "logitsRepeat": logitsRepeat.wire, "lossRepeats": lossRepeats.wire, "losses": losses.wire,
    ]
  }
}
