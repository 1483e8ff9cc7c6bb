import Testing

@testable import NumericsEngine

/// Products that are cut into blocks, against the definition; whole numbers make every sum exact.
@Suite struct MatrixProductBlocksTests {
  /// Long in one direction, with ragged last blocks: rows, columns and depth.
  private static let blocks = [
    [40_007, 9, 3], [3001, 20, 17], [140, 10, 801], [9, 40_007, 3], [17, 3001, 20],
    [10, 140, 801], [5, 7, 30_011], [31, 33, 1057],
  ]

  private static let panels = [[4099, 65, 130]]

  @Test(arguments: blocks + panels) func everyCut(extents: [Int]) {
    let (m, n, k) = (extents[0], extents[1], extents[2])
    let left: [Float] = wholeNumbers(m * k)
    let right: [Float] = wholeNumbers(k * n, from: 3)
    let a = NDArray(shape: [m, k], elements: left)
    let b = NDArray(shape: [k, n], elements: right)
    // Sums of up to 30 011 products of at most 25 are exact in Float.
    let rows = [0, 1, 15, 16, 17, 1023, 1024, m / 2, m - 1].filter { $0 < m }
    let columns = [0, 1, 15, 16, n / 2, n - 1].filter { $0 < n }
    for (a, b) in [(a, b), (columnMajor(a), columnMajor(b))] {
      let product = a.matmul(b)
      var wide = NDArray<Float>(repeating: 2, shape: [m, n + 5])[.all, 3..<(3 + n)]
      gemm(alpha: 2, a, b, beta: -1, into: &wide)
      for i in rows {
        for j in columns {
          let expected = (0..<k).reduce(0) { $0 + left[i * k + $1] * right[$1 * n + j] }
          #expect(product[i, j] == expected)
          #expect(wide[i, j] == 2 * expected - 2)
        }
      }
      // No element is forgotten: sums over rows and columns, exact in Double.
      let sums = (0..<k).reduce(0.0) { sum, l in
        let column = (0..<m).reduce(0.0) { $0 + Double(left[$1 * k + l]) }
        return sum + column * (0..<n).reduce(0.0) { $0 + Double(right[l * n + $1]) }
      }
      #expect(product.elements.reduce(0.0) { $0 + Double($1) } == sums)
      #expect(wide.elements.reduce(0.0) { $0 + Double($1) } == 2 * sums - Double(2 * m * n))
    }
  }

  /// Another number of threads shares the blocks differently, but no digit changes.
  @Test(arguments: blocks) func noDigitDependsOnTheThreads(extents: [Int]) {
    let a: NDArray<Float> = noise([extents[0], extents[2]], seed: 1)
    let b: NDArray<Float> = noise([extents[2], extents[1]], seed: 2)
    let threads = Threads.count
    let results = [1, 2, 3].map { count in
      Threads.count = count
      return a.matmul(b)
    }
    Threads.count = threads
    #expect(results[0] == results[1] && results[0] == results[2])
  }
}
