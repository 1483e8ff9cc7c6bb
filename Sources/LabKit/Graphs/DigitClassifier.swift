import TensorGraph

/// A network that reads digits, as the nodes of a graph that others need: to feed it, to train it,
/// to ask it.
public struct DigitClassifier {
  /// Placeholder for the greys of a batch, 0 background, 1 ink: `[nil, 784]` in Lab 13,
  /// `[nil, 28, 28, 1]` in Lab 14.
  public let images: Tensor<Float>
  /// Placeholder for the classes of the batch, one-hot: `[nil, 10]`.
  public let labels: Tensor<Float>
  /// One score for each class, before the softmax, of the network in use: `[nil, 10]`.
  public let logits: Tensor<Float>
  /// The number that training makes smaller, of the network in training: `[]`.
  public let loss: Tensor<Float>
  /// One step of training on a batch.
  public let step: Action<Float>

  public init(
    images: Tensor<Float>, labels: Tensor<Float>, logits: Tensor<Float>, loss: Tensor<Float>,
    step: Action<Float>
  ) {
    self.images = images
    self.labels = labels
    self.logits = logits
    self.loss = loss
    self.step = step
  }
}
