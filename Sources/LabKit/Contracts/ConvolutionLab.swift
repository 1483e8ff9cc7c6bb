import NumericsEngine
import TensorGraph

/// Lab 14 — MNIST with a convolutional network and dropout.
public protocol ConvolutionLab: Lab {
  func windowCount(
    size: Int, kernel: Int, stride: Int, padding: PaddingRule
  ) throws -> WindowCount
  func conv2d(
    _ image: NDArray<Double>, filters: NDArray<Double>, biases: NDArray<Double>, stride: Int,
    padding: Int
  ) throws -> NDArray<Double>
  func im2col(
    _ image: NDArray<Double>, kernelRows: Int, kernelColumns: Int, stride: Int, padding: Int
  ) throws -> NDArray<Double>
  func conv2dByProduct(
    _ image: NDArray<Double>, filters: NDArray<Double>, biases: NDArray<Double>, stride: Int,
    padding: Int
  ) throws -> NDArray<Double>
  func pooled(
    _ image: NDArray<Double>, by kind: PoolingKind, size: Int, stride: Int, padding: Int
  ) throws -> NDArray<Double>
  func maxPoolingGradient(
    of image: NDArray<Double>, delta: NDArray<Double>, size: Int, stride: Int
  ) throws -> NDArray<Double>
  func convolutionGradient(
    of images: NDArray<Double>, filters: NDArray<Double>, delta: NDArray<Double>, stride: Int,
    padding: Int
  ) throws -> ConvolutionGradient
  func flattened(
    _ images: NDArray<Double>, delta: NDArray<Double>
  ) throws -> Flattening
  func dropout(
    _ inputs: NDArray<Double>, probability: Double, isTraining: Bool,
    using generator: inout RandomGenerator
  ) throws -> DroppedOut
  func network(
    _ sizes: ConvolutionalSizes, learningRate: Double, in graph: Graph<Float>,
    using generator: inout RandomGenerator
  ) throws -> DigitClassifier
  func train(
    _ classifier: DigitClassifier, in session: Session<Float>, images: NDArray<Float>,
    labels: NDArray<Float>, batches: [[Int]]
  ) throws -> [Double]
  func separableConv2d(
    _ image: NDArray<Double>, depthwise: NDArray<Double>, pointwise: NDArray<Double>
  ) throws -> SeparatedConvolution
}

extension ConvolutionLab {
  public static var number: Int { 14 }

  public var endpoints: [Endpoint] {
    [
      Endpoint("14.1", windowCount),
      Endpoint("14.2", conv2d),
      Endpoint("14.3", im2col),
      Endpoint("14.4", conv2dByProduct),
      Endpoint("14.5", pooled),
      Endpoint("14.6", maxPoolingGradient),
      Endpoint("14.7", convolutionGradient),
      Endpoint("14.8", flattened),
      // A negative seed asks for a second call, in training: what has the first one drawn?
      Endpoint("14.9") {
        (inputs: NDArray<Double>, probability: Double, isTraining: Bool, seed: Int) in
        var generator = RandomGenerator(seed: UInt32(truncatingIfNeeded: abs(seed)))
        func dropped(isTraining: Bool) throws -> DroppedOut {
          try dropout(
            inputs, probability: probability, isTraining: isTraining, using: &generator)
        }
        let first = try dropped(isTraining: isTraining)
        return seed < 0 ? try dropped(isTraining: true) : first
      },
      Endpoint("14.10") {
        (sizes: ConvolutionalSizes, rate: Double, study: NetworkStudy, seed: Int) in
        try study.report(seed: seed, isRandom: sizes.dropout > 0) {
          try network(sizes, learningRate: rate, in: $0, using: &$1)
        }
      },
      Endpoint("14.11") {
        (
          classifier: SmallClassifier, session: QuestionedSession, images: NDArray<Double>,
          labels: NDArray<Double>, batches: [[Int]]
        ) in
        try classifier.report(images: images, labels: labels, batches: batches, asked: session) {
          try train($0, in: $1, images: $2, labels: $3, batches: $4)
        }
      },
      Endpoint("14.12", separableConv2d),
    ]
  }
}
