import Foundation

/// A gradient of the student's beside the slopes of the student's own loss, and beside the truth.
///
/// Slopes are central differences, (J(p + h) − J(p − h)) / 2h with h = 1e-5. Their error is about
/// h²/6 times the third derivative, below 1e-10 here, and that of rounding 2⁻⁵³·J/h, about 1e-11;
/// the gradients' norms are above 0.05. So 1e-7 leaves a factor of more than ten for both, and a
/// wrong gradient is off by far more.
struct GradientTrial {
  static let step = 1e-5
  static let bound = 1e-7

  /// What each number is the slope by: "W²[0, 1]".
  let names: [String]
  /// The student's gradient.
  let own: [Double]
  /// The slopes of the student's J.
  let measured: [Double]
  /// The slopes of J.
  let right: [Double]
  /// The student's J and J itself, at the parameters where they lie farthest apart.
  let loss: (own: Double, right: Double)

  /// Measures a loss along each of the parameters.
  ///
  /// - Parameter loss: J at a list of parameters: the student's, and the right one.
  init(
    names: [String], own: [Double], at point: [Double],
    moving indices: some Collection<Int>, loss: ([Double]) throws -> (own: Double, right: Double)
  ) rethrows {
    self.names = names
    self.own = own
    var farthest = try loss(point)
    func distance(_ pair: (own: Double, right: Double)) -> Double {
      let distance = (pair.own - pair.right).magnitude
      return distance.isNaN ? .infinity : distance
    }
    var slopes: [(own: Double, right: Double)] = []
    for index in indices {
      var (above, below) = (point, point)
      above[index] += Self.step
      below[index] -= Self.step
      let (high, low) = (try loss(above), try loss(below))
      for pair in [high, low] where distance(pair) > distance(farthest) { farthest = pair }
      slopes.append(
        (
          (high.own - low.own) / (2 * Self.step), (high.right - low.right) / (2 * Self.step)
        ))
    }
    measured = slopes.map(\.own)
    right = slopes.map(\.right)
    self.loss = farthest
  }

  /// What does not fit, in words; `nil` if gradient and loss are right.
  ///
  /// - Parameters:
  ///   - gradient: what the student's numbers are, "your gradient".
  ///   - source: where the student's J comes from, "10.4".
  ///   - cause: what is known of the reason, as a sentence.
  func objection(gradient: String, source: String, cause: String? = nil) -> String? {
    let lossIsRight = (loss.own - loss.right).magnitude <= 1e-9
    let gradientIsRight = Self.relativeError(own, right) <= Self.bound
    let fits = Self.relativeError(own, measured) <= Self.bound
    let (ownLoss, rightLoss) = texts(loss.own, loss.right)
    let losses = "J is \(ownLoss) where \(rightLoss) is right"
    let because = cause.map { ". \($0)" } ?? ""
    switch (lossIsRight, gradientIsRight, fits) {
    case (true, true, _): return nil
    case (true, false, _):
      return "your J (\(source)) is right, \(gradient) is not: \(firstWrong(beside: "J"))" + because
    case (false, true, true):
      return "\(gradient) is right, but not your J (\(source)): \(losses), and as far off elsewhere"
    case (false, true, false):
      return "\(gradient) is right; your J (\(source)) does not fit it: \(losses)"
    case (false, false, true):
      return "\(gradient) and your J (\(source)) fit each other, but J is not the one asked for: "
        + losses
    case (false, false, false):
      return "neither your J (\(source)) nor \(gradient) is right: \(losses); "
        + firstWrong(beside: "the right J") + because
    }
  }

  /// The first entry that is off by more than the whole gradient's tolerance, with both numbers.
  ///
  /// - Parameter loss: what the right slope is that of, "J".
  private func firstWrong(beside loss: String) -> String {
    let tolerance = Self.bound * (Self.norm(own) + Self.norm(right)) / Double(right.count)
    let index =
      right.indices.first { !((own[$0] - right[$0]).magnitude <= tolerance) } ?? right.startIndex
    let (ownText, rightText) = texts(own[index], right[index])
    return "by \(names[index]) it is \(ownText), the slope of \(loss) is \(rightText)"
      + (factor.map { " (\($0))" } ?? "")
  }

  /// The factor by which all entries are off, if it is the same for all of them.
  private var factor: String? {
    guard let largest = right.indices.max(by: { right[$0].magnitude < right[$1].magnitude }) else {
      return nil
    }
    let factor = own[largest] / right[largest]
    guard factor.isFinite, Self.relativeError(own, right.map { factor * $0 }) <= 1e-6 else {
      return nil
    }
    // What is off by less than the digits that are compared is not off by a factor.
    if (factor - 1).magnitude < 1e-4 { return nil }
    if factor.magnitude < 1e-9 { return "all of it is 0" }
    let clean = [-1.0, 1].flatMap { sign in
      (1...10).flatMap { [sign * Double($0), sign / Double($0)] }
    }
    guard let name = clean.first(where: { (factor / $0 - 1).magnitude < 1e-6 }) else {
      return "all of it is \(text(factor)) times the slope"
    }
    let whole = name.magnitude >= 1
    let size = whole ? "\(Int(name.magnitude))" : "1/\(Int((1 / name.magnitude).rounded()))"
    return "all of it is \(name < 0 ? "−" : "")\(size) times the slope"
  }

  private func text(_ number: Double, digits: Int = 6) -> String {
    number.formatted(
      .number.precision(.significantDigits(1...digits)).locale(Locale(identifier: "en_US_POSIX")))
  }

  /// Two numbers that differ, in as many digits as it takes to see it.
  private func texts(_ own: Double, _ right: Double) -> (own: String, right: String) {
    let digits = (6...17).first { text(own, digits: $0) != text(right, digits: $0) } ?? 6
    return (text(own, digits: digits), text(right, digits: digits))
  }

  /// ‖a − b‖ / (‖a‖ + ‖b‖); 0 if both are 0, and infinite for NaN.
  static func relativeError(_ first: [Double], _ second: [Double]) -> Double {
    let scale = norm(first) + norm(second)
    if scale == 0 { return 0 }
    let error = norm(zip(first, second).map { $0 - $1 }) / scale
    return error.isNaN ? .infinity : error
  }

  private static func norm(_ values: [Double]) -> Double {
    values.reduce(0) { $0 + $1 * $1 }.squareRoot()
  }
}
