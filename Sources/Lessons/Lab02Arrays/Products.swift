import Measurements
import NumericsEngine
import Plotting

extension ArraysLesson {
  /// The matrix product: what it is, and how fast it can be.
  static let products = [product, layer]

  private static let product = Step(
    "The matrix product", exercise: ArraysExercises.product
  ) { stage in
    let left = NDArray([[1.0, 2, 3], [4, 5, 6]])
    let right = NDArray([[1.0, 0], [2, 1], [0, -1]])
    try stage.text(
      """
      Nearly all the time that a network trains is spent in one operation. Entry [i, j] of the \
      *matrix product* takes row i of the left matrix and column j of the right one, multiplies \
      them pair by pair, and adds up:
      """)
    try stage.verbatim(
      """
      c[i, j] = a[i, 0]·b[0, j] + a[i, 1]·b[1, j] + … + a[i, k−1]·b[k−1, j]

      [m, k] · [k, n] → [m, n]     the inner extents must be equal, and disappear
      """)
    try stage.verbatim(
      """
      a [2, 3]
      \(left)

      b [3, 2]
      \(right)

      a.matmul(b) [2, 2]
      \(left.matmul(right))

      c[0, 1] = 1·0 + 2·1 + 3·(−1) = \(left.matmul(right)[0, 1].fixed(0))
      """)
    try stage.text(
      """
      The order counts: a·b has the shape [2, 2], b·a the shape [3, 3]. And it is *not* the product \
      element by element, which is what `*` computes.

      How much work is it? There are m·n entries of k products each, so about 2·m·n·k operations. \
      Twice the size is eight times the work.
      """)
  }

  private static let layer = Step(
    "Loops against GEMM", exercise: ArraysExercises.affine
  ) { stage in
    try stage.text(
      """
      Three loops, and you have a matrix product. Since 1990 there has also been a standard name for \
      a fast one: GEMM, general matrix multiplication, a function of the library BLAS (Dongarra, Du \
      Croz, Hammarling and Duff, *ACM Transactions on Mathematical Software* 16, 1990, p. 1). The \
      engine calls it. Here are both on square matrices, timed on this machine a moment ago, in \
      GFLOP/s: thousand million operations in a second.

      The loops are compiled with full optimisation. There are two versions of them. The inner loop \
      of the first goes down a column of b; the second has its loops in another order, so that all \
      it reads and writes lies along rows.
      """)
    let methods: [(Multiplication.Method, String, [Int])] = [
      (.loops, "loops, down the columns", [16, 32, 64, 128, 256]),
      (.reorderedLoops, "loops, along the rows", [16, 32, 64, 128, 256]),
      (.gemm, "GEMM", [16, 32, 64, 128, 256, 512, 1024]),
    ]
    let measured = methods.map { method, _, sizes in
      sizes.map { Multiplication(method, size: $0, runs: 5) }
    }
    let sizes = measured[2].map(\.size)
    try stage.table(
      "GFLOP/s, the median of five runs",
      columns: ["size"] + methods.map { $0.1 },
      rows: sizes.map { size in
        ["\(size) × \(size)"]
          + measured.map { runs in
            runs.first { $0.size == size }.map { $0.gigaflops.significant(3) } ?? ""
          }
      })
    try stage.figure(
      Figure(
        slug: "lab02-gemm", title: "Matrix product: loops against GEMM, timed on this machine",
        x: .init("rows and columns", scale: .logarithmic),
        y: .init("GFLOP/s", scale: .logarithmic),
        layers: zip(methods, measured).reversed().map { method, runs in
          .line(
            x: runs.map { Double($0.size) }, y: runs.map(\.gigaflops), label: method.1)
        }))
    guard let loops = measured[0].last, let rows = measured[1].last,
      let fast = measured[2].first(where: { $0.size == loops.size }), let largest = measured[2].last
    else { return }
    let factor = fast.gigaflops / loops.gigaflops
    let reordered = rows.gigaflops / loops.gigaflops
    let work = 2 * Double(largest.size) * Double(largest.size) * Double(largest.size)
    let order =
      reordered >= 1.2
      ? ", and a mere change of their order makes the loops \(reordered.fixed(1)) times as fast"
      : ""
    try stage.text(
      """
      At \(loops.size) × \(loops.size), GEMM is \(factor.fixed(factor < 10 ? 1 : 0)) times as fast \
      as the first loops\(order). The product of two matrices of size \(largest.size) takes it \
      \((largest.seconds * 1000).fixed(0)) ms; the first loops, at the rate of their last row, \
      would take \((work / loops.gigaflops * 1e-9).fixed(1)) s.

      How does it do that? It cuts the matrices into blocks that fit into the cache and uses each of \
      them many times over; it has the processor multiply several numbers with one instruction; and \
      it can use all cores. You get all this by saying *what* to compute instead of how.
      """)
    try stage.text(
      """
      Therefore a layer of a network is written as one product. Its inputs are the rows of X, its \
      weights the rows of W, one row for each output. Each output is the sum of all inputs, \
      weighted, plus a bias:
      """)
    try stage.verbatim(
      """
      Y = X·Wᵀ + b        [n, inputs]·[inputs, outputs] + [outputs] → [n, outputs]

      gemm(X, W, transposeB: true, beta: 1, into: &Y)         Y ← X·Wᵀ + 1·Y
      """)
    try stage.text(
      """
      GEMM does not only multiply. It computes c ← alpha·a·b + beta·c: what the target held before \
      is multiplied by beta and stays in the sum. With beta = 0, the default, it is overwritten. So \
      if Y holds b in every row beforehand, one call does it all. The transpose costs nothing: GEMM \
      reads W by other strides.
      """)
  }
}
