import Foundation

/// What a safetensors file says about itself before the numbers.
struct SafetensorsHeader {
  struct Tensor {
    let name: String
    let isDouble: Bool
    let shape: [Int]
    /// Where its numbers are, counted from the end of the header.
    let bytes: Range<Int>
  }

  let tensors: [Tensor]
  let notes: [String: String]

  /// The first byte behind it.
  private(set) var end = 0

  /// No longer header is read; the format's own limit.
  static let limit = 100_000_000

  init(tensors: [Tensor], notes: [String: String]) {
    (self.tensors, self.notes) = (tensors, notes)
  }
}

// Writing.
extension SafetensorsHeader {
  /// The JSON text, with spaces at the end so that the numbers begin at a multiple of 8.
  var encoded: [UInt8] {
    var entries: [String] = []
    if !notes.isEmpty {
      let texts = notes.sorted { $0.key < $1.key }
        .map { "\(jsonText($0.key)):\(jsonText($0.value))" }
      entries.append("\"__metadata__\":{\(texts.joined(separator: ","))}")
    }
    for tensor in tensors {
      let shape = tensor.shape.map(String.init).joined(separator: ",")
      entries.append(
        "\(jsonText(tensor.name)):{\"dtype\":\"\(tensor.isDouble ? "F64" : "F32")\","
          + "\"shape\":[\(shape)],"
          + "\"data_offsets\":[\(tensor.bytes.lowerBound),\(tensor.bytes.upperBound)]}")
    }
    var bytes = Array("{\(entries.joined(separator: ","))}".utf8)
    while bytes.count % 8 != 0 { bytes.append(UInt8(ascii: " ")) }
    return bytes
  }
}

// Reading.
extension SafetensorsHeader {
  /// Reads the header of a whole file and checks the file against it.
  init(of content: Data, file: String) throws(CheckpointError) {
    guard content.count >= 8 else {
      throw .truncatedHeader(file: file, expected: 8, got: content.count)
    }
    let length = content.prefix(8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    guard length <= Self.limit else {
      throw .headerTooLong(file: file, length: length, limit: Self.limit)
    }
    let end = 8 + Int(length)
    guard content.count >= end else {
      throw .truncatedHeader(file: file, expected: end, got: content.count)
    }
    var reader = HeaderReader(Array(content[8..<end]), file: file)
    try self.init(&reader)
    self.end = end
    try check(byteCount: content.count - end, file: file)
  }

  private init(_ reader: inout HeaderReader) throws(CheckpointError) {
    var tensors: [Tensor] = []
    var notes: [String: String] = [:]
    try reader.object { (reader, name) throws(CheckpointError) in
      if name == "__metadata__" {
        try reader.object { (reader, key) throws(CheckpointError) in
          notes[key] = try reader.text()
        }
      } else {
        tensors.append(try Self.tensor(name, &reader))
      }
    }
    try reader.finish()
    self.init(
      tensors: tensors.sorted {
        ($0.bytes.lowerBound, $0.bytes.upperBound) < ($1.bytes.lowerBound, $1.bytes.upperBound)
      },
      notes: notes)
  }

  private static func tensor(
    _ name: String, _ reader: inout HeaderReader
  ) throws(CheckpointError) -> Tensor {
    var type: String?
    var shape: [Int]?
    var offsets: [Int]?
    let start = reader.byte
    try reader.object { (reader, key) throws(CheckpointError) in
      switch key {
      case "dtype": type = try reader.text()
      case "shape": shape = try reader.numbers()
      case "data_offsets": offsets = try reader.numbers()
      default: throw reader.malformed("dtype, shape or data_offsets, not \(key)")
      }
    }
    guard let type, let shape, let offsets, offsets.count == 2, offsets[0] <= offsets[1] else {
      throw .malformedHeader(
        file: reader.file, byte: start,
        expected: "dtype, shape and two rising data_offsets for the tensor \(name)")
    }
    guard type == "F32" || type == "F64" else {
      throw .unsupportedType(file: reader.file, tensor: name, type: type)
    }
    return Tensor(
      name: name, isDouble: type == "F64", shape: shape, bytes: offsets[0]..<offsets[1])
  }

  /// Checks that the tensors' bytes are as many as their shapes ask for, follow each other without gaps,
  /// and are all that the file has.
  private func check(byteCount: Int, file: String) throws(CheckpointError) {
    var next = 0
    for tensor in tensors {
      let needed = Self.byteCount(tensor.shape, elementSize: tensor.isDouble ? 8 : 4)
      guard tensor.bytes.count == needed else {
        throw .wrongByteCount(
          file: file, tensor: tensor.name, shape: tensor.shape, expected: needed,
          got: tensor.bytes.count)
      }
      guard tensor.bytes.lowerBound == next else {
        throw .misplaced(
          file: file, tensor: tensor.name, expected: next, got: tensor.bytes.lowerBound)
      }
      next = tensor.bytes.upperBound
    }
    guard next == byteCount else {
      throw .wrongFileLength(file: file, expected: end + next, got: end + byteCount)
    }
  }

  /// The bytes of an array; `nil` if they cannot be counted.
  private static func byteCount(_ shape: [Int], elementSize: Int) -> Int? {
    shape.reduce(elementSize as Int?) { count, extent in
      let product = count?.multipliedReportingOverflow(by: extent)
      return product.flatMap { $0.overflow ? nil : $0.partialValue }
    }
  }
}
