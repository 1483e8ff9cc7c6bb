import CKernels

/// `t[i] ← a[i] ∘ b[i]` for `count` elements; the strides are in elements.
///
/// The target may be one of the operands, with the same stride; a right or left stride of 0
/// repeats one number. `stream` asks for the result to be written past the caches.
typealias BinaryKernel<Element> =
  @Sendable (
    _ t: UnsafeMutablePointer<Element>, _ targetStride: Int,
    _ a: UnsafePointer<Element>, _ leftStride: Int,
    _ b: UnsafePointer<Element>, _ rightStride: Int, _ count: Int, _ stream: Bool
  ) -> Void

/// The loops behind the operators for one type of element.
public struct _ArithmeticKernels<Element>: Sendable {
  let add: BinaryKernel<Element>
  let subtract: BinaryKernel<Element>
  let multiply: BinaryKernel<Element>
  let divide: BinaryKernel<Element>
  /// `t[i] ← a[i] · b[i] + c[i]`, all of them contiguous.
  let multiplyAdd:
    @Sendable (
      _ t: UnsafeMutablePointer<Element>, _ a: UnsafePointer<Element>,
      _ b: UnsafePointer<Element>, _ c: UnsafePointer<Element>, _ count: Int, _ stream: Bool
    ) -> Void
}

extension _ArithmeticKernels<Float> {
  static let float = _ArithmeticKernels(
    add: { kernel_add_f32($0, $1, $2, $3, $4, $5, $6, $7) },
    subtract: { kernel_subtract_f32($0, $1, $2, $3, $4, $5, $6, $7) },
    multiply: { kernel_multiply_f32($0, $1, $2, $3, $4, $5, $6, $7) },
    divide: { kernel_divide_f32($0, $1, $2, $3, $4, $5, $6, $7) },
    multiplyAdd: { kernel_multiply_add_f32($0, $1, $2, $3, $4, $5) })
}

extension _ArithmeticKernels<Double> {
  static let double = _ArithmeticKernels(
    add: { kernel_add_f64($0, $1, $2, $3, $4, $5, $6, $7) },
    subtract: { kernel_subtract_f64($0, $1, $2, $3, $4, $5, $6, $7) },
    multiply: { kernel_multiply_f64($0, $1, $2, $3, $4, $5, $6, $7) },
    divide: { kernel_divide_f64($0, $1, $2, $3, $4, $5, $6, $7) },
    multiplyAdd: { kernel_multiply_add_f64($0, $1, $2, $3, $4, $5) })
}

extension _ArithmeticKernels<Int> {
  /// Integers are checked for overflow, as everywhere in Swift.
  static let integer = _ArithmeticKernels(
    add: { checked($0, $1, $2, $3, $4, $5, $6, $7) { $0 + $1 } },
    subtract: { checked($0, $1, $2, $3, $4, $5, $6, $7) { $0 - $1 } },
    multiply: { checked($0, $1, $2, $3, $4, $5, $6, $7) { $0 * $1 } },
    divide: { checked($0, $1, $2, $3, $4, $5, $6, $7) { $0 / $1 } },
    multiplyAdd: { t, a, b, c, count, _ in
      for i in 0..<count { t[i] = a[i] * b[i] + c[i] }
    })

  @inline(__always)
  private static func checked(
    _ t: UnsafeMutablePointer<Int>, _ targetStride: Int, _ a: UnsafePointer<Int>,
    _ leftStride: Int, _ b: UnsafePointer<Int>, _ rightStride: Int, _ count: Int, _ stream: Bool,
    _ combine: (Int, Int) -> Int
  ) {
    for i in 0..<count { t[i * targetStride] = combine(a[i * leftStride], b[i * rightStride]) }
  }
}
