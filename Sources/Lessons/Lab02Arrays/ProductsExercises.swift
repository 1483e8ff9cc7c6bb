extension ArraysExercises {
  static let product = Exercise(
    "2.8", "Matrix product with loops",
    statement: """
      Write `product`: the matrix product of `left` [m, k] and `right` [k, n], by three loops.

      The result has the shape [m, n]. Its entry [i, j] is the sum of left[i, p] · right[p, j] over \
      all p from 0 to k − 1. With k = 0 every sum is 0.

      An array that is not of rank 2: `LabError.invalidParameter`. Inner extents that differ: \
      `LabError.shapeMismatch`.

      The engine's `matmul` does it in one line, and the grader would see no difference; you would \
      have learned nothing. Write the loops: the next step times them.
      """,
    working: "The first entry is row 0 with column 0: 1·1 + 2·2 + 3·0 = 5.",
    stub: """
      /// The matrix product `[m, k] · [k, n] → [m, n]`, by three loops.
      ///
      /// - Throws: `LabError.invalidParameter` if an array is not of rank 2;
      ///   `LabError.shapeMismatch` if the inner extents differ.
      public func product(
        _ left: NDArray<Double>, _ right: NDArray<Double>
      ) throws -> NDArray<Double> {
        throw Unsolved("2.8")
      }
      """,
    hints: [
      "One entry of the result is one sum. Which row and which column does it need?",
      "Two loops go through the entries of the result, i over the rows of the left and j over the columns of the right. A third, inside, adds up the products along what both have in common.",
      "`left[i, p]` reads an element and `result[i, j] = sum` writes one; views are no trouble with these. Start from `NDArray(repeating: 0.0, shape: [m, n])` and set the sum to 0 for every entry anew.",
      "// after the checks\nlet (m, k, n) = (left.shape[0], left.shape[1], right.shape[1])\nvar result = NDArray(repeating: 0.0, shape: [m, n])\nfor i in 0..<m {\n  for j in 0..<n {\n    var sum = 0.0\n    for p in 0..<… { sum += left[…] * right[…] }\n    result[i, j] = sum\n  }\n}\nreturn result",
    ])

  static let affine = Exercise(
    "2.9", "A layer by one GEMM call",
    statement: """
      Write `affine`: X·Wᵀ + b, the heart of every layer of a network, by one call of `gemm`.

      `x` has the shape [n, inputs], a row for each example; `weights` [outputs, inputs], a row for \
      each output; `bias` [outputs]. The result has the shape [n, outputs], and b is added to each \
      of its rows. Without inputs every row is b.

      `gemm(a, b, transposeB: true, beta: 1, into: &c)` computes c ← a·bᵀ + beta·c.

      `x` or `weights` not of rank 2, or `bias` not of rank 1: `LabError.invalidParameter`. \
      Different numbers of inputs, or of outputs: `LabError.shapeMismatch`.

      The grader compares values. One check is a layer of 260 million multiplications: gemm needs a \
      fraction of a second for it, loops do not come to an end in time.
      """,
    working: "Row 0: 1 − 3 + 10 = 8 and 2·2 + 20 = 24.",
    stub: """
      /// x·weightsᵀ + bias: `[n, inputs]`, `[outputs, inputs]`, `[outputs]` → `[n, outputs]`.
      ///
      /// - Throws: `LabError.invalidParameter` if a rank is wrong; `LabError.shapeMismatch` if the
      ///   shapes do not fit together.
      public func affine(
        _ x: NDArray<Double>, weights: NDArray<Double>, bias: NDArray<Double>
      ) throws -> NDArray<Double> {
        throw Unsolved("2.9")
      }
      """,
    hints: [
      "gemm does not only multiply: it also adds what its target held before. What should the target hold?",
      "Make a target of the shape [n, outputs] in which every row is b. Then one call adds the product to it, with W transposed and beta = 1.",
      "`bias.broadcasted(to: [n, outputs])` repeats b in every row; as a `var` it can be gemm's target. `transposeB: true` stands for Wᵀ. Without `beta: 1` gemm takes 0 and forgets the bias.",
      "// after the checks for the ranks and shapes\nvar result = bias.broadcasted(to: [x.shape[0], …])  // b in every row\ngemm(x, weights, transposeB: …, beta: …, into: &result)\nreturn result",
    ])
}
