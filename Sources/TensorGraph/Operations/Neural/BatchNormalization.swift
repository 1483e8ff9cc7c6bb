/// The mean and the variance along axes, with the extents 1 there.
///
/// ```
/// μ = (1/n) Σ x        σ² = (1/n) Σ (x − μ)²
/// ```
public func moments<Scalar: TensorScalar>(
  _ x: Tensor<Scalar>, axes: [Int], fileID: StaticString = #fileID, line: UInt = #line
) -> (mean: Tensor<Scalar>, variance: Tensor<Scalar>) {
  x.graph.made(at: SourcePlace(fileID, line), in: "moments") {
    let mean = x.mean(axes: axes, keepingDimensions: true)
    return (mean, square(x - mean).mean(axes: axes, keepingDimensions: true))
  }
}

/// Brings every channel to mean 0 and variance 1, and then to a learned scale and shift.
///
/// ```
/// y = scale · (x − mean) / √(variance + ε) + shift
/// ```
/// In training `mean` and `variance` are those of the batch, from ``moments(_:axes:fileID:line:)``
/// along all axes but the last; in evaluation averages kept from training.
/// - Parameters:
///   - x: `[…, channels]`
///   - scale: `[channels]`, as are `shift`, and `mean` and `variance` up to axes of extent 1.
///   - epsilon: Keeps the root from 0.
///
/// Source: Ioffe and Szegedy, "Batch Normalization", 2015, algorithm 1.
public func batchNormalization<Scalar: TensorScalar>(
  _ x: Tensor<Scalar>, mean: Tensor<Scalar>, variance: Tensor<Scalar>, scale: Tensor<Scalar>,
  shift: Tensor<Scalar>, epsilon: Scalar = 0.001, fileID: StaticString = #fileID,
  line: UInt = #line
) -> Tensor<Scalar> {
  x.graph.made(at: SourcePlace(fileID, line), in: "batchNormalization") {
    (x - mean) / sqrt(variance + epsilon) * scale + shift
  }
}
