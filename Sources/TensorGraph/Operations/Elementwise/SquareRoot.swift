import CKernels

/// ```
/// y = √x        ∂y/∂x = 1 / (2y), which is ∞ at 0
/// ```
struct SquareRoot: ElementwiseOperation {
  let name = "sqrt"
  var step: kernel_step_kind { kernel_step_sqrt }

  func gradient<Scalar: TensorScalar>(
    for input: Int, of call: Call<Scalar>, _ upstream: Tensor<Scalar>
  ) -> Tensor<Scalar>? {
    upstream / (2 * call.output)
  }
}

/// The square root of every element: NaN below 0.
public func sqrt<Scalar: TensorScalar>(
  _ x: Tensor<Scalar>, fileID: StaticString = #fileID, line: UInt = #line
) -> Tensor<Scalar> {
  x.applying(SquareRoot(), at: SourcePlace(fileID, line))
}
