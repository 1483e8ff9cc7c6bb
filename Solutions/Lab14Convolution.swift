import LabKit
import NumericsEngine
import TensorGraph

/// Lab 14 — MNIST with a convolutional network and dropout: one way to write it.
public struct Lab14Convolution: ConvolutionLab {
  public init() {}

  // MARK: 14.1 Output size

  public func windowCount(
    size: Int, kernel: Int, stride: Int, padding: PaddingRule
  ) throws -> WindowCount {
    guard size >= 1, kernel >= 1, stride >= 1 else { throw LabError.invalidParameter }
    let before: Int
    let after: Int
    switch padding {
    case .valid: (before, after) = (0, 0)
    case .each(let width):
      guard width >= 0 else { throw LabError.invalidParameter }
      (before, after) = (width, width)
    case .same:
      let count = (size + stride - 1) / stride  // ⌈size / stride⌉
      let missing = max(0, (count - 1) * stride + kernel - size)
      (before, after) = (missing / 2, missing - missing / 2)
    }
    let room = before + size + after - kernel
    guard room >= 0 else { throw LabError.shapeMismatch }
    return WindowCount(count: room / stride + 1, paddingBefore: before, paddingAfter: after)
  }

  // MARK: 14.2 Convolution with loops

  public func conv2d(
    _ image: NDArray<Double>, filters: NDArray<Double>, biases: NDArray<Double>, stride: Int,
    padding: Int
  ) throws -> NDArray<Double> {
    let shape = try outputShape(
      image.shape, filters: filters.shape, biases: biases.shape, stride: stride, padding: padding)
    var result = NDArray<Double>.zeros(shape)  // [rows', columns', outputs]
    for i in 0..<shape[0] {
      for j in 0..<shape[1] {
        for output in 0..<shape[2] {
          var sum = biases[output]
          for a in 0..<filters.shape[0] {
            let row = i * stride + a - padding
            guard 0..<image.shape[0] ~= row else { continue }
            for b in 0..<filters.shape[1] {
              let column = j * stride + b - padding
              guard 0..<image.shape[1] ~= column else { continue }
              for channel in 0..<image.shape[2] {
                sum += image[row, column, channel] * filters[a, b, channel, output]
              }
            }
          }
          result[i, j, output] = sum
        }
      }
    }
    return result
  }

  /// `[rows', columns', outputs]` for an image `[rows, columns, channels]`.
  private func outputShape(
    _ image: [Int], filters: [Int], biases: [Int], stride: Int, padding: Int
  ) throws -> [Int] {
    guard image.count == 3, filters.count == 4, filters[2] == image[2], biases == [filters[3]]
    else { throw LabError.shapeMismatch }
    let counts = try windowCounts(
      image, kernel: [filters[0], filters[1]], stride: stride, padding: padding)
    return counts + [filters[3]]
  }

  /// The windows down and across an image: `[rows', columns']`.
  private func windowCounts(
    _ image: [Int], kernel: [Int], stride: Int, padding: Int
  ) throws -> [Int] {
    guard image.count == 3, image[0] > 0, image[1] > 0 else { throw LabError.shapeMismatch }
    return try (0...1).map { axis in
      try windowCount(
        size: image[axis], kernel: kernel[axis], stride: stride, padding: .each(padding)
      ).count
    }
  }

  // MARK: 14.3 Windows as rows

  public func im2col(
    _ image: NDArray<Double>, kernelRows: Int, kernelColumns: Int, stride: Int, padding: Int
  ) throws -> NDArray<Double> {
    let counts = try windowCounts(
      image.shape, kernel: [kernelRows, kernelColumns], stride: stride, padding: padding)
    let (rows, columns, channels) = (image.shape[0], image.shape[1], image.shape[2])
    var padded = NDArray<Double>.zeros([rows + 2 * padding, columns + 2 * padding, channels])
    padded[padding..<padding + rows, padding..<padding + columns] = image
    var elements: [Double] = []
    for i in 0..<counts[0] {
      for j in 0..<counts[1] {
        let (top, left) = (i * stride, j * stride)
        elements += padded[top..<top + kernelRows, left..<left + kernelColumns].elements
      }
    }
    return NDArray(
      shape: [counts[0] * counts[1], kernelRows * kernelColumns * channels], elements: elements)
  }

  // MARK: 14.4 Convolution as a product

  public func conv2dByProduct(
    _ image: NDArray<Double>, filters: NDArray<Double>, biases: NDArray<Double>, stride: Int,
    padding: Int
  ) throws -> NDArray<Double> {
    let shape = try outputShape(
      image.shape, filters: filters.shape, biases: biases.shape, stride: stride, padding: padding)
    let windows = try im2col(
      image, kernelRows: filters.shape[0], kernelColumns: filters.shape[1], stride: stride,
      padding: padding)  // [windows, k]
    let weights = filters.reshaped(to: [windows.shape[1], shape[2]])  // [k, outputs]
    return (windows.matmul(weights) + biases).reshaped(to: shape)  // [rows', columns', outputs]
  }

