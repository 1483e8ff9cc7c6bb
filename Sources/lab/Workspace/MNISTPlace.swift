import Datasets
import Foundation

/// Where the files of MNIST are looked for, and where they go.
struct MNISTPlace {
  /// The folders that are looked into, in this order.
  let folders: [String]
  /// The folder of the files that the labs would take.
  let found: String?
  /// Whether LAB_DATA is set.
  let isGiven: Bool
  private let root: String

  init(_ folder: CourseFolder) {
    let environment = ProcessInfo.processInfo.environment
    root = folder.root.standardizedFileURL.path
    folders = MNIST.folders(environment: environment, course: root)
    found = MNIST.locate(environment: environment, course: root)?.folder
    isGiven = folders.count > 1
  }

  /// Where fetched files go: where the others are, else the first of the folders.
  var target: String { found ?? folders[0] }

  /// A path as a reader wants it: from the folder of the course, if it is in there.
  func shown(_ path: String) -> String {
    path.hasPrefix(root + "/") ? String(path.dropFirst(root.count + 1)) : path
  }
}
