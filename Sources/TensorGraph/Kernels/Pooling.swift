import CKernels
import NumericsEngine

/// The kernels of pooling: for images one after the other, window by window, channel by channel.
struct Pooling {
  private let places: WindowPlaces
  private let channels, imageSize, resultSize: Int
  private let firstColumns, lastColumns: [Int]

  init(_ window: Window, image shape: [Int]) {
    places = WindowPlaces(window, image: shape)
    channels = places.channels
    imageSize = places.imageRows * places.imageColumns * channels
    resultSize = places.down * places.across * channels
    let columns = (0..<places.across).map(places.columns)
    (firstColumns, lastColumns) = (columns.map(\.lowerBound), columns.map(\.upperBound))
  }

  /// Input 0 the images.
  func largest<Scalar: TensorScalar>(_ type: Scalar.Type) -> Kernel {
    let largest = Scalar._kernels.largest
    return Kernel { arguments in
      let (x, y) = (arguments.input(0, Scalar.self), arguments.output(Scalar.self))
      forEachRow { row, image, results in largest(row, x + image, y + results) }
    }
  }

  /// Input 0 an array of the images' shape, input 1 the images.
  func pickAtLargest<Scalar: TensorScalar>(_ type: Scalar.Type) -> Kernel {
    let pick = Scalar._kernels.pickAtLargest
    return Kernel { arguments in
      let (v, x) = (arguments.input(0, Scalar.self), arguments.input(1, Scalar.self))
      let y = arguments.output(Scalar.self)
      forEachRow { row, image, results in pick(row, x + image, v + image, y + results) }
    }
  }

  /// Input 0 one number per window, input 1 the images.
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  func spreadToLargest<Scalar: TensorScalar>(_ type: Scalar.Type) -> Kernel {
    let add = Scalar._kernels.addAtLargest
    return Kernel { arguments in
      let (u, x) = (arguments.input(0, Scalar.self), arguments.input(1, Scalar.self))
      let y = arguments.output(Scalar.self)
      // An image at a time is made 0, so that it is still in the caches for what is added.
      forEachImage { image in
        (y + image * imageSize).update(repeating: 0, count: imageSize)
        forEachRow(of: image) { row, place, results in add(row, x + place, u + results, y + place) }
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
    forEachImage { image in
      for i in 0..<places.down {
        for j in 0..<places.across {
          body(
            image * imageSize, image * resultSize + (i * places.across + j) * channels,
            places.rows(i), places.columns(j))
        }
      }
    }
  }

  @inline(__always)
  private func forEachImage(_ body: (Int) -> Void) {
    parallel(
      count: places.images, grain: max(1, elementGrain / max(1, imageSize)), multiple: 1
    ) { images in
      for image in images { body(image) }
    }
  }

  /// Calls `body` for every row of windows with where its first line of the image begins and where
  /// its results do.
  @inline(__always)
  private func forEachRow(_ body: (UnsafePointer<kernel_window_row>, Int, Int) -> Void) {
    forEachImage { forEachRow(of: $0, body) }
  }

  @inline(__always)
  private func forEachRow(
    of image: Int, _ body: (UnsafePointer<kernel_window_row>, Int, Int) -> Void
  ) {
    let rowStep = places.imageColumns * channels
    firstColumns.withUnsafeBufferPointer { first in
      lastColumns.withUnsafeBufferPointer { last in
        for i in 0..<places.down {
          let rows = places.rows(i)
          var row = kernel_window_row(
            windows: places.across, channels: channels, rows: rows.count, row_step: rowStep,
            first: first.baseAddress, last: last.baseAddress)
          body(
            &row, image * imageSize + rows.lowerBound * rowStep,
            image * resultSize + i * places.across * channels)
        }
      }
    }
  }
}
