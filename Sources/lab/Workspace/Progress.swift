import Foundation
import Grading

/// What a student has reached, by exercise id: the content of `.lab/progress.json`.
struct Progress: Codable, Equatable {
  static let version = 1

  struct Entry: Codable, Equatable {
    var verdict: Verdict = .notAttempted
    var points = 0
    var pointsPossible = 0
    /// The best result so far stays, whatever happens to the code later.
    var everPassed = false
    /// The student's file as it was graded, by its checksum.
    var graded: String?
    /// Hints that were shown, counted from 1, in the order of showing.
    var hintsShown: [Int] = []
    /// The hint that the last failure calls for.
    var hintCalledFor: Int?
    /// The solution was shown before the exercise was passed.
    var solutionSeenEarly = false
  }

  var version = Progress.version
  var exercises: [String: Entry] = [:]

  subscript(id: String) -> Entry {
    get { exercises[id] ?? Entry() }
    set { exercises[id] = newValue }
  }

  mutating func record(_ report: ExerciseReport, graded checksum: String) {
    var entry = self[report.exercise.id]
    entry.verdict = report.verdict
    entry.points = report.points
    entry.pointsPossible = report.reference.points
    entry.everPassed = entry.everPassed || report.verdict == .passed
    entry.graded = checksum
    entry.hintCalledFor = report.diagnosis?.hint
    self[report.exercise.id] = entry
  }
}

/// Reads and changes the progress on disk.
struct ProgressStore {
  let folder: URL
  /// Told when the file could not be used and was set aside.
  let warn: (String) -> Void

  private var file: URL { folder.appending(path: "progress.json") }

  /// The progress so far; empty for a new student. A file that cannot be read is set aside, never
  /// overwritten.
  func load() -> Progress {
    guard FileManager.default.fileExists(atPath: file.path) else { return Progress() }
    if let data = try? Data(contentsOf: file),
      let progress = try? JSONDecoder().decode(Progress.self, from: data),
      progress.version == Progress.version
    {
      return progress
    }
    let aside = folder.appending(path: "progress-unreadable-\(Timestamp.now).json")
    if (try? FileManager.default.moveItem(at: file, to: aside)) != nil {
      warn(
        "Your progress file could not be read. It was kept as .lab/\(aside.lastPathComponent), and "
          + "counting starts anew; your code in Labs/ is untouched. `swift run lab grade` fills it "
          + "again.")
    } else {
      warn("Your progress file .lab/progress.json can be neither read nor moved; it is left alone.")
    }
    return Progress()
  }

  /// Changes the progress, whole or not at all, while no other command does.
  func update(_ change: (inout Progress) -> Void) throws {
    try FolderLock.withLock(in: folder) {
      var progress = load()
      let before = progress
      change(&progress)
      guard progress != before else { return }
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
      try AtomicFile.write(
        String(decoding: try encoder.encode(progress), as: UTF8.self) + "\n", to: file)
    }
  }
}

enum Timestamp {
  /// For file names: `2026-01-31-142359`, in local time.
  static var now: String {
    let formatter = DateFormatter()
    formatter.locale = Locale(identifier: "en_US_POSIX")
    formatter.dateFormat = "yyyy-MM-dd-HHmmss"
    return formatter.string(from: Date())
  }
}

extension String {
  /// FNV-1a, 64 bits (Fowler, Noll, Vo; RFC 9923): tells whether a text has changed.
  var checksum: String {
    let hash = utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) {
      ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3
    }
    return String(hash, radix: 16)
  }
}
