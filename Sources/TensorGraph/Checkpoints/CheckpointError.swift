/// What can be wrong with a checkpoint, as facts.
///
/// The sentences made of these facts are in `CheckpointError+Description.swift`.
public enum CheckpointError: Error, Equatable, Sendable {
  case cannotRead(file: String, reason: String)
  case cannotWrite(file: String, reason: String)

  /// The file ends before the header does.
  case truncatedHeader(file: String, expected: Int, got: Int)

  /// The length of the header is none that a header can have.
  case headerTooLong(file: String, length: UInt64, limit: Int)

  /// At this byte of the file the header is not what it should be.
  case malformedHeader(file: String, byte: Int, expected: String)

  /// A tensor's elements are neither F32 nor F64.
  case unsupportedType(file: String, tensor: String, type: String)

  /// A tensor's bytes are not as many as its shape asks for.
  case wrongByteCount(file: String, tensor: String, shape: [Int], expected: Int?, got: Int)

  /// A tensor's bytes do not begin where the last one's end.
  case misplaced(file: String, tensor: String, expected: Int, got: Int)

  /// The file has fewer or more bytes than its header says.
  case wrongFileLength(file: String, expected: Int, got: Int)

  /// The file has no tensor of a variable's name.
  case missingTensor(file: String, tensor: String)

  /// The graph has no variable of a tensor's name.
  case unknownTensor(file: String, tensor: String)

  case wrongShape(file: String, tensor: String, expected: [Int], got: [Int])
  case wrongType(file: String, tensor: String, expected: String, got: String)

  /// A note that is needed is missing, or says what it cannot.
  case invalidNote(file: String, key: String, expected: String, got: String?)
}
