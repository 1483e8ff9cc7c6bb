import Foundation
import LabKit
import Processes
import TestSupport
import Testing

@testable import Grading

/// Whatever a student's code does, there is a verdict, and nothing is left behind.
extension PlantedSuite {
  @Suite struct HostileCodeTests {
    struct Expected: CustomTestStringConvertible, Sendable {
      let id: String
      let verdict: Verdict
      var seconds = 5.0
      /// Part of what the student reads.
      var says = ""
      /// The crash is located in the planted file.
      var located = false

      var testDescription: String { id }
    }

    @Test(
      .timeLimit(.minutes(1)),
      arguments: [
        Expected(id: "right", verdict: .passed),
        Expected(id: "wrong", verdict: .wrong, says: "off by: 1; allowed 1e-12"),
        Expected(id: "stub", verdict: .notAttempted),
        Expected(id: "stubBehindGuard", verdict: .threw, says: "Unsolved"),
        Expected(id: "throwing", verdict: .threw, says: "x was 2.0"),
        Expected(
          id: "throwingLabError", verdict: .threw, says: "got: the error LabError.emptyInput"),
        Expected(
          id: "callingAnother", verdict: .threw,
          says: "it calls exercise stub, which is not written"),
        Expected(id: "escapeSequences", verdict: .threw, says: "·[31mred··"),
        Expected(id: "hugeMessage", verdict: .threw, says: "word word"),
        Expected(id: "pretending", verdict: .crashed, says: "crashed: ended by signal 9"),
        Expected(id: "engineMistake", verdict: .crashed, says: "do: ", located: true),
        Expected(
          id: "mutualRecursion", verdict: .crashed, says: "endless recursion", located: true),
        Expected(
          id: "index", verdict: .crashed, says: "crashed: Index out of range", located: true),
        Expected(
          id: "slowReport", verdict: .crashed, seconds: 0.3, says: "crashed: Index out of range",
          located: true),
        Expected(
          id: "unwrap", verdict: .crashed,
          says: "crashed: Unexpectedly found nil while unwrapping an Optional value", located: true),
        Expected(
          id: "overflow", verdict: .crashed, says: "crashed: arithmetic overflow", located: true),
        Expected(
          id: "precondition", verdict: .crashed, says: "x must be negative", located: true),
        Expected(
          id: "endlessLoop", verdict: .overTime, seconds: 0.3, says: "no answer within 0.3 s"),
        Expected(
          id: "endlessRecursion", verdict: .crashed, says: "endless recursion", located: true),
        Expected(id: "hugeAllocation", verdict: .overMemory, says: "more than 2 GB of memory"),
        Expected(
          id: "growing", verdict: .overMemory, seconds: 30, says: "more than 2 GB of memory"),
        Expected(id: "exit", verdict: .noAnswer, says: "exit code 0"),
        Expected(id: "abort", verdict: .crashed, says: "abort() was called"),
        Expected(id: "killed", verdict: .crashed, says: "signal 15"),
        Expected(id: "flood", verdict: .passed, seconds: 20),
        Expected(
          id: "floodThenCrashing", verdict: .crashed, says: "Index out of range", located: true),
        Expected(id: "endlessFlood", verdict: .overTime, seconds: 0.5),
        Expected(id: "notANumber", verdict: .wrong, says: "got: nan"),
        Expected(id: "wrongType", verdict: .wrong, says: "got: a text"),
        Expected(id: "shortList", verdict: .wrong, says: "got: a list"),
        Expected(id: "impossibleShape", verdict: .noAnswer, says: "not an answer"),
        Expected(id: "closingDescriptors", verdict: .noAnswer, says: "connection"),
        Expected(id: "garbage", verdict: .noAnswer, says: "not an answer"),
        Expected(id: "garbageAndSilence", verdict: .noAnswer, says: "not an answer"),
        Expected(id: "answeringTwice", verdict: .noAnswer, says: "not an answer"),
        Expected(id: "leavingAChild", verdict: .passed),
        Expected(id: "leavingADaemon", verdict: .passed),
        Expected(id: "leavingAThread", verdict: .passed),
        Expected(id: "crashingLater", verdict: .crashed, says: "Index out of range", located: true),
        Expected(id: "ignoringSignals", verdict: .overTime, seconds: 0.3),
        Expected(id: "nowhere", verdict: .noAnswer, says: "there is no exercise nowhere here"),
      ])
    func hasItsVerdict(expected: Expected) throws {
      let report = Planted.grade(expected.id, seconds: expected.seconds)
      #expect(report.verdict == expected.verdict)
      #expect(report.checks.count == Planted.doubling.count)
      let said = (report.firstFailure?.explanation(of: report.exercise) ?? [])
        .map { "\($0.label): \($0.text)" }.joined(separator: "\n")
      #expect(expected.says.isEmpty || said.contains(expected.says))
      #expect(said.utf8.count < 2000)
      #expect((said + report.printed.lines.joined()).allSatisfy { !$0.isEscape })
      let location = report.checks.compactMap(\.crashLocation).first
      #expect((location?.file == "PlantedRunner/PlantedLab.swift") == expected.located)

      // The next exercise has its verdict all the same, and nothing of this one still runs.
      #expect(Planted.grade("right").verdict == .passed)
      #expect(try processes(matching: "planted-runner").isEmpty)
      #expect(try processes(matching: "sleep\u{0}3847").isEmpty)
    }

