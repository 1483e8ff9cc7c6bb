import NumericsEngine

@testable import TensorGraph

extension GradientCase {
  static let shapes: [GradientCase] = [
    GradientCase("Reshape", [[2, 6]]) { square($0[0].reshaped(to: [3, -1])) },
    GradientCase("ReshapeLike", [[2, 3], [6]]) { $0[0].applying(ReshapeLike(), $0[1]) * $0[1] },
    GradientCase("InsertAxes", [[2, 3]]) { square($0[0].expandingDimension(at: 1)) },
    GradientCase("RemoveAxis", [[2, 1, 3]]) { square($0[0].squeezed(axis: 1)) },
    GradientCase("Transpose", "of a matrix", [[2, 3]]) { square($0[0].transposed) },
    GradientCase("Transpose", "of rank 4", [[2, 3, 2, 2]]) {
      square($0[0].permuted(axes: [2, 0, 3, 1]))
    },
    GradientCase("Slice", "rows", [[5, 3]]) { square($0[0].sliced(axis: 0, from: 1, to: 3)) },
    GradientCase("Slice", "from the end", [[2, 5]]) { square($0[0].sliced(axis: 1, from: -2)) },
    GradientCase("Pad", [[2, 2], [2, 5]]) {
      square($0[0].applying(Pad(part: AxisPart(axis: 1, start: 1, end: 3)), $0[1]))
    },
    GradientCase("Concatenate", "rows", [[2, 3], [1, 3], [2, 3]]) {
      square(concatenate($0, axis: 0))
    },
    GradientCase("Concatenate", "columns", [[2, 1], [2, 3]]) { square(concatenate($0, axis: -1)) },
    GradientCase("ConcatenatedPart", [[2, 5], [2, 2], [2, 3]]) {
      square($0[0].graph.apply(ConcatenatedPart(axis: 1, part: 1), $0))
    },
    GradientCase("Gather", "rows, one of them twice", [[4, 3], [3]], fixed: [1: [2, 0, 2]]) {
      square($0[0].gathering($0[1]))
    },
    GradientCase("Scatter", [[3, 2], [3], [4, 2]], fixed: [1: [1, 3, 1]]) {
      square($0[0].applying(Scatter(), $0[1], $0[2]))
    },
    GradientCase("Pick", [[3, 4], [3]], fixed: [1: [3, 0, 1]]) {
      square($0[0].applying(Pick(), $0[1]))
    },
    GradientCase("Place", [[3], [3], [3, 4]], fixed: [1: [3, 0, 1]]) {
      square($0[0].applying(Place(), $0[1], $0[2]))
    },
    GradientCase("MatrixProduct", "a · b", [[2, 3], [3, 4]]) { square(matmul($0[0], $0[1])) },
    GradientCase("MatrixProduct", "aᵀ · b", [[3, 2], [3, 4]]) {
      square(matmul($0[0], $0[1], transposeA: true))
    },
    GradientCase("MatrixProduct", "a · bᵀ", [[2, 3], [4, 3]]) {
      square(matmul($0[0], $0[1], transposeB: true))
    },
    GradientCase("MatrixProduct", "aᵀ · bᵀ", [[3, 2], [4, 3]]) {
      square(matmul($0[0], $0[1], transposeA: true, transposeB: true))
    },
    GradientCase("MatrixProduct", "of a matrix with itself", [[3, 3]]) { matmul($0[0], $0[0]) },
  ]
}
