/// ```
/// y = op(a) · op(b)        ∂L/∂op(a) = ∂L/∂y · op(b)ᵀ        ∂L/∂op(b) = op(a)ᵀ · ∂L/∂y
/// ```
struct MatrixProduct: Operation {
  let name = "matmul"
  let transposeA: Bool
  let transposeB: Bool

  func shape(of inputs: [TensorShape]) throws(ShapeMismatch) -> TensorShape {
    guard inputs[0].rank == 2, inputs[1].rank == 2 else {
      throw ShapeMismatch(
        expected: "two matrices", got: "\(inputs[0]) and \(inputs[1])",
        toDo: "reshape vectors to one row [1, n] or one column [n, 1]")
    }
    let (rows, depth) = sides(inputs[0], transposeA)
    let (otherDepth, columns) = sides(inputs[1], transposeB)
    if let depth, let otherDepth, depth != otherDepth {
      throw ShapeMismatch(
        expected: "as many columns on the left as rows on the right",
        got: "\(inputs[0])\(transposeA ? "ᵀ" : "") · \(inputs[1])\(transposeB ? "ᵀ" : "")",
        toDo: "exchange or transpose the operands")
    }
    return [rows, columns]
  }

  private func sides(_ shape: TensorShape, _ isTransposed: Bool) -> (Int?, Int?) {
    isTransposed
      ? (shape.extents[1], shape.extents[0]) : (shape.extents[0], shape.extents[1])
  }

  func gradient<Scalar: TensorScalar>(
    for input: Int, of call: Call<Scalar>, _ upstream: Tensor<Scalar>
  ) -> Tensor<Scalar>? {
    let (a, b) = (call.inputs[0], call.inputs[1])
    // With a transposed operand its derivative is the transpose of the rule's: (u · v)ᵀ = vᵀ · uᵀ.
    return switch (input, input == 0 ? transposeA : transposeB) {
    case (0, false): matmul(upstream, b, transposeB: !transposeB)
    case (0, true): matmul(b, upstream, transposeA: transposeB, transposeB: true)
    case (_, false): matmul(a, upstream, transposeA: !transposeA)
    case (_, true): matmul(upstream, a, transposeA: true, transposeB: transposeA)
    }
  }

  func kernel<Scalar: TensorScalar>(_ type: Scalar.Type, _ shapes: CallShapes) -> Kernel {
    GeneralProduct<Scalar>(
      rows: shapes.output[0], columns: shapes.output[1],
      depth: shapes.inputs[0][transposeA ? 0 : 1], transposeA: transposeA, transposeB: transposeB
    ).kernel
  }
}

/// The matrix product of `[m, k]` and `[k, n]`: `[m, n]`.
///
/// - Parameters:
///   - transposeA: Whether `a` is `[k, m]` and its transpose is meant; nothing is copied for that.
///   - transposeB: The same for `b`, then `[n, k]`.
/// - Complexity: O(*m·n·k*)
public func matmul<Scalar: TensorScalar>(
  _ a: Tensor<Scalar>, _ b: Tensor<Scalar>, transposeA: Bool = false, transposeB: Bool = false,
  fileID: StaticString = #fileID, line: UInt = #line
) -> Tensor<Scalar> {
  a.applying(
    MatrixProduct(transposeA: transposeA, transposeB: transposeB), b,
    at: SourcePlace(fileID, line))
}
