import Datasets
import NumericsEngine

/// The digits a lesson learns from: MNIST where it is, otherwise the course's own drawings.
struct DigitSource {
  let training: Digits
  let test: Digits
  /// Whether they are the images of MNIST.
  let isReal: Bool
  /// Which digits they are, in words that differ for other digits.
  let identity: String

  /// - Parameters:
  ///   - training: how many are drawn to learn from, where MNIST is not.
  ///   - test: how many are drawn to judge by.
  ///   - seed: that of the drawings.
  /// - Throws: `IDXError` for files of MNIST that are damaged.
  static func load(training: Int, test: Int, seed: UInt32) throws -> DigitSource {
    if let mnist = MNIST.locate() {
      let (learned, asked) = (try mnist.training(), try mnist.test())
      return DigitSource(
        training: learned, test: asked, isReal: true,
        identity: "MNIST, \(learned.count.grouped) and \(asked.count.grouped) images")
    }
    var generator = RandomGenerator(seed: seed)
    return DigitSource(
      training: Digits(generating: training, using: &generator),
      test: Digits(generating: test, using: &generator), isReal: false,
      identity: "\(training.grouped) and \(test.grouped) drawn digits, seed \(seed)")
  }

  /// Which digits these are, for the reader.
  var introduction: String {
    isReal
      ? """
      These are the digits of *MNIST*: \(training.count.grouped) images to learn from and \
      \(test.count.grouped) to be judged by, written by employees of the American census bureau and \
      by school pupils (LeCun, Bottou, Bengio and Haffner, *Proceedings of the IEEE* 86, 1998, \
      section III.A). Each has 28 × 28 greys between 0 and 1.
      """
      : """
      The real images, MNIST, are not on this machine; `swift run lab data mnist` fetches them. \
      Until then the course draws digits of its own, \(training.count.grouped) to learn from and \
      \(test.count.grouped) to be judged by. They look like handwriting and have its format, 28 × 28 \
      greys between 0 and 1, and they are about as hard to read.
      """
  }
}

extension Digits {
  /// The digits as numbers 0…9.
  var classes: [Int] { labels.map(Int.init) }

  /// One row for each digit, 1 at its class and 0 elsewhere: `[count, 10]`.
  var oneHot: NDArray<Float> {
    var elements = [Float](repeating: 0, count: count * 10)
    for (row, label) in labels.enumerated() { elements[row * 10 + Int(label)] = 1 }
    return NDArray(shape: [count, 10], elements: elements)
  }
}
