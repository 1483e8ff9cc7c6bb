import Foundation
import Grading

/// The programs that were built along with the tests.
public enum BuiltProducts {
  /// The folder of the test bundle, and of every executable of the package.
  public static var folder: URL {
    #if os(macOS)
      let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }
      return (bundle ?? .main).bundleURL.deletingLastPathComponent()
    #else
      return Bundle.main.bundleURL
    #endif
  }

  public static func path(_ executable: String) -> String {
    folder.appending(path: executable).path
  }

  /// The course's root: the folder of Package.swift.
  public static var root: URL {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
  }

  public static var references: URL { root.appending(path: "References") }

  public static var labs: Implementation {
    Implementation(folder: "Labs", runner: path("labs-runner"))
  }

  /// A runner without any lab, full of hostile functions.
  public static var planted: Implementation {
    Implementation(folder: "PlantedRunner", runner: path("planted-runner"))
  }

  public static var solutions: Implementation {
    Implementation(folder: "Solutions", runner: path("solutions-runner"))
  }

  /// Cases with fresh inputs, where the reference implementations are there to answer them.
  public static var freshCases: FreshCases? {
    FileManager.default.isExecutableFile(atPath: solutions.runner)
      ? FreshCases(answeredBy: solutions) : nil
  }
}
