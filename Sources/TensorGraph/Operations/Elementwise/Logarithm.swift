import CKernels

/// ```
/// y = ln x        ∂y/∂x = 1 / x
/// ```
struct Logarithm: ElementwiseOperation {
  let name = "log"
  var step: kernel_step_kind { kernel_step_log }

  func gradient<Scalar: TensorScalar>(
    for input: Int, of call: Call<Scalar>, _ upstream: Tensor<Scalar>
  ) -> Tensor<Scalar>? {
    upstream / call.inputs[0]
  }
}

/// The natural logarithm of every element: −∞ at 0, NaN below.
public func log<Scalar: TensorScalar>(
  _ x: Tensor<Scalar>, fileID: StaticString = #fileID, line: UInt = #line
) -> Tensor<Scalar> {
  x.applying(Logarithm(), at: SourcePlace(fileID, line))
}
