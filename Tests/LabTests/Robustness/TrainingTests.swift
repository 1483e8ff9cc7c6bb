import Foundation
import LabKit
import Lessons
import Processes
import TensorGraph
import TestSupport
import Testing

/// A training that is killed leaves the network as it was last kept, or none.
@Suite(.serialized, .enabled(if: hasSolutions, "this copy of the course has no Solutions folder"))
struct TrainingTests {
  private let folder = FileManager.default.temporaryDirectory.appending(
    path: "lab-training-\(UUID().uuidString)")
  private static let steps = 40

  @Test func theKeptNetworkIsWhole() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let network = folder.appending(path: "lab13.safetensors")
    let seconds = try Killing.duration {
      let runner = try StartedRunner(networks: folder, pauseAt: Self.steps)
      #expect(runner.waitUntilPaused())
      runner.child.kill()
    }
    #expect(try Checkpoint(contentsOf: network.path).notes["code"] == "x")
    var killing = Killing(8)
    for index in 0..<(4 * Killing.times) {
      // From the start, or over the network of the time before.
      if index % 2 == 0 { try? FileManager.default.removeItem(at: network) }
      let runner = try StartedRunner(networks: folder, pauseAt: Self.steps, startsAnew: true)
      killing.pause(upTo: seconds * 1.2)
      runner.child.kill()
      guard FileManager.default.fileExists(atPath: network.path) else { continue }
      #expect(throws: Never.self, "\(killing.moment)") {
        try Checkpoint(contentsOf: network.path)
      }
      let next = try StartedRunner(networks: folder, pauseAt: Self.steps)
      #expect(next.waitUntilPaused())
      next.child.kill()
      #expect(next.text.contains("it goes on from step \(Self.steps)"), "\(killing.moment)")
    }
  }

  /// Where the network cannot be kept, the training goes on.
  @Test func aFullDiskEndsNoTraining() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    // A folder in the file's place can no more be replaced than a file on a full disk be written.
    let place = folder.appending(path: "lab13.safetensors/in the way")
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    let runner = try StartedRunner(networks: folder, pauseAt: 5)
    #expect(runner.waitUntilPaused())
    runner.child.kill()
  }
}

/// The reference implementations' runner at the milestone of Lab 13, without a grader.
private final class StartedRunner {
  let child: ChildProcess
  private let requests: Int32
  private let replies: Int32
  /// What the lesson said.
  private(set) var text = ""

  init(networks: URL, pauseAt: Int, startsAnew: Bool = false) throws {
    let (request, reply) = (try DescriptorPair(), try DescriptorPair())
    let null = open("/dev/null", O_RDWR | O_CLOEXEC)
    child = try ChildProcess(
      executable: BuiltProducts.path("solutions-runner"),
      environment: ProcessInfo.processInfo.environment.merging(
        ["LAB_RUNNER_CHANNEL": "3,4", "LAB_DATA": "/nowhere"]
      ) { $1 },
      descriptors: [null, null, null, request.reading, reply.writing])
    for descriptor in [null, request.reading, reply.writing] { close(descriptor) }
    (requests, replies) = (request.writing, reply.reading)
    let lesson = try #require(Lesson.lab(13))
    let inputs = StepInputs(
      pauseAt: pauseAt,
      networks: NetworkFolder(path: networks.path, code: "x", startsAnew: startsAnew))
    let step = Request.step(
      lab: 13, index: lesson.steps.firstIndex(where: \.trains), inputs: inputs)
    let bytes = try Frame(request: 1, value: step.wire).bytes()
    _ = bytes.withUnsafeBytes { write(requests, $0.baseAddress, $0.count) }
  }

  deinit {
    close(requests)
    close(replies)
  }

  /// - Returns: `false` if the runner ended before.
  func waitUntilPaused() -> Bool {
    var received: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(replies, &chunk, chunk.count)
      guard count > 0 else { return false }
      received += chunk[..<count]
      while let frame = try? Frame.take(from: &received), let reply = try? Reply(wire: frame.value)
      {
        if case .event(let json) = reply { text += json }
        if case .paused = reply { return true }
        if case .threw(_, let message) = reply { text += message }
      }
    }
  }
}
