// The mean of what lies under a window; padding does not count.

/// ```
/// y = the mean over every window        ∂y/∂x = 1 / n for its n elements
/// ```
struct AveragePooling: Operation {
  let name = "averagePool"
  let window: Window

  func shape(of inputs: [TensorShape]) throws(ShapeMismatch) -> TensorShape {
    try window.shape(of: inputs[0], channels: inputs[0].extents.last.flatMap { $0 })
  }

  func gradient<Scalar: TensorScalar>(
    for input: Int, of call: Call<Scalar>, _ upstream: Tensor<Scalar>
  ) -> Tensor<Scalar>? {
    upstream.applying(AveragePoolingSpread(window: window), call.inputs[0])
  }

  func kernel<Scalar: TensorScalar>(_ type: Scalar.Type, _ shapes: CallShapes) -> Kernel {
    Pooling(window, image: shapes.inputs[0]).average(Scalar.self)
  }
}

/// Spreads numbers, one per window, evenly over the window. Inputs: the numbers, and the images, of
/// which only the shape counts.
///
/// ```
/// y = Σ u / n over the windows that cover a place        ∂L/∂u = the mean of ∂L/∂y over the window
/// ```
struct AveragePoolingSpread: Operation {
  let name = "averagePoolSpread"
  let window: Window

  func readsOnlyShape(of input: Int) -> Bool { input == 1 }

  func shape(of inputs: [TensorShape]) -> TensorShape { inputs[1] }

  func gradient<Scalar: TensorScalar>(
    for input: Int, of call: Call<Scalar>, _ upstream: Tensor<Scalar>
  ) -> Tensor<Scalar>? {
    input == 0 ? upstream.applying(AveragePooling(window: window)) : nil
  }

  func kernel<Scalar: TensorScalar>(_ type: Scalar.Type, _ shapes: CallShapes) -> Kernel {
    Pooling(window, image: shapes.output).spreadEvenly(Scalar.self)
  }
}

/// The mean of every window, channel by channel; see ``maxPool(_:size:stride:padding:fileID:line:)``.
public func averagePool<Scalar: TensorScalar>(
  _ images: Tensor<Scalar>, size: Int, stride: Int? = nil, padding: Padding = .valid,
  fileID: StaticString = #fileID, line: UInt = #line
) -> Tensor<Scalar> {
  let place = SourcePlace(fileID, line)
  let window = Window(
    rows: size, columns: size, stride: stride ?? size, padding: padding, operation: "averagePool",
    at: place)
  return images.applying(AveragePooling(window: window), at: place)
}
