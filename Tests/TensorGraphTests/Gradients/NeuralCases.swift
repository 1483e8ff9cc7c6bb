import NumericsEngine

@testable import TensorGraph

extension GradientCase {
  private static let valid = Window(
    rows: 2, columns: 2, rowStride: 1, columnStride: 1, padding: .valid)

  /// Windows that overlap and reach over the edges.
  private static let same = Window(
    rows: 3, columns: 2, rowStride: 2, columnStride: 1, padding: .same)

  static let neural: [GradientCase] = [
    GradientCase("Softmax", "the last axis", [[3, 4]]) { softmax($0[0]) },
    GradientCase("Softmax", "axis 0", [[3, 2, 2]]) { softmax($0[0], axis: 0) },
    GradientCase("LogSoftmax", [[3, 4]]) { logSoftmax($0[0]) },
    GradientCase("LogSoftmax", "cross-entropy of labels", [[3, 4], [3]], fixed: [1: [2, 0, 3]]) {
      crossEntropy(logits: $0[0], labels: $0[1])
    },
    GradientCase("LogSoftmax", "cross-entropy of shares", [[3, 4], [3, 4]], in: 0...1) {
      crossEntropy(logits: $0[0], targets: $0[1])
    },
    GradientCase("Mean", "mean squared error", [[3, 2], [3, 2]]) { meanSquaredError($0[0], $0[1]) },
    GradientCase("Mean", "batch normalisation", [[5, 2], [2], [2]]) {
      let (mean, variance) = moments($0[0], axes: [0])
      return batchNormalization(
        $0[0], mean: mean, variance: variance, scale: $0[1], shift: $0[2])
    },
    GradientCase("Convolution", "within the image", [[2, 3, 4, 2], [2, 2, 2, 3]]) {
      square(conv2d($0[0], $0[1]))
    },
    GradientCase("Convolution", "over the edges, stride 2", [[1, 5, 4, 2], [3, 3, 2, 2]]) {
      square(conv2d($0[0], $0[1], stride: 2, padding: .same))
    },
    GradientCase("ConvolutionToImages", [[1, 2, 3, 2], [3, 2, 2, 2], [1, 4, 3, 2]]) {
      square($0[0].applying(ConvolutionToImages(window: same), $0[1], $0[2]))
    },
    GradientCase("ConvolutionToFilters", [[1, 4, 3, 2], [1, 2, 3, 2], [3, 2, 2, 2]]) {
      square($0[0].applying(ConvolutionToFilters(window: same), $0[1], $0[2]))
    },
    GradientCase("MaxPooling", "2 × 2", [[2, 4, 4, 2]]) { square(maxPool($0[0], size: 2)) },
    GradientCase("MaxPooling", "overlapping, over the edges", [[1, 4, 3, 2]]) {
      square($0[0].applying(MaxPooling(window: same)))
    },
    GradientCase("MaxPoolingSpread", [[1, 2, 3, 2], [1, 4, 3, 2]]) {
      square($0[0].applying(MaxPoolingSpread(window: same), $0[1]))
    },
    GradientCase("MaxPoolingPick", [[1, 4, 3, 2], [1, 4, 3, 2]]) {
      square($0[0].applying(MaxPoolingPick(window: same), $0[1]))
    },
    GradientCase("AveragePooling", "2 × 2", [[2, 4, 4, 2]]) {
      square(averagePool($0[0], size: 2))
    },
    GradientCase("AveragePooling", "overlapping, over the edges", [[1, 4, 3, 2]]) {
      square($0[0].applying(AveragePooling(window: same)))
    },
    GradientCase("AveragePoolingSpread", [[1, 2, 3, 2], [1, 4, 3, 2]]) {
      square($0[0].applying(AveragePoolingSpread(window: same), $0[1]))
    },
  ]
}
