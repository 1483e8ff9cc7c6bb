/// A type that an ``NDArray`` can hold: a number, or a `Bool` in a mask.
public protocol NDArrayElement: Equatable, Sendable, BitwiseCopyable {}

/// An element with `+`, `−` and `×`: `Float`, `Double` and `Int`.
///
/// Integer arithmetic traps on overflow, as everywhere in Swift.
public protocol NumericElement: NDArrayElement, Numeric, Comparable {
  static var _arithmetic: _ArithmeticKernels<Self> { get }
}

/// An element with division and matrix products: `Float` and `Double`, and no other type.
public protocol RealElement: NumericElement, BinaryFloatingPoint {
  static var _blas: _BLASKernels<Self> { get }
}

extension Bool: NDArrayElement {}

extension Int: NumericElement {
  public static var _arithmetic: _ArithmeticKernels<Int> { .integer }
}

extension Float: RealElement {
  public static var _arithmetic: _ArithmeticKernels<Float> { .float }
  public static var _blas: _BLASKernels<Float> { .float }
}

extension Double: RealElement {
  public static var _arithmetic: _ArithmeticKernels<Double> { .double }
  public static var _blas: _BLASKernels<Double> { .double }
}
