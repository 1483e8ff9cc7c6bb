import NumericsEngine
import Testing

@Suite struct NDArrayUniqueTests {
  @Test func valuesAndCounts() {
    let table = NDArray([[3, 1, 3], [2, 3, 1]])
    for array in [table, table.transposed, table.flipped(axis: 1)] {
      let (values, counts) = array.uniqueWithCounts()
      #expect(values.elements == [1, 2, 3])
      #expect(counts.elements == [2, 1, 3])
      #expect(array.unique() == values)
    }
    #expect(NDArray(shape: [], elements: [4.5]).unique().elements == [4.5])
    #expect(NDArray<Double>.zeros([0, 3]).unique().shape == [0])
  }

  /// NumPy 2.4.6: `np.unique(a, return_counts=True)` gives `[-inf, 0, 1, nan]` and `[1, 2, 1, 3]`.
  @Test func specialNumbers() {
    let a: NDArray<Double> = [.nan, 0, -.infinity, .nan, 1, -0.0, .nan]
    let (values, counts) = a.uniqueWithCounts()
    #expect(values.elements[..<3] == [-.infinity, 0, 1])
    #expect(values.shape == [4] && values[3].isNaN)
    #expect(counts.elements == [1, 2, 1, 3])
  }
}
