/// A function of one variable: c₀ + c₁x + c₂x² + …
///
/// ```swift
/// let curve = Polynomial([24, -10, 1])   // 24 − 10x + x²
/// curve(2)                               // 8.0
/// curve.slope(at: 2)                     // −6.0
/// ```
public struct Polynomial: Sendable, Equatable {
  /// From the constant up: `[degree + 1]`.
  public let coefficients: [Double]

  public init(_ coefficients: [Double]) {
    self.coefficients = coefficients
  }

  /// The value at x, by Horner's rule.
  public func callAsFunction(_ x: Double) -> Double {
    coefficients.reversed().reduce(0) { $0 * x + $1 }
  }

  /// The slope at x: c₁ + 2c₂x + 3c₃x² + …
  public func slope(at x: Double) -> Double {
    coefficients.enumerated().dropFirst().reversed().reduce(0) {
      $0 * x + Double($1.offset) * $1.element
    }
  }
}

extension Polynomial: WireCodable {
  public init(wire: WireValue) throws {
    guard case .compound("Polynomial(_:)", let values) = wire, values.count == 1 else {
      throw mismatch("a polynomial", wire)
    }
    self.init(try [Double](wire: values[0]))
  }

  public var wire: WireValue { .compound("Polynomial(_:)", [coefficients.wire]) }
}
