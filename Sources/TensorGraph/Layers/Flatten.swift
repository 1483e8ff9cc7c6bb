import NumericsEngine

/// A layer that makes one row of every example: `[batch, …]` → `[batch, features]`.
public struct Flatten: Layer {
  public let name: String

  public init(name: String = "flatten") {
    self.name = name
  }

  public func applied<Scalar: TensorScalar>(
    to x: Tensor<Scalar>, _ variables: LayerVariables<Scalar>, mode: Mode
  ) -> LayerOutput<Scalar> {
    LayerOutput(flatten(x))
  }
}

/// One row of every example: `[batch, …]` → `[batch, features]`; all extents but the first must be known.
public func flatten<Scalar: TensorScalar>(
  _ x: Tensor<Scalar>, fileID: StaticString = #fileID, line: UInt = #line
) -> Tensor<Scalar> {
  let features = TensorShape(Array(x.shape.extents.dropFirst()))
  guard x.rank > 0, let count = features.count else {
    callerMistake(
      "flatten(_:) at \(fileID):\(line) must know how long the rows are.",
      expected: "a shape in which only the batch is unknown", got: x.description,
      toDo: "declare the extents of the placeholder")
  }
  return x.reshaped(to: [-1, count], fileID: fileID, line: line)
}
