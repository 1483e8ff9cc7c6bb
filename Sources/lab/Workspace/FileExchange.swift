import Foundation

/// Lets two files change places in one step, so that nothing that was saved in between is lost.
enum FileExchange {
  /// - Returns: `false` where the system or the file system cannot, or one of them is not there;
  ///   both are then as they were.
  static func exchange(_ first: URL, _ second: URL) -> Bool {
    #if os(Linux)
      // Glibc shows it only to programs that ask for GNU's functions, which Swift does not.
      typealias Rename =
        @convention(c) (
          Int32, UnsafePointer<CChar>, Int32, UnsafePointer<CChar>, UInt32
        ) -> Int32
      guard let symbol = dlsym(nil, "renameat2") else { return false }
      let exchanging: UInt32 = 2  // RENAME_EXCHANGE
      return unsafeBitCast(symbol, to: Rename.self)(
        AT_FDCWD, first.path, AT_FDCWD, second.path, exchanging) == 0
    #else
      return renamex_np(first.path, second.path, UInt32(RENAME_SWAP)) == 0
    #endif
  }
}
