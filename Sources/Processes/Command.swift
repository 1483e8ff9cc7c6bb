import Foundation

/// A program that is run to its end, with what it wrote.
public struct Command: Sendable {
  public enum Ending: Equatable, Sendable {
    /// The exit code, or 128 + the signal that ended the program.
    case exited(Int32)
    case timedOut
    /// The program could not be started; the error number says why.
    case notStarted(Int32)
  }

  public struct Result: Sendable {
    public let ending: Ending
    public let output: Data
    public let errors: Data

    public var isSuccess: Bool { ending == .exited(0) }
    public var outputText: String { String(decoding: output, as: UTF8.self) }
    public var errorText: String {
      String(decoding: errors, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    }
  }

  private let executable: String
  private let arguments: [String]

  /// How long an interrupted program may take to end, in seconds.
  private static let patience = 5.0

  public init(executable: String, arguments: [String]) {
    self.executable = executable
    self.arguments = arguments
  }

  /// A program that is found through `PATH`; `nil` when it is not there.
  public init?(_ name: String, _ arguments: [String]) {
    let folders = ProcessInfo.processInfo.environment["PATH", default: ""].split(separator: ":")
    let candidates = folders.map { "\($0)/\(name)" }
    guard let path = candidates.first(where: FileManager.default.isExecutableFile(atPath:)) else {
      return nil
    }
    self.init(executable: path, arguments: arguments)
  }

  /// Runs the program and waits for its end. Its output goes to files, which cannot fill up as
  /// pipes do, so nothing has to be read meanwhile; they are removed at the end.
  ///
  /// It has a group of its own, and is sent what Ctrl-C would send it once this program is gone.
  ///
  /// - Parameters:
  ///   - timeLimit: seconds after which the program and its children are killed.
  ///   - removing: names taken out of the environment.
  ///   - onTerminal: lets the program see a terminal as its output.
  ///   - interrupted: asked again and again; once it says `true`, the program gets what Ctrl-C
  ///     would send it.
  ///   - meanwhile: told every second, while the program runs, what it has written as errors.
  /// - Throws: ``TemporaryFolderError`` or ``SpawnError``.
  public func run(
    timeLimit: Double? = nil, removing: Set<String> = [], onTerminal: Bool = false,
    interrupted: (() -> Bool)? = nil, meanwhile: ((_ errors: String) -> Void)? = nil
  ) throws -> Result {
    let folder = try Leftovers.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = ["output", "errors"].map { folder.appending(path: $0) }
    let terminal = onTerminal ? try PseudoTerminal() : nil
    let ending = end(
      files: files.map(\.path), terminal: terminal, timeLimit: timeLimit, removing: removing,
      interrupted: interrupted, meanwhile: meanwhile)
    let texts = files.map { (try? Data(contentsOf: $0)) ?? Data() }
    return Result(ending: ending, output: terminal?.output ?? texts[0], errors: texts[1])
  }

  private func end(
    files: [String], terminal: PseudoTerminal?, timeLimit: Double?, removing: Set<String>,
    interrupted: (() -> Bool)?, meanwhile: ((String) -> Void)?
  ) -> Ending {
    let writing = O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC
    let descriptors =
      [open("/dev/null", O_RDONLY | O_CLOEXEC)] + files.map { open($0, writing, 0o600) }
    defer { for descriptor in descriptors where descriptor >= 0 { close(descriptor) } }
    guard descriptors.allSatisfy({ $0 >= 0 }) else { return .notStarted(errno) }
    // The shell would only say it in words.
    guard access(executable, X_OK) == 0 else { return .notStarted(errno) }
    let child: ChildProcess
    let guardian: Guardian
    do {
      guardian = try Guardian()
      child = try ChildProcess(
        executable: "/bin/sh", arguments: ["-c", Guardian.script, "sh", executable] + arguments,
        environment: ProcessInfo.processInfo.environment.filter { !removing.contains($0.key) },
        descriptors: [
          descriptors[0], terminal?.programSide ?? descriptors[1], descriptors[2], guardian.reading,
        ])
    } catch {
      return .notStarted((error as? SpawnError)?.code ?? EINVAL)
    }
    defer { guardian.dismiss() }
    let deadline = timeLimit.map { ContinuousClock.now + .seconds($0) }
    var told = ContinuousClock.now
    defer { terminal?.read() }
    while true {
      terminal?.read()
      switch child.ended() {
      case .exited(let code): return .exited(code)
      case .signalled(let signal): return .exited(128 + signal)
      case nil: break
      }
      if let deadline, ContinuousClock.now >= deadline {
        child.kill()
        return .timedOut
      }
      if let meanwhile, ContinuousClock.now - told >= .seconds(1) {
        told = .now
        meanwhile((try? String(contentsOfFile: files[1], encoding: .utf8)) ?? "")
      }
      if let interrupted, interrupted() {
        child.interrupt(patience: Self.patience) { terminal?.read() }
        return .exited(128 + SIGINT)
      }
      usleep(10_000)
    }
  }
}
