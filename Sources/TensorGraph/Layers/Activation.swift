/// The function that a layer ends with.
public enum Activation: Hashable, Sendable {
  /// None: the outputs as they are, such as scores before a softmax.
  case none
  case relu
  /// x above 0, slope · x below.
  case leakyReLU(slope: Double = 0.01)
  case sigmoid
  case tanh
  case gelu
  /// Shares of 1 along the last axis.
  case softmax

  /// Adds its node to a tensor.
  func applied<Scalar: TensorScalar>(to x: Tensor<Scalar>) -> Tensor<Scalar> {
    switch self {
    case .none: x
    case .relu: TensorGraph.relu(x)
    case .leakyReLU(let slope): TensorGraph.leakyReLU(x, slope: slope)
    case .sigmoid: TensorGraph.sigmoid(x)
    case .tanh: TensorGraph.tanh(x)
    case .gelu: TensorGraph.gelu(x)
    case .softmax: TensorGraph.softmax(x)
    }
  }
}
