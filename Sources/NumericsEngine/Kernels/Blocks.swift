/// How many values make a block. Blocks, unlike threads, are the same in every run.
let valuesPerBlock = 1 << 14

/// Calls `body` on each block of `0..<count`, on all cores, and returns the results in order.
///
/// What is then combined in order does not depend on the number of threads.
func forEachBlock<Result>(
  count: Int, _ body: (Range<Int>) -> Result
) -> [Result] {
  let blocks = (count + valuesPerBlock - 1) / valuesPerBlock
  return [Result](unsafeUninitializedCapacity: blocks) { target, initialized in
    if let results = target.baseAddress {
      // Parts begin where blocks do.
      parallel(count: count, grain: 4 * valuesPerBlock, multiple: valuesPerBlock) { part in
        for start in stride(from: part.lowerBound, to: part.upperBound, by: valuesPerBlock) {
          let result = body(start..<min(start + valuesPerBlock, count))
          (results + start / valuesPerBlock).initialize(to: result)
        }
      }
    }
    initialized = blocks
  }
}
