import NumericsEngine

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
  // 14.9 on
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
      // 14.9 on
    ]
  }
}
