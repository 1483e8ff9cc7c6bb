import NumericsEngine

/// The kernels of convolution and of its two derivatives: each a product of matrices whose left one is
/// read where the windows lie in a framed image. Nothing is copied but the frame.
struct ConvolutionKernels<Scalar: TensorScalar> {
  private let window: Window
  private let places: WindowPlaces
  private let outputs: Int
  private let groups: ImageGroups

  /// The numbers under a window, of an image, and of its outputs.
  private let length, imageSize, outputSize: Int

  /// - Parameters:
  ///   - shape: That of the images.
  ///   - outputs: How many filters there are.
  init(_ window: Window, image shape: [Int], outputs: Int) {
    self.window = window
    self.outputs = outputs
    places = WindowPlaces(window, image: shape)
    groups = ImageGroups(images: places.images)
    length = window.rows * window.columns * places.channels
    imageSize = places.imageRows * places.imageColumns * places.channels
    outputSize = places.down * places.across * outputs
  }

  /// `y = x ∗ w`: a row of the product for every window, a line of depth for every row of a filter.
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  func forward() -> Kernel {
    let frame = imageFrame
    let lanes = WindowProduct<Scalar>.wholeVectors(outputs)
    let line = window.columns * places.channels
    let product = WindowProduct<Scalar>(
      from: windowStarts(frame), to: (0..<places.down * places.across).map { $0 * outputs },
      lanes: outputs, depth: (window.rows, line), left: (frame.rowStep, 1),
      right: (line * lanes, lanes))
    let widened = lanes == outputs ? 0 : length * lanes
    return kernel(elements: widened + groups.count * frame.count) { arguments in
      let (x, y) = (arguments.input(0, Scalar.self), arguments.output(Scalar.self))
      let workspace = arguments.workspace(Scalar.self)
      let w = widen(arguments.input(1, Scalar.self), rows: length, in: workspace)
      groups.eachGroup { group, images in
        let space = workspace + widened + group * frame.count
        frame.clear(space)
        for image in images {
          product.run(frame.framed(x + image * imageSize, in: space), w, y + image * outputSize)
        }
      }
    }
  }

  /// `w = Σ x ∗ u`: a row of the product for every place in a window, a line of depth for every row of
  /// windows. Each group of images has its own sum.
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  func toFilters() -> Kernel {
    let frame = imageFrame
    let lanes = WindowProduct<Scalar>.wholeVectors(outputs)
    let line = window.columns * places.channels
    let product = WindowProduct<Scalar>(
      from: (0..<length).map { $0 / line * frame.rowStep + $0 % line },
      to: (0..<length).map { $0 * outputs }, lanes: outputs, depth: (places.down, places.across),
      left: (window.rowStride * frame.rowStep, window.columnStride * places.channels),
      right: (places.across * lanes, lanes))
    let widened = lanes == outputs ? 0 : places.down * places.across * lanes
    let count = length * outputs
    let each = frame.count + widened + count
    return kernel(elements: groups.count * each) { arguments in
      let (x, u) = (arguments.input(0, Scalar.self), arguments.input(1, Scalar.self))
      let (w, workspace) = (arguments.output(Scalar.self), arguments.workspace(Scalar.self))
      groups.eachGroup { group, images in
        let space = workspace + groups.count * count + group * (frame.count + widened)
        frame.clear(space)
        for image in images {
          let upstream = widen(
            u + image * outputSize, rows: places.down * places.across, in: space + frame.count)
          product.run(
            frame.framed(x + image * imageSize, in: space), upstream, workspace + group * count,
            adding: image > images.lowerBound)
        }
      }
      addGroups(workspace, count: count, to: w)
    }
  }

