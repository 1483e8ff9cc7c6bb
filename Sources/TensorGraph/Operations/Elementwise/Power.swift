import CKernels

/// ```
/// y = xᵖ        ∂y/∂x = p · xᵖ⁻¹
/// ```
struct Power: ElementwiseOperation {
  let name = "pow"
  let exponent: Double
  var step: kernel_step_kind { kernel_step_power }
  func parameter(_ shapes: CallShapes) -> Double { exponent }

  func gradient<Scalar: TensorScalar>(
    for input: Int, of call: Call<Scalar>, _ upstream: Tensor<Scalar>
  ) -> Tensor<Scalar>? {
    // x⁰ is 1 everywhere: at x = 0 the formula would be 0 · ∞.
    if exponent == 0 { return nil }
    return upstream * (Scalar(exponent) * pow(call.inputs[0], exponent - 1))
  }

  func sameAs(_ shapes: CallShapes, number: (Int) -> Double?) -> Int? { exponent == 1 ? 0 : nil }
}

/// Every element raised to the power `exponent`, as the C library's `pow` has it.
public func pow<Scalar: TensorScalar>(
  _ x: Tensor<Scalar>, _ exponent: Double, fileID: StaticString = #fileID, line: UInt = #line
) -> Tensor<Scalar> {
  exponent == 2 ? square(x) : x.applying(Power(exponent: exponent), at: SourcePlace(fileID, line))
}

/// The square of every element.
public func square<Scalar: TensorScalar>(_ x: Tensor<Scalar>) -> Tensor<Scalar> { x * x }
