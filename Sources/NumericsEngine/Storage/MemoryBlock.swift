#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A piece of memory from the system.
struct MemoryBlock: @unchecked Sendable {
  let start: UnsafeMutableRawPointer
  let byteCount: Int

  /// From this size on the system maps memory page by page, in time that exceeds most arithmetic.
  static let large = 1 << 20

  /// Pages of 2 MiB spare the system most of that work.
  private static let hugePage = 2 << 20

  static func allocated(byteCount: Int) -> MemoryBlock {
    let size = max(byteCount, 64)
    let isHuge = size >= 2 * hugePage
    var start: UnsafeMutableRawPointer?
    guard posix_memalign(&start, isHuge ? hugePage : 64, size) == 0, let start else {
      tooLarge(byteCount)
    }
    #if os(Linux)
      if isHuge { madvise(start, size, MADV_HUGEPAGE) }
    #endif
    return MemoryBlock(start: start, byteCount: size)
  }

  func free() {
    #if canImport(Darwin)
      Darwin.free(start)
    #else
      Glibc.free(start)
    #endif
  }

  static func tooLarge(_ size: Int) -> Never {
    callerMistake(
      "There is not enough memory for an array.", expected: "an array that fits into memory",
      got: "a request for \(size) \(size < large ? "elements" : "bytes")",
      toDo: "work on a part of the data at a time")
  }
}
