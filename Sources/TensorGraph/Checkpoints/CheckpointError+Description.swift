extension CheckpointError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .cannotRead(let file, let reason): "\(file) cannot be read: \(reason)."
    case .cannotWrite(let file, let reason): "\(file) cannot be written: \(reason)."
    case .truncatedHeader(let file, let expected, let got):
      "\(file) is cut off: its header needs \(expected) bytes, but the file has \(got)."
    case .headerTooLong(let file, let length, let limit):
      "\(file) is no safetensors file: its header would have \(length) bytes; at most \(limit) are "
        + "allowed."
    case .malformedHeader(let file, let byte, let expected):
      "The header of \(file) is malformed at byte \(byte): expected \(expected)."
    case .unsupportedType(let file, let tensor, let type):
      "The tensor \(tensor) in \(file) has elements of type \(type). Only F32 and F64 can be read."
    case .wrongByteCount(let file, let tensor, let shape, let expected, let got):
      "The tensor \(tensor) in \(file) has \(got) bytes, but its shape \(shape) "
        + (expected.map { "takes \($0)." } ?? "takes more than any file has.")
    case .misplaced(let file, let tensor, let expected, let got):
      "The tensor \(tensor) in \(file) begins at byte \(got) of the numbers, where \(expected) was "
        + "expected: tensors lie one behind the other."
    case .wrongFileLength(let file, let expected, let got):
      "\(file) has \(got) bytes, but its header describes \(expected). "
        + (got < expected ? "It is cut off." : "Something was added to it.")
    case .missingTensor(let file, let tensor):
      "\(file) has no tensor \(tensor), which the graph's variable of that name needs."
    case .unknownTensor(let file, let tensor):
      "\(file) has a tensor \(tensor), but the graph has no variable of that name."
    case .wrongShape(let file, let tensor, let expected, let got):
      "The tensor \(tensor) in \(file) has the shape \(got), but the graph's variable has "
        + "\(expected)."
    case .wrongType(let file, let tensor, let expected, let got):
      "The tensor \(tensor) in \(file) has elements of type \(got), but \(expected) is needed."
    case .invalidNote(let file, let key, let expected, let got):
      "In the notes of \(file), \(key) is \(got ?? "missing"); expected \(expected)."
    }
  }
}
