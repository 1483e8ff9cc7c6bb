import Foundation

/// A file as it was published, packed and unpacked: by its sizes and its digests one can tell
/// whether a copy is whole.
public struct PublishedFile: Equatable, Sendable {
  /// One of the two forms.
  public struct Form: Equatable, Sendable {
    /// The name of the file.
    public let name: String
    public let byteCount: Int
    /// 64 hexadecimal digits.
    public let sha256: String

    public init(name: String, byteCount: Int, sha256: String) {
      self.name = name
      self.byteCount = byteCount
      self.sha256 = sha256
    }

    /// How a copy in a folder compares with the published file; O(*length*), read in pieces.
    public func copy(in folder: String) -> Copy {
      copy(at: folder + "/" + name)
    }

    /// The same of a file of any name.
    public func copy(at path: String) -> Copy {
      let file: FileHandle
      do {
        guard FileManager.default.fileExists(atPath: path) else { return .absent }
        file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
        defer { try? file.close() }
        var digest = SHA256()
        var count = 0
        while let piece = try file.read(upToCount: 1 << 20), !piece.isEmpty {
          digest.update(piece)
          count += piece.count
        }
        let sum = digest.finish()
        return sum == sha256 ? .whole : .other(byteCount: count, sha256: sum)
      } catch {
        return .unreadable(reason: error.localizedDescription)
      }
    }
  }

  /// How a copy compares with the published file.
  public enum Copy: Equatable, Sendable {
    case absent
    case whole
    /// Its contents are not those that were published.
    case other(byteCount: Int, sha256: String)
    case unreadable(reason: String)
  }

  /// As it is fetched, with gzip.
  public let packed: Form
  public let unpacked: Form

  public init(packed: Form, unpacked: Form) {
    self.packed = packed
    self.unpacked = unpacked
  }

  /// Both forms, that which is read first at the front.
  public var forms: [Form] { [unpacked, packed] }
}

extension MNIST {
  /// The four files. The digests of the unpacked ones are those of what the packed ones hold.
  public static let files = [
    file(
      "train-images-idx3-ubyte",
      packed: (9_912_422, "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609"),
      unpacked: (47_040_016, "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db")),
    file(
      "train-labels-idx1-ubyte",
      packed: (28_881, "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c"),
      unpacked: (60_008, "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5")),
    file(
      "t10k-images-idx3-ubyte",
      packed: (1_648_877, "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6"),
      unpacked: (7_840_016, "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7")),
    file(
      "t10k-labels-idx1-ubyte",
      packed: (4_542, "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6"),
      unpacked: (10_008, "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2")),
  ]

  /// Where the packed files are published, to be tried in turn.
  public static let mirrors = [
    "https://ossci-datasets.s3.amazonaws.com/mnist/",
    "https://storage.googleapis.com/cvdf-datasets/mnist/",
  ]

  private static func file(
    _ name: String, packed: (byteCount: Int, sha256: String),
    unpacked: (byteCount: Int, sha256: String)
  ) -> PublishedFile {
    PublishedFile(
      packed: .init(name: name + ".gz", byteCount: packed.byteCount, sha256: packed.sha256),
      unpacked: .init(name: name, byteCount: unpacked.byteCount, sha256: unpacked.sha256))
  }
}
