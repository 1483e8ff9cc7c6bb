/// A type that an ``NDArray`` can hold: a number, or a `Bool` in a mask.
public protocol NDArrayElement: Equatable, Sendable, BitwiseCopyable {}

/// An element with `+`, `−` and `×`: `Float`, `Double` and `Int`.
///
/// Integer arithmetic traps on overflow, as everywhere in Swift.
public protocol NumericElement: NDArrayElement, Numeric, Comparable {
  static var _arithmetic: _ArithmeticKernels<Self> { get }
  static var _reductions: _ReductionKernels<Self> { get }
}

/// An element with division and matrix products: `Float` and `Double`, and no other type.
public protocol RealElement: NumericElement, BinaryFloatingPoint {
  static var _blas: _BLASKernels<Self> { get }
  static var _unary: _UnaryKernels<Self> { get }
  static var _rows: _RowKernels<Self> { get }
}

extension Bool: NDArrayElement {}

extension Int: NumericElement {
  public static var _arithmetic: _ArithmeticKernels<Int> { .integer }
  public static var _reductions: _ReductionKernels<Int> { .integer }
}

extension Float: RealElement {
  public static var _arithmetic: _ArithmeticKernels<Float> { .float }
  public static var _reductions: _ReductionKernels<Float> { .float }
  public static var _blas: _BLASKernels<Float> { .float }
  public static var _unary: _UnaryKernels<Float> { .float }
  public static var _rows: _RowKernels<Float> { .float }
}

extension Double: RealElement {
  public static var _arithmetic: _ArithmeticKernels<Double> { .double }
  public static var _reductions: _ReductionKernels<Double> { .double }
  public static var _blas: _BLASKernels<Double> { .double }
  public static var _unary: _UnaryKernels<Double> { .double }
  public static var _rows: _RowKernels<Double> { .double }
}
