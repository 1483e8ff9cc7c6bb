import Datasets
import NumericsEngine
import Testing

/// What a caller's mistake prints, in every configuration.
@Suite struct CallerMistakeTests {
  private func said(_ result: ExitTest.Result?) throws -> String {
    String(decoding: try #require(result).standardErrorContent, as: UTF8.self)
  }

  @Test func featuresThatDoNotFit() async throws {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = LabelledTable(columns: ["x"], features: .zeros([2, 2]), classes: ["a"], labels: [0, 0])
    }
    let text = try said(result)
    #expect(text.contains("expected: the shape [2, 1]") && text.contains("got: [2, 2]"))
  }

  @Test func labelsWithoutAClass() async throws {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = LabelledTable(columns: ["x"], features: .zeros([2, 1]), classes: ["a"], labels: [0, 1])
    }
    #expect(try said(result).contains("expected: 0 ..< 1"))
  }

  @Test func sharesThatAreNoParts() async throws {
    for shares in [(-0.1, 0.5), (0.5, 0.6)] {
      let (validation, test) = shares
      let result = await #expect(
        processExitsWith: .failure, observing: [\.standardErrorContent]
      ) { [validation = validation as Double, test = test as Double] in
        var generator = RandomGenerator(seed: 1)
        _ = Iris.table.split(validation: validation, test: test, using: &generator)
      }
      #expect(try said(result).contains("got: \(validation) and \(test)"))
    }
  }

  @Test func setsThatCannotBeDrawn() async throws {
    for margin in [1.5, 9] {
      let result = await #expect(
        processExitsWith: .failure, observing: [\.standardErrorContent]
      ) { [margin = margin as Double] in
        var generator = RandomGenerator(seed: 1)
        _ = PlanarSets.separable(count: 1, margin: margin, using: &generator)
      }
      #expect(try said(result).contains("expected: a margin of at most 1.4"))
    }
    for petals in [5, 0, -2] {
      let result = await #expect(
        processExitsWith: .failure, observing: [\.standardErrorContent]
      ) { [petals = petals as Int] in
        var generator = RandomGenerator(seed: 1)
        _ = PlanarSets.flower(count: 9, petals: petals, using: &generator)
      }
      #expect(try said(result).contains("expected: an even number of petals"))
    }
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      var generator = RandomGenerator(seed: 1)
      _ = PlanarSets.blobs(count: 9, classes: 0, using: &generator)
    }
    #expect(try said(result).contains("A set of points needs classes."))
  }
}
