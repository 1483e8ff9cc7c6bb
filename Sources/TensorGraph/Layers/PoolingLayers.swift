/// A layer that keeps the largest element of every window; see
/// ``maxPool(_:size:stride:padding:fileID:line:)``.
public struct MaxPool: Layer {
  public let name: String
  public let size: Int
  public let stride: Int
  public let padding: Padding

  public init(
    _ size: Int, stride: Int? = nil, padding: Padding = .valid, name: String = "maxPool"
  ) {
    (self.size, self.stride, self.padding, self.name) = (size, stride ?? size, padding, name)
  }

  public func applied<Scalar: TensorScalar>(
    to x: Tensor<Scalar>, _ variables: LayerVariables<Scalar>, mode: Mode
  ) -> LayerOutput<Scalar> {
    LayerOutput(maxPool(x, size: size, stride: stride, padding: padding))
  }
}

/// A layer that keeps the mean of every window; see
/// ``averagePool(_:size:stride:padding:fileID:line:)``.
public struct AveragePool: Layer {
  public let name: String
  public let size: Int
  public let stride: Int
  public let padding: Padding

  public init(
    _ size: Int, stride: Int? = nil, padding: Padding = .valid, name: String = "averagePool"
  ) {
    (self.size, self.stride, self.padding, self.name) = (size, stride ?? size, padding, name)
  }

  public func applied<Scalar: TensorScalar>(
    to x: Tensor<Scalar>, _ variables: LayerVariables<Scalar>, mode: Mode
  ) -> LayerOutput<Scalar> {
    LayerOutput(averagePool(x, size: size, stride: stride, padding: padding))
  }
}
