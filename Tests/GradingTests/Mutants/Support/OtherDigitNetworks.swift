import LabKit
import NumericsEngine
import Solutions
import TensorGraph

// Exercises that are asked for a graph, a session or a generator have endpoints that make one. So a
// variant of such an exercise is a whole lab, the reference implementation with one function exchanged.

/// Lab 13 with other functions.
struct OtherPerceptron: MultilayerPerceptronLab {
  var simple:
    @Sendable (_ inputs: Int, _ classes: Int, _ rate: Double, _ graph: Graph<Float>) throws ->
      DigitClassifier = {
        try Lab13MultilayerPerceptron().softmaxClassifier(
          inputs: $0, classes: $1, learningRate: $2, in: $3)
      }
  var hidden:
    @Sendable (TwoLayerNetwork, HiddenActivation, _ rate: Double, Graph<Float>) throws ->
      DigitClassifier = {
        try Lab13MultilayerPerceptron().hiddenLayerClassifier(
          $0, activation: $1, learningRate: $2, in: $3)
      }
  var training: DigitTraining = {
    try Lab13MultilayerPerceptron().train($0, in: $1, images: $2, labels: $3, batches: $4)
  }
  private let solution = Lab13MultilayerPerceptron()

  func softmaxClassifier(
    inputs: Int, classes: Int, learningRate: Double, in graph: Graph<Float>
  ) throws -> DigitClassifier {
    try simple(inputs, classes, learningRate, graph)
  }

  func hiddenLayerClassifier(
    _ start: TwoLayerNetwork, activation: HiddenActivation, learningRate: Double,
    in graph: Graph<Float>
  ) throws -> DigitClassifier {
    try hidden(start, activation, learningRate, graph)
  }

  func train(
    _ classifier: DigitClassifier, in session: Session<Float>, images: NDArray<Float>,
    labels: NDArray<Float>, batches: [[Int]]
  ) throws -> [Double] {
    try training(classifier, session, images, labels, batches)
  }

  func images(fromIDX bytes: [UInt8]) throws -> NDArray<Double> {
    try solution.images(fromIDX: bytes)
  }
  func labels(fromIDX bytes: [UInt8]) throws -> [Int] { try solution.labels(fromIDX: bytes) }
  func features(of images: NDArray<Double>) throws -> NDArray<Double> {
    try solution.features(of: images)
  }
  func oneHot(_ labels: [Int]) throws -> NDArray<Double> { try solution.oneHot(labels) }
  func softmaxLoss(logits: NDArray<Double>, labels: NDArray<Double>) throws -> SoftmaxLoss {
    try solution.softmaxLoss(logits: logits, labels: labels)
  }
  func report(logits: NDArray<Double>, labels: [Int]) throws -> DigitReport {
    try solution.report(logits: logits, labels: labels)
  }
}

typealias DigitTraining =
  @Sendable (DigitClassifier, Session<Float>, NDArray<Float>, NDArray<Float>, [[Int]]) throws ->
  [Double]

/// Lab 14 with other functions.
struct OtherConvolution: ConvolutionLab {
  var dropping:
    @Sendable (NDArray<Double>, _ probability: Double, _ isTraining: Bool, inout RandomGenerator)
      throws -> DroppedOut = {
        try Lab14Convolution().dropout($0, probability: $1, isTraining: $2, using: &$3)
      }
  var describing:
    @Sendable (ConvolutionalSizes, _ rate: Double, Graph<Float>, inout RandomGenerator) throws ->
      DigitClassifier = {
        try Lab14Convolution().network($0, learningRate: $1, in: $2, using: &$3)
      }
  var training: DigitTraining = {
    try Lab14Convolution().train($0, in: $1, images: $2, labels: $3, batches: $4)
  }
  private let solution = Lab14Convolution()

  func dropout(
    _ inputs: NDArray<Double>, probability: Double, isTraining: Bool,
    using generator: inout RandomGenerator
  ) throws -> DroppedOut {
    try dropping(inputs, probability, isTraining, &generator)
  }

  func network(
    _ sizes: ConvolutionalSizes, learningRate: Double, in graph: Graph<Float>,
    using generator: inout RandomGenerator
  ) throws -> DigitClassifier {
    try describing(sizes, learningRate, graph, &generator)
  }

