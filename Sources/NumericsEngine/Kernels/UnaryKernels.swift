import CKernels

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// `t[i] ← f(a[i])` for `count` elements; the strides are in elements.
///
/// The target may be the operand, with the same stride. `stream` asks for the result to be written
/// past the caches.
typealias UnaryKernel<Element> =
  @Sendable (
    _ t: UnsafeMutablePointer<Element>, _ targetStride: Int,
    _ a: UnsafePointer<Element>, _ stride: Int, _ count: Int, _ stream: Bool
  ) -> Void

/// The loops behind the elementary functions for one type of element.
public struct _UnaryKernels<Element>: Sendable {
  let exp, expm1, log, log1p, sqrt, sin, cos, tan, tanh, sigmoid, relu, abs: UnaryKernel<Element>
  let pow: @Sendable (Element, Element) -> Element
}

extension _UnaryKernels<Float> {
  static let float = _UnaryKernels(
    exp: { kernel_exp_f32($0, $1, $2, $3, $4, $5) },
    expm1: { kernel_expm1_f32($0, $1, $2, $3, $4, $5) },
    log: { kernel_log_f32($0, $1, $2, $3, $4, $5) },
    log1p: { kernel_log1p_f32($0, $1, $2, $3, $4, $5) },
    sqrt: { kernel_sqrt_f32($0, $1, $2, $3, $4, $5) },
    sin: { oneByOne($0, $1, $2, $3, $4, $5) { sinf($0) } },
    cos: { oneByOne($0, $1, $2, $3, $4, $5) { cosf($0) } },
    tan: { oneByOne($0, $1, $2, $3, $4, $5) { tanf($0) } },
    tanh: { kernel_tanh_f32($0, $1, $2, $3, $4, $5) },
    sigmoid: { kernel_sigmoid_f32($0, $1, $2, $3, $4, $5) },
    relu: { kernel_relu_f32($0, $1, $2, $3, $4, $5) },
    abs: { kernel_abs_f32($0, $1, $2, $3, $4, $5) },
    pow: { powf($0, $1) })
}

extension _UnaryKernels<Double> {
  static let double = _UnaryKernels(
    exp: { kernel_exp_f64($0, $1, $2, $3, $4, $5) },
    expm1: { kernel_expm1_f64($0, $1, $2, $3, $4, $5) },
    log: { kernel_log_f64($0, $1, $2, $3, $4, $5) },
    log1p: { kernel_log1p_f64($0, $1, $2, $3, $4, $5) },
    sqrt: { kernel_sqrt_f64($0, $1, $2, $3, $4, $5) },
    sin: { oneByOne($0, $1, $2, $3, $4, $5) { libmSin($0) } },
    cos: { oneByOne($0, $1, $2, $3, $4, $5) { libmCos($0) } },
    tan: { oneByOne($0, $1, $2, $3, $4, $5) { libmTan($0) } },
    tanh: { kernel_tanh_f64($0, $1, $2, $3, $4, $5) },
    sigmoid: { kernel_sigmoid_f64($0, $1, $2, $3, $4, $5) },
    relu: { kernel_relu_f64($0, $1, $2, $3, $4, $5) },
    abs: { kernel_abs_f64($0, $1, $2, $3, $4, $5) },
    pow: { libmPow($0, $1) })
}

/// Applies a function of the C library, which knows no vectors, to one element after the other.
@inline(__always)
func oneByOne<Element>(
  _ t: UnsafeMutablePointer<Element>, _ targetStride: Int, _ a: UnsafePointer<Element>,
  _ stride: Int, _ count: Int, _ stream: Bool, _ function: (Element) -> Element
) {
  for i in 0..<count { t[i * targetStride] = function(a[i * stride]) }
}

// Within the initialisers above the plain names are the engine's own.
private func libmSin(_ x: Double) -> Double { sin(x) }
private func libmCos(_ x: Double) -> Double { cos(x) }
private func libmTan(_ x: Double) -> Double { tan(x) }
private func libmPow(_ x: Double, _ y: Double) -> Double { pow(x, y) }

func exponential(_ x: Double) -> Double { exp(x) }
func logOnePlus(_ x: Double) -> Double { log1p(x) }
