import Testing

@testable import Grading

/// J = p₀² + 3·p₁, whose slopes at (1, 2) are 2 and 3, and J is 7.
@Suite struct GradientTrialTests {
  private func objection(
    own: [Double], loss: ([Double]) -> Double = { $0[0] * $0[0] + 3 * $0[1] }, cause: String? = nil
  ) -> String? {
    GradientTrial(names: ["p[0]", "p[1]"], own: own, at: [1, 2], moving: 0..<2) { point in
      (own: loss(point), right: point[0] * point[0] + 3 * point[1])
    }.objection(gradient: "your gradient", source: "10.4", cause: cause)
  }

  @Test func bothRight() {
    #expect(objection(own: [2, 3]) == nil)
  }

  @Test func aWrongGradientIsShownBesideTheSlope() {
    #expect(
      objection(own: [2, 4], cause: "It begins in 10.5")
        == "your J (10.4) is right, your gradient is not: by p[1] it is 4, the slope of J is 3. "
        + "It begins in 10.5")
  }

  @Test(arguments: [
    (-1.0, "all of it is −1 times the slope"), (2, "all of it is 2 times the slope"),
    (0.25, "all of it is 1/4 times the slope"), (0.7, "all of it is 0.7 times the slope"),
    (0, "all of it is 0"),
  ])
  func aCleanFactorIsNamed(factor: Double, text: String) throws {
    #expect(try #require(objection(own: [2 * factor, 3 * factor])).hasSuffix("(\(text))"))
  }

  @Test func aWrongLossUnderARightGradient() {
    #expect(
      objection(own: [2, 3], loss: { 2 * ($0[0] * $0[0] + 3 * $0[1]) })?
        .hasPrefix("your gradient is right; your J (10.4) does not fit it: J is 14") == true)
    #expect(
      objection(own: [2, 3], loss: { $0[0] * $0[0] + 3 * $0[1] + 5 })?
        .hasPrefix("your gradient is right, but not your J (10.4): J is 12") == true)
  }

  @Test func aWrongLossThatFitsItsGradient() {
    #expect(
      objection(own: [4, 6], loss: { 2 * ($0[0] * $0[0] + 3 * $0[1]) })?
        .hasPrefix("your gradient and your J (10.4) fit each other, but J is not the one asked for")
        == true)
  }

  /// Numbers that are told to differ are shown with the digits that do.
  @Test func smallDifferencesAreShown() {
    #expect(
      objection(own: [2, 3.00001])
        == "your J (10.4) is right, your gradient is not: by p[1] it is 3.00001, the slope of J is 3"
    )
    #expect(objection(own: [2, 3.000002])?.contains("it is 3.000002, the slope of J is 3") == true)
    #expect(
      objection(own: [2, 3], loss: { $0[0] * $0[0] + 3 * $0[1] + 1e-8 })?
        .contains("J is 7.00000001 where 7 is right") == true)
  }

  @Test func neitherIsRight() {
    let text = objection(own: [2, 2], loss: { $0[0] })
    #expect(
      text?.hasPrefix("neither your J (10.4) nor your gradient is right: J is 1") == true)
    #expect(text?.hasSuffix("by p[1] it is 2, the slope of the right J is 3") == true)
  }

  @Test func nothingThatIsNoNumberPasses() {
    #expect(objection(own: [.nan, 3]) != nil)
    #expect(objection(own: [2, 3], loss: { _ in .nan }) != nil)
    #expect(GradientTrial.relativeError([0, 0], [0, 0]) == 0)
  }
}