  func train(
    _ classifier: DigitClassifier, in session: Session<Float>, images: NDArray<Float>,
    labels: NDArray<Float>, batches: [[Int]]
  ) throws -> [Double] {
    try training(classifier, session, images, labels, batches)
  }

  func windowCount(
    size: Int, kernel: Int, stride: Int, padding: PaddingRule
  ) throws -> WindowCount {
    try solution.windowCount(size: size, kernel: kernel, stride: stride, padding: padding)
  }
  func conv2d(
    _ image: NDArray<Double>, filters: NDArray<Double>, biases: NDArray<Double>, stride: Int,
    padding: Int
  ) throws -> NDArray<Double> {
    try solution.conv2d(image, filters: filters, biases: biases, stride: stride, padding: padding)
  }
  func im2col(
    _ image: NDArray<Double>, kernelRows: Int, kernelColumns: Int, stride: Int, padding: Int
  ) throws -> NDArray<Double> {
    try solution.im2col(
      image, kernelRows: kernelRows, kernelColumns: kernelColumns, stride: stride,
      padding: padding)
  }
  func conv2dByProduct(
    _ image: NDArray<Double>, filters: NDArray<Double>, biases: NDArray<Double>, stride: Int,
    padding: Int
  ) throws -> NDArray<Double> {
    try solution.conv2dByProduct(
      image, filters: filters, biases: biases, stride: stride, padding: padding)
  }
  func pooled(
    _ image: NDArray<Double>, by kind: PoolingKind, size: Int, stride: Int, padding: Int
  ) throws -> NDArray<Double> {
    try solution.pooled(image, by: kind, size: size, stride: stride, padding: padding)
  }
  func maxPoolingGradient(
    of image: NDArray<Double>, delta: NDArray<Double>, size: Int, stride: Int
  ) throws -> NDArray<Double> {
    try solution.maxPoolingGradient(of: image, delta: delta, size: size, stride: stride)
  }
  func convolutionGradient(
    of images: NDArray<Double>, filters: NDArray<Double>, delta: NDArray<Double>, stride: Int,
    padding: Int
  ) throws -> ConvolutionGradient {
    try solution.convolutionGradient(
      of: images, filters: filters, delta: delta, stride: stride, padding: padding)
  }
  func flattened(_ images: NDArray<Double>, delta: NDArray<Double>) throws -> Flattening {
    try solution.flattened(images, delta: delta)
  }
  func separableConv2d(
    _ image: NDArray<Double>, depthwise: NDArray<Double>, pointwise: NDArray<Double>
  ) throws -> SeparatedConvolution {
    try solution.separableConv2d(image, depthwise: depthwise, pointwise: pointwise)
  }
}

extension Variants {
  /// A wrong answer that is a lab's endpoint.
  mutating func wrong(
    _ exercise: String, _ name: String, is mistake: String? = nil, in lab: some Lab
  ) {
    if exercise.hasTraining {
      wrong(exercise, name, is: mistake) { (a: Sent, b: Sent, c: Sent, d: Sent, e: Sent) in
        try lab.answer(exercise, [a, b, c, d, e])
      }
    } else {
      wrong(exercise, name, is: mistake) { (a: Sent, b: Sent, c: Sent, d: Sent) in
        try lab.answer(exercise, [a, b, c, d])
      }
    }
  }

  /// A right answer that is a lab's endpoint.
  mutating func right(_ exercise: String, _ name: String, in lab: some Lab) {
    if exercise.hasTraining {
      right(exercise, name) { (a: Sent, b: Sent, c: Sent, d: Sent, e: Sent) in
        try lab.answer(exercise, [a, b, c, d, e])
      }
    } else {
      right(exercise, name) { (a: Sent, b: Sent, c: Sent, d: Sent) in
        try lab.answer(exercise, [a, b, c, d])
      }
    }
  }
}

extension String {
  /// Whether an exercise takes a classifier, a session, images, labels and batches.
  fileprivate var hasTraining: Bool { ["13.8", "14.11"].contains(self) }
}

extension Lab {
  fileprivate func answer(_ exercise: String, _ arguments: [Sent]) throws -> WireValue {
    guard let endpoint = endpoints.first(where: { $0.exercise == exercise }) else {
      throw WireError("no exercise \(exercise)")
    }
    return try endpoint.call(arguments.map(\.wire))
  }
}

/// An argument as it came.
private struct Sent: WireDecodable {
  let wire: WireValue
}
