import Foundation

/// The gnuplot program: where it is, and one run of it.
struct Gnuplot: Sendable {
  /// Where gnuplot is; `nil` looks through `PATH`.
  let path: String?
  /// Seconds after which a run is killed.
  let timeLimit: Double

  /// Finds the executable file.
  func executable() throws(PlottingError) -> String {
    let candidates: [String]
    if let path {
      candidates = [path]
    } else {
      let folders = ProcessInfo.processInfo.environment["PATH", default: ""].split(separator: ":")
      candidates = folders.map { "\($0)/gnuplot" }
    }
    for candidate in candidates where FileManager.default.isExecutableFile(atPath: candidate) {
      return candidate
    }
    throw .gnuplotMissing
  }

  /// Runs a script and returns what gnuplot wrote to its standard output.
  ///
  /// Script and outputs are files in a folder of their own, removed at the end: files cannot fill
  /// up as pipes do, so nothing has to be read while gnuplot runs.
  func output(of script: String) throws(PlottingError) -> Data {
    let executable = try executable()
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("figure-\(UUID().uuidString)", isDirectory: true)
    let scriptFile = folder.appendingPathComponent("script.gnuplot")
    let outputFile = folder.appendingPathComponent("output")
    let errorFile = folder.appendingPathComponent("errors")
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
      try Data(script.utf8).write(to: scriptFile)
    } catch {
      throw .cannotWrite(path: folder.path, reason: error.localizedDescription)
    }
    defer { try? FileManager.default.removeItem(at: folder) }

    let child = ChildProcess(
      executable: executable, arguments: ["-d", scriptFile.path],
      outputPath: outputFile.path, errorPath: errorFile.path)
    let ending = child.run(timeLimit: timeLimit)
    let errors = (try? Data(contentsOf: errorFile)) ?? Data()
    let stderr = String(decoding: errors, as: UTF8.self)
      .trimmingCharacters(in: .whitespacesAndNewlines)
    switch ending {
    case .timedOut: throw .timedOut(seconds: timeLimit)
    case .notStarted(let reason): throw .gnuplotFailed(status: reason, stderr: errorText(reason))
    case .exited(let status) where status != 0:
      throw .gnuplotFailed(status: status, stderr: stderr)
    case .exited(let status):
      guard let picture = try? Data(contentsOf: outputFile), !picture.isEmpty else {
        throw .gnuplotFailed(status: status, stderr: stderr)
      }
      return picture
    }
  }

  private func errorText(_ code: Int32) -> String {
    "it could not be started: \(String(cString: strerror(code)))"
  }
}
