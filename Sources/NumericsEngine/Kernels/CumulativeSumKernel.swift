/// Adds to every element of a row-major array the one before it along `axis`, from the first on.
@_specialize(where Element == Double)
@_specialize(where Element == Float)
@_specialize(where Element == Int)
func accumulate<Element: NumericElement>(_ array: inout NDArray<Element>, axis: Int) {
  let extent = array.shape[axis]
  if array.count == 0 { return }
  let inner = array.strides[axis]
  let blocks = array.count / (extent * inner)
  array.write { base, _ in
    // Blocks of `extent` rows of `inner` neighbours; the rows of a block follow each other.
    parallel(count: blocks, grain: max(1, elementGrain / (extent * inner)), multiple: 1) { part in
      for block in part {
        let first = base + block * extent * inner
        if inner == 1 {
          var sum = first[0]
          for i in 1..<max(1, extent) {
            sum += first[i]
            first[i] = sum
          }
        } else {
          for i in inner..<max(inner, extent * inner) { first[i] += first[i - inner] }
        }
      }
    }
  }
}
