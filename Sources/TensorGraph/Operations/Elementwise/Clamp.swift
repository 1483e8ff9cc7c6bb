import NumericsEngine

/// ```
/// y = the number of lower…upper next to x        ∂y/∂x = 1 for x in lower…upper, 0 elsewhere
/// ```
/// NaN stays.
struct Clamp: Operation {
  let name = "clamp"
  let lower, upper: Double

  func shape(of inputs: [TensorShape]) -> TensorShape { inputs[0] }

  func gradient<Scalar: TensorScalar>(
    for input: Int, of call: Call<Scalar>, _ upstream: Tensor<Scalar>
  ) -> Tensor<Scalar>? {
    upstream * call.inputs[0].applying(Equal(), call.output)
  }

  func kernel<Scalar: TensorScalar>(_ type: Scalar.Type, _ shapes: CallShapes) -> Kernel {
    clampKernel(Scalar.self, lower: Scalar(lower), upper: Scalar(upper), shapes.outputCount)
  }
}

/// Every element of a tensor, or the nearest number of a range; NaN stays.
public func clamp<Scalar: TensorScalar>(
  _ x: Tensor<Scalar>, to range: ClosedRange<Double>, fileID: StaticString = #fileID,
  line: UInt = #line
) -> Tensor<Scalar> {
  x.applying(
    Clamp(lower: range.lowerBound, upper: range.upperBound), at: SourcePlace(fileID, line))
}
