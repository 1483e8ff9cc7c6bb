import NumericsEngine

/// A convolution with padding that keeps the size, by loops and by a matrix of windows.
public struct Convolving: Sendable {
  /// A way to convolve.
  public enum Method: Sendable, CaseIterable {
    /// Six loops around one product.
    case loops
    /// The windows as rows of a matrix, and one product of matrices.
    case windows
  }

  /// The median time of one convolution, in seconds.
  public let seconds: Double
  /// Additions and multiplications: 2 · side² · kernel² · channels · outputs.
  public let operations: Int
  /// The sum of all results.
  public let checksum: Double

  /// Thousand million additions and multiplications in a second.
  public var gigaflops: Double { Double(operations) / seconds * 1e-9 }

  /// - Parameters:
  ///   - side: The rows and the columns of the image.
  ///   - kernel: The rows and the columns of a filter; odd.
  public init(
    _ method: Method, side: Int, kernel: Int, channels: Int, outputs: Int, runs: Int = 5
  ) {
    let task = ConvolvingTask(side: side, kernel: kernel, channels: channels, outputs: outputs)
    operations = 2 * side * side * task.weights.count
    let repetitions = max(1, 4_000_000 / max(1, operations))
    switch method {
    case .loops:
      let (time, result) = Stopwatch.median(runs: runs, repetitions: repetitions, task.looped)
      (seconds, checksum) = (time, result.reduce(0, +))
    case .windows:
      let weights = NDArray(shape: [task.window, outputs], elements: task.weights)
      let (time, result) = Stopwatch.median(runs: runs, repetitions: repetitions) {
        task.windows().matmul(weights)  // [side², outputs]
      }
      (seconds, checksum) = (time, result.sum())
    }
  }
}

/// An image, padded, and filters of whole numbers, so that all sums are exact.
private struct ConvolvingTask {
  let side, kernel, channels, outputs: Int
  /// `[side + kernel − 1, side + kernel − 1, channels]`
  let image: [Double]
  /// `[kernel, kernel, channels, outputs]`
  let weights: [Double]

  /// The numbers in a window.
  var window: Int { kernel * kernel * channels }
  private var framed: Int { side + kernel - 1 }

  init(side: Int, kernel: Int, channels: Int, outputs: Int) {
    (self.side, self.kernel, self.channels, self.outputs) = (side, kernel, channels, outputs)
    let framed = side + kernel - 1
    let (border, end) = (kernel / 2, kernel / 2 + side)
    image = (0..<framed * framed * channels).map { place in
      let (row, column) = (place / channels / framed, place / channels % framed)
      let isInside = border..<end ~= row && border..<end ~= column
      return isInside ? Double(place % 7) : 0
    }
    weights = (0..<kernel * kernel * channels * outputs).map { Double($0 % 5) - 2 }
  }

  /// `[side, side, outputs]`
  @inline(never)
  func looped() -> [Double] {
    var result = [Double](repeating: 0, count: side * side * outputs)
    for i in 0..<side {
      for j in 0..<side {
        for output in 0..<outputs {
          var sum = 0.0
          for a in 0..<kernel {
            for b in 0..<kernel {
              let pixel = ((i + a) * framed + j + b) * channels
              let weight = (a * kernel + b) * channels
              for channel in 0..<channels {
                sum += image[pixel + channel] * weights[(weight + channel) * outputs + output]
              }
            }
          }
          result[(i * side + j) * outputs + output] = sum
        }
      }
    }
    return result
  }

  /// `[side², kernel² · channels]`
  @inline(never)
  func windows() -> NDArray<Double> {
    var elements: [Double] = []
    elements.reserveCapacity(side * side * window)
    for i in 0..<side {
      for j in 0..<side {
        for a in 0..<kernel {
          // A row of a window lies in one piece.
          let start = ((i + a) * framed + j) * channels
          elements += image[start..<start + kernel * channels]
        }
      }
    }
    return NDArray(shape: [side * side, window], elements: elements)
  }
}
