/// The bytes of a ``WireValue``: a tag, then the value; counts and numbers are little-endian.
extension WireValue {
  private enum Tag: UInt8 {
    case null, bool, int, double, string, list, record, array, set, dictionary, compound, grid
  }

  /// Deeper nesting than any exercise has; more means the bytes are not a value.
  private static let deepest = 64

  public var bytes: [UInt8] {
    var bytes: [UInt8] = []
    append(to: &bytes)
    return bytes
  }

  private func append(to bytes: inout [UInt8]) {
    switch self {
    case .null:
      bytes.append(Tag.null.rawValue)
    case .bool(let value):
      bytes.append(Tag.bool.rawValue)
      bytes.append(value ? 1 : 0)
    case .int(let value):
      bytes.append(Tag.int.rawValue)
      bytes.appendLittleEndian(UInt64(bitPattern: Int64(value)))
    case .double(let value):
      bytes.append(Tag.double.rawValue)
      bytes.appendLittleEndian(value.bitPattern)
    case .string(let value):
      bytes.append(Tag.string.rawValue)
      bytes.appendText(value)
    case .list(let values):
      bytes.append(Tag.list.rawValue)
      bytes.appendLittleEndian(UInt32(values.count))
      for value in values { value.append(to: &bytes) }
    case .record(let fields):
      bytes.append(Tag.record.rawValue)
      bytes.appendLittleEndian(UInt32(fields.count))
      for field in fields {
        bytes.appendText(field.name)
        field.value.append(to: &bytes)
      }
    case .array(let shape, let elements):
      bytes.append(Tag.array.rawValue)
      bytes.appendShape(shape)
      bytes.appendLittleEndian(UInt32(elements.count))
      for element in elements { bytes.appendLittleEndian(element.bitPattern) }
    case .set(let members):
      bytes.append(Tag.set.rawValue)
      bytes.appendLittleEndian(UInt32(members.count))
      for member in members { member.append(to: &bytes) }
    case .dictionary(let entries):
      bytes.append(Tag.dictionary.rawValue)
      bytes.appendLittleEndian(UInt32(entries.count))
      for entry in entries {
        entry.key.append(to: &bytes)
        entry.value.append(to: &bytes)
      }
    case .compound(let name, let values):
      bytes.append(Tag.compound.rawValue)
      bytes.appendText(name)
      bytes.appendLittleEndian(UInt32(values.count))
      for value in values { value.append(to: &bytes) }
    case .grid(let shape, let elements):
      bytes.append(Tag.grid.rawValue)
      bytes.appendShape(shape)
      bytes.appendLittleEndian(UInt32(elements.count))
      for element in elements { element.append(to: &bytes) }
    }
  }

  /// - Throws: ``WireError`` when the bytes are not exactly one value.
  public init(bytes: some Sequence<UInt8>) throws {
    var reader = ByteReader(bytes: Array(bytes))
    self = try WireValue(reader: &reader, depth: 0)
    guard reader.position == reader.bytes.count else {
      throw WireError("\(reader.bytes.count - reader.position) bytes follow the value")
    }
  }

  fileprivate init(reader: inout ByteReader, depth: Int) throws {
    guard depth < Self.deepest else { throw WireError("nested too deeply") }
    guard let tag = Tag(rawValue: try reader.byte()) else { throw WireError("unknown tag") }
    switch tag {
    case .null: self = .null
    case .bool: self = .bool(try reader.byte() != 0)
    case .int: self = .int(Int(Int64(bitPattern: try reader.littleEndian())))
    case .double: self = .double(Double(bitPattern: try reader.littleEndian()))
    case .string: self = .string(try reader.text())
    case .list:
      self = .list(try reader.values(depth: depth + 1))
    case .record:
      self = .record(
        try reader.repeated(leastBytes: 5) {
          Field(name: try $0.text(), value: try WireValue(reader: &$0, depth: depth + 1))
        })
    case .array:
      let shape = try reader.shape()
      let elements = try reader.repeated(leastBytes: 8) {
        Double(bitPattern: try $0.littleEndian())
      }
      try Self.require(shape, toHold: elements.count)
      self = .array(shape: shape, elements: elements)
    case .set: self = .set(try reader.values(depth: depth + 1))
    case .dictionary:
      self = .dictionary(
        try reader.repeated(leastBytes: 2) {
          Entry(
            key: try WireValue(reader: &$0, depth: depth + 1),
            value: try WireValue(reader: &$0, depth: depth + 1))
        })
    case .compound:
      self = .compound(try reader.text(), try reader.values(depth: depth + 1))
    case .grid:
      let shape = try reader.shape()
      let elements = try reader.values(depth: depth + 1)
      try Self.require(shape, toHold: elements.count)
      self = .grid(shape: shape, elements: elements)
    }
  }

  private static func require(_ shape: [Int], toHold count: Int) throws {
    var volume = 1
    for length in shape {
      let (product, overflow) = volume.multipliedReportingOverflow(by: length)
      guard length >= 0, !overflow else { throw WireError("shape \(shape) is impossible") }
      volume = product
    }
    guard volume == count else {
      throw WireError("shape \(shape) does not hold \(count) elements")
    }
  }
}

extension [UInt8] {
  mutating func appendLittleEndian(_ value: some FixedWidthInteger) {
    Swift.withUnsafeBytes(of: value.littleEndian) { append(contentsOf: $0) }
  }

  fileprivate mutating func appendShape(_ shape: [Int]) {
    appendLittleEndian(UInt32(shape.count))
    for length in shape { appendLittleEndian(UInt64(bitPattern: Int64(length))) }
  }

  fileprivate mutating func appendText(_ text: String) {
    appendLittleEndian(UInt32(text.utf8.count))
    append(contentsOf: text.utf8)
  }
}

/// Reads bytes in order and never past their end.
struct ByteReader {
  let bytes: [UInt8]
  var position = 0

  mutating func take(_ count: Int) throws -> ArraySlice<UInt8> {
    guard count <= bytes.count - position else { throw WireError("the bytes end too early") }
    defer { position += count }
    return bytes[position..<position + count]
  }

  mutating func byte() throws -> UInt8 {
    guard let byte = try take(1).first else { throw WireError("the bytes end too early") }
    return byte
  }

  mutating func littleEndian<Value: FixedWidthInteger & UnsignedInteger>() throws -> Value {
    try take(Value.bitWidth / 8).reversed().reduce(0) { $0 << 8 | Value($1) }
  }

  fileprivate mutating func text() throws -> String {
    let count: UInt32 = try littleEndian()
    return String(decoding: try take(Int(count)), as: UTF8.self)
  }

  /// A count, then that many values.
  fileprivate mutating func values(depth: Int) throws -> [WireValue] {
    try repeated(leastBytes: 1) { try WireValue(reader: &$0, depth: depth) }
  }

  fileprivate mutating func shape() throws -> [Int] {
    try repeated(leastBytes: 8) { Int(truncatingIfNeeded: try $0.littleEndian() as UInt64) }
  }

  /// A count, then that many elements of at least `leastBytes` each; the check keeps a damaged
  /// count from reserving memory that no message could fill.
  fileprivate mutating func repeated<Element>(
    leastBytes: Int, _ element: (inout ByteReader) throws -> Element
  ) throws -> [Element] {
    let count = Int(try littleEndian() as UInt32)
    guard count <= (bytes.count - position) / leastBytes else {
      throw WireError("the bytes end too early")
    }
    var elements: [Element] = []
    elements.reserveCapacity(count)
    for _ in 0..<count { elements.append(try element(&self)) }
    return elements
  }
}
