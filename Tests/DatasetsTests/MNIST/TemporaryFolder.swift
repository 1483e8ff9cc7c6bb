import Foundation

/// A folder that is gone with the last reference to it.
final class TemporaryFolder: Sendable {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "/datasets-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file and returns its path.
  func file(_ name: String, _ bytes: [UInt8]) throws -> String {
    let file = path + "/" + name
    let folder = (file as NSString).deletingLastPathComponent
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data(bytes).write(to: URL(fileURLWithPath: file))
    return file
  }
}

/// The bytes of some hexadecimal digits.
func bytes(hex: String) -> [UInt8] {
  let digits = Array(hex)
  return stride(from: 0, to: digits.count, by: 2).compactMap {
    UInt8(String(digits[$0..<$0 + 2]), radix: 16)
  }
}

/// Small sets of three digits: 7, 2, 1.
enum SmallFiles {
  static let labels: [UInt8] = [0, 0, 8, 1, 0, 0, 0, 3, 7, 2, 1]

  /// Of image i, pixel i is 200 + i, the last is 255, and all others are 0.
  static let images: [UInt8] = {
    var bytes: [UInt8] = [0, 0, 8, 3, 0, 0, 0, 3, 0, 0, 0, 28, 0, 0, 0, 28]
    for image in 0..<3 {
      var pixels = [UInt8](repeating: 0, count: 784)
      pixels[image] = 200 + UInt8(image)
      pixels[783] = 255
      bytes += pixels
    }
    return bytes
  }()

  // The same, written by gzip.compress(…, 9, mtime=0) of CPython 3.11.7.
  static let packedLabels = bytes(
    hex: "1f8b08000000000002036360e06064606060666762040015f83e4e0b000000")
  static let packedImages = bytes(
    hex: "1f8b08000000000002036360e060666060006119103ec1300a46c1288082ff0c27470361148c02787e6038"
      + "351a0aa3601440f30300acb99cd440090000")
}
