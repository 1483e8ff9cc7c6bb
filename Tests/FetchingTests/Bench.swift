import Datasets
import Fetching
import Foundation

/// A folder to fetch into, a small file in place of a real one, and the addresses of servers.
final class Bench: Sendable {
  static let packed = (0..<20_000).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 3) }
  static let unpacked = [UInt8]("what the packed file would hold".utf8)
  static let file = PublishedFile(
    packed: form("digits.gz", packed), unpacked: form("digits", unpacked))

  let folder: String

  init() throws {
    folder = NSTemporaryDirectory() + "/fetching-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  static func form(_ name: String, _ bytes: [UInt8]) -> PublishedFile.Form {
    var digest = SHA256()
    digest.update(bytes)
    return .init(name: name, byteCount: bytes.count, sha256: digest.finish())
  }

  func fetch(_ servers: LocalServer..., patience: Double = 10) throws(FetchError) -> Fetcher.Result
  {
    try Fetcher(into: folder, patience: patience)
      .fetch(Self.file, from: servers.map(\.url))
  }

  func write(_ name: String, _ bytes: [UInt8]) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: folder + "/" + name))
  }

  func bytes(_ name: String) -> [UInt8]? {
    FileManager.default.contents(atPath: folder + "/" + name).map { [UInt8]($0) }
  }

  /// What is there, in order.
  var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
  }
}
