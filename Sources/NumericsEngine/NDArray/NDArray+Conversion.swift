// Disfavoured, so that a literal `NDArray<Double>([1, 2])` is an array of elements and not an array
// to be converted.

extension NDArray where Element: RealElement {
  /// The integers as reals; those beyond 2²⁴ (`Float`) or 2⁵³ (`Double`) are rounded.
  @_specialize(where Element == Double)
  @_specialize(where Element == Float)
  @_disfavoredOverload
  public init(_ integers: NDArray<Int>) {
    self = convert(integers) { convertRun($0, $1, $2, $3) { Element($0) } }
  }

  /// The reals of another precision, rounded to the nearest.
  ///
  /// What is too large for `Float` becomes infinite; NaN and infinities stay.
  @_specialize(where Element == Double, Source == Float)
  @_specialize(where Element == Float, Source == Double)
  @_disfavoredOverload
  public init<Source: RealElement>(_ reals: NDArray<Source>) {
    self = convert(reals) { convertRun($0, $1, $2, $3) { Element($0) } }
  }
}

extension NDArray where Element: NumericElement {
  /// A mask as numbers: 1 where it is true, 0 where it is false.
  @_specialize(where Element == Double)
  @_specialize(where Element == Float)
  @_specialize(where Element == Int)
  @_disfavoredOverload
  public init(_ mask: NDArray<Bool>) {
    self = convert(mask) { convertRun($0, $1, $2, $3) { $0 ? 1 : 0 } }
  }
}

extension NDArray<Int> {
  /// The reals, each rounded to a whole number: by default to the nearest, halves away from zero.
  ///
  /// NaN, infinities and what does not fit into `Int` are a mistake in the calling code.
  public init<Source: RealElement>(
    rounding reals: NDArray<Source>,
    _ rule: FloatingPointRoundingRule = .toNearestOrAwayFromZero
  ) {
    let (integers, failure) = NumericsEngine.integers(
      reals, mustBeWhole: false, Source.rounding(rule))
    if let failure {
      callerMistake(
        "NDArray<Int>(rounding:) was given a number that no Int stands for.",
        expected: "finite numbers between Int.min and Int.max",
        got: "\(reals.elements[failure]) at position \(failure), counted in row-major order",
        toDo: "replace such numbers first, for example a[a .!= a] = 0 for NaN")
    }
    self = integers
  }

  /// The reals as integers, or `nil` when one of them is not a whole number or does not fit.
  public init?<Source: RealElement>(exactly reals: NDArray<Source>) {
    let (integers, failure) = NumericsEngine.integers(
      reals, mustBeWhole: true, Source.rounding(.towardZero))
    if failure != nil { return nil }
    self = integers
  }
}
