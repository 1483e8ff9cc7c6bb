import Foundation
import Lessons

/// The bar of a computation that takes its time: drawn over itself, wiped away at the end.
///
/// Nothing is shown during the first second, and never where the output is no terminal.
final class ProgressBar {
  private let screen: Screen
  private var task = ""
  private var start = ContinuousClock.now
  /// How much was done when the bar began; a training that goes on begins in the middle.
  private var doneBefore = 0

  init(screen: Screen) {
    self.screen = screen
  }

  /// Wipes the bar away before something else is shown.
  func wipe() { screen.show(note: "") }

  /// Leaves out time in which nobody computed.
  func skip(_ time: Duration) { start += time }

  /// - Parameter pausable: whether somebody at the keyboard could stop it.
  func show(_ progress: TaskProgress, pausable: Bool) {
    if progress.task != task || progress.done == 0 {
      task = progress.task
      start = .now
      doneBefore = progress.done
    }
    guard progress.done < progress.total else {
      wipe()
      return
    }
    let elapsed = start.duration(to: .now)
    if elapsed > .seconds(1) {
      screen.show(
        note: Self.text(
          progress, since: doneBefore, elapsed: elapsed / .seconds(1), pausable: pausable))
    }
  }

  /// `██████░░░░░░░░░░░░░░ 30 %  task, 12 s left`; a training says its loss too, and how to stop it.
  ///
  /// - Parameters:
  ///   - doneBefore: how much was done when the time began to run.
  static func text(
    _ progress: TaskProgress, since doneBefore: Int = 0, elapsed seconds: Double,
    pausable: Bool = false
  ) -> String {
    let share = min(max(Double(progress.done) / Double(max(progress.total, 1)), 0), 1)
    // A training has more to say in the same line.
    let cells = progress.training == nil ? 20 : 10
    let full = Int(share * Double(cells))
    let bar = String(repeating: "█", count: full) + String(repeating: "░", count: cells - full)
    let done = progress.done - doneBefore
    let rest = max(progress.total - progress.done, 0)
    let left =
      done > 0 ? ", " + Self.words(seconds: seconds / Double(done) * Double(rest)) + " left" : ""
    let task = "\(bar) \(Int(share * 100)) %  \(progress.task)"
    guard let training = progress.training else { return task + left }
    return "\(task), \(training)\(left)\(pausable ? "; p pauses" : "")"
  }

  private static func words(seconds: Double) -> String {
    let whole = Int(min(seconds, 1e9).rounded(.up))
    return whole < 120 ? "\(whole) s" : "\((whole + 59) / 60) min"
  }
}
