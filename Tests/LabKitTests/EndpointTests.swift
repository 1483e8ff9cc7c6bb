import NumericsEngine
import Testing

@testable import LabKit

@Suite struct EndpointTests {
  @Test func decodesEveryArgumentInOrder() throws {
    let endpoint = Endpoint("1") { (a: Double, b: Int, c: [String], d: NDArray<Double>) in
      "\(a) \(b) \(c) \(d.shape)"
    }
    let result = try endpoint.call([
      .double(1.5), .int(2), .list([.string("x")]), .array(shape: [1, 2], elements: [3, 4]),
    ])
    #expect("\(result)" == "\(WireValue.string("1.5 2 [\"x\"] [1, 2]"))")
  }

  @Test func aPairTravelsAsAListOfTwo() throws {
    let endpoint = Endpoint("1") { (x: Double) in (x, x < 0) }
    #expect("\(try endpoint.call([.double(3)]))" == "\(WireValue.list([.double(3), .bool(false)]))")
  }

  @Test func argumentsMustFit() {
    let endpoint = Endpoint("1") { (x: Double, n: Int) in x * Double(n) }
    #expect(throws: WireError("argument 2 is missing: 1 were sent")) {
      try endpoint.call([.double(1)])
    }
    #expect(throws: WireError("3 arguments were sent to a function of 2")) {
      try endpoint.call([.double(1), .int(2), .int(3)])
    }
    #expect(throws: WireError("a whole number was expected, but a number was sent")) {
      try endpoint.call([.double(1), .double(2)])
    }
  }

  @Test func aNumberMayComeAsAWholeNumber() throws {
    let endpoint = Endpoint("1") { (x: Double) in x }
    #expect("\(try endpoint.call([.int(3)]))" == "\(WireValue.double(3))")
  }

  @Test func theFunctionsErrorsComeThrough() {
    let endpoint = Endpoint("1") { (_: Double) throws -> Double in throw LabError.notFinite }
    #expect(throws: LabError.notFinite) { try endpoint.call([.double(1)]) }
  }

  @Test func messagesComeBackAsTheyWere() throws {
    let requests: [Request] = [
      .call(exercise: "3.2", arguments: [.double(1), .list([])]), .step(lab: 3, index: 2),
      .step(
        lab: 5, index: 2, inputs: StepInputs(ownTable: OwnTable(path: "/a b.csv", label: "kind"))),
      .step(lab: 10, index: 9, inputs: StepInputs(pauseAt: 0)),
      .step(
        lab: 13, index: 9, inputs: StepInputs(networks: NetworkFolder(path: "/a b", code: "c1"))),
      .step(
        lab: 13, index: nil,
        inputs: StepInputs(
          networks: NetworkFolder(path: "/", code: "", startsAnew: true), picture: [0, 0.5])),
    ]
    for request in requests { #expect("\(try Request(wire: request.wire))" == "\(request)") }
    let replies: [Reply] = [
      .value(.null), .unsolved(exercise: "3.1"), .threw(code: nil, message: "m"),
      .threw(code: "emptyInput", message: "m"), .unsuitable("u"), .event(json: "{}"), .ready,
      .paused, .finished,
    ]
    for reply in replies { #expect("\(try Reply(wire: reply.wire))" == "\(reply)") }
    for control in [Control.pause, .inspect("weights 1")] {
      #expect(try Control(wire: control.wire) == control)
    }
    #expect(throws: WireError.self) { try Reply(wire: .list([.string("verdict"), .int(1)])) }
    #expect(throws: WireError.self) { try Control(wire: requests[0].wire) }
  }
}
