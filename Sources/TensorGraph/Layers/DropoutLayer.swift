/// A layer that lets each number through with probability `keep` in training, and all in inference; see
/// ``dropout(_:keep:fileID:line:)-(Tensor<Scalar>,Scalar,_,_)``.
public struct Dropout: Layer {
  public let name: String
  public let keep: Double

  public init(keep: Double, name: String = "dropout") {
    (self.keep, self.name) = (keep, name)
  }

  public func applied<Scalar: TensorScalar>(
    to x: Tensor<Scalar>, _ variables: LayerVariables<Scalar>, mode: Mode
  ) -> LayerOutput<Scalar> {
    switch mode {
    case .training: LayerOutput(dropout(x, keep: Scalar(keep)))
    case .inference: LayerOutput(x)
    }
  }
}
