import Foundation
import Lessons
import Processes

/// The folder a student cloned: where everything is.
struct CourseFolder {
  let root: URL

  var progress: URL { root.appending(path: ".lab") }
  /// The networks that the student's code has trained, or the reference implementations.
  func networks(solutions: Bool) -> URL {
    progress.appending(path: solutions ? "networks/solutions" : "networks")
  }
  /// The network that a lab's milestone keeps.
  func network(of lesson: Lesson, solutions: Bool) -> URL {
    networks(solutions: solutions).appending(path: "lab\(lesson.number).safetensors")
  }
  var references: URL { root.appending(path: "References") }

  /// The course's folder, found from the working directory upwards, else from this program's own
  /// place; `LAB_HOME` says otherwise.
  ///
  /// - Throws: ``LabFailure/notInACourse``.
  static func find() throws -> CourseFolder {
    if let home = ProcessInfo.processInfo.environment["LAB_HOME"] {
      let folder = URL(filePath: home, directoryHint: .isDirectory)
      guard isCourse(folder) else { throw LabFailure.notInACourse }
      return CourseFolder(root: folder)
    }
    let starts = [
      URL(filePath: FileManager.default.currentDirectoryPath, directoryHint: .isDirectory),
      URL(filePath: CommandLine.arguments.first ?? "").resolvingSymlinksInPath(),
    ]
    for start in starts {
      var folder = start.standardizedFileURL
      while folder.path != "/" {
        if isCourse(folder) { return CourseFolder(root: folder) }
        folder.deleteLastPathComponent()
      }
    }
    throw LabFailure.notInACourse
  }

  private static func isCourse(_ folder: URL) -> Bool {
    ["Course.md", "Package.swift", "References"].allSatisfy {
      AtomicFile.exists(folder.appending(path: $0))
    }
  }

  /// Where the package manager puts the runners.
  var products: URL { root.appending(path: ".build/debug").resolvingSymlinksInPath() }

  /// Removes what commands that were killed left here and in the folder for temporary files.
  func removeLeftovers() {
    Leftovers.remove()
    let places =
      [root.appending(path: "Labs"), progress, progress.appending(path: "snapshots"), products]
      + [false, true].map(networks)
    for place in places { Leftovers.remove(in: place) }
  }

  /// The student's file of a lab.
  func studentFile(of lesson: Lesson) -> URL {
    root.appending(path: "Labs").appending(path: lesson.file)
  }

  /// The reference implementation's file of a lab.
  func solutionFile(of lesson: Lesson) -> URL {
    root.appending(path: "Solutions").appending(path: lesson.file)
  }
}
