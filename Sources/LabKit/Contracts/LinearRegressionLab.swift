import NumericsEngine

/// Lab 4 — Linear regression.
public protocol LinearRegressionLab: Lab {
  func noisyPoints(
    count: Int, on line: LineModel, noise: Double, using generator: inout RandomGenerator
  ) throws -> NoisyPoints
  func predictions(of line: LineModel, for x: [Double]) throws -> [Double]
  func meanSquaredError(_ predictions: [Double], _ y: [Double]) throws -> Double
  func gradient(of line: LineModel, x: [Double], y: [Double]) throws -> LineGradient
  func stepped(
    _ line: LineModel, against gradient: LineGradient, learningRate: Double
  ) throws -> LineModel
  func trained(
    _ line: LineModel, x: [Double], y: [Double], learningRate: Double, tolerance: Double,
    stepLimit: Int
  ) throws -> LineTraining
  func exactParameters(_ table: NDArray<Double>, _ y: [Double]) throws -> [Double]
  func fittedPolynomial(x: [Double], y: [Double], degree: Int) throws -> PolynomialFit
  func oneHot(_ values: [String], categories: [String]) throws -> NDArray<Double>
}

extension LinearRegressionLab {
  public static var number: Int { 4 }

  public var endpoints: [Endpoint] {
    [
      Endpoint("4.1") { (count: Int, line: LineModel, noise: Double, seeded: SeededGenerator) in
        var generator = RandomGenerator(seed: seeded.seed)
        return try noisyPoints(count: count, on: line, noise: noise, using: &generator)
      },
      Endpoint("4.2", predictions),
      Endpoint("4.3", meanSquaredError),
      Endpoint("4.4", gradient),
      Endpoint("4.5", stepped),
      Endpoint("4.6", trained),
      Endpoint("4.7", exactParameters),
      Endpoint("4.8", fittedPolynomial),
      Endpoint("4.9", oneHot),
    ]
  }
}

/// A straight line ŷ = weight · x + bias: a model with two knobs.
public struct LineModel: Sendable, Equatable {
  /// By how much the prediction rises when x rises by 1: in units of y for each unit of x.
  public var weight: Double
  /// The prediction at x = 0, in units of y.
  public var bias: Double

  public init(weight: Double, bias: Double) {
    self.weight = weight
    self.bias = bias
  }
}

/// Points in the plane, the result of exercise 4.1.
public struct NoisyPoints: Sendable, Equatable {
  /// `[count]`
  public var x: [Double]
  /// `[count]`
  public var y: [Double]

  public init(x: [Double], y: [Double]) {
    self.x = x
    self.y = y
  }
}

/// How fast the error of a line rises when one of its knobs is turned: the result of exercise 4.4.
public struct LineGradient: Sendable, Equatable {
  /// The derivative of the error by the weight.
  public var weight: Double
  /// The derivative of the error by the bias.
  public var bias: Double

  public init(weight: Double, bias: Double) {
    self.weight = weight
    self.bias = bias
  }
}

/// What a descent arrived at, and how: the result of exercise 4.6.
public struct LineTraining: Sendable, Equatable {
  /// The line after the last step.
  public var line: LineModel
  /// How many steps were taken.
  public var steps: Int
  /// The mean squared error before each step: `[steps]`.
  public var history: [Double]

  public init(line: LineModel, steps: Int, history: [Double]) {
    self.line = line
    self.steps = steps
    self.history = history
  }
}

/// A polynomial fitted to points: the result of exercise 4.8.
public struct PolynomialFit: Sendable {
  /// The powers of each x, from 0 to the degree: `[count, degree + 1]`.
  public var features: NDArray<Double>
  /// What each power is multiplied by, in the same order: `[degree + 1]`.
  public var coefficients: [Double]

  public init(features: NDArray<Double>, coefficients: [Double]) {
    self.features = features
    self.coefficients = coefficients
  }
}

// MARK: On the wire

extension LineModel: WireCodable {
  public init(wire: WireValue) throws {
    (weight, bias) = try parts(of: wire, named: "LineModel(weight:bias:)")
  }

  public var wire: WireValue {
    .compound("LineModel(weight:bias:)", [weight.wire, bias.wire])
  }
}

extension LineGradient: WireCodable {
  public init(wire: WireValue) throws {
    (weight, bias) = try parts(of: wire, named: "LineGradient(weight:bias:)")
  }

  public var wire: WireValue {
    .compound("LineGradient(weight:bias:)", [weight.wire, bias.wire])
  }
}

extension NoisyPoints: WireEncodable {
  public var wire: WireValue { .compound("NoisyPoints(x:y:)", [x.wire, y.wire]) }
}

extension LineTraining: WireEncodable {
  public var wire: WireValue {
    .compound("LineTraining(line:steps:history:)", [line.wire, steps.wire, history.wire])
  }
}

extension PolynomialFit: WireEncodable {
  public var wire: WireValue {
    .compound("PolynomialFit(features:coefficients:)", [features.wire, coefficients.wire])
  }
}

/// A fresh generator, which travels as the seed it starts from.
private struct SeededGenerator: WireDecodable {
  let seed: UInt32

  init(wire: WireValue) throws {
    guard case .compound("RandomGenerator(seed:)", let values) = wire, values.count == 1,
      let seed = UInt32(exactly: try Int(wire: values[0]))
    else { throw mismatch("a seeded generator", wire) }
    self.seed = seed
  }
}

private func parts(of wire: WireValue, named name: String) throws -> (Double, Double) {
  guard case .compound(name, let values) = wire, values.count == 2 else {
    throw mismatch(name, wire)
  }
  return (try Double(wire: values[0]), try Double(wire: values[1]))
}
