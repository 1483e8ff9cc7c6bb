import CKernels

/// ```
/// y = max(x, 0)        ∂y/∂x = 1 for x > 0, 0 elsewhere, at the kink too
/// ```
struct ReLU: ElementwiseOperation {
  let name = "relu"
  var step: kernel_step_kind { kernel_step_relu }

  func gradient<Scalar: TensorScalar>(
    for input: Int, of call: Call<Scalar>, _ upstream: Tensor<Scalar>
  ) -> Tensor<Scalar>? {
    upstream.applying(Gate(), call.output)
  }
}

/// The larger of x and 0 for every element.
public func relu<Scalar: TensorScalar>(
  _ x: Tensor<Scalar>, fileID: StaticString = #fileID, line: UInt = #line
) -> Tensor<Scalar> {
  x.applying(ReLU(), at: SourcePlace(fileID, line))
}

/// Lets a through where b is above 0.
/// ```
/// y = a for b > 0, 0 elsewhere        ∂y/∂a = 1 there        ∂y/∂b = 0
/// ```
struct Gate: ElementwiseOperation {
  let name = "gate"
  var step: kernel_step_kind { kernel_step_gate }

  func gradient<Scalar: TensorScalar>(
    for input: Int, of call: Call<Scalar>, _ upstream: Tensor<Scalar>
  ) -> Tensor<Scalar>? {
    input == 0 ? upstream.applying(Gate(), call.inputs[1]) : nil
  }
}
