import LabKit

extension Property {
  /// The gradients of 11.5 are the slopes of what the student's own 11.1 computes.
  ///
  /// A central difference with step h has the error h²/6·|f‴| + ε·|f|/h, f between −20 and 20 and
  /// |f‴| below 600 here: with h = 1e-5 less than 1e-8 + 1e-9. The bound is ten times as much.
  static let gradientsAreTheSlopes = Property(
    exercise: "11.5",
    name: "in three graphs with fan-out your gradients are the slopes of your own values (11.1), "
      + "to 1e-7",
    weight: 4
  ) { inquiry in
    for study in ExpressionStudy.all {
      let target = study.graph.count - 1
      func values(_ feeds: [String: Double]) throws -> [Double] {
        try [Double](wire: inquiry.call("11.1", [study.graph.wire, feeds.wire]))
      }
      let values = try values(study.feeds)
      guard values.count == study.graph.count else {
        return "your 11.1 gives \(values.count) values for \(study.graph.count) nodes"
      }
      let gradients = try [Double](
        wire: inquiry.call([study.graph.wire, target.wire, values.wire]))
      guard gradients.count == study.graph.count else {
        return "\(gradients.count) gradients for \(study.graph.count) nodes"
      }
      for (name, x) in study.feeds.sorted(by: { $0.key < $1.key }) {
        // A name may stand for several placeholders: the slope is the sum of theirs.
        let own = study.graph.indices.reduce(0.0) {
          study.graph[$1] == .placeholder(name) ? $0 + gradients[$1] : $0
        }
        let h = 1e-5
        func slope(_ value: ([String: Double]) throws -> Double) rethrows -> Double {
          var (above, below) = (study.feeds, study.feeds)
          above[name] = x + h
          below[name] = x - h
          return (try value(above) - value(below)) / (2 * h)
        }
        let measured = try slope { feeds in
          let found = try [Double](wire: inquiry.call("11.1", [study.graph.wire, feeds.wire]))
          return found.count > target ? found[target] : .nan
        }
        if (own - measured).magnitude <= 1e-7 { continue }
        let right = slope { ExpressionValues.of(study.graph, feeding: $0)[target] }
        let cause =
          (measured - right).magnitude <= 1e-7
          ? "which is right" : "which is wrong, too: first look at 11.1"
        return "in \(study.text) at \(study.place) your gradient by \(name) is "
          + "\(own.rounded(to: 7)); the differences of your 11.1 say \(measured.rounded(to: 7)), "
          + cause
      }
    }
    return nil
  }
}

extension [String: Double] {
  /// Feeds on their way to a student's function.
  fileprivate var wire: WireValue {
    .dictionary(
      sorted { $0.key < $1.key }.map { WireValue.Entry(key: $0.key.wire, value: $0.value.wire) })
  }
}

extension Double {
  fileprivate func rounded(to digits: Int) -> String {
    formatted(.number.precision(.fractionLength(0...digits)).locale(.init(identifier: "en_US")))
  }
}

/// A graph whose slopes are looked at, at one place.
private struct ExpressionStudy {
  /// The expression, as it would be written.
  let text: String
  let graph: [GraphNode]
  let feeds: [String: Double]

  var place: String {
    feeds.sorted { $0.key < $1.key }.map { "\($0.key) = \($0.value.text)" }
      .joined(separator: ", ")
  }

  static let all = [
    ExpressionStudy(
      text: "(x·y + sin x)·(x·y) − x/y",
      graph: [
        .placeholder("x"), .placeholder("y"), .multiply(0, 1), .sin(0), .add(2, 3),
        .multiply(4, 2), .divide(0, 1), .subtract(5, 6),
      ], feeds: ["x": 1.25, "y": -0.75]),
    ExpressionStudy(
      text: "tanh(a)·ln(a) + a³ − tanh(a)",
      graph: [
        .placeholder("a"), .tanh(0), .log(0), .multiply(1, 2), .power(0, exponent: 3),
        .add(3, 4), .subtract(5, 1),
      ], feeds: ["a": 1.5]),
    ExpressionStudy(
      text: "exp(u)·exp(u)/(v + exp(u)), u twice",
      graph: [
        .placeholder("u"), .placeholder("v"), .exp(0), .multiply(2, 2), .add(1, 2),
        .divide(3, 4), .placeholder("u"), .multiply(5, 6),
      ], feeds: ["u": 0.5, "v": 2]),
  ]
}
