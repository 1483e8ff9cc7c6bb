import Datasets
import Foundation

/// Brings published files into a folder, from mirrors or from another folder, and lets none in that
/// is not byte for byte the published one.
///
/// A file is written as `name.part`, verified, brought to the disk and then moved into its place. A
/// part that was left behind is continued; if the result is wrong, it is fetched once more from the
/// beginning.
public struct Fetcher: Sendable {
  /// What became of a file.
  public enum Result: Equatable, Sendable {
    /// It was there and is right.
    case wasThere
    case fetched
  }

  public let folder: String
  /// Seconds without a byte after which a server is given up.
  public let patience: Double

  public init(into folder: String, patience: Double = 20) {
    self.folder = folder
    self.patience = patience
  }

  /// Fetches the packed form of a file, unless it is there in one of its forms.
  ///
  /// - Parameters:
  ///   - mirrors: Addresses of folders, tried in turn.
  ///   - progress: Told again and again how many bytes are there.
  /// - Throws: ``FetchError/noMirrorLeft`` with what happened at each mirror, or ``FetchError/cannotWrite``.
  public func fetch(
    _ file: PublishedFile, from mirrors: [URL], progress: (Int) -> Void = { _ in }
  ) throws(FetchError) -> Result {
    if try isThere(file) { return .wasThere }
    var causes: [FetchError] = []
    for mirror in mirrors {
      let url = mirror.appendingPathComponent(file.packed.name)
      do throws(FetchError) {
        try fetch(file.packed, from: url, progress: progress)
        return .fetched
      } catch {
        // No mirror can help against a full disk.
        if case .cannotWrite = error { throw error }
        causes.append(error)
      }
    }
    throw .noMirrorLeft(name: file.packed.name, causes: causes)
  }

  private func fetch(
    _ form: PublishedFile.Form, from url: URL, progress: (Int) -> Void
  ) throws(FetchError) {
    let place = folder + "/" + form.name
    let part = try PartFile(of: place)
    defer { part.close() }
    if part.count > form.byteCount { try part.clear() }
    let isContinued = part.count > 0
    do throws(FetchError) {
      do throws(FetchError) {
        try fill(part, with: form, from: url, progress: progress)
      } catch {
        guard isContinued, Self.mayBeOfThePart(error) else { throw error }
        // The part may have been that of another file, or damaged: once more, from the beginning.
        try part.clear()
        try fill(part, with: form, from: url, progress: progress)
      }
      try part.finish(as: place)
    } catch {
      if part.count == 0 { part.remove() }
      throw error
    }
  }

  /// Fetches what is missing, and verifies the whole.
  private func fill(
    _ part: PartFile, with form: PublishedFile.Form, from url: URL, progress: (Int) -> Void
  ) throws(FetchError) {
    if part.count < form.byteCount {
      try Transfer(url, expected: form.byteCount, part: part)
        .run(patience: patience, progress: progress)
    }
    try verify(form, part, came: url.absoluteString)
  }

  /// Whether a fresh start may help against what happened.
  private static func mayBeOfThePart(_ error: FetchError) -> Bool {
    switch error {
    case .wrongContents, .wrongSize, .noAnswer, .status(_, code: 416): true
    default: false
    }
  }

  private func verify(
    _ form: PublishedFile.Form, _ part: PartFile, came place: String
  ) throws(FetchError) {
    switch form.copy(at: part.path) {
    case .whole: return
    case .other(_, let got):
      try part.clear()
      throw .wrongContents(place: place, expected: form.sha256, got: got)
    case .absent: throw .cannotRead(path: part.path, reason: "it has gone")
    case .unreadable(let reason): throw .cannotRead(path: part.path, reason: reason)
    }
  }

  /// Copies a file from another folder, packed or unpacked, whichever is right there.
  public func copy(_ file: PublishedFile, from other: String) throws(FetchError) -> Result {
    if try isThere(file) { return .wasThere }
    var causes: [FetchError] = []
    for form in [file.packed, file.unpacked] {
      let source = other + "/" + form.name
      switch form.copy(at: source) {
      case .absent: continue
      case .unreadable(let reason): causes.append(.cannotRead(path: source, reason: reason))
      case .other(_, let got):
        causes.append(.wrongContents(place: source, expected: form.sha256, got: got))
      case .whole:
        try copy(form, from: source)
        return .fetched
      }
    }
    throw causes.first ?? .absent(name: file.unpacked.name, folder: other)
  }

  private func copy(_ form: PublishedFile.Form, from source: String) throws(FetchError) {
    let place = folder + "/" + form.name
    let part = try PartFile(of: place)
    defer { part.close() }
    try part.clear()
    guard let file = FileHandle(forReadingAtPath: source) else {
      throw .cannotRead(path: source, reason: "it has gone")
    }
    defer { try? file.close() }
    while true {
      let piece: Data?
      do {
        piece = try file.read(upToCount: 1 << 20)
      } catch {
        throw .cannotRead(path: source, reason: error.localizedDescription)
      }
      guard let piece, !piece.isEmpty else { break }
      try part.append(piece)
    }
    // The copy, not the original: it may have changed since it was looked at.
    try verify(form, part, came: source)
    try part.finish(as: place)
  }

  /// Whether the folder has the file; a damaged one is set aside, or it would be read.
  private func isThere(_ file: PublishedFile) throws(FetchError) -> Bool {
    var isThere = false
    for form in file.forms {
      switch form.copy(in: folder) {
      case .absent: continue
      case .whole:
        isThere = true
        // Begun in the other form, and not needed any more.
        for form in file.forms { unlink(folder + "/" + form.name + ".part") }
      case .other, .unreadable:
        let path = folder + "/" + form.name
        guard rename(path, path + ".damaged") == 0 else {
          throw .cannotWrite(path: path, reason: String(cString: strerror(errno)).lowercased())
        }
      }
    }
    return isThere
  }
}
