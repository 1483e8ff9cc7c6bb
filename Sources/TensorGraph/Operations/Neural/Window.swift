/// How windows lie over the rows and columns of an image `[batch, rows, columns, channels]`.
struct Window: Hashable, Sendable {
  let rows, columns: Int
  let rowStride, columnStride: Int
  let padding: Padding

  /// The number of windows along an axis, and how many places before its first element they begin.
  static func cover(
    _ extent: Int, _ size: Int, _ stride: Int, _ padding: Padding
  ) -> (count: Int, before: Int) {
    switch padding {
    case .valid: return (extent < size ? 0 : (extent - size) / stride + 1, 0)
    case .same:
      let count = (extent + stride - 1) / stride
      return (count, max(0, (count - 1) * stride + size - extent) / 2)
    }
  }

  /// The shape of one number per window and channel.
  func shape(of image: TensorShape, channels: Int?) throws(ShapeMismatch) -> TensorShape {
    guard image.rank == 4 else {
      throw ShapeMismatch(
        expected: "images [batch, rows, columns, channels]", got: "\(image)",
        toDo: "reshape them, for example to [-1, 28, 28, 1]")
    }
    let down = image.extents[1].map { Self.cover($0, rows, rowStride, padding).count }
    let across = image.extents[2].map { Self.cover($0, columns, columnStride, padding).count }
    if down == 0 || across == 0 {
      throw ShapeMismatch(
        expected: "images with at least one window of \(rows) × \(columns)", got: "\(image)",
        toDo: "pad with .same, or take a smaller window")
    }
    return TensorShape([image.extents[0], down, across, channels])
  }
}

/// What windows do at the edges of an image.
public enum Padding: Sendable {
  /// Only windows that lie within the image: `(extent − size) / stride + 1` of them, rounded down.
  case valid

  /// Windows that reach over the edges, so that there are `extent / stride`, rounded up; what is
  /// missing is spread evenly, the odd row or column at the end. A convolution reads 0 there, and
  /// pooling nothing.
  case same
}

/// The places of the windows over one batch of images, for kernels.
struct WindowPlaces {
  let images, imageRows, imageColumns, channels: Int
  let down, across: Int
  private let window: Window
  private let above, left: Int

  init(_ window: Window, image shape: [Int]) {
    self.window = window
    (images, imageRows, imageColumns, channels) = (shape[0], shape[1], shape[2], shape[3])
    (down, above) = Window.cover(
      imageRows, window.rows, window.rowStride, window.padding)
    (across, left) = Window.cover(
      imageColumns, window.columns, window.columnStride, window.padding)
  }

  /// The row of the image at which window row `index` begins; negative in the padding.
  @inline(__always)
  func firstRow(_ index: Int) -> Int { index * window.rowStride - above }

  @inline(__always)
  func firstColumn(_ index: Int) -> Int { index * window.columnStride - left }

  /// The rows of the image that window row `index` covers.
  @inline(__always)
  func rows(_ index: Int) -> Range<Int> {
    max(0, firstRow(index))..<min(imageRows, firstRow(index) + window.rows)
  }

  @inline(__always)
  func columns(_ index: Int) -> Range<Int> {
    max(0, firstColumn(index))..<min(imageColumns, firstColumn(index) + window.columns)
  }
}
