import NumericsEngine

/// Something a session does to variables; it has no value of its own.
///
/// Within one run everything is computed from the variables as they were before it, and only then
/// are they changed, whatever the order in which the nodes were made.
public struct Action<Scalar: TensorScalar> {
  public let graph: Graph<Scalar>

  /// The nodes that write.
  let indices: [Int]
}

extension Graph {
  /// The action that gives a variable a new value, of the variable's shape.
  public func assign(
    _ variable: Tensor<Scalar>, to value: Tensor<Scalar>, fileID: StaticString = #fileID,
    line: UInt = #line
  ) -> Action<Scalar> {
    update(Assign(), [variable, value], at: SourcePlace(fileID, line))
  }

  /// The action that does all of `actions`, which must write to different variables.
  public func group(_ actions: [Action<Scalar>]) -> Action<Scalar> {
    for action in actions where action.graph !== self {
      callerMistake(
        "group(_:) was given actions of two graphs.", expected: "actions of this graph",
        got: "an action of another one", toDo: "make all of them from the same graph")
    }
    return Action(graph: self, indices: actions.flatMap(\.indices))
  }

  /// The action of an operation that writes to variables among its inputs.
  func update(
    _ operation: any Operation, _ inputs: [Tensor<Scalar>], at place: SourcePlace
  ) -> Action<Scalar> {
    if values != nil {
      callerMistake(
        "Under a tape nothing is assigned.", expected: "arrays, which the program keeps itself",
        got: "\(operation.name) at \(place)",
        toDo: "change the array, and give it to the next tape")
    }
    for position in operation.writtenInputs where !inputs[position].isVariable {
      callerMistake(
        "\(operation.name) at \(place) cannot write to \(describe(inputs[position].index)).",
        expected: "a variable", got: inputs[position].description,
        toDo: "make it with graph.variable(…)")
    }
    return Action(graph: self, indices: [apply(operation, inputs, at: place).index])
  }
}

/// Copies a value to a variable.
struct Assign: Operation {
  let name = "assign"

  var writtenInputs: Range<Int> { 0..<1 }

  func shape(of inputs: [TensorShape]) throws(ShapeMismatch) -> TensorShape {
    guard inputs[0].mayEqual(inputs[1]) else {
      throw ShapeMismatch(
        expected: "a value of the variable's shape, \(inputs[0])", got: "\(inputs[1])",
        toDo: "sum or reshape the value")
    }
    return inputs[0]
  }

  func kernel<Scalar: TensorScalar>(_ type: Scalar.Type, _ shapes: CallShapes) -> Kernel {
    let byteCount = shapes.outputCount * MemoryLayout<Scalar>.stride
    return .assign(byteCount: byteCount)
  }
}
