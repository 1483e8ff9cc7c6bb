import Models
import Testing

@Suite struct ImpurityTests {
  @Test func entropyIsInBits() {
    #expect(Impurity.entropy([1, 1]) == 1)
    #expect(Impurity.entropy([4, 4, 4, 4]) == 2)
    // 0.25 · log₂ 4 + 0.75 · log₂ (4/3), to the last digits of a Double.
    #expect(abs(Impurity.entropy([1, 3]) - 0.811_278_124_459_132_8) < 1e-15)
    #expect(Impurity.entropy([0, 7]) == 0)
    #expect(Impurity.entropy([]) == 0)
  }

  @Test func giniIsTheChanceOfTwoClasses() {
    #expect(Impurity.gini([1, 1]) == 0.5)
    #expect(Impurity.gini([1, 3]) == 0.375)
    #expect(Impurity.gini([4, 4, 4, 4]) == 0.75)
    #expect(Impurity.gini([0, 7]) == 0)
    #expect(Impurity.gini([0, 0]) == 0)
  }

  @Test func gainWeighsTheSidesWithTheirRows() {
    #expect(Impurity.entropy.gain(left: [2, 0], right: [0, 2]) == 1)
    #expect(Impurity.entropy.gain(left: [1, 1], right: [2, 2]) == 0)
    // 0.5 − 3/4 · 4/9 − 1/4 · 0
    #expect(abs(Impurity.gini.gain(left: [1, 2], right: [1, 0]) - 1.0 / 6) < 1e-15)
  }
}
