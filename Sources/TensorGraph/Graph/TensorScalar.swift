import NumericsEngine

/// A type a graph can compute with: `Float`, or `Double` for checks, and no other.
public protocol TensorScalar: RealElement {
  static var _kernels: _TensorKernels<Self> { get }
  static var _updates: _UpdateKernels<Self> { get }
}

extension Float: TensorScalar {
  public static var _kernels: _TensorKernels<Float> { .float }
  public static var _updates: _UpdateKernels<Float> { .float }
}

extension Double: TensorScalar {
  public static var _kernels: _TensorKernels<Double> { .double }
  public static var _updates: _UpdateKernels<Double> { .double }
}
