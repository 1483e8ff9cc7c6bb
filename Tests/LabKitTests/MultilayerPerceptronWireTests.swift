import NumericsEngine
import TensorGraph
import Testing

@testable import LabKit

@Suite struct MultilayerPerceptronWireTests {
  @Test func bytesTravelAsWholeNumbers() throws {
    #expect(try [UInt8](wire: [0, 128, 255].wire) == [0, 128, 255])
    #expect("\(([7, 255] as [UInt8]).wire)" == "\([7, 255].wire)")
    for wrong: WireValue in [.int(256), .int(-1), .double(1), .string("1"), .null] {
      #expect(throws: WireError.self) { try UInt8(wire: wrong) }
    }
  }

  @Test(arguments: HiddenActivation.allCases)
  func activationsTravel(activation: HiddenActivation) throws {
    #expect(try HiddenActivation(wire: activation.wire) == activation)
  }

  @Test func otherActivationsAreErrors() {
    for wrong: WireValue in [.compound(".sigmoid", []), .compound(".tanh", [.int(1)]), .int(0)] {
      #expect(throws: WireError.self) { try HiddenActivation(wire: wrong) }
    }
  }

  /// A graph of one weight: loss (x − w)² with a step of w ← x, so that every number can be told.
  @Test func trialFeedsBatchAfterBatch() throws {
    let images = NDArray([[2.0], [5], [3]])
    let trial = try ClassifierTrial(
      wire: .compound(
        "trained(images:labels:batches:)", [images.wire, images.wire, [[0], [1]].wire]))
    let outcome = try trial.outcome { graph in
      let x = graph.placeholder(shape: [nil, 1], name: "x")
      let y = graph.placeholder(shape: [nil, 1], name: "y")
      let w = graph.variable(0, name: "w")
      return DigitClassifier(
        images: x, labels: y, logits: x + w, loss: square(y - w).mean(),
        step: graph.assign(w, to: x.mean()))
    }
    #expect(outcome.losses == [4, 9])
    #expect(outcome.logits == NDArray([[7.0], [10], [8]]))
  }

  @Test func lossOfManyNumbersIsAnError() throws {
    let rows = NDArray([[1.0], [2]])
    let trial = try ClassifierTrial(
      wire: .compound("trained(images:labels:batches:)", [rows.wire, rows.wire, [[0, 1]].wire]))
    #expect(throws: WireError.self) {
      _ = try trial.outcome { graph in
        let x = graph.placeholder(shape: [nil, 1], name: "x")
        let y = graph.placeholder(shape: [nil, 1], name: "y")
        let w = graph.variable(0, name: "w")
        return DigitClassifier(
          images: x, labels: y, logits: x, loss: y - w, step: graph.assign(w, to: x.mean()))
      }
    }
  }

  @Test func otherFormsAreErrors() {
    #expect(throws: WireError.self) { try ClassifierTrial(wire: .list([])) }
    #expect(throws: WireError.self) { try PlannedClassifier(wire: .int(1)) }
    #expect(throws: WireError.self) {
      try SessionSeed(wire: .compound("Session(seed:)", [.int(-1)]))
    }
  }
}
