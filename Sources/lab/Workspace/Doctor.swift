import Datasets
import Foundation
import NumericsEngine
import Processes

/// Looks at the tools and libraries of this machine.
struct Doctor {
  let folder: CourseFolder

  struct Finding {
    let name: String
    let isFine: Bool
    /// Without it something of the course does not work at all.
    let isNeeded: Bool
    /// What was found, or how to get it.
    let detail: String
  }

  func examine() -> [Finding] {
    [swift, openBLAS, gsl, zlib, libpng, gnuplot, graphviz, mnist, labs, progress, temporary]
  }

  private var swift: Finding {
    let version = firstLine(of: "swift", "--version")
    return Finding(
      name: "Swift", isFine: version != nil, isNeeded: true,
      detail: version ?? "not in PATH; install Swift 6.3 from swift.org")
  }

  // Without these four this program would not have been built, let alone started.
  private var openBLAS: Finding {
    Finding(name: "OpenBLAS", isFine: true, isNeeded: true, detail: NativeLibraries.openBLAS)
  }

  private var gsl: Finding {
    Finding(name: "GSL", isFine: true, isNeeded: true, detail: NativeLibraries.gsl)
  }

  private var zlib: Finding {
    Finding(name: "zlib", isFine: true, isNeeded: true, detail: IDXFile.unpacker)
  }

  private var libpng: Finding {
    Finding(name: "libpng", isFine: true, isNeeded: true, detail: Picture.reader)
  }

  private var gnuplot: Finding {
    let version = firstLine(of: "gnuplot", "--version")
    return Finding(
      name: "gnuplot", isFine: version != nil, isNeeded: false,
      detail: version
        ?? "only needed for --figures; " + Self.installation("gnuplot-nox", "gnuplot"))
  }

  private var graphviz: Finding {
    let version = firstLine(of: "dot", "-V")
    return Finding(
      name: "Graphviz", isFine: version != nil, isNeeded: false,
      detail: version
        ?? "only needed for --figures with diagrams; " + Self.installation("graphviz", "graphviz"))
  }

  private var mnist: Finding {
    let place = MNISTPlace(folder)
    return Finding(
      name: "MNIST", isFine: place.found != nil, isNeeded: false,
      detail: place.found.map { "in \(place.shown($0)); `swift run lab data` verifies it" }
        ?? "the labs draw digits of their own; `swift run lab data mnist` fetches the real ones")
  }

  private var labs: Finding {
    let path = folder.root.appending(path: "Labs").path
    let isWritable = FileManager.default.isWritableFile(atPath: path)
    return Finding(
      name: "Labs", isFine: isWritable, isNeeded: true,
      detail: isWritable
        ? "your code, writable" : "\(path) is not there, or not writable: look at its permissions"
    )
  }

  private var progress: Finding {
    writing(name: "Progress", to: folder.progress, fine: "what you have reached, writable")
  }

  private var temporary: Finding {
    let folder = FileManager.default.temporaryDirectory
    return writing(name: "Temporary", to: folder, fine: "\(folder.path), writable")
  }

  /// Whether there is permission, and room, for a small file.
  private func writing(name: String, to folder: URL, fine: String) -> Finding {
    let file = folder.appending(path: Leftovers.name("doctor"))
    defer { unlink(file.path) }
    do {
      try AtomicFile.write("something", to: file)
      return Finding(name: name, isFine: true, isNeeded: true, detail: fine)
    } catch {
      return Finding(name: name, isFine: false, isNeeded: true, detail: "\(error)")
    }
  }

  private static func installation(_ debian: String, _ brew: String) -> String {
    #if os(macOS)
      "install it with `brew install \(brew)`"
    #else
      "install it with `sudo apt-get install \(debian)`"
    #endif
  }

  /// The first line a command prints; `nil` when it is not there or fails.
  private func firstLine(of name: String, _ argument: String) -> String? {
    guard let command = Command(name, [argument]) else { return nil }
    let result: Command.Result
    do {
      result = try command.run(timeLimit: 20)
    } catch {
      // That says nothing about the program.
      return "there, but could not be asked: \(error)"
    }
    guard result.isSuccess else { return "there, but `\(name) \(argument)` failed" }
    // `dot` tells its version as an error.
    let text = result.outputText.isEmpty ? result.errorText : result.outputText
    return text.split(separator: "\n").first.map(String.init) ?? "there, but did not say which"
  }
}
