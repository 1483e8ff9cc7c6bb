import Foundation
import Testing

@testable import Datasets

/// What becomes a picture, and what is said of a file that does not.
@Suite struct PictureTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func picture(_ text: String) throws -> Picture {
    try Picture(path: folder.file("digit.txt", Array(text.utf8)))
  }

  @Test(arguments: [".#\n 1\n0\n", "\u{FEFF}.#\r\n 1\r\n0\r\n", ".█\n @\n0", ".#\n 1\n"])
  func aLineIsARow(text: String) throws {
    let read = try picture(text)
    #expect(read.columns == 2)
    #expect(read.greys.prefix(4) == [255, 0, 255, 0])
    #expect(read.greys.dropFirst(4).allSatisfy { $0 == 255 })
    #expect(read.background == 255)
  }

  @Test func thousandsOfLines() throws {
    let read = try picture(
      String(repeating: String(repeating: "#", count: 900) + "\n", count: 5000))
    #expect(read.rows == 5001 && read.columns == 900)
  }

  @Test func aTabIsRefused() throws {
    #expect(throws: PictureError(file: "digit.txt", reason: .tab(line: 2))) {
      try picture("..#\n\t#\n")
    }
  }

  /// Short lines next to a very long one: filled up they would need more than is read.
  @Test func aHugeTextIsRefused() throws {
    let text = String(repeating: "#", count: 50_000) + String(repeating: "\n#", count: 50_000)
    let reason = PictureError.Reason.tooLarge(rows: 50_001, columns: 50_000, limit: 40_000_000)
    #expect(throws: PictureError(file: "digit.txt", reason: reason)) { try picture(text) }
  }

  @Test(arguments: [
    ("FFD8FFE000104A464946", "JPEG"), ("474946383961", "GIF"), ("49492A00", "TIFF"),
    ("4D4D002A", "TIFF"), ("255044462D312E37", "PDF"), ("524946460000000057454250", "WebP"),
    ("0000001866747970686569 63".filter { $0 != " " }, "HEIC or AVIF"), ("424D36000000", "BMP"),
  ])
  func otherFormatsAreNamed(hex: String, name: String) throws {
    let file = try folder.file("digit.png", bytes(hex: hex))
    #expect(throws: PictureError(file: "digit.png", reason: .otherFormat(name))) {
      try Picture(path: file)
    }
  }

  @Test(arguments: ["<svg xmlns=\"…\">", "\u{FEFF}<?xml version=\"1.0\"?>"])
  func aDrawingInVectorsIsNoText(text: String) throws {
    #expect(throws: PictureError(file: "digit.txt", reason: .otherFormat("SVG"))) {
      try picture(text)
    }
    #expect(try picture("BM\n#").greys == [0, 0, 0, 255])
  }

  @Test func filesThatCannotBeRead() throws {
    func expect(_ path: String, _ words: String) {
      let error = #expect(throws: PictureError.self) { try Picture(path: path) }
      #expect(error?.description == "\(URL(filePath: path).lastPathComponent): \(words)")
    }
    expect(folder.path + "/nowhere.png", "the file cannot be read: there is no such file.")
    expect(folder.path, "the file cannot be read: it is a folder.")
    expect("/dev/zero", "the file cannot be read: it is no regular file.")
    expect(try folder.file("empty.png", []), "the file is empty.")
    expect(
      try folder.file("data.png", [1, 2, 0, 255]),
      "this is neither a PNG picture nor text in UTF-8. Export the picture as PNG.")
  }

  /// A file of 200 GB, all of it a hole: its length is looked at before it is read.
  @Test func aLongFileIsRefused() throws {
    let path = try folder.file("long.png", [])
    try #require(truncate(path, 200_000_000_000) == 0)
    let reason = PictureError.Reason.fileTooLong(bytes: 200_000_000_000, limit: 100_000_000)
    #expect(throws: PictureError(file: "long.png", reason: reason)) { try Picture(path: path) }
  }

  @Test(.enabled(if: getuid() != 0, "an administrator may read everything"))
  func aFileOfSomebodyElse() throws {
    let path = try folder.file("secret.png", [1])
    try #require(chmod(path, 0) == 0)
    let reason = PictureError.Reason.cannotRead("permission denied")
    #expect(throws: PictureError(file: "secret.png", reason: reason)) { try Picture(path: path) }
  }

  @Test func anErrorSaysWhatToDo() {
    func words(_ reason: PictureError.Reason) -> String {
      PictureError(file: "digit.png", reason: reason).description
    }
    #expect(
      words(.otherFormat("JPEG"))
        == "digit.png: this is a picture in the format JPEG. Convert it to PNG: open it in a drawing "
        + "program and export it as PNG.")
    #expect(words(.damaged("CRC error")).contains("damaged (CRC error)"))
    #expect(words(.tooLarge(rows: 2, columns: 3, limit: 4)).contains("3 × 2 pixels; at most 4"))
    #expect(words(.tab(line: 7)).contains("line 7"))
    #expect(words(.nothingDrawn).contains("Draw a digit"))
  }
}
