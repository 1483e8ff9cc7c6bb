import Datasets
import Foundation
import Testing

@testable import Fetching

@Suite(.timeLimit(.minutes(2))) struct FetcherTests {
  private let bench: Bench
  private let server: LocalServer
  private var url: String { server.url.absoluteString + "digits.gz" }

  init() throws {
    bench = try Bench()
    server = try LocalServer(["digits.gz": Bench.packed])
  }

  private func isFetched() -> Bool {
    bench.names == ["digits.gz"] && bench.bytes("digits.gz") == Bench.packed
  }

  @Test func aFileIsFetchedOnce() throws {
    #expect(try bench.fetch(server) == .fetched)
    #expect(isFetched())
    #expect(try bench.fetch(server) == .wasThere)
    #expect(server.ranges == [""])
  }

  @Test func theUnpackedFormWillDo() throws {
    try bench.write("digits", Bench.unpacked)
    #expect(try bench.fetch(server) == .wasThere)
    #expect(server.ranges == [])
  }

  @Test func aSlowServerIsWaitedFor() throws {
    // Two seconds in all, but never half of one without a byte.
    server.behave(.slowly(pause: 50_000))
    #expect(try bench.fetch(server, patience: 0.5) == .fetched)
    #expect(isFetched())
  }

  @Test(arguments: [0, 7_000])
  func aStalledServerIsGivenUp(after count: Int) throws {
    server.behave(.stall(after: count))
    let start = ContinuousClock.now
    let stalled = FetchError.stalled(url: url, seconds: 1, expected: 20_000, got: count)
    #expect(throws: FetchError.noMirrorLeft(name: "digits.gz", causes: [stalled])) {
      try bench.fetch(server, patience: 1)
    }
    #expect(ContinuousClock.now - start < .seconds(10))
    // Nothing is kept where nothing came.
    #expect(bench.names == (count > 0 ? ["digits.gz.part"] : []))
    #expect(bench.bytes("digits.gz.part") ?? [] == Array(Bench.packed.prefix(count)))
  }

  @Test func aServerThatNeverAnswersIsGivenUp() throws {
    server.behave(.silence)
    let stalled = FetchError.stalled(url: url, seconds: 1, expected: 20_000, got: 0)
    #expect(throws: FetchError.noMirrorLeft(name: "digits.gz", causes: [stalled])) {
      try bench.fetch(server, patience: 1)
    }
  }

  @Test func aBrokenDownloadIsContinued() throws {
    server.behave(.cut(after: 7_000))
    let cut = FetchError.cutOff(url: url, expected: 20_000, got: 7_000)
    #expect(throws: FetchError.noMirrorLeft(name: "digits.gz", causes: [cut])) {
      try bench.fetch(server)
    }
    #expect(bench.names == ["digits.gz.part"])
    server.behave(.whole)
    #expect(try bench.fetch(server) == .fetched)
    #expect(isFetched())
    #expect(server.ranges == ["", "bytes=7000-"])
  }

  @Test func theNextMirrorContinues() throws {
    let other = try LocalServer(["digits.gz": Bench.packed])
    server.behave(.cut(after: 7_000))
    #expect(try bench.fetch(server, other) == .fetched)
    #expect(isFetched())
    #expect(other.ranges == ["bytes=7000-"])
  }

  @Test func aServerThatIgnoresRangeStartsOver() throws {
    try bench.write("digits.gz.part", Array(Bench.packed.prefix(7_000)))
    server.behave(.ignoreRange)
    #expect(try bench.fetch(server) == .fetched)
    #expect(isFetched())
    #expect(server.ranges == ["bytes=7000-"])
  }

  /// A part of another file: of the right size in the end, but with wrong contents.
  @Test func aPartThatDoesNotFitStartsOver() throws {
    try bench.write("digits.gz.part", [UInt8](repeating: 1, count: 7_000))
    #expect(try bench.fetch(server) == .fetched)
    #expect(isFetched())
    #expect(server.ranges == ["bytes=7000-", ""])
  }

  @Test func aPartIsVerifiedThoughNothingIsMissing() throws {
    try bench.write("digits.gz.part", Bench.packed)
    #expect(try bench.fetch(server) == .fetched)
    #expect(server.ranges == [])
    #expect(isFetched())
    for count in [20_000, 20_001] {
      let bench = try Bench()
      try bench.write("digits.gz.part", [UInt8](repeating: 1, count: count))
      #expect(try bench.fetch(server) == .fetched)
      #expect(bench.names == ["digits.gz"] && bench.bytes("digits.gz") == Bench.packed)
    }
  }

  @Test func wrongBytesAreNeverUsed() throws {
    var changed = Bench.packed
    changed[12_345] ^= 1
    server.replace("digits.gz", with: changed)
    let wrong = FetchError.wrongContents(
      place: url, expected: Bench.file.packed.sha256, got: Bench.form("", changed).sha256)
    #expect(throws: FetchError.noMirrorLeft(name: "digits.gz", causes: [wrong])) {
      try bench.fetch(server)
    }
    #expect(bench.names == [])
    let other = try LocalServer(["digits.gz": Bench.packed])
    #expect(try bench.fetch(server, other) == .fetched)
    #expect(isFetched())
  }

  @Test(arguments: [19_999, 20_001, 0])
  func anotherSizeIsSeenBeforeTheBytes(count: Int) throws {
    server.replace("digits.gz", with: [UInt8](repeating: 1, count: count))
    let wrong = FetchError.wrongSize(url: url, expected: 20_000, got: count)
    #expect(throws: FetchError.noMirrorLeft(name: "digits.gz", causes: [wrong])) {
      try bench.fetch(server)
    }
    #expect(bench.bytes("digits.gz") == nil)
  }

  @Test func theServersFileChangedMeanwhile() throws {
    try bench.write("digits.gz.part", Array(Bench.packed.prefix(7_000)))
    server.replace("digits.gz", with: Bench.packed + [1])
    let wrong = FetchError.wrongSize(url: url, expected: 20_000, got: 20_001)
    #expect(throws: FetchError.noMirrorLeft(name: "digits.gz", causes: [wrong])) {
      try bench.fetch(server)
    }
    // First the rest, then all of it.
    #expect(server.ranges == ["bytes=7000-", ""])
  }

  @Test(arguments: [404, 403, 500])
  func otherAnswersAreNamed(code: Int) throws {
    server.behave(.status(code))
    let status = FetchError.status(url: url, code: code)
    #expect(throws: FetchError.noMirrorLeft(name: "digits.gz", causes: [status])) {
      try bench.fetch(server)
    }
    #expect(bench.bytes("digits.gz") == nil)
    let other = try LocalServer(["digits.gz": Bench.packed])
    #expect(try bench.fetch(server, other) == .fetched)
  }

  @Test func nobodyListens() throws {
    let nowhere = URL(string: "http://127.0.0.1:1/")!
    let error = #expect(throws: FetchError.self) {
      try Fetcher(into: bench.folder, patience: 10).fetch(Bench.file, from: [nowhere])
    }
    guard case .noMirrorLeft(_, let causes) = error, case .noAnswer(let url, _) = causes.first
    else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(url == "http://127.0.0.1:1/digits.gz")
  }

  @Test func damagedFilesAreSetAside() throws {
    try bench.write("digits.gz", [1, 2, 3])
    try bench.write("digits", [4])
    #expect(try bench.fetch(server) == .fetched)
    #expect(bench.names == ["digits.damaged", "digits.gz", "digits.gz.damaged"])
    #expect(bench.bytes("digits.gz") == Bench.packed)
  }

  /// Killed without warning in the middle of a download, and started again.
  @Test func aKilledDownloadIsContinued() async throws {
    server.behave(.slowly(pause: 20_000))
    let (folder, address) = (bench.folder, server.url.absoluteString)
    await #expect(processExitsWith: .signal(SIGKILL)) {
      [folder = folder as String, address = address as String] in
      let mirror = try #require(URL(string: address))
      _ = try Fetcher(into: folder).fetch(Bench.file, from: [mirror]) { count in
        if count > 5_000 { kill(getpid(), SIGKILL) }
      }
    }
    let kept = try #require(bench.bytes("digits.gz.part"))
    #expect((5_001..<20_000).contains(kept.count))
    #expect(kept == Array(Bench.packed.prefix(kept.count)))
    #expect(bench.names == ["digits.gz.part"])
    server.behave(.whole)
    #expect(try bench.fetch(server) == .fetched)
    #expect(isFetched())
    #expect(server.ranges == ["", "bytes=\(kept.count)-"])
  }

  @Test func aFolderThatMayNotBeWrittenIsNamed() throws {
    try bench.write("file", [])
    let error = #expect(throws: FetchError.self) {
      try Fetcher(into: bench.folder + "/file/deeper").fetch(Bench.file, from: [server.url])
    }
    guard case .cannotWrite(let path, _) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(path.hasSuffix("/file/deeper"))
    #expect(server.ranges == [])
  }

  #if os(Linux)
    @Test func aFullDiskIsNamed() throws {
      let part = bench.folder + "/digits.gz.part"
      try FileManager.default.createSymbolicLink(atPath: part, withDestinationPath: "/dev/full")
      let error = #expect(throws: FetchError.self) { try bench.fetch(server) }
      guard case .cannotWrite(let path, let reason) = error else {
        Issue.record("\(String(describing: error))")
        return
      }
      #expect(path == part)
      #expect(reason == "no space left on device" || reason == "invalid argument")
    }
  #endif

  @Test func progressGoesUpToTheEnd() throws {
    server.behave(.slowly(pause: 10_000))
    var counts: [Int] = []
    _ = try Fetcher(into: bench.folder).fetch(Bench.file, from: [server.url]) { counts.append($0) }
    #expect(counts == counts.sorted() && counts.last == 20_000 && counts.count > 3)
  }
}
