import Foundation
import NumericsEngine
import Testing

@testable import Lessons

@Suite struct DigitJudgementTests {
  /// Scores of ln 11 and 0: the shares are 11/20 and 1/20.
  private func judgement(answers: [Int], truth: [Int]) -> DigitJudgement {
    var logits = NDArray<Double>.zeros([answers.count, 10])
    for (row, answer) in answers.enumerated() { logits[row, answer] = log(11) }
    return DigitJudgement(logits, truth)
  }

  @Test func numbersByHand() {
    let judged = judgement(answers: [3, 3, 3], truth: [3, 8, 3])
    #expect(judged.guesses == [3, 3, 3])
    #expect(judged.wrong == [1])
    #expect(judged.accuracy == 2.0 / 3)
    #expect(abs(judged.standardError - (2.0 / 27).squareRoot()) < 1e-15)
    #expect(abs(judged.loss + (2 * log(0.55) + log(0.05)) / 3) < 1e-14)
    #expect(judged.confusions.enumerated().filter { $0.element > 0 }.map(\.offset) == [83])
    #expect(judged.recall(3) == 1)
    #expect(judged.recall(8) == 0)
    #expect(judged.worstPair == "The most frequent mistake is an 8 taken for a 3, once.")
  }

  /// Mistakes that are equally frequent are not told as if one stood out.
  @Test func worstPairs() {
    #expect(judgement(answers: [1], truth: [1]).worstPair == "There is no wrong answer.")
    #expect(
      judgement(answers: [7, 7, 9, 9], truth: [1, 1, 4, 4]).worstPair
        == "The most frequent mistakes are a 1 taken for a 7 and a 4 taken for a 9, 2 times each.")
    #expect(
      judgement(answers: [7, 9, 5, 0], truth: [1, 4, 3, 6]).worstPair
        .hasPrefix("No mistake stands out: 4 pairs occur once each"))
  }
}
