import Foundation
import LabKit
import NumericsEngine

/// Implementations that do everything a student's code should not do.
///
/// Every exercise takes a number and should return twice that number.
struct PlantedLab: Lab {
  static var number: Int { 99 }

  var endpoints: [Endpoint] {
    [
      Endpoint("right") { (x: Double) in 2 * x },
      Endpoint("wrong") { (x: Double) in 2 * x + 1 },
      Endpoint("byHeart") { (x: Double) in [1: 2, 2: 4, 3: 6][x] ?? 0 },
      Endpoint("stub") { (_: Double) throws -> Double in throw Unsolved("stub") },
      Endpoint("stubBehindGuard") { (x: Double) throws -> Double in
        if x == 1 { return 2 }
        throw Unsolved("stubBehindGuard")
      },
      Endpoint("throwing") { (x: Double) throws -> Double in
        if x == 1 { return 2 }
        throw PlantedError(detail: "x was \(x)")
      },
      Endpoint("throwingLabError") { (_: Double) throws -> Double in throw LabError.emptyInput },
      Endpoint("callingAnother") { (_: Double) throws -> Double in throw Unsolved("stub") },
      Endpoint("escapeSequences") { (_: Double) throws -> Double in
        print("\u{1B}[2Jprinted\u{9B}31m")
        throw PlantedError(detail: "\u{1B}[31mred\u{7}\u{202E}")
      },
      Endpoint("hugeMessage") { (_: Double) throws -> Double in
        throw PlantedError(detail: String(repeating: "word ", count: 1_000_000))
      },
      Endpoint("pretending") { (x: Double) in
        print("Fatal error: only printed")
        FileHandle.standardError.write(Data("Fatal error: only written\n".utf8))
        kill(getpid(), SIGKILL)
        return x
      },
      Endpoint("engineMistake") { (x: Double) in
        NDArray<Double>([1, 2, 3]).reshaped(to: [2, 2])[0, 0] + x
      },
      Endpoint("mutualRecursion") { (x: Double) in Recursion.first(x) },
      Endpoint("index") { (x: Double) in index(x) },
      Endpoint("unwrap") { (x: Double) in unwrap(x) },
      Endpoint("overflow") { (x: Double) in overflow(x) },
      Endpoint("precondition") { (x: Double) in
        precondition(x < 0, "x must be negative")
        return x
      },
      Endpoint("endlessLoop") { (x: Double) in
        var y = x
        while y == x { y = x }
        return y
      },
      Endpoint("endlessRecursion") { (x: Double) in recursion(x) },
      Endpoint("hugeAllocation") { (x: Double) in
        Double([Double](repeating: x, count: 1 << 30).count)
      },
      Endpoint("growing") { (x: Double) -> Double in
        var values = [x]
        while true { values.append(contentsOf: values) }
      },
      Endpoint("exit") { (_: Double) -> Double in
        exit(0)
      },
      Endpoint("abort") { (_: Double) -> Double in abort() },
      Endpoint("killed") { (x: Double) in
        kill(getpid(), SIGTERM)
        sleep(5)
        return x
      },
      Endpoint("flood") { (x: Double) in
        for line in 0..<200_000 { print("line \(line) of a flood that nobody wants to read") }
        return 2 * x
      },
      Endpoint("endlessFlood") { (_: Double) -> Double in
        while true { print("again and again") }
      },
      Endpoint("printing") { (x: Double) in
        print("x is \(x)")
        return 2 * x
      },
      Endpoint("printingThenCrashing") { (x: Double) in
        print("last words")
        return index(x)
      },
      Endpoint("floodThenCrashing") { (x: Double) in
        for line in 0..<10_000 { print("line \(line)") }
        return index(x)
      },
      Endpoint("notANumber") { (_: Double) in Double.nan },
      Endpoint("wrongType") { (_: Double) in "two" },
      Endpoint("shortList") { (x: Double) in [x] },
      Endpoint("impossibleShape") { (_: Double) in ImpossibleShape() },
      Endpoint("closingDescriptors") { (x: Double) in
        for descriptor in 0..<Int32(256) { close(descriptor) }
        return 2 * x
      },
      Endpoint("garbage") { (x: Double) in
        garbage()
        return 2 * x
      },
      Endpoint("garbageAndSilence") { (x: Double) in
        garbage()
        sleep(60)
        return 2 * x
      },
      Endpoint("answeringTwice") { (x: Double) in
        let bytes = try Frame(request: 1, value: Reply.value(.double(2 * x)).wire).bytes()
        _ = bytes.withUnsafeBytes { write(4, $0.baseAddress, $0.count) }
        return 2 * x
      },
      Endpoint("leavingAChild") { (x: Double) in
        try start("sleep", "38471")
        return 2 * x
      },
      Endpoint("leavingADaemon") { (x: Double) in
        try start("setsid", "sleep", "38472")
        return 2 * x
      },
      Endpoint("leavingAThread") { (x: Double) in
        Thread.detachNewThread { while true { usleep(1000) } }
        return 2 * x
      },
      // As on a machine so busy that the report of a crash takes its time.
      Endpoint("slowReport") { (x: Double) -> Double in
        FileHandle.standardError.write(Data("\n*** Signal 4: Backtracing from 0x1...\n".utf8))
        Thread.sleep(forTimeInterval: 1)
        return [x][Int(x)]
      },
      Endpoint("waiting") { (x: Double) in
        Thread.sleep(forTimeInterval: x)
        return x
      },
      Endpoint("crashingLater") { (x: Double) in
        Thread.detachNewThread { _ = index(x) }
        sleep(5)
        return 2 * x
      },
      Endpoint("ignoringSignals") { (x: Double) in
        for number in [SIGTERM, SIGINT, SIGHUP, SIGXCPU] { signal(number, SIG_IGN) }
        while x == x {}
        return x
      },
    ]
  }
}

struct PlantedError: Error, CustomStringConvertible {
  let detail: String

  var description: String { detail }
}

/// A shape that does not hold its elements.
struct ImpossibleShape: WireEncodable {
  var wire: WireValue { .array(shape: [2, 2], elements: [1]) }
}

private func index(_ x: Double) -> Double {
  let values = [x]
  return values[values.count + Int(x)]
}

private func unwrap(_ x: Double) -> Double {
  Double("no number, \(x)")!
}

private func overflow(_ x: Double) -> Double {
  var large = Int.max - Int(x)
  for _ in 0..<3 { large += Int(x) }
  return Double(large)
}

private func recursion(_ x: Double) -> Double {
  x > 1e18 ? x : recursion(x + 1) + 1
}

private enum Recursion {
  static func first(_ x: Double) -> Double { second(x + 1) + 1 }
  static func second(_ x: Double) -> Double { third(x + 1) + 1 }
  static func third(_ x: Double) -> Double { x > 1e18 ? x : first(x + 1) + 1 }
}

private func garbage() {
  let bytes = [UInt8](repeating: 0xA7, count: 300)
  for descriptor in 0..<Int32(64) {
    _ = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
  }
}

private func start(_ command: String...) throws {
  let process = Process()
  process.executableURL = URL(filePath: "/usr/bin/env")
  process.arguments = command
  try process.run()
  // Give it the time to leave the group, if that is what it does.
  usleep(200_000)
}
