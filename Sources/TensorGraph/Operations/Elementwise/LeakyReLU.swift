import CKernels

/// ```
/// y = x for x > 0, slope · x elsewhere        ∂y/∂x = 1 or slope; slope at the kink
/// ```
struct LeakyReLU: ElementwiseOperation {
  let name = "leakyReLU"
  let slope: Double
  var step: kernel_step_kind { kernel_step_leaky_relu }
  func parameter(_ shapes: CallShapes) -> Double { slope }

  func gradient<Scalar: TensorScalar>(
    for input: Int, of call: Call<Scalar>, _ upstream: Tensor<Scalar>
  ) -> Tensor<Scalar>? {
    upstream.applying(LeakyGate(slope: slope), call.inputs[0])
  }
}

/// Lets a through where b is above 0, and `slope` of it elsewhere.
/// ```
/// y = a for b > 0, slope · a elsewhere        ∂y/∂a = 1 or slope        ∂y/∂b = 0
/// ```
struct LeakyGate: ElementwiseOperation {
  let name = "leakyGate"
  let slope: Double
  var step: kernel_step_kind { kernel_step_leaky_gate }
  func parameter(_ shapes: CallShapes) -> Double { slope }

  func gradient<Scalar: TensorScalar>(
    for input: Int, of call: Call<Scalar>, _ upstream: Tensor<Scalar>
  ) -> Tensor<Scalar>? {
    input == 0 ? upstream.applying(self, call.inputs[1]) : nil
  }
}

/// x where it is above 0, and `slope` of it elsewhere, for every element.
public func leakyReLU<Scalar: TensorScalar>(
  _ x: Tensor<Scalar>, slope: Double = 0.01, fileID: StaticString = #fileID, line: UInt = #line
) -> Tensor<Scalar> {
  x.applying(LeakyReLU(slope: slope), at: SourcePlace(fileID, line))
}
