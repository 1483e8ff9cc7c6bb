import Foundation
import Plotting
import Testing

extension GnuplotSuite {
  @Suite struct FailureTests {
    let folder: Folder

    init() throws { folder = try Folder() }

    private func draw(_ program: String, timeLimit: Double = 10, to name: String = "a.svg") throws {
      let renderer = FigureRenderer(gnuplot: try folder.program(program), timeLimit: timeLimit)
      try renderer.svg(Samples.histogram, to: folder.path(name))
    }

    @Test func missing() throws {
      #expect(throws: PlottingError.gnuplotMissing) {
        try FigureRenderer(gnuplot: "/nowhere/gnuplot").svg(Samples.curves, to: folder.path("a"))
      }
      #expect(
        PlottingError.gnuplotMissing.description == """
          gnuplot was not found; it draws the SVG and PNG figures. To install it:
            Debian, Ubuntu:  sudo apt install gnuplot-nox
            macOS:           brew install gnuplot
          """)
    }

    @Test func failureCarriesStatusAndErrors() throws {
      #expect(throws: PlottingError.gnuplotFailed(status: 3, stderr: "no such terminal")) {
        try draw("echo picture; echo 'no such terminal' >&2; exit 3")
      }
      #expect(folder.contents == ["fake-gnuplot"])
    }

    @Test func aSignalIsAFailure() throws {
      #expect(throws: PlottingError.gnuplotFailed(status: 128 + 9, stderr: "")) {
        try draw("kill -9 $$")
      }
    }

    @Test func nothingDrawnIsAFailure() throws {
      #expect(throws: PlottingError.gnuplotFailed(status: 0, stderr: "")) { try draw("exit 0") }
    }

    @Test func aHangingProgramIsKilledWithItsChildren() throws {
      let clock = ContinuousClock()
      let start = clock.now
      #expect(throws: PlottingError.timedOut(seconds: 0.3)) {
        try draw("(sleep 1; echo alive >'\(folder.path("alive"))') & sleep 60", timeLimit: 0.3)
      }
      #expect(clock.now - start < .seconds(5))
      Thread.sleep(forTimeInterval: 1.2)
      #expect(folder.contents == ["fake-gnuplot"])
    }

    @Test func loudProgramsDoNotBlock() throws {
      #expect(throws: PlottingError.self) {
        try draw("head -c 300000 /dev/zero | tr '\\0' x | tee /dev/stderr; exit 1")
      }
    }

    @Test func unwritablePlacesAreNamed() throws {
      let error = #expect(throws: PlottingError.self) {
        try draw("echo picture", to: "missing/a.svg")
      }
      guard case .cannotWrite(let path, let reason) = error else {
        Issue.record("got \(String(describing: error))")
        return
      }
      #expect(path == folder.path("missing/a.svg"))
      #expect(!reason.isEmpty)
    }

    @Test func aFailureLeavesTheOldFile() throws {
      try draw("echo first")
      #expect(throws: PlottingError.self) { try draw("echo second; exit 1") }
      #expect(try String(contentsOfFile: folder.path("a.svg"), encoding: .utf8) == "first\n")
    }

    @Test(.enabled(if: FileManager.default.fileExists(atPath: "/proc/self/fd"), "needs /proc"))
    func noDescriptorIsInheritedOrLeaked() throws {
      let pipe = Pipe()
      defer { try? pipe.fileHandleForReading.close() }
      #expect(fcntl(pipe.fileHandleForWriting.fileDescriptor, F_SETFD, 0) == 0)
      try draw("ls -l /proc/$$/fd")
      let inherited = try String(contentsOfFile: folder.path("a.svg"), encoding: .utf8)
      #expect(inherited.contains("/dev/null"))
      #expect(!inherited.contains("pipe:"))

      func openCount() throws -> Int {
        try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count
      }
      let before = try openCount()
      for _ in 0..<40 { try draw("echo picture") }
      #expect(try openCount() < before + 20)
    }
  }
}
