/// ```
/// y = Σ x along the axes        ∂y/∂x = 1 for every term
/// ```
struct Sum: Operation {
  let name = "sum"
  let axes: ReducedAxes

  func shape(of inputs: [TensorShape]) -> TensorShape { axes.shape(of: inputs[0]) }

  func gradient<Scalar: TensorScalar>(
    for input: Int, of call: Call<Scalar>, _ upstream: Tensor<Scalar>
  ) -> Tensor<Scalar>? {
    axes.expanding(upstream).broadcast(like: call.inputs[0])
  }

  func kernel<Scalar: TensorScalar>(_ type: Scalar.Type, _ shapes: CallShapes) -> Kernel {
    reductionKernel(Scalar.self, .sum, shapes.inputs[0], axes.axes)
  }

  func sameAs(_ shapes: CallShapes, number: (Int) -> Double?) -> Int? {
    shapes.inputs[0] == shapes.output ? 0 : nil
  }
}

extension Tensor {
  /// The sum of the elements along `axes`, by default of all; these axes are gone then, or kept with
  /// extent 1. Pairwise, so that rounding errors grow with the logarithm of the number of terms.
  public func sum(
    axes: [Int]? = nil, keepingDimensions: Bool = false, fileID: StaticString = #fileID,
    line: UInt = #line
  ) -> Tensor {
    let place = SourcePlace(fileID, line)
    let axes = reducedAxes(
      axes, keepingDimensions: keepingDimensions, operation: "sum(axes:)", at: place)
    return applying(Sum(axes: axes), at: place)
  }

  /// The sum of the elements along one axis; see ``sum(axes:keepingDimensions:fileID:line:)``.
  public func sum(
    axis: Int, keepingDimensions: Bool = false, fileID: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    sum(axes: [axis], keepingDimensions: keepingDimensions, fileID: fileID, line: line)
  }
}
