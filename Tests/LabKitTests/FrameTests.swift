import Testing

@testable import LabKit

@Suite struct FrameTests {
  private let frame = Frame(request: 7, value: .list([.string("value"), .double(.pi)]))

  @Test func arrivesInPiecesOfAnySize() throws {
    let bytes = try frame.bytes() + frame.bytes()
    for size in 1...bytes.count {
      var buffer: [UInt8] = []
      var arrived = 0
      var rest = bytes[...]
      while !rest.isEmpty {
        buffer += rest.prefix(size)
        rest = rest.dropFirst(size)
        while let next = try Frame.take(from: &buffer) {
          #expect(next.request == 7)
          #expect(next.value.bytes == frame.value.bytes)
          arrived += 1
        }
      }
      #expect(arrived == 2)
      #expect(buffer.isEmpty)
    }
  }

  @Test func everyChangedByteIsNoticed() throws {
    let bytes = try frame.bytes()
    // The request's number is checked by whoever waits for it; a length may ask for more bytes.
    for position in bytes.indices where !(4..<12).contains(position) {
      var damaged = bytes
      damaged[position] ^= 0x40
      #expect(throws: WireError.self) { try Frame.take(from: &damaged) }
    }
  }

  @Test func garbageIsNoticedAtItsFirstByte() {
    var buffer: [UInt8] = [0xA7]
    #expect(throws: WireError("not a frame")) { try Frame.take(from: &buffer) }
  }

  @Test func lengthIsCapped() {
    var buffer: [UInt8] = Array("LAB1".utf8) + [1, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0]
    #expect(throws: WireError.self) { try Frame.take(from: &buffer) }
    let long = Frame(request: 1, value: .string(String(repeating: "x", count: 65 << 20)))
    #expect(throws: WireError.self) { try long.bytes() }
  }
}
