import NumericsEngine

/// ```
/// y = a, b, … one after the other along an axis        ∂L/∂a = the part of ∂L/∂y where a lies
/// ```
struct Concatenate: Operation {
  let name = "concatenate"
  let axis: Int

  func shape(of inputs: [TensorShape]) throws(ShapeMismatch) -> TensorShape {
    var result = inputs[0]
    var total = inputs[0].extents[axis]
    for input in inputs.dropFirst() {
      guard input.rank == result.rank,
        result.replacing(axis: axis, with: nil).mayEqual(input)
      else {
        throw ShapeMismatch(
          expected: "shapes that are equal except on axis \(axis)",
          got: inputs.map(\.description).joined(separator: " and "),
          toDo: "slice or reshape the parts")
      }
      total = total.flatMap { total in input.extents[axis].map { total + $0 } }
      result = result.merged(with: input)
    }
    return result.replacing(axis: axis, with: total)
  }

  func gradient<Scalar: TensorScalar>(
    for input: Int, of call: Call<Scalar>, _ upstream: Tensor<Scalar>
  ) -> Tensor<Scalar>? {
    upstream.graph.apply(ConcatenatedPart(axis: axis, part: input), [upstream] + call.inputs)
  }

  func kernel<Scalar: TensorScalar>(_ type: Scalar.Type, _ shapes: CallShapes) -> Kernel {
    PartLines.joining(Scalar.self, shapes.inputs, axis: axis, whole: shapes.output)
  }
}

/// The part of input 0 that lies where one of the other inputs would be, were these joined; of them
/// only the shapes count.
struct ConcatenatedPart: Operation {
  let name = "part"
  let axis: Int
  let part: Int

  func readsOnlyShape(of input: Int) -> Bool { input > 0 }

  func shape(of inputs: [TensorShape]) -> TensorShape { inputs[1 + part] }

  /// The other parts are 0.
  func gradient<Scalar: TensorScalar>(
    for input: Int, of call: Call<Scalar>, _ upstream: Tensor<Scalar>
  ) -> Tensor<Scalar>? {
    guard input == 0 else { return nil }
    let graph = upstream.graph
    let parts = call.inputs.dropFirst().enumerated().map { index, tensor in
      index == part ? upstream : graph.number(0).broadcast(like: tensor)
    }
    return graph.apply(Concatenate(axis: axis), parts)
  }

  func kernel<Scalar: TensorScalar>(_ type: Scalar.Type, _ shapes: CallShapes) -> Kernel {
    let lines = PartLines(whole: shapes.inputs[0], part: shapes.output, axis: axis)
    let start = shapes.inputs[1..<(1 + part)].reduce(0) { $0 + $1[axis] }
    return lines.reading(Scalar.self, at: start)
  }
}

/// Tensors one after the other along an axis; their other extents must be equal.
public func concatenate<Scalar: TensorScalar>(
  _ tensors: [Tensor<Scalar>], axis: Int, fileID: StaticString = #fileID, line: UInt = #line
) -> Tensor<Scalar> {
  let place = SourcePlace(fileID, line)
  guard let first = tensors.first else {
    callerMistake(
      "concatenate at \(place) was given nothing.", expected: "at least one tensor", got: "none",
      toDo: "leave the call out")
  }
  let axis = first.resolve(axis: axis, operation: "concatenate", at: place)
  return first.graph.apply(Concatenate(axis: axis), tensors, at: place)
}
