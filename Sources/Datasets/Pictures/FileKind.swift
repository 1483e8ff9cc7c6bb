/// What a file holds, by its first bytes.
enum FileKind: Equatable {
  case png
  /// A picture in another format, by its name.
  case otherPicture(String)
  case text(String)
  case unknown

  init(_ bytes: [UInt8]) {
    // What follows "PNG" shows damage, and is left to the reader of PNG files.
    if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) {
      self = .png
    } else if let format = Self.signatures.first(where: { bytes.starts(with: $0.bytes) })?.name {
      self = .otherPicture(format)
    } else if bytes.starts(with: "RIFF".utf8), bytes.dropFirst(8).starts(with: "WEBP".utf8) {
      self = .otherPicture("WebP")
    } else if bytes.dropFirst(4).starts(with: "ftyp".utf8) {
      self = .otherPicture("HEIC or AVIF")
    } else if !bytes.contains(0), let text = String(validating: bytes, as: UTF8.self) {
      let start = text.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
      self =
        start.hasPrefix("<svg") || start.hasPrefix("<?xml") ? .otherPicture("SVG") : .text(text)
    } else {
      self = bytes.starts(with: "BM".utf8) ? .otherPicture("BMP") : .unknown
    }
  }

  private static let signatures: [(name: String, bytes: [UInt8])] = [
    ("JPEG", [0xFF, 0xD8, 0xFF]), ("GIF", Array("GIF8".utf8)), ("TIFF", Array("II*\0".utf8)),
    ("TIFF", Array("MM\0*".utf8)), ("PDF", Array("%PDF".utf8)),
  ]
}
