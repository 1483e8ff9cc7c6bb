import Foundation
import Testing

@testable import TensorGraph

/// Files that are not as they should be: each is an error that names the file and what is wrong.
struct MalformedCheckpointTests {
  private static let right =
    #"{"x":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}"#

  /// The error for a file, without its name, which every one must have in front or within.
  private func error(_ content: [UInt8]) throws -> String? {
    let file = try TemporaryFile(content)
    do {
      _ = try Checkpoint(contentsOf: file.path)
      return nil
    } catch {
      #expect("\(error)".contains(file.path))
      return "\(error)".replacingOccurrences(of: file.path, with: "FILE")
    }
  }

  @Test func aRightFileIsRead() throws {
    #expect(try error(safetensors(Self.right, Array(repeating: 0, count: 8))) == nil)
  }

  /// Cut off anywhere, or with anything added, a file is no longer read.
  @Test func everyOtherLength() throws {
    let whole = safetensors(Self.right, Array(repeating: 0, count: 8))
    for length in whole.indices {
      let said = try error(Array(whole[..<length]))
      #expect(said?.contains("cut off") == true, "\(length) bytes: \(said ?? "read")")
    }
    #expect(
      try error(whole + [0])
        == "FILE has 71 bytes, but its header describes 70. Something was added to it.")
  }

  @Test func lengthsThatAreNone() throws {
    #expect(
      try error(Array(repeating: 0xFF, count: 16))
        == "FILE is no safetensors file: its header would have 18446744073709551615 bytes; at most "
        + "100000000 are allowed.")
    #expect(
      try error(Array("PK\u{3}\u{4} a zip file".utf8))?.contains("is no safetensors file") == true)
  }

  @Test(arguments: [
    ("", "8: expected {"),
    ("[]", "8: expected {"),
    ("{", "9: expected a text in quotation marks"),
    ("{}x", "10: expected the end of the header"),
    ("{'x':1}", "9: expected a text in quotation marks"),
    (#"{"x"}"#, "12: expected :"),
    (#"{"x":1}"#, "13: expected {"),
    (
      #"{"x":{"dtype":"F32","shape":[0],"data_offsets":[0,0]},}"#,
      "62: expected a text in quotation marks"
    ),
    (#"{"x":{"dtype":F32}}"#, "22: expected a text in quotation marks"),
    (
      #"{"x":{"dtype":"F32","shape":[-1],"data_offsets":[0,0]}}"#,
      "37: expected a whole number from 0 on, without leading zeros"
    ),
    (
      #"{"x":{"dtype":"F32","shape":[01],"data_offsets":[0,4]}}"#,
      "37: expected a whole number from 0 on, without leading zeros"
    ),
    (#"{"x":{"dtype":"F32","shape":[1.0],"data_offsets":[0,4]}}"#, "38: expected ]"),
    (
      #"{"x":{"dtype":"F32","shape":[99999999999999999999],"data_offsets":[0,4]}}"#,
      "37: expected a whole number from 0 on, without leading zeros"
    ),
    (
      #"{"x":{"dtype":"F32","shape":[1]}}"#,
      "13: expected dtype, shape and two rising data_offsets for the tensor x"
    ),
    (
      #"{"x":{"dtype":"F32","shape":[1],"data_offsets":[0]}}"#,
      "13: expected dtype, shape and two rising data_offsets for the tensor x"
    ),
    (
      #"{"x":{"dtype":"F32","shape":[1],"data_offsets":[4,0]}}"#,
      "13: expected dtype, shape and two rising data_offsets for the tensor x"
    ),
    (
      #"{"x":{"dtype":"F32","size":[1],"data_offsets":[0,4]}}"#,
      "35: expected dtype, shape or data_offsets, not size"
    ),
    (#"{"x":{"dtype":"F32","dtype":"F64"}}"#, "28: expected each key once, not dtype again"),
    (
      #"{"x":{"dtype":"F32","shape":[0],"data_offsets":[0,0]},"x":{}}"#,
      "62: expected each key once, not x again"
    ),
    (#"{"__metadata__":{"n":1}}"#, "29: expected a text in quotation marks"),
    (#"{"\x":1}"#, "11: expected one of \"\\/bfnrtu"),
    (#"{"\u12":1}"#, "12: expected four hexadecimal digits"),
    (#"{"\ud800":1}"#, "16: expected the second half of a surrogate pair"),
    (#"{"\ud800\u0041":1}"#, "22: expected the second half of a surrogate pair"),
    ("{\"a\nb\":1}", "11: expected no control character in a text"),
  ]) func malformedHeaders(_ header: String, _ expected: String) throws {
    #expect(
      try error(safetensors(header)) == "The header of FILE is malformed at byte \(expected).")
  }

  @Test func notUTF8() throws {
    let content: [UInt8] =
      [5, 0, 0, 0, 0, 0, 0, 0] + Array("{\"".utf8) + [0xFF] + Array("\"}".utf8)
    #expect(
      try error(content)
        == "The header of FILE is malformed at byte 11: expected UTF-8 in the text before this.")
  }

  @Test(arguments: [
    (
      #"{"x":{"dtype":"BF16","shape":[1],"data_offsets":[0,2]}}"#,
      "The tensor x in FILE has elements of type BF16. Only F32 and F64 can be read."
    ),
    (
      #"{"x":{"dtype":"F32","shape":[2,3],"data_offsets":[0,20]}}"#,
      "The tensor x in FILE has 20 bytes, but its shape [2, 3] takes 24."
    ),
    (
      #"{"x":{"dtype":"F64","shape":[4000000000,4000000000],"data_offsets":[0,8]}}"#,
      "The tensor x in FILE has 8 bytes, but its shape [4000000000, 4000000000] takes more than any "
        + "file has."
    ),
    (
      #"{"x":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}"#,
      "The tensor x in FILE begins at byte 4 of the numbers, where 0 was expected: tensors lie one "
        + "behind the other."
    ),
    (
      #"{"x":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"y":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}"#,
      "The tensor y in FILE begins at byte 4 of the numbers, where 8 was expected: tensors lie one "
        + "behind the other."
    ),
  ]) func tensorsThatDoNotFit(_ header: String, _ expected: String) throws {
    #expect(try error(safetensors(header, Array(repeating: 0, count: 8))) == expected)
  }
}
