import NumericsEngine

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The code of the softmax of every row along the last axis.
func softmaxKernel<Scalar: TensorScalar>(_ type: Scalar.Type, _ shape: [Int]) -> Kernel {
  let softmax = Scalar._kernels.softmax
  return rowKernel(Scalar.self, shape) { x, y, classes in softmax(y, x, classes) }
}

/// The code of the logarithm of the softmax of every row along the last axis.
func logSoftmaxKernel<Scalar: TensorScalar>(_ type: Scalar.Type, _ shape: [Int]) -> Kernel {
  rowKernel(Scalar.self, shape, logSoftmaxRow)
}

/// The code that computes every row along the last axis from the row at its place.
private func rowKernel<Scalar: TensorScalar>(
  _ type: Scalar.Type, _ shape: [Int],
  _ row: @escaping (UnsafePointer<Scalar>, UnsafeMutablePointer<Scalar>, Int) -> Void
) -> Kernel {
  let length = shape.last ?? 1
  let rows = shape.dropLast().reduce(1, *)
  return Kernel { arguments in
    let (x, y) = (arguments.input(0, Scalar.self), arguments.output(Scalar.self))
    parallel(count: rows, grain: Swift.max(1, elementGrain / Swift.max(1, 8 * length))) { range in
      for index in range { row(x + index * length, y + index * length, length) }
    }
  }
}

/// `y ← x − ln Σ eˣ`. With the largest taken off first no exponential overflows, and the logarithm is
/// that of a number of 1 or more.
@_specialize(where Scalar == Float)
@_specialize(where Scalar == Double)
private func logSoftmaxRow<Scalar: TensorScalar>(
  _ x: UnsafePointer<Scalar>, _ y: UnsafeMutablePointer<Scalar>, _ count: Int
) {
  let kernels = Scalar._kernels
  let place = kernels.argmax(x, count)
  let largest = x[place]
  let shift = Scalar(log1p(kernels.expSum(x, place, count)))
  for i in 0..<count { y[i] = x[i] - largest - shift }
}