  /// `x = Σ u ∗ turned w`: where windows start `stride` apart, a place of the image is under every
  /// stride-th row of a filter only. The places under the same ones are a product: a row for every
  /// place, a line of depth for each of these rows.
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  func toImages() -> Kernel {
    let taps = (
      rows: StridedTaps(
        extent: places.imageRows, window: window.rows, stride: window.rowStride,
        before: -places.firstRow(0), count: places.down),
      columns: StridedTaps(
        extent: places.imageColumns, window: window.columns, stride: window.columnStride,
        before: -places.firstColumn(0), count: places.across)
    )
    let frame = ImageFrame(
      image: [places.down, places.across, outputs],
      before: (taps.rows.before, taps.columns.before),
      extents: (taps.rows.framed, taps.columns.framed))
    let lanes = WindowProduct<Scalar>.wholeVectors(places.channels)
    var filters = TurnedFilters(window, channels: places.channels, outputs: outputs, lanes: lanes)
    var products: [(filters: Int, product: WindowProduct<Scalar>)] = []
    for rows in taps.rows.classes {
      for columns in taps.columns.classes {
        let start = filters.append(rows: rows.taps, columns: columns.taps)
        let line = columns.taps.count * outputs
        products.append(
          (
            start,
            WindowProduct(
              from: rows.places.flatMap { row in
                columns.places.map { row.from * frame.rowStep + $0.from * outputs }
              },
              to: rows.places.flatMap { row in
                columns.places.map { (row.to * places.imageColumns + $0.to) * places.channels }
              },
              lanes: places.channels, depth: (line == 0 ? 0 : rows.taps.count, line),
              left: (frame.rowStep, 1), right: (line * lanes, lanes))
          ))
      }
    }
    return kernel(elements: filters.count + groups.count * frame.count) {
      [filters, products] arguments in
      let (u, x) = (arguments.input(0, Scalar.self), arguments.output(Scalar.self))
      let workspace = arguments.workspace(Scalar.self)
      filters.turn(arguments.input(1, Scalar.self), into: workspace)
      groups.eachGroup { group, images in
        let space = workspace + filters.count + group * frame.count
        frame.clear(space)
        for image in images {
          let upstream = frame.framed(u + image * outputSize, in: space)
          for index in products.indices {
            products[index].product.run(
              upstream, workspace + products[index].filters, x + image * imageSize)
          }
        }
      }
    }
  }

  /// The images with the zeros that windows reach over.
  private var imageFrame: ImageFrame {
    ImageFrame(
      image: [places.imageRows, places.imageColumns, places.channels],
      before: (-places.firstRow(0), -places.firstColumn(0)),
      extents: (
        (places.down - 1) * window.rowStride + window.rows,
        (places.across - 1) * window.columnStride + window.columns
      ))
  }

  /// Where the windows begin in a framed image.
  private func windowStarts(_ frame: ImageFrame) -> [Int] {
    (0..<places.down).flatMap { i in
      (0..<places.across).map { j in
        i * window.rowStride * frame.rowStep + j * window.columnStride * places.channels
      }
    }
  }

  private func kernel(
    elements: Int, _ run: @escaping (Kernel.Arguments) -> Void
  ) -> Kernel {
    Kernel(workspace: elements * MemoryLayout<Scalar>.stride, run)
  }

  /// A matrix with a column for each output, each row brought to whole vectors if need be.
  private func widen(
    _ matrix: UnsafePointer<Scalar>, rows: Int, in space: UnsafeMutablePointer<Scalar>
  ) -> UnsafePointer<Scalar> {
    let lanes = WindowProduct<Scalar>.wholeVectors(outputs)
    if lanes == outputs { return matrix }
    for row in 0..<rows {
      (space + row * lanes).update(from: matrix + row * outputs, count: outputs)
      (space + row * lanes + outputs).update(repeating: 0, count: lanes - outputs)
    }
    return UnsafePointer(space)
  }

  /// Adds up what the groups of images found.
  private func addGroups(
    _ sums: UnsafePointer<Scalar>, count: Int, to result: UnsafeMutablePointer<Scalar>
  ) {
    parallel(count: count, grain: elementGrain) { range in
      let target = result + range.lowerBound
      target.update(repeating: 0, count: range.count)
      Scalar._kernels.addRows(target, sums + range.lowerBound, count, groups.count, range.count)
    }
  }
}
