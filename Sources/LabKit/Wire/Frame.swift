/// One message between grader and runner: a header of sixteen bytes, then a ``WireValue``.
///
/// ```
/// "LAB1" | request id | payload length | payload checksum | payload
/// ```
///
/// The checksum is there because the student's code shares the runner's descriptors and may write
/// into them: bytes that are not a whole, undamaged frame are recognised as such.
public struct Frame: Sendable {
  public let request: UInt32
  public let value: WireValue

  public static let headerLength = 16

  /// The longest payload that is sent or accepted, in bytes.
  public static let longestPayload = 64 << 20

  private static let magic: [UInt8] = Array("LAB1".utf8)

  public init(request: UInt32, value: WireValue) {
    self.request = request
    self.value = value
  }

  /// - Throws: ``WireError`` when the value is longer than ``longestPayload``.
  public func bytes() throws -> [UInt8] {
    let payload = value.bytes
    guard payload.count <= Self.longestPayload else {
      throw WireError(
        "the message has \(payload.count) bytes, more than the \(Self.longestPayload) allowed")
    }
    var bytes = Self.magic
    bytes.reserveCapacity(Self.headerLength + payload.count)
    bytes.appendLittleEndian(request)
    bytes.appendLittleEndian(UInt32(payload.count))
    bytes.appendLittleEndian(Self.checksum(payload[...]))
    bytes.append(contentsOf: payload)
    return bytes
  }

  /// Takes the first whole frame off `buffer`; `nil` while more bytes are needed.
  ///
  /// - Throws: ``WireError`` as soon as the bytes cannot be a frame.
  public static func take(from buffer: inout [UInt8]) throws -> Frame? {
    guard zip(buffer, magic).allSatisfy(==) else { throw WireError("not a frame") }
    guard buffer.count >= headerLength else { return nil }
    var header = ByteReader(bytes: Array(buffer[4..<headerLength]))
    let request: UInt32 = try header.littleEndian()
    let length = Int(try header.littleEndian() as UInt32)
    let sum: UInt32 = try header.littleEndian()
    guard length <= longestPayload else { throw WireError("a frame of \(length) bytes") }
    guard buffer.count >= headerLength + length else { return nil }
    let payload = buffer[headerLength..<headerLength + length]
    guard checksum(payload) == sum else { throw WireError("a damaged frame") }
    let frame = Frame(request: request, value: try WireValue(bytes: payload))
    buffer.removeFirst(headerLength + length)
    return frame
  }

  /// FNV-1a, 32 bits (Fowler, Noll, Vo; RFC 9923).
  private static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    bytes.reduce(2_166_136_261) { ($0 ^ UInt32($1)) &* 16_777_619 }
  }
}
