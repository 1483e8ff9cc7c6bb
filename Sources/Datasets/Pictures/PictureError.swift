/// Why a file cannot be used as a picture of a digit: what was found, and what to do.
public struct PictureError: Error, Equatable, Sendable, CustomStringConvertible {
  public enum Reason: Equatable, Sendable {
    case cannotRead(String)
    case empty
    case fileTooLong(bytes: Int, limit: Int)
    /// A picture in another format, by its name.
    case otherFormat(String)
    case neitherPictureNorText
    /// libpng's words.
    case damaged(String)
    case tooLarge(rows: Int, columns: Int, limit: Int)
    /// In a line of a text, counted from 1.
    case tab(line: Int)
    case nothingDrawn
  }

  /// The file's name.
  public let file: String
  public let reason: Reason

  public init(file: String, reason: Reason) {
    self.file = file
    self.reason = reason
  }

  public var description: String { "\(file): \(words)" }

  private var words: String {
    switch reason {
    case .cannotRead(let why): "the file cannot be read: \(why)."
    case .empty: "the file is empty."
    case .fileTooLong(let bytes, let limit):
      "the file has \(bytes) bytes; at most \(limit) are read. Save the picture smaller."
    case .otherFormat(let name):
      "this is a picture in the format \(name). Convert it to PNG: open it in a drawing program and "
        + "export it as PNG."
    case .neitherPictureNorText:
      "this is neither a PNG picture nor text in UTF-8. Export the picture as PNG."
    case .damaged(let why): "the PNG is damaged (\(why)). Export it once more."
    case .tooLarge(let rows, let columns, let limit):
      "the picture has \(columns) × \(rows) pixels; at most \(limit) in all are read. Make it smaller: "
        + "a few hundred on each side are plenty."
    case .tab(let line):
      "line \(line) has a tab, and it is not clear how wide that is. Use spaces."
    case .nothingDrawn:
      "nothing is drawn here: all of it has (nearly) one colour. Draw a digit, dark on light or light "
        + "on dark, with some background around it."
    }
  }
}
