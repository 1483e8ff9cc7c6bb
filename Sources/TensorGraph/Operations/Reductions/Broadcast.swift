import CKernels

/// Repeats a tensor to the shape of another, of which the numbers do not count.
///
/// ```
/// y = a, or a / r        ∂L/∂a = the sum, or the mean, over the repetitions        r: how many there are
/// ```
struct BroadcastLike: ElementwiseOperation {
  let name = "broadcast"

  /// Whether every element is divided by the number of its repetitions.
  let divides: Bool

  var step: kernel_step_kind { divides ? kernel_step_scale : kernel_step_copy }

  func parameter(_ shapes: CallShapes) -> Double {
    Double(shapes.inputCount(0)) / Double(shapes.outputCount)
  }

  func readsOnlyShape(of input: Int) -> Bool { input == 1 }

  func shape(of inputs: [TensorShape]) throws(ShapeMismatch) -> TensorShape {
    guard let shape = inputs[0].broadcast(with: inputs[1]), shape.mayEqual(inputs[1]) else {
      throw ShapeMismatch(
        expected: "a shape that broadcasts to \(inputs[1])", got: "\(inputs[0])",
        toDo: "give the axes to be repeated extent 1")
    }
    return inputs[1]
  }

  func gradient<Scalar: TensorScalar>(
    for input: Int, of call: Call<Scalar>, _ upstream: Tensor<Scalar>
  ) -> Tensor<Scalar>? {
    input == 0 ? upstream.summed(like: call.inputs[0], dividing: divides) : nil
  }

  func sameAs(_ shapes: CallShapes, number: (Int) -> Double?) -> Int? {
    shapes.inputs[0] == shapes.output ? 0 : nil
  }
}

/// Sums a tensor to a shape that broadcasts to its own, of which the numbers do not count.
///
/// ```
/// y = Σ x, or the mean, over what broadcasting would repeat        ∂L/∂x = ∂L/∂y repeated
/// ```
struct SumLike: Operation {
  let name = "sumLike"

  /// Whether the sums are divided by the number of their terms.
  let divides: Bool

  func readsOnlyShape(of input: Int) -> Bool { input == 1 }

  func shape(of inputs: [TensorShape]) throws(ShapeMismatch) -> TensorShape {
    guard let shape = inputs[0].broadcast(with: inputs[1]), shape.mayEqual(inputs[0]) else {
      throw ShapeMismatch(
        expected: "a shape that \(inputs[1]) broadcasts to", got: "\(inputs[0])",
        toDo: "give the axes to be summed extent 1")
    }
    return inputs[1]
  }

  func gradient<Scalar: TensorScalar>(
    for input: Int, of call: Call<Scalar>, _ upstream: Tensor<Scalar>
  ) -> Tensor<Scalar>? {
    input == 0 ? upstream.broadcast(like: call.inputs[0], dividing: divides) : nil
  }

  func kernel<Scalar: TensorScalar>(_ type: Scalar.Type, _ shapes: CallShapes) -> Kernel {
    let (input, output) = (shapes.inputs[0], shapes.output)
    let lead = input.count - output.count
    let axes = input.indices.filter { $0 < lead || output[$0 - lead] != input[$0] }
    return reductionKernel(Scalar.self, divides ? .mean : .sum, input, axes)
  }

  func sameAs(_ shapes: CallShapes, number: (Int) -> Double?) -> Int? {
    shapes.inputs[0] == shapes.output ? 0 : nil
  }
}

extension Tensor {
  /// This tensor repeated to the shape of another; `dividing` by the number of repetitions.
  func broadcast(like other: Tensor, dividing: Bool = false) -> Tensor {
    if shape == other.shape, shape.known != nil { return self }
    return applying(BroadcastLike(divides: dividing), other)
  }

  /// This tensor summed to the shape of another, or its mean where it is `dividing`.
  func summed(like other: Tensor, dividing: Bool = false) -> Tensor {
    if shape == other.shape, shape.known != nil { return self }
    return applying(SumLike(divides: dividing), other)
  }
}
