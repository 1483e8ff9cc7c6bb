import CKernels

/// An operation that computes every element from the elements at its place, with broadcasting.
///
/// Its forward computation is one step of a fused program, named by ``step``; neighbouring elementwise
/// operations run as one program.
protocol ElementwiseOperation: Operation {
  var step: kernel_step_kind { get }

  /// The number p of the step.
  func parameter(_ shapes: CallShapes) -> Double
}

extension ElementwiseOperation {
  func parameter(_ shapes: CallShapes) -> Double { 0 }

  func shape(of inputs: [TensorShape]) throws(ShapeMismatch) -> TensorShape {
    guard inputs.count == 2 else { return inputs[0] }
    guard let shape = inputs[0].broadcast(with: inputs[1]) else {
      throw ShapeMismatch(
        expected: "extents, counted from the last axis, that are equal or 1",
        got: "\(inputs[0]) and \(inputs[1])",
        toDo: "reshape one operand, for example to [rows, 1] for one value per row")
    }
    return shape
  }

  func kernel<Scalar: TensorScalar>(_ type: Scalar.Type, _ shapes: CallShapes) -> Kernel {
    let operands = shapes.inputs.indices.filter { !readsOnlyShape(of: $0) }
    let step = kernel_step(
      kind: step, target: -1, a: -1, b: operands.count == 2 ? -2 : -1,
      parameter: parameter(shapes))
    return ElementwiseProgram(
      [step], shape: shapes.output, operands: operands.map { shapes.inputs[$0] }
    ).kernel(Scalar.self)
  }
}
