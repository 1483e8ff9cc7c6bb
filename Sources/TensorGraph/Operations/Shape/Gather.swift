/// ```
/// y[i, …] = table[indices[i], …]        ∂L/∂table = ∂L/∂y added to the rows it was read from
/// ```
struct Gather: Operation {
  let name = "gather"

  func shape(of inputs: [TensorShape]) throws(ShapeMismatch) -> TensorShape {
    guard inputs[0].rank > 0 else { throw noRows(inputs[0]) }
    return TensorShape(inputs[1].extents + inputs[0].extents.dropFirst())
  }

  func gradient<Scalar: TensorScalar>(
    for input: Int, of call: Call<Scalar>, _ upstream: Tensor<Scalar>
  ) -> Tensor<Scalar>? {
    input == 0 ? upstream.applying(Scatter(), call.inputs[1], call.inputs[0]) : nil
  }

  func kernel<Scalar: TensorScalar>(_ type: Scalar.Type, _ shapes: CallShapes) -> Kernel {
    gatherKernel(Scalar.self, table: shapes.inputs[0], indices: shapes.inputCount(1))
  }

  private func noRows(_ shape: TensorShape) -> ShapeMismatch {
    ShapeMismatch(
      expected: "a table with at least one axis", got: "\(shape)", toDo: "reshape the table")
  }
}

/// Adds rows to those rows of a table of zeros that `indices` name, of which only the shape is given.
///
/// ```
/// y[indices[i], …] += x[i, …]        ∂L/∂x = the rows of ∂L/∂y that the indices name
/// ```
struct Scatter: Operation {
  let name = "scatter"

  func readsOnlyShape(of input: Int) -> Bool { input == 2 }

  func shape(of inputs: [TensorShape]) -> TensorShape { inputs[2] }

  func gradient<Scalar: TensorScalar>(
    for input: Int, of call: Call<Scalar>, _ upstream: Tensor<Scalar>
  ) -> Tensor<Scalar>? {
    input == 0 ? upstream.applying(Gather(), call.inputs[1]) : nil
  }

  func kernel<Scalar: TensorScalar>(_ type: Scalar.Type, _ shapes: CallShapes) -> Kernel {
    scatterKernel(Scalar.self, table: shapes.output, indices: shapes.inputCount(1))
  }
}

extension Tensor {
  /// The rows (indices along axis 0) that `indices` name, in their order, as often as they do.
  ///
  /// An index is a whole number from 0 on, held as `Scalar`, which in `Float` is exact up to 2²⁴; any
  /// other is an error of the run.
  /// - Parameter indices: Any shape; it takes the place of axis 0 in the result's.
  public func gathering(
    _ indices: Tensor, fileID: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    applying(Gather(), indices, at: SourcePlace(fileID, line))
  }
}
