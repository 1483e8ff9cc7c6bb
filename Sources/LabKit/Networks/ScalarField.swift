import Foundation

/// A function of several variables whose slopes are known, to try a numeric gradient on.
public enum ScalarField: String, CaseIterable, Sendable {
  /// Σ (i + 1)·xᵢ², i from 0.
  case bowl
  /// Σ sin xᵢ
  case waves
  /// Π (1 + xᵢ²)
  case product
  /// Σ exp xᵢ
  case exponentials
  /// Σ |xᵢ|, with a kink at 0.
  case absolute

  public func callAsFunction(_ point: [Double]) -> Double {
    switch self {
    case .bowl:
      point.enumerated().reduce(0) { $0 + Double($1.offset + 1) * $1.element * $1.element }
    case .waves: point.reduce(0) { $0 + sin($1) }
    case .product: point.reduce(1) { $0 * (1 + $1 * $1) }
    case .exponentials: point.reduce(0) { $0 + exp($1) }
    case .absolute: point.reduce(0) { $0 + abs($1) }
    }
  }
}

extension ScalarField: WireCodable {
  public init(wire: WireValue) throws {
    guard case .compound(let name, let values) = wire, values.isEmpty,
      let field = ScalarField(rawValue: String(name.dropFirst()))
    else { throw mismatch("a function", wire) }
    self = field
  }

  public var wire: WireValue { .compound(".\(rawValue)", []) }
}
