extension FetchError: CustomStringConvertible {
  /// What happened, where, what was expected and got, and what to do.
  public var description: String {
    switch self {
    case .noAnswer(let url, let reason):
      "\(url) gave no answer: \(reason)."
    case .status(let url, let code):
      "\(url) answered with status \(code) instead of the file."
    case .stalled(let url, let seconds, let expected, let got):
      "\(url) sent nothing for \(seconds) s; \(got) of \(expected) bytes are here."
    case .cutOff(let url, let expected, let got):
      "\(url) broke off after \(got) of \(expected) bytes."
    case .wrongSize(let url, let expected, let got):
      "\(url) has another file: expected \(expected) bytes, got \(got)."
    case .wrongContents(let place, let expected, let got):
      "\(place) is not the published file. Its SHA-256 should be \(expected) but is \(got)."
    case .absent(let name, let folder):
      "\(folder) has no \(name), neither packed (.gz) nor unpacked."
    case .cannotRead(let path, let reason):
      "\(path) cannot be read: \(reason)."
    case .cannotWrite(let path, let reason):
      "\(path) cannot be written: \(reason)."
    case .noMirrorLeft(let name, let causes):
      (["\(name) could not be fetched."] + causes.map(\.description)).joined(separator: "\n")
    }
  }
}
