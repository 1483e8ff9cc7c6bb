import LabKit
import NumericsEngine
import TensorGraph

/// Lab 14 with nothing written.
struct UntouchedConvolution: ConvolutionLab {
  func windowCount(
    size: Int, kernel: Int, stride: Int, padding: PaddingRule
  ) throws -> WindowCount { throw Unsolved("14.1") }
  func conv2d(
    _ image: NDArray<Double>, filters: NDArray<Double>, biases: NDArray<Double>, stride: Int,
    padding: Int
  ) throws -> NDArray<Double> { throw Unsolved("14.2") }
  func im2col(
    _ image: NDArray<Double>, kernelRows: Int, kernelColumns: Int, stride: Int, padding: Int
  ) throws -> NDArray<Double> { throw Unsolved("14.3") }
  func conv2dByProduct(
    _ image: NDArray<Double>, filters: NDArray<Double>, biases: NDArray<Double>, stride: Int,
    padding: Int
  ) throws -> NDArray<Double> { throw Unsolved("14.4") }
  func pooled(
    _ image: NDArray<Double>, by kind: PoolingKind, size: Int, stride: Int, padding: Int
  ) throws -> NDArray<Double> { throw Unsolved("14.5") }
  func maxPoolingGradient(
    of image: NDArray<Double>, delta: NDArray<Double>, size: Int, stride: Int
  ) throws -> NDArray<Double> { throw Unsolved("14.6") }
  func convolutionGradient(
    of images: NDArray<Double>, filters: NDArray<Double>, delta: NDArray<Double>, stride: Int,
    padding: Int
  ) throws -> ConvolutionGradient { throw Unsolved("14.7") }
  func flattened(
    _ images: NDArray<Double>, delta: NDArray<Double>
  ) throws -> Flattening { throw Unsolved("14.8") }
  func dropout(
    _ inputs: NDArray<Double>, probability: Double, isTraining: Bool,
    using generator: inout RandomGenerator
  ) throws -> DroppedOut { throw Unsolved("14.9") }
  func network(
    _ sizes: ConvolutionalSizes, learningRate: Double, in graph: Graph<Float>,
    using generator: inout RandomGenerator
  ) throws -> DigitClassifier { throw Unsolved("14.10") }
  func train(
    _ classifier: DigitClassifier, in session: Session<Float>, images: NDArray<Float>,
    labels: NDArray<Float>, batches: [[Int]]
  ) throws -> [Double] { throw Unsolved("14.11") }
  func separableConv2d(
    _ image: NDArray<Double>, depthwise: NDArray<Double>, pointwise: NDArray<Double>
  ) throws -> SeparatedConvolution { throw Unsolved("14.12") }
}
