/// Bytes at an address that is a multiple of 64, as vectors are read best.
///
/// Whoever makes it writes the bytes; from then on they are only read.
final class ByteMemory: @unchecked Sendable {
  let base: UnsafeMutablePointer<UInt8>
  private let memory: UnsafeMutableRawPointer

  init(count: Int) {
    memory = .allocate(byteCount: max(count, 1), alignment: 64)
    base = memory.bindMemory(to: UInt8.self, capacity: count)
  }

  deinit { memory.deallocate() }
}
