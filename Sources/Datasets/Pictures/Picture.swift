import Foundation

/// A picture in greys, read from a PNG file or from text.
///
/// ```swift
/// let picture = try Picture(path: "digit.png")
/// let greys = try picture.digit()  // 784 greys, as MNIST has them
/// ```
public struct Picture: Equatable, Sendable {
  /// The file's name, for messages.
  public let file: String
  public let rows: Int
  public let columns: Int
  /// 0 black, 255 white, row by row: `[rows · columns]`.
  public let greys: [UInt8]
  /// The grey of the background where it is known; otherwise the border tells.
  let background: UInt8?

  init(file: String, rows: Int, columns: Int, greys: [UInt8], background: UInt8? = nil) {
    precondition(greys.count == rows * columns)
    self.file = file
    self.rows = rows
    self.columns = columns
    self.greys = greys
    self.background = background
  }

  /// More pixels than this are not read, nor is memory taken for them.
  public static let mostPixels = 40_000_000
  static let mostBytes = 100_000_000

  /// The library that reads PNG files, with its version.
  public static var reader: String { "libpng " + PNGFile.version }

  /// Reads a PNG file of any kind, or a digit typed as text (``init(text:file:)``).
  ///
  /// Which of them it is, the first bytes tell, not the name. O(length + pixels).
  ///
  /// - Throws: ``PictureError`` for a file that is not there, too large, damaged, or something else.
  public init(path: String) throws(PictureError) {
    let url = URL(filePath: path)
    let name = url.lastPathComponent
    let bytes = try Self.contents(of: url, name: name)
    switch FileKind(bytes) {
    case .png: self = try PNGFile.picture(bytes, file: name)
    case .otherPicture(let format): throw PictureError(file: name, reason: .otherFormat(format))
    case .text(let text): try self.init(text: text, file: name)
    case .unknown: throw PictureError(file: name, reason: .neitherPictureNorText)
    }
  }

  private static func contents(of url: URL, name: String) throws(PictureError) -> [UInt8] {
    func fault(_ reason: PictureError.Reason) -> PictureError {
      PictureError(file: name, reason: reason)
    }
    var status = stat()
    guard stat(url.path, &status) == 0 else {
      throw fault(.cannotRead(errno == ENOENT ? "there is no such file" : Self.systemWords))
    }
    // A device might never end.
    guard status.st_mode & S_IFMT == S_IFREG else {
      let isFolder = status.st_mode & S_IFMT == S_IFDIR
      throw fault(.cannotRead(isFolder ? "it is a folder" : "it is no regular file"))
    }
    guard status.st_size <= mostBytes else {
      throw fault(.fileTooLong(bytes: Int(status.st_size), limit: mostBytes))
    }
    guard access(url.path, R_OK) == 0 else { throw fault(.cannotRead(Self.systemWords)) }
    let bytes: [UInt8]
    do {
      bytes = [UInt8](try Data(contentsOf: url))
    } catch {
      throw fault(.cannotRead(error.localizedDescription))
    }
    guard !bytes.isEmpty else { throw fault(.empty) }
    return bytes
  }

  private static var systemWords: String { String(cString: strerror(errno)).lowercased() }
}
