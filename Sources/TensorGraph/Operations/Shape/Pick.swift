/// ```
/// y[i] = x[i, labels[i]]        ∂L/∂x[i, labels[i]] = ∂L/∂y[i], 0 elsewhere
/// ```
struct Pick: Operation {
  let name = "pick"

  func shape(of inputs: [TensorShape]) throws(ShapeMismatch) -> TensorShape {
    guard inputs[0].rank == 2, inputs[1].rank == 1,
      inputs[1].mayEqual([inputs[0].extents[0]])
    else {
      throw ShapeMismatch(
        expected: "rows [batch, classes] and labels [batch]",
        got: "\(inputs[0]) and \(inputs[1])", toDo: "give one label for every row")
    }
    return TensorShape([inputs[0].extents[0] ?? inputs[1].extents[0]])
  }

  func gradient<Scalar: TensorScalar>(
    for input: Int, of call: Call<Scalar>, _ upstream: Tensor<Scalar>
  ) -> Tensor<Scalar>? {
    input == 0 ? upstream.applying(Place(), call.inputs[1], call.inputs[0]) : nil
  }

  func kernel<Scalar: TensorScalar>(_ type: Scalar.Type, _ shapes: CallShapes) -> Kernel {
    pickKernel(Scalar.self, rows: shapes.inputs[0][0], classes: shapes.inputs[0][1])
  }
}

/// Puts one number in every row, at the place of its label, with 0 around it; of the third input only
/// the shape counts.
///
/// ```
/// y[i, labels[i]] = x[i]        ∂L/∂x[i] = ∂L/∂y[i, labels[i]]
/// ```
struct Place: Operation {
  let name = "place"

  func readsOnlyShape(of input: Int) -> Bool { input == 2 }

  func shape(of inputs: [TensorShape]) -> TensorShape { inputs[2] }

  func gradient<Scalar: TensorScalar>(
    for input: Int, of call: Call<Scalar>, _ upstream: Tensor<Scalar>
  ) -> Tensor<Scalar>? {
    input == 0 ? upstream.applying(Pick(), call.inputs[1]) : nil
  }

  func kernel<Scalar: TensorScalar>(_ type: Scalar.Type, _ shapes: CallShapes) -> Kernel {
    placeKernel(Scalar.self, rows: shapes.output[0], classes: shapes.output[1])
  }
}
