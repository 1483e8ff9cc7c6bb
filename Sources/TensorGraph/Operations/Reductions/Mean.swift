/// ```
/// y = (1/n) Σ x along the axes        ∂y/∂x = 1/n for every term
/// ```
struct Mean: Operation {
  let name = "mean"
  let axes: ReducedAxes

  func shape(of inputs: [TensorShape]) -> TensorShape { axes.shape(of: inputs[0]) }

  func gradient<Scalar: TensorScalar>(
    for input: Int, of call: Call<Scalar>, _ upstream: Tensor<Scalar>
  ) -> Tensor<Scalar>? {
    axes.expanding(upstream).broadcast(like: call.inputs[0], dividing: true)
  }

  func kernel<Scalar: TensorScalar>(_ type: Scalar.Type, _ shapes: CallShapes) -> Kernel {
    reductionKernel(Scalar.self, .mean, shapes.inputs[0], axes.axes)
  }

  func sameAs(_ shapes: CallShapes, number: (Int) -> Double?) -> Int? {
    shapes.inputs[0] == shapes.output ? 0 : nil
  }
}

extension Tensor {
  /// The mean of the elements along `axes`, by default of all; NaN of none.
  public func mean(
    axes: [Int]? = nil, keepingDimensions: Bool = false, fileID: StaticString = #fileID,
    line: UInt = #line
  ) -> Tensor {
    let place = SourcePlace(fileID, line)
    let axes = reducedAxes(
      axes, keepingDimensions: keepingDimensions, operation: "mean(axes:)", at: place)
    return applying(Mean(axes: axes), at: place)
  }

  /// The mean of the elements along one axis.
  public func mean(
    axis: Int, keepingDimensions: Bool = false, fileID: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    mean(axes: [axis], keepingDimensions: keepingDimensions, fileID: fileID, line: line)
  }
}
