// The largest of a window is one of its elements; of several equal ones the first, row by row.

/// ```
/// y = the largest element of every window        ∂y/∂x = 1 for that element, 0 for the others
/// ```
struct MaxPooling: Operation {
  let name = "maxPool"
  let window: Window

  func shape(of inputs: [TensorShape]) throws(ShapeMismatch) -> TensorShape {
    try window.shape(of: inputs[0], channels: inputs[0].extents.last.flatMap { $0 })
  }

  func gradient<Scalar: TensorScalar>(
    for input: Int, of call: Call<Scalar>, _ upstream: Tensor<Scalar>
  ) -> Tensor<Scalar>? {
    upstream.applying(MaxPoolingSpread(window: window), call.inputs[0])
  }

  func kernel<Scalar: TensorScalar>(_ type: Scalar.Type, _ shapes: CallShapes) -> Kernel {
    let pooling = Pooling(window, image: shapes.inputs[0])
    return pooling.largest(Scalar.self)
  }
}

/// Puts numbers, one per window, where the largest element of the window is. Inputs: the numbers, the
/// images.
///
/// ```
/// y = Σ of the numbers that come to the same place        ∂L/∂u = ∂L/∂y at that place
/// ```
struct MaxPoolingSpread: Operation {
  let name = "maxPoolSpread"
  let window: Window

  func shape(of inputs: [TensorShape]) -> TensorShape { inputs[1] }

  func gradient<Scalar: TensorScalar>(
    for input: Int, of call: Call<Scalar>, _ upstream: Tensor<Scalar>
  ) -> Tensor<Scalar>? {
    input == 0 ? upstream.applying(MaxPoolingPick(window: window), call.inputs[1]) : nil
  }

  func kernel<Scalar: TensorScalar>(_ type: Scalar.Type, _ shapes: CallShapes) -> Kernel {
    Pooling(window, image: shapes.output).spreadToLargest(Scalar.self)
  }
}

/// Reads an array of the images' shape where the largest element of every window is. Inputs: the
/// array, the images.
///
/// ```
/// y = one number per window        ∂L/∂v = the numbers of ∂L/∂y put where they were read
/// ```
struct MaxPoolingPick: Operation {
  let name = "maxPoolPick"
  let window: Window

  func shape(of inputs: [TensorShape]) throws(ShapeMismatch) -> TensorShape {
    try window.shape(of: inputs[1], channels: inputs[1].extents.last.flatMap { $0 })
  }

  func gradient<Scalar: TensorScalar>(
    for input: Int, of call: Call<Scalar>, _ upstream: Tensor<Scalar>
  ) -> Tensor<Scalar>? {
    input == 0 ? upstream.applying(MaxPoolingSpread(window: window), call.inputs[1]) : nil
  }

  func kernel<Scalar: TensorScalar>(_ type: Scalar.Type, _ shapes: CallShapes) -> Kernel {
    Pooling(window, image: shapes.inputs[1]).pickAtLargest(Scalar.self)
  }
}

/// The largest element of every window, channel by channel.
///
/// - Parameters:
///   - images: `[batch, rows, columns, channels]`
///   - size: The number of rows and of columns of a window.
///   - stride: How far apart neighbouring windows are; by default `size`.
/// - Returns: `[batch, rows', columns', channels]`
public func maxPool<Scalar: TensorScalar>(
  _ images: Tensor<Scalar>, size: Int, stride: Int? = nil, padding: Padding = .valid,
  fileID: StaticString = #fileID, line: UInt = #line
) -> Tensor<Scalar> {
  let place = SourcePlace(fileID, line)
  let window = Window(
    rows: size, columns: size, stride: stride ?? size, padding: padding, operation: "maxPool",
    at: place)
  return images.applying(MaxPooling(window: window), at: place)
}
