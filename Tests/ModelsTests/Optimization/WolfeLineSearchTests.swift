import Testing

@testable import Models

/// The conditions are checked by themselves on functions of one variable; the first two are those of
/// Moré and Thuente, "Line Search Algorithms with Guaranteed Sufficient Decrease", ACM TOMS 20
/// (1994), equations 5.1 and 5.2.
@Suite struct WolfeLineSearchTests {
  struct Curve: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let value: @Sendable (Double) -> Double
    let slope: @Sendable (Double) -> Double
  }

  static let curves = [
    Curve(
      testDescription: "−α / (α² + 2)",
      value: { -$0 / ($0 * $0 + 2) },
      slope: { ($0 * $0 - 2) / (($0 * $0 + 2) * ($0 * $0 + 2)) }),
    Curve(
      testDescription: "β⁵ − 2β⁴, β = α + 0.004",
      value: { a in
        let b = a + 0.004
        return b * b * b * b * (b - 2)
      },
      slope: { a in
        let b = a + 0.004
        return b * b * b * (5 * b - 8)
      }),
    Curve(
      testDescription: "(α − 3)², of no value beyond 4",
      value: { $0 > 4 ? .nan : ($0 - 3) * ($0 - 3) }, slope: { 2 * ($0 - 3) }),
    Curve(
      testDescription: "1 / (1 − α) − 3α, infinite from 1 on",
      value: { $0 >= 1 ? .infinity : 1 / (1 - $0) - 3 * $0 },
      slope: { 1 / ((1 - $0) * (1 - $0)) - 3 }),
  ]

  @Test(arguments: curves, [1e-3, 0.1, 1, 10, 1000])
  func bothConditionsHold(curve: Curve, first: Double) throws {
    for levelling in [0.9, 0.1] {
      var search = WolfeLineSearch()
      search.levelling = levelling
      let origin = WolfeLineSearch.Trial(
        step: 0, value: curve.value(0), slope: 0, point: [0], gradient: [curve.slope(0)])
      var (evaluations, calls) = (0, 0)
      let trial = try #require(
        try search.search(from: origin, along: [1], first: first, evaluations: &evaluations) {
          calls += 1
          $1 = [curve.slope($0[0])]
          return curve.value($0[0])
        })
      let step = trial.step
      #expect(step > 0 && trial.point == [step] && trial.value == curve.value(step))
      #expect(trial.value <= curve.value(0) + search.decrease * step * curve.slope(0))
      #expect(abs(curve.slope(step)) <= levelling * abs(curve.slope(0)))
      #expect(evaluations == calls && calls <= 30)
    }
  }

  @Test func noDescentNoStep() throws {
    let origin = WolfeLineSearch.Trial(step: 0, value: 1, slope: 0, point: [0], gradient: [2])
    var evaluations = 0
    let uphill = try WolfeLineSearch().search(
      from: origin, along: [1], first: 1, evaluations: &evaluations
    ) { _, _ in 0 }
    #expect(uphill == nil && evaluations == 0)
    // The gradient promises a descent that the values do not show.
    let flat = try WolfeLineSearch().search(
      from: origin, along: [-1], first: 1, evaluations: &evaluations
    ) { _, gradient in
      gradient = [2]
      return 1
    }
    #expect(flat == nil && evaluations > 0)
  }
}
