import CKernels

/// ```
/// y = eˣ        ∂y/∂x = y
/// ```
struct Exponential: ElementwiseOperation {
  let name = "exp"
  var step: kernel_step_kind { kernel_step_exp }

  func gradient<Scalar: TensorScalar>(
    for input: Int, of call: Call<Scalar>, _ upstream: Tensor<Scalar>
  ) -> Tensor<Scalar>? {
    upstream * call.output
  }
}

/// eˣ of every element.
public func exp<Scalar: TensorScalar>(
  _ x: Tensor<Scalar>, fileID: StaticString = #fileID, line: UInt = #line
) -> Tensor<Scalar> {
  x.applying(Exponential(), at: SourcePlace(fileID, line))
}
