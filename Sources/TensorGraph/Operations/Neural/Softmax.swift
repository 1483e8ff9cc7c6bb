import NumericsEngine

/// ```
/// y = eˣ / Σ eˣ along the last axis        ∂L/∂x = y · (u − Σ u · y)        u = ∂L/∂y
/// ```
struct Softmax: Operation {
  let name = "softmax"

  func shape(of inputs: [TensorShape]) throws(ShapeMismatch) -> TensorShape {
    try requireClasses(inputs[0])
  }

  func gradient<Scalar: TensorScalar>(
    for input: Int, of call: Call<Scalar>, _ upstream: Tensor<Scalar>
  ) -> Tensor<Scalar>? {
    let weighted = upstream * call.output
    return weighted - call.output * weighted.sum(axis: -1, keepingDimensions: true)
  }

  func kernel<Scalar: TensorScalar>(_ type: Scalar.Type, _ shapes: CallShapes) -> Kernel {
    softmaxKernel(Scalar.self, shapes.output)
  }
}

/// ```
/// y = x − ln Σ eˣ along the last axis        ∂L/∂x = u − eʸ · Σ u        u = ∂L/∂y
/// ```
struct LogSoftmax: Operation {
  let name = "logSoftmax"

  func shape(of inputs: [TensorShape]) throws(ShapeMismatch) -> TensorShape {
    try requireClasses(inputs[0])
  }

  func gradient<Scalar: TensorScalar>(
    for input: Int, of call: Call<Scalar>, _ upstream: Tensor<Scalar>
  ) -> Tensor<Scalar>? {
    upstream - exp(call.output) * upstream.sum(axis: -1, keepingDimensions: true)
  }

  func kernel<Scalar: TensorScalar>(_ type: Scalar.Type, _ shapes: CallShapes) -> Kernel {
    logSoftmaxKernel(Scalar.self, shapes.output)
  }
}

private func requireClasses(_ shape: TensorShape) throws(ShapeMismatch) -> TensorShape {
  guard let classes = shape.extents.last, classes != 0 else {
    throw ShapeMismatch(
      expected: "a last axis with at least one class", got: "\(shape)",
      toDo: "give scores of shape [batch, classes]")
  }
  return shape
}

/// The elements along an axis as shares of 1 that grow exponentially with them.
///
/// ```
/// softmax(x)ᵢ = e^(xᵢ − m) / Σⱼ e^(xⱼ − m)        m = max x
/// ```
/// - Parameter axis: The axis along which the shares add up to 1; by default the last.
public func softmax<Scalar: TensorScalar>(
  _ x: Tensor<Scalar>, axis: Int = -1, fileID: StaticString = #fileID, line: UInt = #line
) -> Tensor<Scalar> {
  alongLast(x, axis, SourcePlace(fileID, line), Softmax())
}

/// The logarithms of ``softmax(_:axis:fileID:line:)``, exact where the shares themselves would
/// become 0.
public func logSoftmax<Scalar: TensorScalar>(
  _ x: Tensor<Scalar>, axis: Int = -1, fileID: StaticString = #fileID, line: UInt = #line
) -> Tensor<Scalar> {
  alongLast(x, axis, SourcePlace(fileID, line), LogSoftmax())
}

/// An operation along the last axis, for another one.
private func alongLast<Scalar: TensorScalar>(
  _ x: Tensor<Scalar>, _ axis: Int, _ place: SourcePlace, _ operation: any Operation
) -> Tensor<Scalar> {
  let last = x.rank - 1
  if x.rank == 0 { return x.applying(operation, at: place) }
  let axis = x.resolve(axis: axis, operation: operation.name, at: place)
  if axis == last { return x.applying(operation, at: place) }
  return x.graph.made(at: place) {
    var axes = Array(0...last)
    axes.swapAt(axis, last)
    return x.permuted(axes: axes).applying(operation).permuted(axes: axes)
  }
}
