import LabKit
import NumericsEngine
import TensorGraph

/// Lab 14 — MNIST with a convolutional network and dropout.
///
/// Replace each `throw Unsolved(…)` by your own code. `swift run lab grade 14` checks it,
/// `swift run lab hint 14.1` helps, `swift run lab 14` tells the whole story.
public struct Lab14Convolution: ConvolutionLab {
  public init() {}

  // MARK: 14.1 Output size

  /// The number of windows along an axis, ⌊(size + zeros − kernel) / stride⌋ + 1, and the zeros
  /// beyond its ends.
  ///
  /// - Throws: `LabError.invalidParameter` if `size`, `kernel` or `stride` < 1 or the padding < 0;
  ///   `LabError.shapeMismatch` if the kernel fits nowhere.
  public func windowCount(
    size: Int, kernel: Int, stride: Int, padding: PaddingRule
  ) throws -> WindowCount {
    throw Unsolved("14.1")
  }

  // MARK: 14.2 Convolution with loops

  /// z[i, j, o] = b[o] + Σ x[i·s + a − p, j·s + b − p, c] · w[a, b, c, o], over a, b and c:
  /// `[rows', columns', outputs]`.
  ///
  /// - Parameters:
  ///   - image: x, `[rows, columns, channels]`; 0 outside.
  ///   - filters: w, `[kernel rows, kernel columns, channels, outputs]`.
  ///   - biases: b, `[outputs]`.
  ///   - stride: s, how far apart windows begin.
  ///   - padding: p, the zeros on each side.
  /// - Throws: `LabError.shapeMismatch` if the shapes do not fit together, or the filters fit
  ///   nowhere; `LabError.invalidParameter` if `stride` < 1 or `padding` < 0.
  public func conv2d(
    _ image: NDArray<Double>, filters: NDArray<Double>, biases: NDArray<Double>, stride: Int,
    padding: Int
  ) throws -> NDArray<Double> {
    throw Unsolved("14.2")
  }

  // MARK: 14.3 Windows as rows

  /// Every window of an image as a row: `[rows' · columns', k]` with k = kernelRows ·
  /// kernelColumns · channels.
  ///
  /// - Parameters:
  ///   - image: `[rows, columns, channels]`; 0 outside.
  ///   - stride: How far apart windows begin.
  ///   - padding: The zeros on each side.
  /// - Throws: `LabError.shapeMismatch` unless the image is of rank 3, has rows and columns, and
  ///   a window fits; `LabError.invalidParameter` if a size of the window or `stride` < 1 or
  ///   `padding` < 0.
  public func im2col(
    _ image: NDArray<Double>, kernelRows: Int, kernelColumns: Int, stride: Int, padding: Int
  ) throws -> NDArray<Double> {
    throw Unsolved("14.3")
  }

  // MARK: 14.4 Convolution as a product

  /// The convolution of 14.2 by one product of matrices: `[rows', columns', outputs]`.
  ///
  /// - Parameters:
  ///   - image: x, `[rows, columns, channels]`; 0 outside.
  ///   - filters: w, `[kernel rows, kernel columns, channels, outputs]`.
  ///   - biases: b, `[outputs]`.
  /// - Throws: what `conv2d` throws.
  public func conv2dByProduct(
    _ image: NDArray<Double>, filters: NDArray<Double>, biases: NDArray<Double>, stride: Int,
    padding: Int
  ) throws -> NDArray<Double> {
    throw Unsolved("14.4")
  }

  // MARK: 14.5 Pooling

  /// The largest number or the mean of each window, channel by channel: `[rows', columns',
  /// channels]`.
  ///
  /// - Parameters:
  ///   - image: `[rows, columns, channels]`
  ///   - kind: `.max` or `.average`; padding takes no part in either.
  ///   - size: The rows and the columns of a window.
  ///   - stride: How far apart windows begin.
  /// - Throws: `LabError.invalidParameter` if `size` or `stride` < 1, or unless 0 ≤ 2·`padding` ≤
  ///   `size`; `LabError.shapeMismatch` unless the image is of rank 3 and a window fits.
  public func pooled(
    _ image: NDArray<Double>, by kind: PoolingKind, size: Int, stride: Int, padding: Int
  ) throws -> NDArray<Double> {
    throw Unsolved("14.5")
  }

  // MARK: 14.6 Gradient of max pooling