  // MARK: 14.5 Pooling

  public func pooled(
    _ image: NDArray<Double>, by kind: PoolingKind, size: Int, stride: Int, padding: Int
  ) throws -> NDArray<Double> {
    guard padding >= 0, 2 * padding <= size else { throw LabError.invalidParameter }
    let counts = try windowCounts(
      image.shape, kernel: [size, size], stride: stride, padding: padding)
    var result = NDArray<Double>.zeros(counts + [image.shape[2]])  // [rows', columns', channels]
    for i in 0..<counts[0] {
      for j in 0..<counts[1] {
        // Where the padding is, there is nothing to take.
        let (top, left) = (i * stride - padding, j * stride - padding)
        let rows = max(0, top)..<min(image.shape[0], top + size)
        let columns = max(0, left)..<min(image.shape[1], left + size)
        for channel in 0..<image.shape[2] {
          let window = image[rows, columns, channel]
          result[i, j, channel] = kind == .max ? window.max() : window.mean()
        }
      }
    }
    return result
  }

  // MARK: 14.6 Gradient of max pooling

  public func maxPoolingGradient(
    of image: NDArray<Double>, delta: NDArray<Double>, size: Int, stride: Int
  ) throws -> NDArray<Double> {
    let counts = try windowCounts(image.shape, kernel: [size, size], stride: stride, padding: 0)
    guard delta.shape == counts + [image.shape[2]] else { throw LabError.shapeMismatch }
    var result = NDArray<Double>.zeros(image.shape)  // [rows, columns, channels]
    for i in 0..<counts[0] {
      for j in 0..<counts[1] {
        let (top, left) = (i * stride, j * stride)
        for channel in 0..<image.shape[2] {
          // Row by row, and the first of equal elements.
          let place = image[top..<top + size, left..<left + size, channel].argmax()
          result[top + place / size, left + place % size, channel] += delta[i, j, channel]
        }
      }
    }
    return result
  }

  // MARK: 14.7 Gradients of a convolution

  public func convolutionGradient(
    of images: NDArray<Double>, filters: NDArray<Double>, delta: NDArray<Double>, stride: Int,
    padding: Int
  ) throws -> ConvolutionGradient {
    guard images.rank == 4, filters.rank == 4 else { throw LabError.shapeMismatch }
    let shape = try outputShape(
      Array(images.shape.dropFirst()), filters: filters.shape, biases: [filters.shape[3]],
      stride: stride, padding: padding)
    guard delta.shape == [images.shape[0]] + shape else { throw LabError.shapeMismatch }
    var gradient = ConvolutionGradient(
      images: .zeros(images.shape), filters: .zeros(filters.shape), biases: .zeros([shape[2]]))
    for n in 0..<images.shape[0] {
      for i in 0..<shape[0] {
        for j in 0..<shape[1] {
          for output in 0..<shape[2] {
            let d = delta[n, i, j, output]
            gradient.biases[output] += d
            for a in 0..<filters.shape[0] {
              let row = i * stride + a - padding
              guard 0..<images.shape[1] ~= row else { continue }
              for b in 0..<filters.shape[1] {
                let column = j * stride + b - padding
                guard 0..<images.shape[2] ~= column else { continue }
                for channel in 0..<images.shape[3] {
                  // Forwards z += x · w: each factor hears of the other.
                  gradient.images[n, row, column, channel] += d * filters[a, b, channel, output]
                  gradient.filters[a, b, channel, output] += d * images[n, row, column, channel]
                }
              }
            }
          }
        }
      }
    }
    return gradient
  }

  // MARK: 14.8 Flattening

  public func flattened(
    _ images: NDArray<Double>, delta: NDArray<Double>
  ) throws -> Flattening {
    guard images.rank == 4 else { throw LabError.shapeMismatch }
    let rows = [images.shape[0], images.shape[1] * images.shape[2] * images.shape[3]]
    guard delta.shape == rows else { throw LabError.shapeMismatch }
    return Flattening(
      outputs: images.reshaped(to: rows),  // [batch, rows · columns · channels]
      imageDelta: delta.reshaped(to: images.shape))  // [batch, rows, columns, channels]
  }

  // MARK: 14.9 Dropout

