import Datasets
import Foundation
import NumericsEngine
import Testing

@Suite struct SyntheticSetsTests {
  typealias Draw = @Sendable (Int, inout RandomGenerator) -> LabelledTable

  static let sets: [(name: String, classes: Int, draw: Draw)] = [
    ("separable", 2, { PlanarSets.separable(count: $0, using: &$1) }),
    ("flower", 2, { PlanarSets.flower(count: $0, using: &$1) }),
    ("moons", 2, { PlanarSets.moons(count: $0, using: &$1) }),
    ("circles", 2, { PlanarSets.circles(count: $0, using: &$1) }),
    ("xor", 2, { PlanarSets.xor(count: $0, using: &$1) }),
    ("blobs", 4, { PlanarSets.blobs(count: $0, classes: 4, using: &$1) }),
    ("spiral", 3, { PlanarSets.spiral(count: $0, classes: 3, using: &$1) }),
  ]

  @Test(arguments: sets.indices)
  func theSeedDecidesAndClassesTakeTurns(index: Int) {
    let (_, classes, draw) = Self.sets[index]
    func table(_ seed: UInt32) -> LabelledTable {
      var generator = RandomGenerator(seed: seed)
      return draw(31, &generator)
    }
    #expect(table(1).features.elements == table(1).features.elements)
    #expect(table(1).features.elements != table(2).features.elements)
    #expect(table(1).labels == (0..<31).map { $0 % classes })
    #expect(table(1).features.elements.allSatisfy { $0.isFinite })
    var generator = RandomGenerator(seed: 1)
    #expect(draw(0, &generator).count == 0)
  }

  private func points(_ table: LabelledTable) -> [(x: Double, y: Double, label: Int)] {
    table.labels.indices.map {
      (table.features[$0, 0], table.features[$0, 1], table.labels[$0])
    }
  }

  @Test func separableKeepsItsMargin() {
    var generator = RandomGenerator(seed: 3)
    let table = PlanarSets.separable(count: 500, margin: 0.2, using: &generator)
    for point in points(table) {
      let distance = (point.x + point.y) / 2.0.squareRoot()
      #expect(point.label == 1 ? distance >= 0.2 : distance <= -0.2)
    }
  }

  /// Without noise every point lies on its curve.
  @Test func shapesWithoutNoise() {
    var generator = RandomGenerator(seed: 4)
    for point in points(PlanarSets.circles(count: 100, noise: 0, using: &generator)) {
      let radius = (point.x * point.x + point.y * point.y).squareRoot()
      #expect(abs(radius - (point.label == 0 ? 1 : 0.5)) < 1e-12)
    }
    for point in points(PlanarSets.moons(count: 100, noise: 0, using: &generator)) {
      let x = point.label == 0 ? point.x : 1 - point.x
      let y = point.label == 0 ? point.y : 0.5 - point.y
      #expect(abs((x * x + y * y).squareRoot() - 1) < 1e-12)
      #expect(y >= 0)
    }
    let corners = points(PlanarSets.xor(count: 100, noise: 0, using: &generator))
    for point in corners { #expect((point.x * point.y < 0) == (point.label == 1)) }
    #expect(Set(corners.map { SIMD2($0.x, $0.y) }).count == 4)
    for point in points(PlanarSets.spiral(count: 100, noise: 0, using: &generator)) {
      let radius = (point.x * point.x + point.y * point.y).squareRoot()
      let turns = atan2(point.y, point.x) / (2 * .pi) - radius - Double(point.label) / 2
      #expect(abs(turns - turns.rounded()) < 1e-9)
    }
    for point in points(PlanarSets.flower(count: 100, petals: 6, noise: 0, using: &generator)) {
      let angle = atan2(point.y, point.x)
      let petal = Int((angle < 0 ? angle + 2 * .pi : angle) / (.pi / 3))
      #expect(petal % 2 == point.label)
    }
  }

  /// The mean of 3 000 points of noise 1 has the deviation 1/√750 = 0.037 per class; 5 of them.
  @Test func blobsLieAroundTheirCentres() {
    var generator = RandomGenerator(seed: 5)
    let table = PlanarSets.blobs(count: 3000, classes: 4, using: &generator)
    for label in 0..<4 {
      let own = points(table).filter { $0.label == label }
      let x = own.reduce(0) { $0 + $1.x } / Double(own.count)
      let y = own.reduce(0) { $0 + $1.y } / Double(own.count)
      #expect(abs(x - 3 * cos(.pi / 2 * Double(label))) < 0.19)
      #expect(abs(y - 3 * sin(.pi / 2 * Double(label))) < 0.19)
    }
  }

  /// Slope and intercept by least squares over 10 000 points: their deviations are 0.01/√(n/12)
  /// and 0.01·2/√n, so five of them are 0.0018 and 0.001.
  @Test func noisyLineLiesAroundItsLine() {
    var generator = RandomGenerator(seed: 6)
    let line = NoisyLine(count: 10_000, using: &generator)
    let meanX = line.x.reduce(0, +) / 10_000
    let meanY = line.y.reduce(0, +) / 10_000
    let slope =
      zip(line.x, line.y).reduce(0) { $0 + ($1.0 - meanX) * ($1.1 - meanY) }
      / line.x.reduce(0) { $0 + ($1 - meanX) * ($1 - meanX) }
    #expect(abs(slope - 0.1) < 0.0018)
    #expect(abs(meanY - slope * meanX - 0.3) < 0.001)
    let residuals = zip(line.x, line.y).map { $1 - 0.1 * $0 - 0.3 }
    let deviation = (residuals.reduce(0) { $0 + $1 * $1 } / 10_000).squareRoot()
    // The deviation of an estimated deviation is σ/√2n = 0.00007.
    #expect(abs(deviation - 0.01) < 0.00035)
    #expect(line.x.allSatisfy { (0..<1).contains($0) })
  }
}
