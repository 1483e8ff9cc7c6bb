import NumericsEngine

/// Computes at once what a ``Graph`` only describes, and remembers it for the derivatives.
///
/// ```swift
/// let tape = Tape<Double>()
/// let x = tape.constant(0, name: "x")
/// let y = x * x - 10 * x + 24
/// y.value                                // 24, at once
/// tape.gradient(of: y, for: x).value     // −10
/// ```
/// The operations, their errors and their gradient rules are those of graphs. There is no plan:
/// everything that was computed stays until the tape is gone, so a training step takes a new tape, to
/// which it gives the present parameters.
public struct Tape<Scalar: TensorScalar> {
  /// The nodes recorded so far.
  public let graph: Graph<Scalar>

  /// - Parameter seed: That of random numbers, such as dropout's; another one for every step.
  public init(seed: UInt64 = 0) {
    graph = Graph()
    graph.values = []
    graph.seed = seed
  }

  /// Numbers to compute with, parameters among them.
  public func constant(
    _ value: NDArray<Scalar>, name: String = "constant", fileID: StaticString = #fileID,
    line: UInt = #line
  ) -> Tensor<Scalar> {
    graph.constant(value, name: name, fileID: fileID, line: line)
  }

  /// A number to compute with; shape `[]`.
  public func constant(
    _ value: Scalar, name: String = "constant", fileID: StaticString = #fileID,
    line: UInt = #line
  ) -> Tensor<Scalar> {
    graph.constant(value, name: name, fileID: fileID, line: line)
  }

  /// The derivatives of a tensor by others; see ``Graph/gradients(of:for:fileID:line:)``.
  public func gradients(
    of y: Tensor<Scalar>, for xs: [Tensor<Scalar>], fileID: StaticString = #fileID,
    line: UInt = #line
  ) -> [Tensor<Scalar>] {
    graph.gradients(of: y, for: xs, fileID: fileID, line: line)
  }

  /// The derivative of a tensor by another.
  public func gradient(
    of y: Tensor<Scalar>, for x: Tensor<Scalar>, fileID: StaticString = #fileID,
    line: UInt = #line
  ) -> Tensor<Scalar> {
    graph.gradient(of: y, for: x, fileID: fileID, line: line)
  }
}

extension Graph {
  /// The value of a new node, computed from those of its inputs.
  func evaluated(_ node: Node<Scalar>) -> NDArray<Scalar> {
    switch node.kind {
    case .constant(let value), .variable(let value): return value.contiguous()
    case .placeholder: preconditionFailure("a tape has no placeholders")
    case .operation(let operation):
      let values = values ?? []
      let inputs = node.inputs.map { values[$0] }
      let shapes = CallShapes(inputs: inputs.map(\.shape), output: node.shape.known ?? [])
      if operation.isView { return inputs[0].reshaped(to: shapes.output) }
      if let same = operation.sameAs(shapes, number: { _ in nil }) { return inputs[same] }
      let reads = inputs.indices.filter { !operation.readsOnlyShape(of: $0) }
      var state = RunState(seed: seed)
      let value = result(
        of: operation.kernel(Scalar.self, shapes), reads.map { inputs[$0] }, shapes.output, &state)
      if let fault = state.fault {
        let error = GraphError.invalidIndex(
          node: node.name, value: fault.value, limit: fault.limit)
        callerMistake(
          "\(error)", expected: "indices within the table", got: "\(fault.value)",
          toDo: "check the indices")
      }
      return value
    }
  }
}
