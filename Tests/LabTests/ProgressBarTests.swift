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

  /// Nothing done yet tells nothing about the time, and odd numbers do no harm.
  @Test func edges() {
    #expect(text(0, of: 10, after: 3) == "░░░░░░░░░░░░░░░░░░░░ 0 %  digits")
    #expect(text(0, of: 0, after: 3) == "░░░░░░░░░░░░░░░░░░░░ 0 %  digits")
    #expect(text(-4, of: 10, after: 3) == "░░░░░░░░░░░░░░░░░░░░ 0 %  digits")
    #expect(text(20, of: 10, after: 3) == "████████████████████ 100 %  digits, 0 s left")
  }
}
