import NumericsEngine
import Testing

@testable import LabKit

@Suite struct WireValueTests {
  static let samples: [WireValue] = [
    .null, .bool(true), .bool(false), .int(0), .int(.min), .int(.max), .double(0.1),
    .double(-0.0), .double(.infinity), .double(-.infinity), .double(.leastNonzeroMagnitude),
    .string(""), .string("Größe 40½ ≠ \n 👟"), .list([]), .list([.int(1), .list([.null])]),
    ["variance": .double(2), "counts": .list([.int(3)])],
    .array(shape: [2, 3], elements: [1, 2, 3, 4, 5, 6]), .array(shape: [0, 3], elements: []),
    .array(shape: [], elements: [7]), .set([]), .set([.int(1), .string("a")]), .dictionary([]),
    .dictionary([.init(key: .string("k"), value: .list([.int(1)]))]), .compound("", []),
    .compound(".insert(_:at:)", [.int(5), .set([.int(1)])]),
    .grid(shape: [1, 2], elements: [.bool(true), .bool(false)]),
    .grid(shape: [2], elements: [.int(.max), .int(.min)]), .grid(shape: [0, 3], elements: []),
  ]

  @Test(arguments: samples)
  func comesBackAsItWas(value: WireValue) throws {
    // Text shows every field but not the sign of zero, so the bytes are compared as well.
    let copy = try WireValue(bytes: value.bytes)
    #expect("\(copy)" == "\(value)")
    #expect(copy.bytes == value.bytes)
  }

  @Test func keepsTheBitsOfNaN() throws {
    let odd = Double(nan: 12345, signaling: false)
    guard case .double(let copy) = try WireValue(bytes: WireValue.double(odd).bytes) else {
      Issue.record("not a number any more")
      return
    }
    #expect(copy.bitPattern == odd.bitPattern)
  }

  @Test(arguments: samples)
  func everyTruncationIsAnError(value: WireValue) {
    let bytes = value.bytes
    for count in 0..<bytes.count {
      #expect(throws: WireError.self) { try WireValue(bytes: bytes.prefix(count)) }
    }
    #expect(throws: WireError.self) { try WireValue(bytes: bytes + [0]) }
  }

  @Test func arraysOfEveryTypeAreExact() throws {
    let numbers = NDArray(shape: [2, 2], elements: [Int.max, .min, 0, 1 << 53 + 1])
    let mask = NDArray(shape: [0, 3], elements: [Bool]())
    #expect(try NDArray<Int>(wire: numbers.wire) == numbers)
    #expect(try NDArray<Bool>(wire: mask.wire) == mask)
    let doubles = NDArray([[0.1, -0.0], [1e300, 3]])
    #expect(try NDArray<Double>(wire: doubles.wire) == doubles)
    let view = try NDArray<Double>(wire: ["transposed": doubles.wire])
    #expect(view == doubles.transposed)
    #expect(view.strides == [1, 2])
    #expect(throws: WireError.self) { try NDArray<Int>(wire: doubles.wire) }
    #expect(throws: WireError.self) { try NDArray<Bool>(wire: numbers.wire) }
    #expect(throws: WireError.self) { try NDArray<Bool>(wire: ["other": mask.wire]) }
  }

  @Test func countsThatNoMessageCanFillReserveNothing() {
    #expect(throws: WireError.self) { try WireValue(bytes: [5, 0xFF, 0xFF, 0xFF, 0xFF, 0]) }
    #expect(throws: WireError.self) { try WireValue(bytes: [7, 0xFF, 0xFF, 0xFF, 0xFF, 0]) }
    #expect(throws: WireError.self) { try WireValue(bytes: [8, 0xFF, 0xFF, 0xFF, 0xFF, 0]) }
    #expect(throws: WireError.self) { try WireValue(bytes: [9, 0xFF, 0xFF, 0xFF, 0xFF, 0]) }
  }

  @Test func nestingHasAnEnd() {
    let deep =
      (0..<100_000).flatMap { _ in [5, 1, 0, 0, 0] as [UInt8] }
    #expect(throws: WireError("nested too deeply")) { try WireValue(bytes: deep + [0]) }
    let deepSet = (0..<100_000).flatMap { _ in [8, 1, 0, 0, 0] as [UInt8] }
    #expect(throws: WireError("nested too deeply")) { try WireValue(bytes: deepSet + [0]) }
    let deepKey = (0..<100_000).flatMap { _ in [9, 1, 0, 0, 0] as [UInt8] }
    #expect(throws: WireError("nested too deeply")) { try WireValue(bytes: deepKey + [0, 0]) }
  }

  @Test func shapesMustHoldTheirElements() {
    let bytes = WireValue.array(shape: [2, 2], elements: [1]).bytes
    #expect(throws: WireError("shape [2, 2] does not hold 1 elements")) {
      try WireValue(bytes: bytes)
    }
    let mask = WireValue.grid(shape: [2, 2], elements: [.bool(true)]).bytes
    #expect(throws: WireError("shape [2, 2] does not hold 1 elements")) {
      try WireValue(bytes: mask)
    }
    let negative = WireValue.array(shape: [-1, -1], elements: [1]).bytes
    #expect(throws: WireError.self) { try WireValue(bytes: negative) }
    let overflowing = WireValue.array(shape: [.max, .max], elements: [1]).bytes
    #expect(throws: WireError.self) { try WireValue(bytes: overflowing) }
  }
}
