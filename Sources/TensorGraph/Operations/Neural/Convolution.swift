// A convolution is linear in the images and in the filters. Its two derivatives are convolutions of
// other operands, and theirs are again among the three.

/// ```
/// y[n, i, j, o] = Σ x[n, i·s + a − p, j·s + b − p, c] · w[a, b, c, o]        over a, b, c
/// ```
/// Images `[batch, rows, columns, channels]`, filters `[rows, columns, channels, outputs]`, s the
/// stride, p the padding before; outside the image x is 0.
struct Convolution: Operation {
  let name = "conv2d"
  let window: Window

  func shape(of inputs: [TensorShape]) throws(ShapeMismatch) -> TensorShape {
    let (images, filters) = (inputs[0], inputs[1])
    guard images.rank == 4, filters.rank == 4,
      TensorShape([images.extents[3]]).mayEqual([filters.extents[2]])
    else {
      throw ShapeMismatch(
        expected: "images [batch, rows, columns, channels] and filters "
          + "[rows, columns, channels, outputs] of as many channels",
        got: "\(images) and \(filters)", toDo: "reshape the images, or make other filters")
    }
    return try window.shape(of: images, channels: filters.extents[3])
  }

  func gradient<Scalar: TensorScalar>(
    for input: Int, of call: Call<Scalar>, _ upstream: Tensor<Scalar>
  ) -> Tensor<Scalar>? {
    let (images, filters) = (call.inputs[0], call.inputs[1])
    return input == 0
      ? upstream.applying(ConvolutionToImages(window: window), filters, images)
      : images.applying(ConvolutionToFilters(window: window), upstream, filters)
  }

  func kernel<Scalar: TensorScalar>(_ type: Scalar.Type, _ shapes: CallShapes) -> Kernel {
    ConvolutionKernels<Scalar>(window, image: shapes.inputs[0], outputs: shapes.output[3]).forward()
  }
}

/// The derivative of a convolution by its images: every output goes back to the window it came from.
///
/// Inputs: u in the shape of the output, the filters, and the images, of which only the shape counts.
struct ConvolutionToImages: Operation {
  let name = "conv2dToImages"
  let window: Window

  func readsOnlyShape(of input: Int) -> Bool { input == 2 }

  func shape(of inputs: [TensorShape]) -> TensorShape { inputs[2] }

  func gradient<Scalar: TensorScalar>(
    for input: Int, of call: Call<Scalar>, _ upstream: Tensor<Scalar>
  ) -> Tensor<Scalar>? {
    let (outputs, filters) = (call.inputs[0], call.inputs[1])
    return input == 0
      ? upstream.applying(Convolution(window: window), filters)
      : upstream.applying(ConvolutionToFilters(window: window), outputs, filters)
  }

  func kernel<Scalar: TensorScalar>(_ type: Scalar.Type, _ shapes: CallShapes) -> Kernel {
    ConvolutionKernels<Scalar>(window, image: shapes.output, outputs: shapes.inputs[0][3])
      .toImages()
  }
}

/// The derivative of a convolution by its filters.
///
/// Inputs: the images, u in the shape of the output, and the filters, of which only the shape counts.
struct ConvolutionToFilters: Operation {
  let name = "conv2dToFilters"
  let window: Window

  func readsOnlyShape(of input: Int) -> Bool { input == 2 }

  func shape(of inputs: [TensorShape]) -> TensorShape { inputs[2] }

  func gradient<Scalar: TensorScalar>(
    for input: Int, of call: Call<Scalar>, _ upstream: Tensor<Scalar>
  ) -> Tensor<Scalar>? {
    let (images, outputs) = (call.inputs[0], call.inputs[1])
    return input == 0
      ? outputs.applying(ConvolutionToImages(window: window), upstream, images)
      : images.applying(Convolution(window: window), upstream)
  }

  func kernel<Scalar: TensorScalar>(_ type: Scalar.Type, _ shapes: CallShapes) -> Kernel {
    ConvolutionKernels<Scalar>(window, image: shapes.inputs[0], outputs: shapes.inputs[1][3])
      .toFilters()
  }
}

/// Slides filters over images: each output is the sum of products of a filter with what lies under it
/// (a cross-correlation, as everywhere in deep learning).
///
/// - Parameters:
///   - images: `[batch, rows, columns, channels]`
///   - filters: `[rows, columns, channels, outputs]`
///   - stride: How far apart neighbouring windows are.
///   - padding: What happens at the edges.
/// - Returns: `[batch, rows', columns', outputs]`
public func conv2d<Scalar: TensorScalar>(
  _ images: Tensor<Scalar>, _ filters: Tensor<Scalar>, stride: Int = 1, padding: Padding = .valid,
  fileID: StaticString = #fileID, line: UInt = #line
) -> Tensor<Scalar> {
  let place = SourcePlace(fileID, line)
  // Filters of another rank are refused with the shapes.
  let extents = filters.shape.extents
  let window = Window(
    rows: extents.first.flatMap { $0 } ?? 1, columns: extents.dropFirst().first.flatMap { $0 } ?? 1,
    stride: stride, padding: padding, operation: "conv2d", at: place)
  return images.applying(Convolution(window: window), filters, at: place)
}
