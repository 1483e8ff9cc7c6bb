import NumericsEngine

extension Graph {
  /// Adds the result of an operation; shapes that do not fit stop the program with a text that
  /// names the node, its inputs and where they were made.
  func apply(
    _ operation: any Operation, _ inputs: [Tensor<Scalar>], at place: SourcePlace? = nil
  ) -> Tensor<Scalar> {
    let indices = inputs.map { own($0, operation: operation.name) }
    do throws(ShapeMismatch) {
      let shape = try operation.shape(of: inputs.map(\.shape))
      return add(
        .operation(operation), inputs: indices, shape: shape, name: operation.name, place: place)
    } catch {
      let places = inputs.map { "  " + describe($0.index) }.joined(separator: "\n")
      let line = (self.place ?? place).map { " at \($0)" } ?? ""
      callerMistake(
        "The shapes of \(operation.name)\(line) do not fit together. Its inputs are\n\(places)",
        expected: error.expected, got: error.got, toDo: error.toDo)
    }
  }

  /// The node of a tensor, which must be of this graph.
  func own(_ tensor: Tensor<Scalar>, operation: String) -> Int {
    guard tensor.graph === self else {
      callerMistake(
        "\(operation) was given tensors of two graphs.",
        expected: "tensors of one graph, or of one tape", got: "\(tensor.name) of another one",
        toDo: "make all nodes of a computation from the same graph")
    }
    return tensor.index
  }
}

extension Tensor {
  /// The result of an operation whose first input is this tensor.
  func applying(
    _ operation: any Operation, _ others: Tensor..., at place: SourcePlace? = nil
  ) -> Tensor {
    graph.apply(operation, [self] + others, at: place)
  }

  /// `axis` counted from 0, where a negative one counts back from the last.
  func resolve(axis: Int, operation: String, at place: SourcePlace) -> Int {
    let resolved = axis < 0 ? axis + rank : axis
    guard resolved >= 0, resolved < rank else {
      callerMistake(
        "\(operation) at \(place) was asked for axis \(axis) of \(graph.describe(index)).",
        expected: rank == 0
          ? "no axis: the tensor has rank 0" : "an axis in \(-rank)...\(rank - 1)",
        got: "axis \(axis)", toDo: "count axes from 0, or back from −1 for the last one")
    }
    return resolved
  }
}
