/// The axes along which a tensor is reduced, counted from 0, in rising order.
struct ReducedAxes: Hashable, Sendable {
  let axes: [Int]

  /// Whether they stay, with extent 1.
  let areKept: Bool

  func shape(of input: TensorShape) -> TensorShape {
    areKept
      ? axes.reduce(input) { $0.replacing(axis: $1, with: 1) }
      : TensorShape(input.extents.indices.filter { !axes.contains($0) }.map { input.extents[$0] })
  }

  /// A tensor of the reduced shape, in the shape that broadcasts against the input.
  func expanding<Scalar: TensorScalar>(_ reduced: Tensor<Scalar>) -> Tensor<Scalar> {
    areKept ? reduced : reduced.applying(InsertAxes(axes: axes))
  }
}

extension Tensor {
  /// `axes` resolved and sorted; `nil` means all.
  func reducedAxes(
    _ axes: [Int]?, keepingDimensions: Bool, operation: String, at place: SourcePlace
  ) -> ReducedAxes {
    let resolved = axes?.map { resolve(axis: $0, operation: operation, at: place) }
    return ReducedAxes(
      axes: resolved.map { Set($0).sorted() } ?? Array(0..<rank), areKept: keepingDimensions)
  }
}
