import Foundation
import Synchronization

extension ReferenceSet {
  private struct Entry {
    let size: Int
    let time: Date
    let set: ReferenceSet
  }

  private static let read = Mutex<[String: Entry]>([:])

  /// The same as ``init(lab:in:)``; a file that has not changed is read only once.
  public static func shared(lab: Int, in folder: URL) throws -> ReferenceSet {
    let file = file(ofLab: lab, in: folder).path
    let attributes = try? FileManager.default.attributesOfItem(atPath: file)
    guard let size = attributes?[.size] as? Int, let time = attributes?[.modificationDate] as? Date
    else { return try ReferenceSet(lab: lab, in: folder) }
    if let entry = read.withLock({ $0[file] }), entry.size == size, entry.time == time {
      return entry.set
    }
    let set = try ReferenceSet(lab: lab, in: folder)
    read.withLock { $0[file] = Entry(size: size, time: time, set: set) }
    return set
  }
}
