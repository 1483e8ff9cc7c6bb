import NumericsEngine

/// The kernels of pooling: for images one after the other, window by window, channel by channel.
struct Pooling {
  private let places: WindowPlaces
  private let channels, imageSize, resultSize: Int

  init(_ window: Window, image shape: [Int]) {
    places = WindowPlaces(window, image: shape)
    channels = places.channels
    imageSize = places.imageRows * places.imageColumns * channels
    resultSize = places.down * places.across * channels
  }

  /// Input 0 the images.
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  func largest<Scalar: TensorScalar>(_ type: Scalar.Type) -> Kernel {
    Kernel { arguments in
      let (x, y) = (arguments.input(0, Scalar.self), arguments.output(Scalar.self))
      forEachWindow { image, window, rows, columns in
        for channel in 0..<channels {
          y[window + channel] = x[largestPlace(x + image, rows, columns, channel) + image]
        }
      }
    }
  }

  /// Input 0 an array of the images' shape, input 1 the images.
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  func pickAtLargest<Scalar: TensorScalar>(_ type: Scalar.Type) -> Kernel {
    Kernel { arguments in
      let (v, x) = (arguments.input(0, Scalar.self), arguments.input(1, Scalar.self))
      let y = arguments.output(Scalar.self)
      forEachWindow { image, window, rows, columns in
        for channel in 0..<channels {
          y[window + channel] = v[largestPlace(x + image, rows, columns, channel) + image]
        }
      }
    }
  }

  /// Input 0 one number per window, input 1 the images.
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  func spreadToLargest<Scalar: TensorScalar>(_ type: Scalar.Type) -> Kernel {
    Kernel { arguments in
      let (u, x) = (arguments.input(0, Scalar.self), arguments.input(1, Scalar.self))
      let y = arguments.output(Scalar.self)
      y.update(repeating: 0, count: places.images * imageSize)
      forEachWindow { image, window, rows, columns in
        for channel in 0..<channels {
          y[largestPlace(x + image, rows, columns, channel) + image] += u[window + channel]
        }
      }
    }
  }

  /// Input 0 the images.
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  func average<Scalar: TensorScalar>(_ type: Scalar.Type) -> Kernel {
    Kernel { arguments in
      let (x, y) = (arguments.input(0, Scalar.self), arguments.output(Scalar.self))
      forEachWindow { image, window, rows, columns in
        let mean = y + window
        mean.update(repeating: 0, count: channels)
        for row in rows {
          for column in columns {
            let numbers = x + image + (row * places.imageColumns + column) * channels
            for channel in 0..<channels { mean[channel] += numbers[channel] }
          }
        }
        let count = Scalar(rows.count * columns.count)
        for channel in 0..<channels { mean[channel] /= count }
      }
    }
  }

  /// Input 0 one number per window.
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  func spreadEvenly<Scalar: TensorScalar>(_ type: Scalar.Type) -> Kernel {
    Kernel { arguments in
      let (u, y) = (arguments.input(0, Scalar.self), arguments.output(Scalar.self))
      y.update(repeating: 0, count: places.images * imageSize)
      forEachWindow { image, window, rows, columns in
        let count = Scalar(rows.count * columns.count)
        for row in rows {
          for column in columns {
            let sums = y + image + (row * places.imageColumns + column) * channels
            for channel in 0..<channels { sums[channel] += u[window + channel] / count }
          }
        }
      }
    }
  }

  /// Calls `body` for every window with the place of its image, its own place among the results, and
  /// the rows and columns it covers. Images are shared out among the cores: windows of one may overlap.
  @inline(__always)
  private func forEachWindow(_ body: (Int, Int, Range<Int>, Range<Int>) -> Void) {
    parallel(
      count: places.images, grain: max(1, elementGrain / max(1, imageSize)), multiple: 1
    ) { images in
      for image in images {
        for i in 0..<places.down {
          for j in 0..<places.across {
            body(
              image * imageSize, image * resultSize + (i * places.across + j) * channels,
              places.rows(i), places.columns(j))
          }
        }
      }
    }
  }

  /// Where in an image the largest element of a window is: the first of equal ones, the first NaN.
  @inline(__always)
  private func largestPlace<Scalar: TensorScalar>(
    _ image: UnsafePointer<Scalar>, _ rows: Range<Int>, _ columns: Range<Int>, _ channel: Int
  ) -> Int {
    var best = (rows.lowerBound * places.imageColumns + columns.lowerBound) * channels + channel
    for row in rows {
      for column in columns {
        let place = (row * places.imageColumns + column) * channels + channel
        if image[place] > image[best] || (image[place].isNaN && !image[best].isNaN) { best = place }
      }
    }
    return best
  }
}
