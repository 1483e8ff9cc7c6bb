/// Why an IDX file cannot be read, as facts.
///
/// `offset` counts bytes from 0: of the compressed file where the compression is at fault, else of
/// what it holds. The sentences made of these facts are in `IDXError+Description.swift`.
public enum IDXError: Error, Equatable, Sendable {
  /// The file is not there, or may not be read.
  case unreadable(file: String, reason: String)
  /// The first four bytes are not those of bytes in so many dimensions.
  case wrongMagic(file: String, offset: Int, expected: UInt32, got: UInt32)
  /// The images have another size.
  case wrongExtent(file: String, offset: Int, expected: Int, got: Int)
  /// The file ends before all is there that its header announces; or the header itself is cut off.
  case tooShort(file: String, offset: Int, expected: Int, got: Int)
  /// The file goes on after what its header announces.
  case tooLong(file: String, offset: Int, expected: Int, got: Int)
  /// A label is no digit.
  case invalidLabel(file: String, offset: Int, expected: ClosedRange<UInt8>, got: UInt8)
  /// There are not as many images as labels.
  case countMismatch(file: String, offset: Int, expected: Int, got: Int)
  /// The compressed bytes are not what a compressor writes; `got` are zlib's words.
  case damaged(file: String, offset: Int, expected: String, got: String)
  /// The compressed bytes end before the end of the stream.
  case cutOff(file: String, offset: Int, expected: String, got: String)
  /// Bytes follow the end of the compressed stream.
  case trailingBytes(file: String, offset: Int, expected: Int, got: Int)
}