  /// The slope of the loss by each pixel in front of a max pooling: `[rows, columns, channels]`.
  ///
  /// - Parameters:
  ///   - image: What was pooled, `[rows, columns, channels]`.
  ///   - delta: The slope by each maximum, `[rows', columns', channels]`.
  ///   - size: The rows and the columns of a window.
  ///   - stride: How far apart windows begin.
  /// - Throws: `LabError.shapeMismatch` unless the shapes fit together and a window fits;
  ///   `LabError.invalidParameter` if `size` or `stride` < 1.
  public func maxPoolingGradient(
    of image: NDArray<Double>, delta: NDArray<Double>, size: Int, stride: Int
  ) throws -> NDArray<Double> {
    throw Unsolved("14.6")
  }

  // MARK: 14.7 Gradients of a convolution

  /// The slopes of the loss by a convolution's images, filters and biases, in their shapes.
  ///
  /// - Parameters:
  ///   - images: X, `[batch, rows, columns, channels]`; 0 outside.
  ///   - filters: W, `[kernel rows, kernel columns, channels, outputs]`.
  ///   - delta: dZ, `[batch, rows', columns', outputs]`; sums over the batch, no means.
  ///   - stride: s, how far apart windows begin.
  ///   - padding: p, the zeros on each side.
  /// - Throws: `LabError.shapeMismatch` if the shapes do not fit together, or the filters fit
  ///   nowhere; `LabError.invalidParameter` if `stride` < 1 or `padding` < 0.
  public func convolutionGradient(
    of images: NDArray<Double>, filters: NDArray<Double>, delta: NDArray<Double>, stride: Int,
    padding: Int
  ) throws -> ConvolutionGradient {
    throw Unsolved("14.7")
  }

  // MARK: 14.8 Flattening

  /// Each image as a row, and the slopes by the rows back in the shape of the images.
  ///
  /// - Parameters:
  ///   - images: `[batch, rows, columns, channels]`
  ///   - delta: The slope by each number of the rows, `[batch, rows · columns · channels]`.
  /// - Throws: `LabError.shapeMismatch` if the images are not of rank 4 or `delta` has another
  ///   shape.
  public func flattened(
    _ images: NDArray<Double>, delta: NDArray<Double>
  ) throws -> Flattening {
    throw Unsolved("14.8")
  }

  // MARK: 14.9 Dropout

  /// Inputs with some of them dropped, and the factors that did it, both in the inputs' shape.
  ///
  /// - Parameters:
  ///   - probability: That of dropping a number, 0…1.
  ///   - isTraining: Whether anything is dropped at all.
  /// - Throws: `LabError.invalidParameter` unless 0 ≤ `probability` ≤ 1.
  public func dropout(
    _ inputs: NDArray<Double>, probability: Double, isTraining: Bool,
    using generator: inout RandomGenerator
  ) throws -> DroppedOut {
    throw Unsolved("14.9")
  }

  // MARK: 14.10 The network by layers

  /// The convolutional network, as the nodes that others need to train it and to ask it.
  ///
  /// - Parameters:
  ///   - sizes: How large its layers are, and the probability to drop.
  ///   - graph: An empty graph, for your nodes.
  /// - Throws: `LabError.invalidParameter` unless filters and units are at least 1,
  ///   0 ≤ `dropout` < 1 and `learningRate` > 0.
  public func network(
    _ sizes: ConvolutionalSizes, learningRate: Double, in graph: Graph<Float>,
    using generator: inout RandomGenerator
  ) throws -> DigitClassifier {
    throw Unsolved("14.10")
  }

  // MARK: 14.11 Train it

  /// Makes one step for each batch; returns the loss of each from before its step: `[batches]`.
  ///
  /// - Parameters:
  ///   - images: As the classifier's placeholder wants them, one for each row.
  ///   - labels: One-hot, `[rows, classes]`
  ///   - batches: The numbers of the rows in each batch.
  /// - Throws: `LabError.lengthMismatch` unless there are as many labels as images;
  ///   `LabError.indexOutOfRange` for a row that is not there.
  public func train(
    _ classifier: DigitClassifier, in session: Session<Float>, images: NDArray<Float>,
    labels: NDArray<Float>, batches: [[Int]]
  ) throws -> [Double] {
    throw Unsolved("14.11")
  }

  // MARK: 14.12 Depthwise separable convolution

  /// A depthwise separable convolution of one image, and its cost beside that of a full one.
  ///
  /// - Parameters:
  ///   - image: `[rows, columns, channels]`
  ///   - depthwise: `[filter rows, filter columns, channels]`
  ///   - pointwise: `[channels, outputs]`
  /// - Throws: `LabError.shapeMismatch` if ranks or channels do not fit, or the filters are
  ///   larger than the image.
  public func separableConv2d(
    _ image: NDArray<Double>, depthwise: NDArray<Double>, pointwise: NDArray<Double>
  ) throws -> SeparatedConvolution {
    throw Unsolved("14.12")
  }
}
