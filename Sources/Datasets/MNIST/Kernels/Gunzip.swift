import CZlib

/// Unpacks gzip files with zlib.
enum Gunzip {
  /// The version of zlib.
  static var version: String { String(cString: zlibVersion()) }

  /// Whether a file begins as gzip files do (RFC 1952, section 2.3.1).
  static func isCompressed(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x1f, 0x8b]) }

  /// What a gzip file of one member holds; its checksum and its length are verified.
  ///
  /// O(*length*), with memory for what is really there, whatever the file claims.
  ///
  /// - Parameter file: The name of the file, for errors.
  /// - Throws: ``IDXError`` for a stream that is damaged or cut off, or that is not all of the file.
  static func inflated(_ compressed: [UInt8], file: String) throws(IDXError) -> [UInt8] {
    var stream = z_stream()
    // 15 bits of window are what every compressor may use; 16 more ask for gzip's frame.
    guard inflateInit2_(&stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
    else {
      throw .unreadable(file: file, reason: "zlib \(version) cannot be started")
    }
    defer { inflateEnd(&stream) }
    var contents: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 20)
    var code = Z_OK
    var consumed = 0
    while code == Z_OK {
      let produced: Int
      (code, consumed, produced) = inflate(&stream, compressed, from: consumed, into: &chunk)
      contents += chunk[..<produced]
    }
    switch code {
    case Z_STREAM_END where consumed == compressed.count:
      return contents
    case Z_STREAM_END:
      throw .trailingBytes(
        file: file, offset: consumed, expected: consumed, got: compressed.count)
    case Z_BUF_ERROR:
      throw .cutOff(
        file: file, offset: consumed, expected: "the rest of a gzip stream",
        got: "the end of the file")
    case Z_MEM_ERROR:
      throw .unreadable(file: file, reason: "there is not enough memory to unpack it")
    default:
      let message = stream.msg.map { String(cString: $0) } ?? "zlib's code \(code)"
      throw .damaged(file: file, offset: consumed, expected: "a gzip stream", got: message)
    }
  }

  /// One call of zlib: its code, how many bytes have been read in all, and how many were written.
  private static func inflate(
    _ stream: inout z_stream, _ compressed: [UInt8], from start: Int, into chunk: inout [UInt8]
  ) -> (code: Int32, consumed: Int, produced: Int) {
    compressed.withUnsafeBufferPointer { source in
      chunk.withUnsafeMutableBufferPointer { target in
        let available = min(source.count - start, Int(Int32.max))
        stream.next_in = source.baseAddress.map { UnsafeMutablePointer(mutating: $0 + start) }
        stream.avail_in = UInt32(available)
        stream.next_out = target.baseAddress
        stream.avail_out = UInt32(target.count)
        let code = CZlib.inflate(&stream, Z_NO_FLUSH)
        return (
          code, start + available - Int(stream.avail_in), target.count - Int(stream.avail_out)
        )
      }
    }
  }
}
