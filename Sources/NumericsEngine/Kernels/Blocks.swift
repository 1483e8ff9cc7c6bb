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
      parallel(count: count, grain: 4 * valuesPerBlock) { part in
        // A block belongs to the part that it begins in.
        let first = (part.lowerBound + valuesPerBlock - 1) / valuesPerBlock
        let end = (part.upperBound + valuesPerBlock - 1) / valuesPerBlock
        for block in first..<max(first, end) {
          let start = block * valuesPerBlock
          (results + block).initialize(to: body(start..<min(start + valuesPerBlock, count)))
        }
      }
    }
    initialized = blocks
  }
}
