/// The elements along one axis as shares of 1 that grow exponentially with them.
///
/// ```
/// softmax(x)ᵢ = e^(xᵢ − m) / Σⱼ e^(xⱼ − m)        m = max x
/// ```
/// Taking the largest off first changes nothing in exact arithmetic and keeps every exponential in
/// 0...1. Where the largest is infinite, or an element NaN, the shares along that lane are NaN.
/// - Parameters:
///   - x: The scores, for example `[batch, classes]`. A step in an expression lends its memory.
///   - axis: The axis along which the shares add up to 1; by default the last.
/// - Returns: The shares, in the shape of `x`.
/// - Complexity: O(*count*), on all cores
public func softmax<Element: RealElement>(
  _ x: consuming NDArray<Element>, axis: Int = -1
) -> NDArray<Element> {
  let axis = x.layout.resolve(axis: axis, operation: "softmax(_:axis:)")
  let shape = x.shape
  if x.isReusable(for: shape) {
    x.write { softmaxLanes(shape, axis, $0, $1, UnsafePointer($0), $1) }
    return x
  }
  return NDArray(shape: shape) { t in
    x.read { softmaxLanes(shape, axis, t, Layout.rowMajorStrides(of: shape), $0, x.strides) }
  }
}

/// ``softmax(_:axis:)`` into an array of the same shape.
public func softmax<Element: RealElement>(
  _ x: NDArray<Element>, axis: Int = -1, into out: inout NDArray<Element>
) {
  let axis = x.layout.resolve(axis: axis, operation: "softmax(_:axis:into:)")
  requireSameShape(x, out, name: "softmax")
  let shape = x.shape
  out.write { t, strides in
    x.read { softmaxLanes(shape, axis, t, strides, $0, x.strides) }
  }
}

/// The logarithm of the sum of the exponentials along one axis.
///
/// ```
/// ln Σⱼ e^xⱼ = m + ln(1 + Σ e^(xⱼ − m))        m = max x, the sum over all elements but that one
/// ```
/// No exponential overflows, and nothing is lost where the result is near `m`. −∞ for no elements
/// and where all are −∞, ∞ where one is ∞, NaN where one is NaN.
/// - Parameters:
///   - x: The numbers, for example `[batch, classes]`.
///   - axis: The axis to reduce.
///   - keepingDimensions: Whether the axis stays with extent 1.
/// - Complexity: O(*count*), on all cores
public func logSumExp<Element: RealElement>(
  _ x: NDArray<Element>, axis: Int, keepingDimensions: Bool = false
) -> NDArray<Element> {
  let axis = x.layout.resolve(axis: axis, operation: "logSumExp(_:axis:)")
  guard x.shape[axis] > 0 else {
    return x.reduced(axis: axis, keepingDimensions) { target in
      let lanes = x.shape.enumerated().reduce(1) { $0 * ($1.offset == axis ? 1 : $1.element) }
      target.initialize(repeating: -.infinity, count: lanes)
    }
  }
  return x.reduced(axis: axis, keepingDimensions, by: LogSumExp()) { $0.value }
}

/// The logarithm of the sum of the exponentials of all elements; see
/// ``logSumExp(_:axis:keepingDimensions:)``.
public func logSumExp<Element: RealElement>(_ x: NDArray<Element>) -> Element {
  x.count == 0 ? -.infinity : LogSumExp().whole(x).value
}
