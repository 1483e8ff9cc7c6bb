import CKernels

/// ```
/// y = |x|        ∂y/∂x = sign x, which is 0 at the kink
/// ```
struct Absolute: ElementwiseOperation {
  let name = "abs"
  var step: kernel_step_kind { kernel_step_absolute }

  func gradient<Scalar: TensorScalar>(
    for input: Int, of call: Call<Scalar>, _ upstream: Tensor<Scalar>
  ) -> Tensor<Scalar>? {
    upstream * call.inputs[0].applying(Sign())
  }
}

/// The absolute value of every element.
public func abs<Scalar: TensorScalar>(
  _ x: Tensor<Scalar>, fileID: StaticString = #fileID, line: UInt = #line
) -> Tensor<Scalar> {
  x.applying(Absolute(), at: SourcePlace(fileID, line))
}

/// −1, 0 or 1; its derivative is 0 wherever it has one, and taken to be 0 at the step.
struct Sign: ElementwiseOperation {
  let name = "sign"
  var step: kernel_step_kind { kernel_step_sign }
}
