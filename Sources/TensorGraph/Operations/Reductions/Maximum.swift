/// ```
/// y = max x along the axes        ∂y/∂x = 1/k for each of the k largest, 0 elsewhere
/// ```
/// Ties share the derivative evenly, as in PyTorch's `amax`.
struct Maximum: Operation {
  let name = "max"
  let axes: ReducedAxes

  func shape(of inputs: [TensorShape]) throws(ShapeMismatch) -> TensorShape {
    if axes.axes.contains(where: { inputs[0].extents[$0] == 0 }) {
      throw ShapeMismatch(
        expected: "at least one element along each reduced axis", got: "\(inputs[0])",
        toDo: "feed a batch that is not empty")
    }
    return axes.shape(of: inputs[0])
  }

  func gradient<Scalar: TensorScalar>(
    for input: Int, of call: Call<Scalar>, _ upstream: Tensor<Scalar>
  ) -> Tensor<Scalar>? {
    let isLargest = call.inputs[0].applying(Equal(), axes.expanding(call.output))
    let ties = isLargest.applying(Sum(axes: ReducedAxes(axes: axes.axes, areKept: true)))
    return axes.expanding(upstream) / ties * isLargest
  }

  func kernel<Scalar: TensorScalar>(_ type: Scalar.Type, _ shapes: CallShapes) -> Kernel {
    reductionKernel(Scalar.self, .maximum, shapes.inputs[0], axes.axes)
  }

  func sameAs(_ shapes: CallShapes, number: (Int) -> Double?) -> Int? {
    shapes.inputs[0] == shapes.output ? 0 : nil
  }
}

extension Tensor {
  /// The largest element along `axes`, by default of all; NaN where one is NaN.
  public func max(
    axes: [Int]? = nil, keepingDimensions: Bool = false, fileID: StaticString = #fileID,
    line: UInt = #line
  ) -> Tensor {
    let place = SourcePlace(fileID, line)
    let axes = reducedAxes(
      axes, keepingDimensions: keepingDimensions, operation: "max(axes:)", at: place)
    return applying(Maximum(axes: axes), at: place)
  }

  /// The largest element along one axis.
  public func max(
    axis: Int, keepingDimensions: Bool = false, fileID: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    max(axes: [axis], keepingDimensions: keepingDimensions, fileID: fileID, line: line)
  }
}