    @Test func aCrashCostsOnlyItsOwnCase() {
      let cases = [5.0, 1, -1].map { x in
        ReferenceCase(
          name: "", arguments: [.double(x)], expected: .value(.double(x)), weight: 1, tolerance: nil
        )
      }
      let report = Planted.grade("index", cases: cases)
      #expect(report.checks.map(\.passed) == [false, false, true])
      #expect(report.points == 3)
      let line = report.crashLocation?.line.flatMap { source(line: $0) }
      #expect(line?.contains("values[values.count + Int(x)]") == true)
    }

    /// The compiler gives some traps no line; then the function is named.
    @Test func withoutALineTheFunctionIsNamed() throws {
      let frames = """
        {"threads": [{"crashed": true, "frames": [
          {"description": "specialized Array.subscript.modify + 150"},
          {"description": "Lab03.mode(_:) + 12",
           "sourceLocation": {"file": "/a/Labs/Lab03.swift", "line": 0}},
          {"sourceLocation": {"file": "/a/Labs/Lab03.swift", "line": 7}}]}]}
        """
      let report = try JSONDecoder().decode(CrashReport.self, from: Data(frames.utf8))
      let location = try #require(report.location(inFolder: "Labs"))
      #expect("\(location)" == "Labs/Lab03.swift, in Lab03.mode(_:)")
    }

    @Test func afterTwoEndlessCallsTheRestIsNotAsked() {
      let report = Planted.grade("endlessLoop", seconds: 0.2)
      #expect(report.checks.map(\.verdict) == [.overTime, .overTime, .noAnswer])
      #expect(report.points == 0)
    }

    @Test func printedLinesAreKeptApartAndCapped() {
      #expect(Planted.grade("printing").printed.lines == ["x is 1.0", "x is 2.0", "x is 3.0"])
      // A crash loses nothing that was printed before it, and adds nothing of the runtime's.
      #expect(
        Planted.grade("printingThenCrashing").printed.lines
          == ["last words", "last words", "last words"])
      let flood = Planted.grade("flood", seconds: 20).printed
      #expect(flood.lines.first == "line 0 of a flood that nobody wants to read")
      #expect(flood.omittedBytes > 1_000_000)
    }

    @Test func descriptorsDoNotLeak() throws {
      _ = Planted.grade("right")
      let before = try openDescriptors()
      for id in ["right", "index", "endlessLoop", "exit", "closingDescriptors", "garbage"] {
        _ = Planted.grade(id, seconds: 0.2)
      }
      #expect(try openDescriptors() <= before)
    }

    @Test func aRunnerThatCannotStartIsSaid() {
      let grader = Grader(
        Implementation(folder: "Labs", runner: "/nowhere/labs-runner"),
        references: BuiltProducts.references)
      var failedStart: Outcome?
      let report = grader.grade(
        Planted.exercise("right"), against: Planted.reference("right"), failedStart: &failedStart)
      #expect(failedStart != nil)
      #expect(report.verdict == .noAnswer)
      let said = report.firstFailure?.explanation(of: report.exercise).last?.text
      #expect(
        said == "the runner could not be started: /nowhere/labs-runner: No such file or directory")
    }

    /// Killed at any moment, the grader takes its runners with it.
    @Test func runnersEndWithTheirGrader() throws {
      let pair = try DescriptorPair()
      let reply = try DescriptorPair()
      let null = open("/dev/null", O_RDWR)
      let child = try ChildProcess(
        executable: BuiltProducts.path("planted-runner"),
        environment: ProcessInfo.processInfo.environment
          .merging(["LAB_RUNNER_CHANNEL": "3,4"]) { $1 },
        descriptors: [null, null, null, pair.reading, reply.writing])
      for descriptor in [null, pair.reading, reply.writing] { close(descriptor) }
      let request = Request.call(exercise: "endlessLoop", arguments: [.double(1)])
      let bytes = try Frame(request: 1, value: request.wire).bytes()
      #expect(
        bytes.withUnsafeBytes { write(pair.writing, $0.baseAddress, $0.count) } == bytes.count)
      usleep(300_000)
      #expect(child.ended() == nil)
      // What the system does with the descriptors of a killed grader.
      close(pair.writing)
      close(reply.reading)
      var ending: ChildProcess.Ending?
      for _ in 0..<200 where ending == nil {
        usleep(10_000)
        ending = child.ended()
      }
      #expect(ending == .signalled(SIGKILL))
    }
  }
}

extension Character {
  fileprivate var isEscape: Bool {
    self != "\n" && unicodeScalars.contains { $0.value < 32 || (127..<160).contains($0.value) }
  }
}

private func processes(matching text: String) throws -> [String] {
  #if os(Linux)
    return try FileManager.default.contentsOfDirectory(atPath: "/proc").filter { entry in
      guard Int(entry) != nil,
        let command = try? Data(contentsOf: URL(filePath: "/proc/\(entry)/cmdline"))
      else { return false }
      return String(decoding: command, as: UTF8.self).contains(text)
    }
  #else
    return []
  #endif
}

private func openDescriptors() throws -> Int {
  (0..<Int32(512)).count { fcntl($0, F_GETFD) >= 0 }
}

/// A line of the planted file, counted from 1.
private func source(line: Int) -> String? {
  let file = BuiltProducts.root.appending(path: "Tests/Fixtures/PlantedRunner/PlantedLab.swift")
  let lines = (try? String(contentsOf: file, encoding: .utf8))?.components(separatedBy: "\n")
  return lines.flatMap { $0.indices.contains(line - 1) ? $0[line - 1] : nil }
}
