/// How far a number may lie from the expected one.
///
/// ```
/// |got − expected| ≤ absolute + relative · |expected|
/// ```
///
/// NaN is as good as NaN; an infinity must be the same infinity.
public struct Tolerance: Codable, Sendable, Equatable {
  public var absolute: Double
  public var relative: Double

  public init(absolute: Double, relative: Double) {
    self.absolute = absolute
    self.relative = relative
  }

  func bound(for expected: Double) -> Double { absolute + relative * expected.magnitude }

  func accepts(_ got: Double, for expected: Double) -> Bool {
    if got == expected || got.isNaN && expected.isNaN { return true }
    guard got.isFinite, expected.isFinite else { return false }
    return (got - expected).magnitude <= bound(for: expected)
  }
}
