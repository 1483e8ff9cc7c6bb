import LabKit
import NumericsEngine

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

  // MARK: 14.9 on
}
