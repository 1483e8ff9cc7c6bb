extension IDXError: CustomStringConvertible {
  /// The file, the place in it, what should be there, and what is.
  public var description: String {
    switch self {
    case .unreadable(let file, let reason):
      "\(file) cannot be read: \(reason)"
    case .wrongMagic(let file, let offset, let expected, let got):
      "\(file), byte \(offset): an IDX file of this kind begins with \(Self.bytes(expected)), "
        + "but this one begins with \(Self.bytes(got))"
    case .wrongExtent(let file, let offset, let expected, let got):
      "\(file), byte \(offset): the extent should be \(expected), but is \(got)"
    case .tooShort(let file, let offset, let expected, let got):
      "\(file), byte \(offset): the file ends here, with \(got) bytes; it should have \(expected)"
    case .tooLong(let file, let offset, let expected, let got):
      "\(file), byte \(offset): the file should end here, with \(expected) bytes, but has \(got)"
    case .invalidLabel(let file, let offset, let expected, let got):
      "\(file), byte \(offset): a label should be one of \(expected.lowerBound) to "
        + "\(expected.upperBound), but is \(got)"
    case .countMismatch(let file, let offset, let expected, let got):
      "\(file), byte \(offset): there should be \(expected) labels, one for each image, "
        + "but there are \(got)"
    case .damaged(let file, let offset, let expected, let got):
      "\(file), byte \(offset): expected \(expected), got \(got); the file is damaged"
    case .cutOff(let file, let offset, let expected, let got):
      "\(file), byte \(offset): expected \(expected), got \(got); the file is cut off"
    case .trailingBytes(let file, let offset, let expected, let got):
      "\(file), byte \(offset): the compressed file should end here, with \(expected) bytes, "
        + "but has \(got)"
    }
  }

  private static func bytes(_ word: UInt32) -> String {
    let digits = String(word, radix: 16)
    return "0x" + String(repeating: "0", count: 8 - digits.count) + digits
  }
}
