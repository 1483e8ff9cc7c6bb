import Datasets
import NumericsEngine

/// What a network says to digits, judged.
struct DigitExamination {
  let digits: Digits
  /// A probability for each class: `[count, 10]`.
  let probabilities: NDArray<Double>
  let guesses: [Int]

  /// - Parameter logits: `[count, 10]`
  init(_ digits: Digits, logits: NDArray<Float>) {
    self.digits = digits
    probabilities = softmax(NDArray<Double>(logits), axis: 1)
    guesses = probabilities.argmax(axis: 1).elements
  }

  var accuracy: Double {
    Double(zip(guesses, digits.classes).count { $0 == $1 }) / Double(max(1, digits.count))
  }

  /// The mean cross-entropy.
  var loss: Double {
    let right = digits.classes.enumerated().map { row, digit in probabilities[row, digit] }
    return -log(NDArray(right)).mean()
  }

  /// The digits that were read wrongly, the surest of the wrong answers first.
  var mistakes: [Int] {
    zip(guesses, digits.classes).enumerated().filter { $0.element.0 != $0.element.1 }
      .map(\.offset)
      .sorted { probabilities[$0, guesses[$0]] > probabilities[$1, guesses[$1]] }
  }

  /// How often a digit was taken for another, row by row, the right answers left out: `[10 · 10]`.
  var confusions: [Double] {
    var counts = [Double](repeating: 0, count: 100)
    for (guess, digit) in zip(guesses, digits.classes) where guess != digit {
      counts[10 * digit + guess] += 1
    }
    return counts
  }
}
