import Foundation
import Lessons
import Testing

@testable import lab

/// What must hold of a course at every moment, whatever was killed.
struct Wholeness {
  let course: TemporaryCourse
  /// Every text that a file may have, by its path; all others are as they were handed out.
  var allowed: [String: Set<String>] = [:]
  /// Exercises that the progress must know.
  var noted: Set<String> = []

  /// The faults, in words; empty if everything is whole.
  func faults() throws -> [String] {
    var faults: [String] = []
    for lesson in Course.lessons {
      let path = "Labs/\(lesson.file)"
      let text = try? course.text(of: path)
      if !(allowed[path] ?? [lesson.pristineFile]).contains(text ?? "gone") {
        faults.append("\(path) is neither before nor after: \(text?.prefix(60) ?? "gone")")
      }
    }
    if course.exists(".lab/progress.json") {
      let progress = try? JSONDecoder().decode(
        lab.Progress.self, from: Data(try course.text(of: ".lab/progress.json").utf8))
      let lost = noted.subtracting(progress?.exercises.keys.map { $0 } ?? [])
      if progress == nil || !lost.isEmpty { faults.append("the progress lost \(lost.sorted())") }
    } else if !noted.isEmpty {
      faults.append("the progress is gone")
    }
    if course.exists(".lab/snapshots/index.json") {
      let entries = try? JSONDecoder().decode(
        [Snapshots.Entry].self, from: Data(try course.text(of: ".lab/snapshots/index.json").utf8))
      if entries == nil { faults.append("the list of snapshots cannot be read") }
      for entry in entries ?? [] {
        let text = try? course.text(of: ".lab/snapshots/\(entry.copy)")
        if !(allowed[entry.file] ?? []).contains(text ?? "gone") {
          faults.append("the snapshot \(entry.copy) is not what was there")
        }
      }
    }
    return faults
  }

  /// What stands around once a command has come to its end: unfinished files, folders of runners,
  /// processes.
  func leftovers() -> [String] {
    let manager = FileManager.default
    var names: [String] = []
    for place in ["tmp", "Labs", ".lab", ".lab/snapshots", ".lab/networks", ".lab/data/mnist"] {
      let there = (try? manager.contentsOfDirectory(atPath: course.root.path + "/" + place)) ?? []
      names += there.filter {
        $0.hasPrefix(".dat") || $0.contains("lab-run-") || $0.contains("unreadable")
      }.map { "\(place)/\($0)" }
    }
    return names + processes()
  }

  /// The command lines of what still runs in this course, after giving it two seconds to end.
  func processes() -> [String] {
    #if os(Linux)
      let mark = Data("LAB_HOME=\(course.root.path)\0".utf8)
      var found: [String] = []
      for _ in 0..<200 {
        let all = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        found = all.filter { pid_t($0) != nil }.compactMap { process in
          guard
            let environment = try? Data(contentsOf: URL(filePath: "/proc/\(process)/environ")),
            environment.range(of: mark) != nil
          else { return nil }
          return try? String(contentsOfFile: "/proc/\(process)/cmdline", encoding: .utf8)
        }
        if found.isEmpty { break }
        usleep(10_000)
      }
      return found
    #else
      return []
    #endif
  }
}
