import Foundation
import NumericsEngine
import Testing

@testable import TensorGraph

/// Files that are as they should be.
struct CheckpointFileTests {
  private let checkpoint = Checkpoint(
    values: [
      "hidden/weights": .float(NDArray([[1, -2.5, .infinity], [0, -0.0, 1e-38]])),
      "exact": .double(NDArray([[.pi], [1e300]])),
      "number": .float(NDArray(repeating: 7, shape: [])),
      "none": .double(NDArray(shape: [0, 3], elements: [])),
      "größe \"a\"\\b\n": .float([1]),
    ], notes: ["epoch": "3", "text": "tab\t and é"])

  @Test func comesBack() throws {
    let file = try TemporaryFile()
    try checkpoint.write(to: file.path)
    let read = try Checkpoint(contentsOf: file.path)
    #expect(read == checkpoint)
    // −0 equals 0; its sign must come back all the same, and NaN with its bits.
    guard case .float(let weights) = read.values["hidden/weights"] else {
      Issue.record("no weights")
      return
    }
    #expect(weights.elements[4].sign == .minus)
  }

  @Test func notANumberKeepsItsBits() throws {
    let file = try TemporaryFile()
    let odd = Float(bitPattern: 0x7FC0_1234)
    try Checkpoint(values: ["x": .float([odd])]).write(to: file.path)
    guard case .float(let x) = try Checkpoint(contentsOf: file.path).values["x"] else { return }
    #expect(x.elements[0].bitPattern == 0x7FC0_1234)
  }

  /// A view with strides is written row-major.
  @Test func aTransposeIsWrittenInOrder() throws {
    let file = try TemporaryFile()
    let matrix = NDArray<Double>([[1, 2, 3], [4, 5, 6]])
    try Checkpoint(values: ["x": .double(matrix.transposed)]).write(to: file.path)
    let read = try Checkpoint(contentsOf: file.path)
    #expect(read.values["x"] == .double(NDArray([[1, 4], [2, 5], [3, 6]])))
  }

  /// The bytes are those of the format; numbers begin at a multiple of 8.
  @Test func theBytes() throws {
    let file = try TemporaryFile()
    try Checkpoint(values: ["a": .float([1]), "b": .double([2])], notes: ["n": "1"])
      .write(to: file.path)
    let bytes = try Data(contentsOf: URL(fileURLWithPath: file.path))
    let header =
      #"{"__metadata__":{"n":"1"},"b":{"dtype":"F64","shape":[1],"data_offsets":[0,8]},"#
      + #""a":{"dtype":"F32","shape":[1],"data_offsets":[8,12]}}"#
    let length = (header.utf8.count + 7) / 8 * 8
    let padded = header + String(repeating: " ", count: length - header.utf8.count)
    #expect(Array(bytes.prefix(8)) == [UInt8(length), 0, 0, 0, 0, 0, 0, 0])
    #expect(String(decoding: bytes[8..<8 + length], as: UTF8.self) == padded)
    #expect(Array(bytes.suffix(12)) == [0, 0, 0, 0, 0, 0, 0, 0x40, 0, 0, 0x80, 0x3F])
  }

  @Test func nothingAtAll() throws {
    let file = try TemporaryFile()
    try Checkpoint().write(to: file.path)
    #expect(try Checkpoint(contentsOf: file.path) == Checkpoint())
  }

  /// A write that fails leaves the old file, and nothing else in its folder.
  @Test func aFailedWriteChangesNothing() throws {
    let file = try TemporaryFile()
    try checkpoint.write(to: file.path)
    let missing = file.folder.appendingPathComponent("no/such/folder").path
    #expect {
      try checkpoint.write(to: missing)
    } throws: { error in
      guard case CheckpointError.cannotWrite(missing, _) = error else { return false }
      return true
    }
    try Checkpoint(notes: ["new": "1"]).write(to: file.path)
    #expect(try Checkpoint(contentsOf: file.path).notes == ["new": "1"])
    #expect(try FileManager.default.contentsOfDirectory(atPath: file.folder.path).count == 1)
  }

  @Test func aMissingFile() throws {
    let file = try TemporaryFile()
    #expect {
      try Checkpoint(contentsOf: file.path)
    } throws: { error in
      "\(error)" == "\(file.path) cannot be read: there is no such file or folder."
    }
  }

  /// What other programs may write: spaces, escapes, other orders, no notes.
  @Test func otherWritersOfJSON() throws {
    let header = """
       { "b" :\t{"shape":[ 1 , 2 ],\n"data_offsets":[4,12], "dtype":"F32"},
      "\\u0061\\ud83d\\ude00\\/" : {"data_offsets":[0,4],"dtype":"F32","shape":[1]} }
      """
    let numbers: [UInt8] = [0, 0, 0x80, 0x3F, 0, 0, 0, 0x40, 0, 0, 0x40, 0x40]
    let file = try TemporaryFile(safetensors(header, numbers))
    let read = try Checkpoint(contentsOf: file.path)
    #expect(read.values == ["a😀/": .float([1]), "b": .float(NDArray([[2, 3]]))])
  }
}

/// A file with this header and these bytes behind it.
func safetensors(_ header: String, _ numbers: [UInt8] = []) -> [UInt8] {
  let length = header.utf8.count
  return (0..<8).map { UInt8(truncatingIfNeeded: length >> (8 * $0)) } + Array(header.utf8)
    + numbers
}
