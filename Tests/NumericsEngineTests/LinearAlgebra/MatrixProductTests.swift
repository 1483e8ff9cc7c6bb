import Testing

@testable import NumericsEngine

@Suite struct MatrixProductTests {
  @Test func matmulOfVectorsAndMatrices() {
    let m = NDArray([[1.0, 2, 3], [4, 5, 6]])
    let v = NDArray([1.0, 0, -1])
    #expect(m.matmul(m.transposed) == NDArray([[14.0, 32], [32, 77]]))
    #expect(m.matmul(v) == NDArray([-2.0, -2]))
    #expect(NDArray([1.0, 2]).matmul(m) == NDArray([9.0, 12, 15]))
    #expect(v.matmul(v) == NDArray(shape: [], elements: [2.0]))
    #expect(m.matmul(m.row(1)) == NDArray([32.0, 77]))
    #expect(m.transposed.matmul(m.column(0)) == NDArray([17.0, 22, 27]))
    #expect(m.matmul(NDArray(repeating: 0, shape: [3, 0])).shape == [2, 0])
  }

  /// The definition: the product of the matrices at every index of the leading axes, which broadcast.
  private func slowStacks(_ a: NDArray<Double>, _ b: NDArray<Double>) -> [Double] {
    let stacks = [a, b].map { Array($0.shape.dropLast(2)) }
    let common = broadcastShape(stacks[0], stacks[1]) ?? []
    return indices(of: common).flatMap { index in
      let matrices = [a, b].map { array in
        index.suffix(array.rank - 2).reduce(array) {
          $0.dropping(axis: 0, at: $0.shape[0] == 1 ? 0 : $1)
        }
      }
      return slowProduct(matrices[0], matrices[1])
    }
  }

  /// Every pair of stacks of up to two axes, in every layout.
  @Test func everyStack() {
    let stacks = [[], [1], [2], [0], [3, 2], [3, 1], [1, 2]]
    for size in [[1, 1, 1], [2, 3, 2], [1, 2, 3], [3, 2, 1], [2, 0, 2], [0, 2, 2]] {
      let (m, k, n) = (size[0], size[1], size[2])
      for left in stacks {
        for right in stacks {
          guard let common = broadcastShape(left, right) else { continue }
          let (shape, otherShape) = (left + [m, k], right + [k, n])
          let expected = slowStacks(
            NDArray(shape: shape, elements: wholeNumbers(shape.reduce(1, *))),
            NDArray(shape: otherShape, elements: wholeNumbers(otherShape.reduce(1, *), from: 4)))
          for a in everyLayout(of: wholeNumbers(shape.reduce(1, *)) as [Double], shape: shape) {
            for b in everyLayout(
              of: wholeNumbers(otherShape.reduce(1, *), from: 4) as [Double], shape: otherShape)
            {
              let product = a.matmul(b)
              let same = product.shape == common + [m, n] && product.elements == expected
              #expect(same, "\(a.shape) \(a.strides) \(b.shape) \(b.strides)")
            }
          }
        }
      }
    }
  }

  @Test func vectorsAndStacks() {
    let a = NDArray(shape: [2, 2, 3], elements: wholeNumbers(12) as [Double])
    let v = NDArray([1.0, -1, 2])
    let w = NDArray([2.0, 1])
    #expect(a.matmul(v).shape == [2, 2])
    #expect(a.matmul(v).row(1) == a.dropping(axis: 0, at: 1).matmul(v))
    #expect(w.matmul(a).shape == [2, 3])
    #expect(w.matmul(a).row(1) == w.matmul(a.dropping(axis: 0, at: 1)))
  }

  /// Enough small matrices for several threads, and matrices that OpenBLAS itself splits.
  @Test(arguments: [[300, 7, 9, 11], [12, 30, 50, 20], [2, 65, 65, 65]])
  func manyMatrices(size: [Int]) {
    let a = NDArray(
      shape: [size[0], size[1], size[2]],
      elements: wholeNumbers(size[0] * size[1] * size[2]) as [Float])
    let b = NDArray(
      shape: [size[0], size[2], size[3]],
      elements: wholeNumbers(size[0] * size[2] * size[3], from: 1) as [Float])
    let product = a.matmul(b)
    for i in 0..<size[0] {
      let (left, right) = (a.dropping(axis: 0, at: i), b.dropping(axis: 0, at: i))
      #expect(product.dropping(axis: 0, at: i).elements == slowProduct(left, right))
    }
  }

  @Test func stacksThatDoNotFit() async throws {
    let result = try await #require(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = NDArray(repeating: 1.0, shape: [2, 3, 3]).matmul(NDArray(repeating: 1, shape: [4, 3, 3]))
    }
    let said = String(decoding: result.standardErrorContent, as: UTF8.self)
    #expect(said.contains("got: [2] and [4] from the shapes [2, 3, 3] and [4, 3, 3]"))
  }

  @Test func rankZero() async throws {
    let result = try await #require(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = NDArray(shape: [], elements: [1.0]).matmul(NDArray([1.0]))
    }
    let said = String(decoding: result.standardErrorContent, as: UTF8.self)
    #expect(said.contains("got: the shapes [] and [1]"))
  }
}
