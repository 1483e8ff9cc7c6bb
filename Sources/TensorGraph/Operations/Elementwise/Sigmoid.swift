import CKernels

/// ```
/// y = 1 / (1 + e⁻ˣ)        ∂y/∂x = y · (1 − y)
/// ```
struct Sigmoid: ElementwiseOperation {
  let name = "sigmoid"
  var step: kernel_step_kind { kernel_step_sigmoid }

  func gradient<Scalar: TensorScalar>(
    for input: Int, of call: Call<Scalar>, _ upstream: Tensor<Scalar>
  ) -> Tensor<Scalar>? {
    upstream * (call.output * (1 - call.output))
  }
}

/// 1 / (1 + e⁻ˣ) of every element, in 0...1.
public func sigmoid<Scalar: TensorScalar>(
  _ x: Tensor<Scalar>, fileID: StaticString = #fileID, line: UInt = #line
) -> Tensor<Scalar> {
  x.applying(Sigmoid(), at: SourcePlace(fileID, line))
}
