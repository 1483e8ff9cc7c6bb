/// An image within a frame of zeros, so that no window has to be cut off at an edge.
struct ImageFrame {
  private let rows, lineLength: Int
  private let start: Int

  /// From one row of the frame to the next.
  let rowStep: Int

  /// The number of elements of the frame.
  let count: Int

  /// Whether there is anything around the image.
  let isNeeded: Bool

  /// - Parameters:
  ///   - image: `[rows, columns, channels]`.
  ///   - before: How many rows and columns of zeros come before it.
  ///   - extents: How many rows and columns there have to be; they may be fewer than without them.
  init(image: [Int], before: (rows: Int, columns: Int), extents: (rows: Int, columns: Int)) {
    let channels = image[2]
    (rows, lineLength) = (image[0], image[1] * channels)
    rowStep = max(extents.columns, before.columns + image[1]) * channels
    start = before.rows * rowStep + before.columns * channels
    count = max(extents.rows, before.rows + rows) * rowStep
    isNeeded = count > rows * lineLength
  }

  /// The zeros around the image; they stay when it is replaced.
  func clear<Scalar: TensorScalar>(_ frame: UnsafeMutablePointer<Scalar>) {
    if isNeeded { frame.update(repeating: 0, count: count) }
  }

  /// An image with its frame: copied into `frame`, or where it lies if there is nothing around it.
  @inline(__always)
  func framed<Scalar: TensorScalar>(
    _ image: UnsafePointer<Scalar>, in frame: UnsafeMutablePointer<Scalar>
  ) -> UnsafePointer<Scalar> {
    if !isNeeded { return image }
    for row in 0..<rows {
      (frame + start + row * rowStep).update(from: image + row * lineLength, count: lineLength)
    }
    return UnsafePointer(frame)
  }
}
