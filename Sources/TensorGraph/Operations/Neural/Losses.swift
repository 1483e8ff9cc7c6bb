// Losses, written from primitives: their derivatives follow.

/// How far predictions are from targets: the mean of the squared differences.
///
/// ```
/// L = (1/n) Σ (prediction − target)²
/// ```
/// - Returns: A number, shape `[]`.
public func meanSquaredError<Scalar: TensorScalar>(
  _ predictions: Tensor<Scalar>, _ targets: Tensor<Scalar>, fileID: StaticString = #fileID,
  line: UInt = #line
) -> Tensor<Scalar> {
  predictions.graph.made(at: SourcePlace(fileID, line), in: "meanSquaredError") {
    square(predictions - targets).mean()
  }
}

/// The cross-entropy of the softmax of scores against labels, averaged over the rows.
///
/// ```
/// L = −(1/n) Σᵢ ln softmax(logits)[i, labels[i]]
/// ```
/// - Parameters:
///   - logits: `[batch, classes]`, before the softmax.
///   - labels: `[batch]`, whole numbers from 0 on; any other is an error of the run.
/// - Returns: A number, shape `[]`.
public func crossEntropy<Scalar: TensorScalar>(
  logits: Tensor<Scalar>, labels: Tensor<Scalar>, fileID: StaticString = #fileID,
  line: UInt = #line
) -> Tensor<Scalar> {
  logits.graph.made(at: SourcePlace(fileID, line), in: "crossEntropy") {
    -logSoftmax(logits).applying(Pick(), labels).mean()
  }
}

/// The cross-entropy of the softmax of scores against a share for every class, averaged over the rows.
///
/// ```
/// L = −(1/n) Σᵢ Σₖ targets[i, k] · ln softmax(logits)[i, k]
/// ```
/// - Parameters:
///   - logits: `[batch, classes]`, before the softmax.
///   - targets: `[batch, classes]`: one-hot, or any shares that add up to 1.
/// - Returns: A number, shape `[]`.
public func crossEntropy<Scalar: TensorScalar>(
  logits: Tensor<Scalar>, targets: Tensor<Scalar>, fileID: StaticString = #fileID,
  line: UInt = #line
) -> Tensor<Scalar> {
  logits.graph.made(at: SourcePlace(fileID, line), in: "crossEntropy") {
    -(targets * logSoftmax(logits)).sum(axis: -1).mean()
  }
}
