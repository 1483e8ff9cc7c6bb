/// The memory of one array, shared by its copies and views until one of them is written to.
///
/// The elements are uninitialised until whoever made the storage writes them. Their addresses
/// stay valid while the storage lives; see ``NDArray/read(_:)``.
@usableFromInline
final class Storage<Element: NDArrayElement>: @unchecked Sendable {
  /// The first element; its address is a multiple of 64 bytes.
  @usableFromInline let base: UnsafeMutablePointer<Element>

  /// The number of elements.
  @usableFromInline let count: Int

  private let block: MemoryBlock

  init(count: Int) {
    let (bytes, overflow) = count.multipliedReportingOverflow(by: MemoryLayout<Element>.stride)
    if overflow { MemoryBlock.tooLarge(count) }
    self.count = count
    block = BufferPool.block(byteCount: bytes)
    base = block.start.bindMemory(to: Element.self, capacity: count)
  }

  deinit { BufferPool.take(block) }
}
