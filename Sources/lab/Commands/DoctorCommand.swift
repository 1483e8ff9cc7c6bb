import ArgumentParser
import Foundation
import NumericsEngine
import Plotting

struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Look whether everything the course needs is there.")

  @OptionGroup var options: ScreenOptions

  func run() throws {
    let workspace = try Workspace(options)
    let findings = Doctor(folder: workspace.folder).examine()
    for finding in findings {
      let sign = finding.isFine ? "found  " : finding.isNeeded ? "MISSING" : "absent "
      workspace.screen.line(
        "  \(workspace.screen.styled(sign, finding.isFine ? .good : .bad))  "
          + "\(finding.name.padded(12)) \(finding.detail)")
    }
    if findings.contains(where: { !$0.isFine && $0.isNeeded }) { throw ExitCode.failure }
  }
}

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
    [swift, openBLAS, gsl, gnuplot, backtrace, labs]
  }

  private var swift: Finding {
    let version = firstLine(of: ["swift", "--version"])
    return Finding(
      name: "Swift", isFine: version != nil, isNeeded: true,
      detail: version ?? "not in PATH; install Swift 6.3 from swift.org")
  }

  // Without these two this program would not have been built, let alone started.
  private var openBLAS: Finding {
    Finding(name: "OpenBLAS", isFine: true, isNeeded: true, detail: NativeLibraries.openBLAS)
  }

  private var gsl: Finding {
    Finding(name: "GSL", isFine: true, isNeeded: true, detail: NativeLibraries.gsl)
  }

  private var gnuplot: Finding {
    let version = firstLine(of: ["gnuplot", "--version"])
    return Finding(
      name: "gnuplot", isFine: version != nil, isNeeded: false,
      detail: version
        ?? "only needed for --figures; " + Self.installation("gnuplot-nox", "gnuplot"))
  }

  private var backtrace: Finding {
    let found = firstLine(of: ["swift", "-print-target-info"]) != nil
    return Finding(
      name: "crash lines", isFine: found, isNeeded: false,
      detail: found
        ? "crashes are shown with file and line"
        : "crashes are shown without file and line")
  }

  private var labs: Finding {
    let path = folder.root.appending(path: "Labs").path
    let isWritable = FileManager.default.isWritableFile(atPath: path)
    return Finding(
      name: "Labs", isFine: isWritable, isNeeded: true,
      detail: isWritable ? "your code, writable" : "\(path) is not writable; change its permissions"
    )
  }

  private static func installation(_ debian: String, _ brew: String) -> String {
    #if os(macOS)
      "install it with `brew install \(brew)`"
    #else
      "install it with `sudo apt-get install \(debian)`"
    #endif
  }

  /// The first line a command prints; `nil` when it is not there or fails.
  private func firstLine(of command: [String]) -> String? {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = command
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { return nil }
    return String(decoding: output, as: UTF8.self).split(separator: "\n").first.map(String.init)
  }
}
