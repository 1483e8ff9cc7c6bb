/// The same numbers in the same order under another shape; nothing is copied.
///
/// ```
/// ∂L/∂x = ∂L/∂y in the shape of x
/// ```
struct Reshape: ViewOperation {
  let name = "reshape"

  /// The new extents; −1 at most once, for the one that follows from the others.
  let extents: [Int]

  func shape(of inputs: [TensorShape]) throws(ShapeMismatch) -> TensorShape {
    let fixed = extents.filter { $0 != -1 }
    let product = fixed.reduce(1, *)
    guard extents.count - fixed.count <= 1, fixed.allSatisfy({ $0 >= 0 }) else {
      throw ShapeMismatch(
        expected: "extents of 0 or more, and −1 at most once", got: "\(extents)",
        toDo: "write −1 only for the one extent that follows from the others")
    }
    let known = inputs[0].count
    if fixed.count == extents.count {
      if let known, known != product { throw wrongCount(inputs[0]) }
      return TensorShape(extents)
    }
    guard let known else { return TensorShape(extents.map { $0 == -1 ? nil : $0 }) }
    guard product > 0, known % product == 0 else { throw wrongCount(inputs[0]) }
    return TensorShape(extents.map { $0 == -1 ? known / product : $0 })
  }

  private func wrongCount(_ shape: TensorShape) -> ShapeMismatch {
    ShapeMismatch(
      expected: "a shape with the \(shape.count ?? 0) elements of \(shape)", got: "\(extents)",
      toDo: "check the extents, or write −1 for one of them")
  }
}

/// The numbers of a tensor under the shape of another.
struct ReshapeLike: ViewOperation {
  let name = "reshape"

  func readsOnlyShape(of input: Int) -> Bool { input == 1 }

  func shape(of inputs: [TensorShape]) throws(ShapeMismatch) -> TensorShape {
    if let count = inputs[0].count, let other = inputs[1].count, count != other {
      throw ShapeMismatch(
        expected: "as many elements as \(inputs[1]) has", got: "\(inputs[0])",
        toDo: "check the shapes")
    }
    return inputs[1]
  }
}

/// Puts axes of extent 1 where the result has `axes`, in rising order.
struct InsertAxes: ViewOperation {
  let name = "expandDimension"
  let axes: [Int]

  func shape(of inputs: [TensorShape]) -> TensorShape {
    var extents = inputs[0].extents
    for axis in axes { extents.insert(1, at: axis) }
    return TensorShape(extents)
  }
}

/// Takes away axes of extent 1.
struct RemoveAxis: ViewOperation {
  let name = "squeeze"
  let axis: Int

  func shape(of inputs: [TensorShape]) throws(ShapeMismatch) -> TensorShape {
    var extents = inputs[0].extents
    if let extent = extents.remove(at: axis), extent != 1 {
      throw ShapeMismatch(
        expected: "extent 1 on axis \(axis)", got: "\(inputs[0])",
        toDo: "sum along the axis, or take a slice of it")
    }
    return TensorShape(extents)
  }
}

/// An operation whose result is the numbers of input 0 under another shape.
protocol ViewOperation: Operation {}

extension ViewOperation {
  var isView: Bool { true }

  func gradient<Scalar: TensorScalar>(
    for input: Int, of call: Call<Scalar>, _ upstream: Tensor<Scalar>
  ) -> Tensor<Scalar>? {
    input == 0 ? upstream.applying(ReshapeLike(), call.inputs[0]) : nil
  }

  /// A plan and a tape let the result be its input; this is for completeness.
  func kernel<Scalar: TensorScalar>(_ type: Scalar.Type, _ shapes: CallShapes) -> Kernel {
    let byteCount = shapes.outputCount * MemoryLayout<Scalar>.stride
    return .copy(byteCount: byteCount)
  }

  func sameAs(_ shapes: CallShapes, number: (Int) -> Double?) -> Int? {
    shapes.inputs[0] == shapes.output ? 0 : nil
  }
}

extension Tensor {
  /// The elements in the same order under another shape; −1 stands for the extent that follows from
  /// the others: `images.reshaped(to: [-1, 784])`.
  public func reshaped(
    to extents: [Int], fileID: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    applying(Reshape(extents: extents), at: SourcePlace(fileID, line))
  }

  /// The same elements with an axis of extent 1 put in at `axis`; −1 puts it last.
  public func expandingDimension(
    at axis: Int, fileID: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    let place = SourcePlace(fileID, line)
    let resolved = axis < 0 ? axis + rank + 1 : axis
    guard resolved >= 0, resolved <= rank else {
      // The report is the one for axes, with one more place than there are axes.
      return expandingDimension(at: resolve(axis: axis, operation: "expandingDimension", at: place))
    }
    return applying(InsertAxes(axes: [resolved]), at: place)
  }

  /// The same elements without an axis, whose extent is 1.
  public func squeezed(
    axis: Int, fileID: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    let place = SourcePlace(fileID, line)
    let axis = resolve(axis: axis, operation: "squeezed(axis:)", at: place)
    return applying(RemoveAxis(axis: axis), at: place)
  }
}
