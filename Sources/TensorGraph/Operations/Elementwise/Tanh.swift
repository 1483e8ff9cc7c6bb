import CKernels

/// ```
/// y = tanh x        ∂y/∂x = 1 − y²
/// ```
struct Tanh: ElementwiseOperation {
  let name = "tanh"
  var step: kernel_step_kind { kernel_step_tanh }

  func gradient<Scalar: TensorScalar>(
    for input: Int, of call: Call<Scalar>, _ upstream: Tensor<Scalar>
  ) -> Tensor<Scalar>? {
    upstream * (1 - call.output * call.output)
  }
}

/// The hyperbolic tangent of every element, in −1...1.
public func tanh<Scalar: TensorScalar>(
  _ x: Tensor<Scalar>, fileID: StaticString = #fileID, line: UInt = #line
) -> Tensor<Scalar> {
  x.applying(Tanh(), at: SourcePlace(fileID, line))
}
