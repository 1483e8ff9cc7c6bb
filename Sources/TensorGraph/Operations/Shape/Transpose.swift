import NumericsEngine

/// ```
/// y[i₀, i₁, …] = x with its axes in the order of the permutation        ∂L/∂x = the way back
/// ```
struct Transpose: Operation {
  let name = "transpose"

  /// For each axis of the result the axis of the input.
  let permutation: [Int]

  func shape(of inputs: [TensorShape]) -> TensorShape {
    TensorShape(permutation.map { inputs[0].extents[$0] })
  }

  func gradient<Scalar: TensorScalar>(
    for input: Int, of call: Call<Scalar>, _ upstream: Tensor<Scalar>
  ) -> Tensor<Scalar>? {
    var inverse = permutation
    for (axis, source) in permutation.enumerated() { inverse[source] = axis }
    return upstream.applying(Transpose(permutation: inverse))
  }

  func kernel<Scalar: TensorScalar>(_ type: Scalar.Type, _ shapes: CallShapes) -> Kernel {
    PermutedCopy(shape: shapes.inputs[0], permutation: permutation).kernel(Scalar.self)
  }

  func sameAs(_ shapes: CallShapes, number: (Int) -> Double?) -> Int? {
    permutation == Array(permutation.indices) ? 0 : nil
  }
}

extension Tensor {
  /// The axes in another order: axis i of the result is axis `axes[i]` of this tensor.
  public func permuted(
    axes: [Int], fileID: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    let place = SourcePlace(fileID, line)
    let resolved = axes.map { resolve(axis: $0, operation: "permuted(axes:)", at: place) }
    guard resolved.sorted() == Array(0..<rank) else {
      callerMistake(
        "permuted(axes:) at \(place) does not name every axis of \(graph.describe(index)) once.",
        expected: "each of 0..<\(rank) once", got: "\(axes)", toDo: "correct the list of axes")
    }
    return applying(Transpose(permutation: resolved), at: place)
  }

  /// Rows and columns exchanged, or more generally the axes in reverse order.
  ///
  /// In a matrix product the arguments `transposeA:` and `transposeB:` save the copy.
  public var transposed: Tensor { applying(Transpose(permutation: (0..<rank).reversed())) }
}
