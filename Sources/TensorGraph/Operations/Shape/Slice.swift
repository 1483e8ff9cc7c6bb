import NumericsEngine

/// ```
/// y = the part of x from start to end along an axis        ∂L/∂x = ∂L/∂y there, 0 elsewhere
/// ```
struct Slice: Operation {
  let name = "slice"
  let part: AxisPart

  func shape(of inputs: [TensorShape]) throws(ShapeMismatch) -> TensorShape {
    guard let extent = inputs[0].extents[part.axis] else {
      return inputs[0].replacing(axis: part.axis, with: part.length)
    }
    let range = try part.range(in: extent, of: inputs[0])
    return inputs[0].replacing(axis: part.axis, with: range.count)
  }

  func gradient<Scalar: TensorScalar>(
    for input: Int, of call: Call<Scalar>, _ upstream: Tensor<Scalar>
  ) -> Tensor<Scalar>? {
    upstream.applying(Pad(part: part), call.inputs[0])
  }

  func kernel<Scalar: TensorScalar>(_ type: Scalar.Type, _ shapes: CallShapes) -> Kernel {
    let lines = PartLines(whole: shapes.inputs[0], part: shapes.output, axis: part.axis)
    let start = part.start(in: shapes.inputs[0][part.axis])
    return lines.reading(Scalar.self, at: start)
  }

  func sameAs(_ shapes: CallShapes, number: (Int) -> Double?) -> Int? {
    shapes.inputs[0] == shapes.output ? 0 : nil
  }
}

/// Puts a tensor where a slice of another would be, of which only the shape counts, with 0 around it.
///
/// ```
/// ∂L/∂part = that part of ∂L/∂y
/// ```
struct Pad: Operation {
  let name = "pad"
  let part: AxisPart

  func readsOnlyShape(of input: Int) -> Bool { input == 1 }

  func shape(of inputs: [TensorShape]) -> TensorShape { inputs[1] }

  func gradient<Scalar: TensorScalar>(
    for input: Int, of call: Call<Scalar>, _ upstream: Tensor<Scalar>
  ) -> Tensor<Scalar>? {
    input == 0 ? upstream.applying(Slice(part: part)) : nil
  }

  func kernel<Scalar: TensorScalar>(_ type: Scalar.Type, _ shapes: CallShapes) -> Kernel {
    let lines = PartLines(whole: shapes.output, part: shapes.inputs[0], axis: part.axis)
    let start = part.start(in: shapes.output[part.axis])
    return lines.writing(Scalar.self, at: start)
  }
}

/// A stretch of an axis, which may be counted from its end.
struct AxisPart: Hashable, Sendable {
  let axis: Int

  /// The first index; negative ones count back from the end.
  let start: Int

  /// The index after the last; negative ones count back from the end, `nil` is the end.
  let end: Int?

  func start(in extent: Int) -> Int { start < 0 ? start + extent : start }

  /// The number of indices, if it does not depend on the extent of the axis.
  var length: Int? {
    guard let end, (end < 0) == (start < 0) else { return nil }
    return end - start
  }

  func range(in extent: Int, of shape: TensorShape) throws(ShapeMismatch) -> Range<Int> {
    let last = end.map { $0 < 0 ? $0 + extent : $0 } ?? extent
    let first = start(in: extent)
    guard first >= 0, first <= last, last <= extent else {
      throw ShapeMismatch(
        expected: "a part of the indices 0..<\(extent) of axis \(axis)",
        got: "\(start)..<\(end.map(String.init) ?? "end") of \(shape)",
        toDo: "compare the bounds with the extent of the axis")
    }
    return first..<last
  }
}

extension Tensor {
  /// The part of this tensor from index `start` up to, not including, `end` along one axis.
  ///
  /// Negative indices count back from the end of the axis; without an `end` the part goes on to it.
  public func sliced(
    axis: Int, from start: Int, to end: Int? = nil, fileID: StaticString = #fileID,
    line: UInt = #line
  ) -> Tensor {
    let place = SourcePlace(fileID, line)
    let axis = resolve(axis: axis, operation: "sliced(axis:from:to:)", at: place)
    return applying(Slice(part: AxisPart(axis: axis, start: start, end: end)), at: place)
  }
}
