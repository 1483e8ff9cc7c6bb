import NumericsEngine

/// The code of ``Clamp``.
@_specialize(where Scalar == Float)
@_specialize(where Scalar == Double)
func clampKernel<Scalar: TensorScalar>(
  _ type: Scalar.Type, lower: Scalar, upper: Scalar, _ count: Int
) -> Kernel {
  Kernel { arguments in
    let (x, y) = (arguments.input(0, Scalar.self), arguments.output(Scalar.self))
    parallel(count: count, grain: elementGrain) { range in
      for i in range { y[i] = x[i] < lower ? lower : x[i] > upper ? upper : x[i] }
    }
  }
}
