/// Random numbers 1 / keep with probability `keep`, 0 otherwise: what dropout multiplies with.
///
/// Inputs: the tensor whose shape it takes, and `keep`, a number. Every run draws others; they depend
/// on the session's seed, on how many runs have drawn, and on the node, not on the number of threads.
struct DropoutMask: Operation {
  let name = "dropoutMask"

  /// Tells one mask of a graph from another.
  let stream: Int

  var isRandom: Bool { true }

  func readsOnlyShape(of input: Int) -> Bool { input == 0 }

  func shape(of inputs: [TensorShape]) throws(ShapeMismatch) -> TensorShape {
    guard inputs[1].rank == 0 else {
      throw ShapeMismatch(
        expected: "one probability, shape []", got: "\(inputs[1])",
        toDo: "give the probability to keep an element as a number")
    }
    return inputs[0]
  }

  func kernel<Scalar: TensorScalar>(_ type: Scalar.Type, _ shapes: CallShapes) -> Kernel {
    maskKernel(Scalar.self, stream: stream, count: shapes.outputCount)
  }
}

/// Lets every element through with probability `keep`, divided by `keep` so that its expected value
/// stays, and is 0 otherwise ("inverted" dropout).
///
/// ```
/// y = x · m        m = 1 / keep with probability keep, 0 otherwise; others in every run
/// ```
/// - Parameters:
///   - keep: A number, or a placeholder that is fed 1 for evaluation: then nothing is dropped. With 0
///     everything is.
///
/// Source: Srivastava et al., "Dropout", JMLR 15 (2014), §10.
public func dropout<Scalar: TensorScalar>(
  _ x: Tensor<Scalar>, keep: Tensor<Scalar>, fileID: StaticString = #fileID, line: UInt = #line
) -> Tensor<Scalar> {
  x.graph.made(at: SourcePlace(fileID, line), in: "dropout") {
    x * x.applying(DropoutMask(stream: x.graph.count), keep)
  }
}

/// ``dropout(_:keep:fileID:line:)`` with a fixed probability.
public func dropout<Scalar: TensorScalar>(
  _ x: Tensor<Scalar>, keep: Scalar, fileID: StaticString = #fileID, line: UInt = #line
) -> Tensor<Scalar> {
  dropout(x, keep: x.graph.number(keep), fileID: fileID, line: line)
}
