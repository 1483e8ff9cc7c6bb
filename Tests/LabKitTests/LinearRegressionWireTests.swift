import NumericsEngine
import Testing

@testable import LabKit

/// Lines, gradients and seeded generators on the wire.
@Suite struct LinearRegressionWireTests {
  @Test func linesAndGradientsComeBackAsTheyWere() throws {
    let line = LineModel(weight: 0.1, bias: -0.3)
    #expect(try LineModel(wire: line.wire) == line)
    let gradient = LineGradient(weight: .infinity, bias: .leastNonzeroMagnitude)
    #expect(try LineGradient(wire: gradient.wire) == gradient)
    // A gradient is no line, though it has the same two numbers.
    #expect(
      throws: WireError(
        "LineModel(weight:bias:) was expected, but LineGradient(weight:bias:) was sent")
    ) { try LineModel(wire: gradient.wire) }
    #expect(throws: WireError.self) {
      try LineModel(wire: .compound("LineModel(weight:bias:)", [.double(1)]))
    }
  }

  @Test func aGeneratorTravelsAsItsSeed() throws {
    let endpoint = try #require(Drawing().endpoints.first)
    func drawn(_ generator: WireValue) throws -> String {
      "\(try endpoint.call([.int(3), LineModel(weight: 1, bias: 0).wire, .double(0), generator]))"
    }
    let seven = WireValue.compound("RandomGenerator(seed:)", [.int(7)])
    var generator = RandomGenerator(seed: 7)
    let x = generator.uniform(count: 3)
    // Every call begins anew: the second one draws what the first one drew.
    for _ in 0..<2 { #expect(try drawn(seven) == "\(NoisyPoints(x: x, y: x).wire)") }
    #expect(throws: WireError("a seeded generator was expected, but a whole number was sent")) {
      try drawn(.int(7))
    }
    #expect(throws: WireError.self) {
      try drawn(.compound("RandomGenerator(seed:)", [.int(-1)]))
    }
  }
}

/// Draws x, and nothing else.
private struct Drawing: LinearRegressionLab {
  func noisyPoints(
    count: Int, on line: LineModel, noise: Double, using generator: inout RandomGenerator
  ) throws -> NoisyPoints {
    let x = generator.uniform(count: count)
    return NoisyPoints(x: x, y: x)
  }
  func predictions(of line: LineModel, for x: [Double]) throws -> [Double] {
    throw Unsolved("4.2")
  }
  func meanSquaredError(_ predictions: [Double], _ y: [Double]) throws -> Double {
    throw Unsolved("4.3")
  }
  func gradient(of line: LineModel, x: [Double], y: [Double]) throws -> LineGradient {
    throw Unsolved("4.4")
  }
  func stepped(
    _ line: LineModel, against gradient: LineGradient, learningRate: Double
  ) throws -> LineModel { throw Unsolved("4.5") }
  func trained(
    _ line: LineModel, x: [Double], y: [Double], learningRate: Double, tolerance: Double,
    stepLimit: Int
  ) throws -> LineTraining { throw Unsolved("4.6") }
  func exactParameters(_ table: NDArray<Double>, _ y: [Double]) throws -> [Double] {
    throw Unsolved("4.7")
  }
  func fittedPolynomial(x: [Double], y: [Double], degree: Int) throws -> PolynomialFit {
    throw Unsolved("4.8")
  }
  func oneHot(_ values: [String], categories: [String]) throws -> NDArray<Double> {
    throw Unsolved("4.9")
  }
}
