import Synchronization

/// Keeps the memory of large arrays that are gone for the next ones.
///
/// The first write to fresh memory is what costs most in `a * b`: for 10⁷ floats the pages take
/// twice as long as the products. A loop that makes arrays of one size gets the same memory again
/// and again instead.
enum BufferPool {
  /// The most that is kept, in bytes.
  private static let limit = 256 << 20

  /// The kept blocks, the oldest first.
  private static let kept = Mutex<[MemoryBlock]>([])

  /// A block of at least `byteCount` bytes, with any contents.
  static func block(byteCount: Int) -> MemoryBlock {
    guard byteCount >= MemoryBlock.large else { return .allocated(byteCount: byteCount) }
    let reused = kept.withLock { blocks -> MemoryBlock? in
      // At most a quarter is wasted, and a close fit is likely: sizes repeat.
      let fits = byteCount...(byteCount + byteCount / 4)
      guard let index = blocks.lastIndex(where: { fits.contains($0.byteCount) }) else { return nil }
      return blocks.remove(at: index)
    }
    return reused ?? .allocated(byteCount: byteCount)
  }

  /// Takes back a block; what exceeds the limit goes to the system, the oldest first.
  static func take(_ block: MemoryBlock) {
    guard block.byteCount >= MemoryBlock.large, block.byteCount <= limit else {
      block.free()
      return
    }
    let surplus = kept.withLock { blocks -> [MemoryBlock] in
      blocks.append(block)
      var total = blocks.reduce(0) { $0 + $1.byteCount }
      var surplus: [MemoryBlock] = []
      while total > limit {
        surplus.append(blocks.removeFirst())
        total -= surplus[surplus.count - 1].byteCount
      }
      return surplus
    }
    for block in surplus { block.free() }
  }
}
