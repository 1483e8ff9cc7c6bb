import Datasets
import Foundation
import LabKit
import NumericsEngine
import Plotting
import TensorGraph

extension Stage {
  /// A whole trial: ``picture`` as the network sees it, and what the kept network says to it.
  ///
  /// ```
  /// shareᵢ = e^(zᵢ − max z) / Σⱼ e^(zⱼ − max z)      z: the logits of the ten classes
  /// ```
  ///
  /// - Parameters:
  ///   - classifier: the student's network, built as it was for the training.
  ///   - session: that of its graph; gets the kept variables.
  ///   - name: what the network was kept as: "lab13".
  /// - Throws: ``KeptNetworkError``, ``TrialError``.
  func answer(
    by classifier: DigitClassifier, in session: Session<Float>, keptAs name: String
  ) throws {
    let side = Digits.side
    guard let picture, picture.count == side * side else { throw TrialError.noPicture }
    let training = try restore(name, into: session)
    try figure(
      .images(
        slug: "\(name)-picture", title: "What the network sees: \(side) × \(side) greys",
        panels: [.init("", rows: side, columns: side, pixels: picture)]))
    let row = NDArray(shape: [1, side * side], elements: picture.map(Float.init))
    let scores = try session.run(
      classifier.logits, feeding: [classifier.images: classifier.arranged(row)])
    guard scores.shape == [1, 10], scores.elements.allSatisfy(\.isFinite) else {
      throw TrialError.unusableScores(
        shape: scores.shape, areFinite: scores.elements.allSatisfy(\.isFinite))
    }
    let answer = Answer(scores: scores.elements.map(Double.init))
    try figure(
      .bars(
        slug: "\(name)-answer", title: "How sure the network is of each digit",
        categories: answer.shares.indices.map(String.init),
        axis: .init("share (%)", range: 0...100),
        series: [.init(values: answer.shares.map { (1000 * $0).rounded() / 10 })]))
    try text(answer.words)
    try text("The network's training: \(training).")
  }
}

/// What a network says to one picture.
struct Answer {
  /// Of each digit, 1 in all: `[10]`.
  let shares: [Double]

  /// Below this share of the first an answer is called unsure.
  static let sureFrom = 0.8

  /// - Parameter scores: one for each digit, finite: `[10]`.
  init(scores: [Double]) {
    let largest = scores.max() ?? 0
    let powers = scores.map { exp($0 - largest) }
    let sum = powers.reduce(0, +)
    shares = powers.map { $0 / sum }
  }

  var words: String {
    let order = shares.indices.sorted { (shares[$1], $0) < (shares[$0], $1) }
    func share(_ digit: Int) -> String {
      shares[digit] > 0.999 ? "more than 99.9 %" : "\((100 * shares[digit]).fixed(1)) %"
    }
    let next =
      shares[order[1]] < 0.001 ? "" : "; next comes \(order[1]) with \(share(order[1]))"
    let answer = "It reads *\(order[0])*, with \(share(order[0]))\(next). "
    guard shares[order[0]] < Self.sureFrom else {
      return answer
        + "A share near 100 % does not mean that it must be right: it has never seen anything but digits."
    }
    return answer
      + "So it is *not sure*: take this as a guess. It has to name one of the ten, even where a picture "
      + "shows none of them."
  }
}

/// Why a network has nothing to say to a picture.
enum TrialError: Error, Equatable, CustomStringConvertible {
  case noPicture
  case unusableScores(shape: [Int], areFinite: Bool)

  var description: String {
    switch self {
    case .noPicture: "a trial needs a picture; `swift run lab try FILE` gives it one"
    case .unusableScores(let shape, areFinite: true):
      "your network's logits for one picture should have shape [1, 10], but have \(shape)"
    case .unusableScores(_, areFinite: false):
      "your network's logits are not all finite numbers; train it anew with a smaller learning rate"
    }
  }
}