  public func dropout(
    _ inputs: NDArray<Double>, probability: Double, isTraining: Bool,
    using generator: inout RandomGenerator
  ) throws -> DroppedOut {
    guard (0...1).contains(probability) else { throw LabError.invalidParameter }
    guard isTraining else {
      return DroppedOut(outputs: inputs, factors: NDArray(repeating: 1, shape: inputs.shape))
    }
    let draws = generator.uniform(shape: inputs.shape)
    let kept = NDArray<Double>(draws .>= probability)
    // With p = 1 nothing is kept, and 1 / (1 − p) would be infinite.
    let factors = probability < 1 ? kept / (1 - probability) : kept
    return DroppedOut(outputs: inputs * factors, factors: factors)
  }

  // MARK: 14.10 The network by layers

  public func network(
    _ sizes: ConvolutionalSizes, learningRate: Double, in graph: Graph<Float>,
    using generator: inout RandomGenerator
  ) throws -> DigitClassifier {
    guard sizes.firstFilters > 0, sizes.secondFilters > 0, sizes.units > 0,
      sizes.dropout >= 0, sizes.dropout < 1, learningRate > 0
    else { throw LabError.invalidParameter }
    let images = graph.placeholder(shape: [nil, 28, 28, 1], name: "images")
    let labels = graph.placeholder(shape: [nil, 10], name: "labels")
    let network = Sequential(
      Conv2D(  // [m, 28, 28, firstFilters]
        sizes.firstFilters, size: 5, padding: .same, activation: .relu, weights: .heNormal),
      MaxPool(2),  // [m, 14, 14, firstFilters]
      Conv2D(  // [m, 14, 14, secondFilters]
        sizes.secondFilters, size: 5, padding: .same, activation: .relu, weights: .heNormal),
      MaxPool(2),  // [m, 7, 7, secondFilters]
      Flatten(),  // [m, 49 · secondFilters]
      Dense(sizes.units, activation: .relu, weights: .heNormal),  // [m, units]
      Dropout(keep: 1 - sizes.dropout),
      Dense(10)  // [m, 10]
    ).built(in: graph, input: images.shape, using: &generator)
    let training = network.training(images)
    let loss = crossEntropy(logits: training.output, targets: labels)  // []
    return DigitClassifier(
      images: images, labels: labels, logits: network(images), loss: loss,
      step: graph.minimize(
        loss, with: .adam(learningRate: .constant(learningRate)), also: training.updates
      ).step)
  }

  // MARK: 14.11 Train it

  public func train(
    _ classifier: DigitClassifier, in session: Session<Float>, images: NDArray<Float>,
    labels: NDArray<Float>, batches: [[Int]]
  ) throws -> [Double] {
    guard images.shape[0] == labels.shape[0] else { throw LabError.lengthMismatch }
    guard batches.joined().allSatisfy((0..<images.shape[0]).contains) else {
      throw LabError.indexOutOfRange
    }
    return try batches.map { rows in
      let loss = try session.run(
        classifier.loss, doing: classifier.step,
        feeding: [
          classifier.images: images.gathering(rows, axis: 0),  // [rows, 28, 28, 1]
          classifier.labels: labels.gathering(rows, axis: 0),  // [rows, 10]
        ])
      return Double(loss.elements[0])
    }
  }

  // MARK: 14.12 Depthwise separable convolution

  public func separableConv2d(
    _ image: NDArray<Double>, depthwise: NDArray<Double>, pointwise: NDArray<Double>
  ) throws -> SeparatedConvolution {
    guard image.rank == 3, depthwise.rank == 3, pointwise.rank == 2,
      depthwise.shape[2] == image.shape[2], pointwise.shape[0] == image.shape[2]
    else { throw LabError.shapeMismatch }
    let (kernelRows, kernelColumns) = (depthwise.shape[0], depthwise.shape[1])
    let (channels, outputs) = (pointwise.shape[0], pointwise.shape[1])
    let rows = image.shape[0] - kernelRows + 1
    let columns = image.shape[1] - kernelColumns + 1
    guard rows > 0, columns > 0, kernelRows > 0, kernelColumns > 0 else {
      throw LabError.shapeMismatch
    }
    var sums = NDArray<Double>.zeros([rows, columns, channels])
    for i in 0..<kernelRows {
      for j in 0..<kernelColumns {
        // One number for each channel, against the image as it lies under this place of the filters.
        sums += image[i..<i + rows, j..<j + columns] * depthwise[i, j, .all]
      }
    }
    let positions = rows * columns
    let mixed = sums.reshaped(to: [positions, channels]).matmul(pointwise)  // [positions, outputs]
    let window = kernelRows * kernelColumns
    let (parameters, fullParameters) = (
      window * channels + channels * outputs, window * channels * outputs
    )
    return SeparatedConvolution(
      outputs: mixed.reshaped(to: [rows, columns, outputs]), parameters: parameters,
      multiplications: positions * parameters, fullParameters: fullParameters,
      fullMultiplications: positions * fullParameters)
  }
}
