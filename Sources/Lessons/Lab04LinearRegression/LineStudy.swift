import Datasets
import LabKit
import NumericsEngine

/// Points and the mean squared error of all lines through them, for the steps of this lab.
///
/// The error is a parabola in the two knobs, and six means say all about it:
/// ```
/// E(w, b) = w²·mean(x²) + 2wb·mean(x) + b² − 2w·mean(xy) − 2b·mean(y) + mean(y²)
/// ```
/// so that a whole surface of errors costs no pass over the points.
struct LineStudy {
  let x: [Double]
  let y: [Double]
  private let xx: Double
  private let xy: Double
  private let yy: Double
  private let meanX: Double
  private let meanY: Double

  /// The line that the lab's points were drawn around.
  static let truth = LineModel(weight: 0.1, bias: 0.3)

  /// The lab's points: 100, noise 0.01.
  static let points = {
    var generator = RandomGenerator(seed: 4)
    return LineStudy(NoisyLine(count: 100, using: &generator))
  }()

  init(_ points: NoisyLine) {
    (x, y) = (points.x, points.y)
    let count = Double(points.x.count)
    func mean(_ first: [Double], _ second: [Double]) -> Double {
      zip(first, second).reduce(0) { $0 + $1.0 * $1.1 } / count
    }
    (xx, xy, yy) = (mean(x, x), mean(x, y), mean(y, y))
    (meanX, meanY) = (x.reduce(0, +) / count, y.reduce(0, +) / count)
  }

  func error(of line: LineModel) -> Double {
    let (w, b) = (line.weight, line.bias)
    return w * w * xx + 2 * w * b * meanX + b * b - 2 * w * xy - 2 * b * meanY + yy
  }

  func gradient(of line: LineModel) -> LineGradient {
    let (w, b) = (line.weight, line.bias)
    return LineGradient(
      weight: 2 * (w * xx + b * meanX - xy), bias: 2 * (w * meanX + b - meanY))
  }

  /// The line of least error.
  var best: LineModel {
    let weight = (xy - meanX * meanY) / (xx - meanX * meanX)
    return LineModel(weight: weight, bias: meanY - weight * meanX)
  }

  /// The steepest and the gentlest curvature of the error, along any direction of (w, b): the
  /// eigenvalues of its matrix of second derivatives `[[2·mean(x²), 2·mean(x)], [2·mean(x), 2]]`.
  var curvatures: (steepest: Double, gentlest: Double) {
    let middle = xx + 1
    let distance = ((xx - 1) * (xx - 1) + 4 * meanX * meanX).squareRoot()
    return (middle + distance, middle - distance)
  }

  func stepped(_ line: LineModel, rate: Double) -> LineModel {
    let slope = gradient(of: line)
    return LineModel(
      weight: line.weight - rate * slope.weight, bias: line.bias - rate * slope.bias)
  }

  /// The line before each step and after the last: `[steps + 1]`.
  func path(from line: LineModel, rate: Double, steps: Int) -> [LineModel] {
    (0..<steps).reduce(into: [line]) { path, step in
      path.append(stepped(path[step], rate: rate))
    }
  }

  /// How many steps it takes until both slopes are within ± `tolerance`; `nil` if the error leaves
  /// the numbers first.
  func steps(from line: LineModel, rate: Double, tolerance: Double) -> Int? {
    var (line, steps) = (line, 0)
    while true {
      guard error(of: line).isFinite else { return nil }
      let slope = gradient(of: line)
      if max(abs(slope.weight), abs(slope.bias)) <= tolerance { return steps }
      line = stepped(line, rate: rate)
      steps += 1
    }
  }
}

extension LineModel {
  /// The line's value at x.
  func at(_ x: Double) -> Double { weight * x + bias }

  /// As a formula, such as 0.100·x + 0.300.
  func text(_ digits: Int) -> String {
    "\(weight.fixed(digits))·x \(bias < 0 ? "−" : "+") \(abs(bias).fixed(digits))"
  }
}
