import Foundation
import Testing

/// Kills a command at moments spread over the time it takes.
struct Killing {
  private static let environment = ProcessInfo.processInfo.environment
  /// `LAB_KILLING_SEED` repeats a run, as far as a machine repeats itself.
  static let seed =
    environment["LAB_KILLING_SEED"].flatMap(UInt64.init) ?? UInt64.random(in: 0..<1_000_000)
  /// `LAB_KILLING_TIMES` makes it so many times as many.
  static let times = environment["LAB_KILLING_TIMES"].flatMap(Int.init) ?? 1

  private var state: UInt64
  /// What was killed when, for the messages.
  private(set) var moment = ""

  /// - Parameter number: another one for each test, so that they differ.
  init(_ number: UInt64) { state = Self.seed &* 1000 &+ number }

  /// In 0 ..< 1 (SplitMix64: Steele, Lea, Flood, "Fast splittable pseudorandom number generators").
  private mutating func random() -> Double {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return Double((z ^ (z >> 31)) >> 11) / Double(1 << 53)
  }

  /// Starts a command and sends it a signal at a random moment of `seconds`.
  ///
  /// - Parameter meanwhile: done in between.
  /// - Returns: what it showed.
  mutating func kill(
    _ arguments: [String], in course: TemporaryCourse, over seconds: Double,
    by signal: Int32 = SIGKILL, meanwhile: (() throws -> Void)? = nil
  ) throws -> String {
    let started = try StartedLab(arguments, in: course)
    if let meanwhile {
      pause(upTo: seconds / 2)
      try meanwhile()
    }
    pause(upTo: meanwhile == nil ? seconds : seconds / 2)
    moment = "`lab \(arguments.joined(separator: " "))`, signal \(signal) \(moment)"
    started.send(signal)
    started.wait()
    return started.text
  }

  /// Waits for a random part of `seconds`.
  mutating func pause(upTo seconds: Double) {
    let delay = random() * seconds
    moment =
      "after \(Int(delay * 1000)) of \(Int(seconds * 1000)) ms; LAB_KILLING_SEED=\(Self.seed)"
    let deadline = ContinuousClock.now + .seconds(delay)
    while ContinuousClock.now < deadline { usleep(200) }
  }

  /// How long something takes, in seconds.
  static func duration(of body: () throws -> Void) rethrows -> Double {
    let duration = try ContinuousClock().measure(body)
    return Double(duration.components.attoseconds) / 1e18 + Double(duration.components.seconds)
  }
}
