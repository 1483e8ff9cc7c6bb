#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Asks the system for pages of 2 MiB under memory that is about to be written for the first time.
///
/// With small pages the system spends more time on mapping than a fill takes. Small memory and other
/// systems than Linux are left as they are.
func preferHugePages<Value>(_ memory: UnsafeMutableBufferPointer<Value>) {
  #if os(Linux)
    let byteCount = memory.count * MemoryLayout<Value>.stride
    guard byteCount >= 4 << 20, let base = memory.baseAddress else { return }
    let pageSize = Int(sysconf(Int32(_SC_PAGESIZE)))
    let start = UnsafeMutableRawPointer(base).alignedUp(toMultipleOf: pageSize)
    // It is a wish: when it fails, the memory only stays as it is.
    madvise(start, byteCount - (start - UnsafeMutableRawPointer(base)), MADV_HUGEPAGE)
  #endif
}
