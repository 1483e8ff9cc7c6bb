import CKernels

/// The loops behind the reductions for one type of element, over contiguous elements.
public struct _ReductionKernels<Element>: Sendable {
  let sum: @Sendable (UnsafePointer<Element>, Int) -> Element
  /// `t[i] ← t[i] + Σ a[i + row · stride]` over `rows` rows of `count` contiguous elements.
  let addRows:
    @Sendable (
      _ t: UnsafeMutablePointer<Element>, _ a: UnsafePointer<Element>, _ stride: Int,
      _ rows: Int, _ count: Int
    ) -> Void
  /// The place of the first smallest element, or of the first NaN.
  let argmin: @Sendable (UnsafePointer<Element>, Int) -> Int
  /// The place of the first largest element, or of the first NaN.
  let argmax: @Sendable (UnsafePointer<Element>, Int) -> Int
}

extension _ReductionKernels<Float> {
  static let float = _ReductionKernels(
    sum: { kernel_sum_f32($0, $1) },
    addRows: { kernel_add_rows_f32($0, $1, $2, $3, $4) }, argmin: { kernel_argmin_f32($0, $1) },
    argmax: { kernel_argmax_f32($0, $1) })
}

extension _ReductionKernels<Double> {
  static let double = _ReductionKernels(
    sum: { kernel_sum_f64($0, $1) },
    addRows: { kernel_add_rows_f64($0, $1, $2, $3, $4) }, argmin: { kernel_argmin_f64($0, $1) },
    argmax: { kernel_argmax_f64($0, $1) })
}

extension _ReductionKernels<Int> {
  static let integer = _ReductionKernels(
    sum: { numbers, count in
      var sum = 0
      for i in 0..<count { sum += numbers[i] }
      return sum
    },
    addRows: { t, a, stride, rows, count in
      for row in 0..<rows {
        for i in 0..<count { t[i] += a[row * stride + i] }
      }
    },
    argmin: { first($0, $1, <) }, argmax: { first($0, $1, >) })

  @inline(__always)
  private static func first(
    _ numbers: UnsafePointer<Int>, _ count: Int, _ precedes: (Int, Int) -> Bool
  ) -> Int {
    var best = 0
    for i in 0..<count where precedes(numbers[i], numbers[best]) { best = i }
    return best
  }
}

/// What only numbers with fractions have, over contiguous elements.
public struct _RowKernels<Element>: Sendable {
  let moments: @Sendable (UnsafePointer<Element>, Int) -> Moments
  let softmax: @Sendable (UnsafeMutablePointer<Element>, UnsafePointer<Element>, Int) -> Void
  /// `Σ exp(x − largest)` without the term of the largest itself, whose place is given.
  let expSum: @Sendable (UnsafePointer<Element>, _ largest: Int, Int) -> Double
}

extension _RowKernels<Float> {
  static let float = _RowKernels(
    moments: { Moments(kernel_moments_f32($0, $1), count: $1) },
    softmax: { kernel_softmax_f32($0, $1, $2) }, expSum: { kernel_exp_sum_f32($0, $1, $2) })
}

extension _RowKernels<Double> {
  static let double = _RowKernels(
    moments: { Moments(kernel_moments_f64($0, $1), count: $1) },
    softmax: { kernel_softmax_f64($0, $1, $2) }, expSum: { kernel_exp_sum_f64($0, $1, $2) })
}

extension Moments {
  fileprivate init(_ moments: kernel_moments, count: Int) {
    self.init(
      count: Double(count), high: moments.high, low: moments.low, squares: moments.squares)
  }
}
