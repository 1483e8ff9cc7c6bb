import NumericsEngine

extension Session {
  /// The present value of a variable.
  public func value(of variable: Tensor<Scalar>) -> NDArray<Scalar> {
    variables.value(of: own(variable), graph)
  }

  /// Gives a variable a value from outside; its shape must be the variable's.
  public func set(
    _ variable: Tensor<Scalar>, to value: NDArray<Scalar>
  ) throws(GraphError) {
    let index = own(variable)
    let shape = graph.nodes[index].shape
    guard shape.accepts(value.shape) else {
      throw .wrongVariableShape(
        variable: variable.name, expected: shape.known ?? [], got: value.shape)
    }
    variables.set(index, to: value, graph)
  }

  private func own(_ variable: Tensor<Scalar>) -> Int {
    let index = graph.own(variable, operation: "A session")
    guard variable.isVariable else {
      callerMistake(
        "\(graph.describe(index)) is no variable.", expected: "a variable, whose value is kept",
        got: variable.description, toDo: "ask for its value with run(_:feeding:)")
    }
    return index
  }
}
