/// Why a file could not be fetched, as facts; the sentences are in `FetchError+Description.swift`.
public enum FetchError: Error, Equatable, Sendable {
  /// No answer, or none that could be understood.
  case noAnswer(url: String, reason: String)
  /// The server answered, but did not give the file.
  case status(url: String, code: Int)
  /// Nothing came for so many seconds.
  case stalled(url: String, seconds: Int, expected: Int, got: Int)
  /// The transfer ended before the file did.
  case cutOff(url: String, expected: Int, got: Int)
  /// The server has a file of another size.
  case wrongSize(url: String, expected: Int, got: Int)
  /// The contents are not those that were published; `place` is an address or a path.
  case wrongContents(place: String, expected: String, got: String)
  /// A folder that should have the file has neither form of it.
  case absent(name: String, folder: String)
  case cannotRead(path: String, reason: String)
  case cannotWrite(path: String, reason: String)
  /// No mirror gave the file.
  case noMirrorLeft(name: String, causes: [FetchError])
}
