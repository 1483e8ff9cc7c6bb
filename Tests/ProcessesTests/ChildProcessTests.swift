import Foundation
import Testing

@testable import Processes

@Suite(.serialized) struct ChildProcessTests {
  private func start(_ script: String, descriptors: [Int32]? = nil) throws -> ChildProcess {
    let null = open("/dev/null", O_RDWR | O_CLOEXEC)
    defer { close(null) }
    return try ChildProcess(
      executable: "/bin/sh", arguments: ["-c", script], environment: ["MARK": "lab-test"],
      descriptors: descriptors ?? [null, null, null])
  }

  private func wait(for child: ChildProcess) -> ChildProcess.Ending? {
    for _ in 0..<500 {
      if let ending = child.ended() { return ending }
      usleep(10_000)
    }
    return nil
  }

  @Test func exitCodesAndSignals() throws {
    #expect(wait(for: try start("exit 7")) == .exited(7))
    #expect(wait(for: try start("kill -15 $$")) == .signalled(SIGTERM))
  }

  /// A thread of a pool blocks signals; a child must not inherit that.
  @Test func signalsAreNotBlocked() async throws {
    let ending = await withCheckedContinuation { continuation in
      DispatchQueue.global().async {
        continuation.resume(returning: (try? start("kill -2 $$; exit 0")).flatMap { wait(for: $0) })
      }
    }
    #expect(ending == .signalled(SIGINT))
  }

  @Test func residentMemoryIsThatOfTheProcess() throws {
    let child = try start("sleep 300")
    usleep(100_000)
    #expect((10_000...100_000_000).contains(child.residentMemory))
    child.kill()
    #expect(child.residentMemory == 0)
  }

  @Test func aMissingProgramIsAnError() {
    #expect(throws: SpawnError(call: "/nowhere", code: ENOENT)) {
      try ChildProcess(executable: "/nowhere", environment: [:], descriptors: [])
    }
  }

  @Test func theGroupIsKilledTogether() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
    let child = try start("(sleep 1; touch \(file)) & sleep 300")
    usleep(100_000)
    #expect(child.kill() == .signalled(SIGKILL))
    usleep(1_300_000)
    #expect(!FileManager.default.fileExists(atPath: file))
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/proc/self/environ"), "needs /proc"))
  func straysAreFoundByTheirMark() throws {
    let mark = "LAB_TEST_MARK=\(UUID().uuidString)"
    let parts = mark.split(separator: "=").map(String.init)
    let child = try ChildProcess(
      executable: "/bin/sh", arguments: ["-c", "exec sleep 300"],
      environment: [parts[0]: parts[1]], descriptors: [])
    usleep(200_000)
    #expect(child.ended() == nil)
    StrayProcesses.killAll(marked: mark)
    #expect(wait(for: child) == .signalled(SIGKILL))
  }
}

@Suite struct CommandTests {
  private func sh(_ script: String) -> Command {
    Command(executable: "/bin/sh", arguments: ["-c", script])
  }

  @Test func outputAndErrorsAreKeptApart() throws {
    let result = try sh("echo out; echo ' err ' >&2; exit 3").run()
    #expect(result.ending == .exited(3))
    #expect(result.outputText == "out\n")
    #expect(result.errorText == "err")
    #expect(!result.isSuccess)
  }

  @Test func muchOutputDoesNotBlock() throws {
    let result = try sh("head -c 3000000 /dev/zero | tee /dev/stderr").run(timeLimit: 20)
    #expect(result.output.count == 3_000_000)
    #expect(result.errors.count == 3_000_000)
  }

  @Test func timeIsLimited() throws {
    let start = ContinuousClock.now
    #expect(try sh("sleep 60 & sleep 60").run(timeLimit: 0.2).ending == .timedOut)
    #expect(ContinuousClock.now - start < .seconds(10))
  }

  /// A program that cleans up after Ctrl-C can, and so can its children.
  @Test func anInterruptedProgramMayCleanUp() throws {
    let script = "trap 'echo cleaned; exit 3' INT; sleep 300 & wait"
    let start = ContinuousClock.now
    let result = try sh(script).run(interrupted: { ContinuousClock.now - start > .seconds(1) })
    #expect(result.ending == .exited(128 + SIGINT))
    #expect(result.outputText == "cleaned\n")
    #expect(try sh("exit 3").run(interrupted: { false }).ending == .exited(3))
  }

  @Test func whoDoesNotMindCtrlCIsKilled() throws {
    let start = ContinuousClock.now
    let result = try sh("trap '' INT; sleep 300").run(
      interrupted: { ContinuousClock.now - start > .seconds(1) })
    #expect(result.ending == .exited(128 + SIGINT))
    #expect((.seconds(5)...(.seconds(30))).contains(ContinuousClock.now - start))
  }

  @Test func aTerminalIsSeenWhereOneIsAskedFor() throws {
    let script = "test -t 1 && echo yes || echo no; echo err >&2"
    let on = try sh(script).run(onTerminal: true)
    #expect(on.outputText == "yes\r\n")
    #expect(on.errorText == "err")
    #expect(try sh(script).run().outputText == "no\n")
    let much = try sh("head -c 300000 /dev/zero | tr '\\0' x").run(onTerminal: true)
    #expect(much.output.count == 300_000)
  }

  @Test func programsAreFoundInThePath() throws {
    #expect(try Command("sh", ["-c", "exit 0"])?.run().isSuccess == true)
    #expect(Command("no-such-program-anywhere", []) == nil)
  }

  @Test func namesAreTakenOutOfTheEnvironment() throws {
    #expect(try sh("echo \"[$PATH]\"").run(removing: ["PATH"]).outputText != "")
    #expect(try sh("echo \"[$HOME]\"").run(removing: ["HOME"]).outputText == "[]\n")
  }
}
