import Lessons
import Testing

@testable import lab

@Suite struct ProgressBarTests {
  private func text(_ done: Int, of total: Int, after seconds: Double) -> String {
    ProgressBar.text(TaskProgress("digits", done: done, total: total), elapsed: seconds)
  }

  @Test func barShareTaskAndTimeLeft() {
    #expect(text(3, of: 10, after: 6) == "██████░░░░░░░░░░░░░░ 30 %  digits, 14 s left")
    #expect(text(999, of: 1000, after: 2) == "███████████████████░ 99 %  digits, 1 s left")
  }

  /// A training that goes on was fast only before: what it takes now is what counts.
  @Test func whatWasDoneBeforeTookNoTime() {
    let progress = TaskProgress("digits", done: 60, total: 100)
    #expect(
      ProgressBar.text(progress, since: 50, elapsed: 5)
        == "████████████░░░░░░░░ 60 %  digits, 20 s left")
    #expect(
      ProgressBar.text(progress, since: 60, elapsed: 5) == "████████████░░░░░░░░ 60 %  digits")
    #expect(text(1, of: 100, after: 1.5) == "░░░░░░░░░░░░░░░░░░░░ 1 %  digits, 3 min left")
  }

  /// How to stop a training is said only where it can be.
  @Test func aTrainingSaysItsLoss() {
    let training = TaskProgress("the flower", done: 3, total: 10, training: "loss 0.5")
    let bar = "███░░░░░░░ 30 %  the flower, loss 0.5, 14 s left"
    #expect(ProgressBar.text(training, elapsed: 6) == bar)
    #expect(ProgressBar.text(training, elapsed: 6, pausable: true) == bar + "; p pauses")
  }

  /// Nothing done yet tells nothing about the time, and odd numbers do no harm.
  @Test func edges() {
    #expect(text(0, of: 10, after: 3) == "░░░░░░░░░░░░░░░░░░░░ 0 %  digits")
    #expect(text(0, of: 0, after: 3) == "░░░░░░░░░░░░░░░░░░░░ 0 %  digits")
    #expect(text(-4, of: 10, after: 3) == "░░░░░░░░░░░░░░░░░░░░ 0 %  digits")
    #expect(text(20, of: 10, after: 3) == "████████████████████ 100 %  digits, 0 s left")
  }
}
