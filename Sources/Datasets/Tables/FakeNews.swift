import NumericsEngine

/// One article, and what can be counted in it without understanding it.
public struct Article: Sendable, Equatable {
  /// Exclamation marks in 1 000 words.
  public let exclamations: Double
  /// The share of words all in capitals, in percent.
  public let shouting: Double
  /// Sources that are named and can be looked up.
  public let sources: Int
  public let isFake: Bool

  public init(exclamations: Double, shouting: Double, sources: Int, isFake: Bool) {
    self.exclamations = exclamations
    self.shouting = shouting
    self.sources = sources
    self.isFake = isFake
  }
}

/// Articles that were checked by hand, half of them made up.
public enum FakeNews {
  /// `[40]`. Invented for this course; some honest articles shout, some false ones name sources.
  public static let all: [Article] = [
    Article(exclamations: 7.7, shouting: 2.4, sources: 2, isFake: true),
    Article(exclamations: 9.7, shouting: 0.8, sources: 1, isFake: true),
    Article(exclamations: 0, shouting: 5.5, sources: 1, isFake: true),
    Article(exclamations: 0, shouting: 0.5, sources: 5, isFake: false),
    Article(exclamations: 2.2, shouting: 0, sources: 7, isFake: false),
    Article(exclamations: 4.4, shouting: 1.8, sources: 6, isFake: false),
    Article(exclamations: 1.4, shouting: 3.8, sources: 4, isFake: false),
    Article(exclamations: 1.4, shouting: 2.1, sources: 4, isFake: false),
    Article(exclamations: 5.8, shouting: 4.6, sources: 1, isFake: true),
    Article(exclamations: 5.2, shouting: 1.6, sources: 3, isFake: false),
    Article(exclamations: 15.7, shouting: 1.3, sources: 1, isFake: true),
    Article(exclamations: 7.8, shouting: 4.8, sources: 1, isFake: true),
    Article(exclamations: 0.5, shouting: 1.4, sources: 4, isFake: false),
    Article(exclamations: 4.9, shouting: 4.5, sources: 1, isFake: true),
    Article(exclamations: 0, shouting: 3.9, sources: 0, isFake: true),
    Article(exclamations: 6.4, shouting: 2.4, sources: 6, isFake: false),
    Article(exclamations: 3.7, shouting: 2.1, sources: 1, isFake: false),
    Article(exclamations: 6.5, shouting: 0.6, sources: 3, isFake: false),
    Article(exclamations: 5.8, shouting: 5.6, sources: 1, isFake: true),
    Article(exclamations: 9.6, shouting: 5.2, sources: 0, isFake: true),
    Article(exclamations: 0, shouting: 0, sources: 4, isFake: false),
    Article(exclamations: 1.6, shouting: 0, sources: 2, isFake: false),
    Article(exclamations: 0.7, shouting: 1.7, sources: 2, isFake: false),
    Article(exclamations: 3.5, shouting: 3.9, sources: 2, isFake: false),
    Article(exclamations: 0.4, shouting: 8.9, sources: 2, isFake: true),
    Article(exclamations: 3.4, shouting: 2.2, sources: 2, isFake: true),
    Article(exclamations: 1.4, shouting: 1.2, sources: 7, isFake: false),
    Article(exclamations: 8.0, shouting: 3.3, sources: 3, isFake: true),
    Article(exclamations: 7.9, shouting: 6.7, sources: 1, isFake: true),
    Article(exclamations: 14.9, shouting: 5.3, sources: 3, isFake: true),
    Article(exclamations: 2.8, shouting: 1.6, sources: 6, isFake: false),
    Article(exclamations: 9.0, shouting: 5.2, sources: 1, isFake: true),
    Article(exclamations: 1.0, shouting: 2.0, sources: 1, isFake: false),
    Article(exclamations: 6.2, shouting: 1.4, sources: 3, isFake: false),
    Article(exclamations: 2.0, shouting: 1.8, sources: 3, isFake: true),
    Article(exclamations: 2.5, shouting: 5.9, sources: 2, isFake: true),
    Article(exclamations: 1.3, shouting: 2.6, sources: 4, isFake: false),
    Article(exclamations: 4.8, shouting: 2.6, sources: 5, isFake: false),
    Article(exclamations: 5.2, shouting: 5.0, sources: 1, isFake: true),
    Article(exclamations: 7.1, shouting: 4.6, sources: 2, isFake: true),
  ]

  /// Exclamations, shouting, sources: `[40, 3]`; class 0 is real, class 1 fake.
  public static let table = LabelledTable(
    columns: ["exclamations per 1 000 words", "words in capitals (%)", "named sources"],
    features: NDArray(
      shape: [all.count, 3],
      elements: all.flatMap { [$0.exclamations, $0.shouting, Double($0.sources)] }),
    classes: ["real", "fake"],
    labels: all.map { $0.isFake ? 1 : 0 })
}
