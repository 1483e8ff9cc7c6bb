import Foundation
import Testing

@testable import Datasets

@Suite struct ElasticFieldTests {
  private func displacements(at place: SIMD2<Double>, count: Int) -> [SIMD2<Double>] {
    var generator = Counter(seed: 8)
    return (0..<count).map { _ in
      ElasticField(amplitude: 0.05, using: &generator).moved(place) - place
    }
  }

  /// The root of the mean square of each component is the amplitude, wherever in the image.
  ///
  /// Of 4 000 fields: one standard deviation of it is about 1 %, and the lattice's sum differs from
  /// the integral by less than 0.1 %; the bound is four of them.
  @Test(arguments: [SIMD2(0.5, 0.5), SIMD2(0.33, 0.71), SIMD2(0.9, 0.12)])
  func theAmplitudeIsTheRootMeanSquare(place: SIMD2<Double>) {
    let moves = displacements(at: place, count: 4000)
    for component in 0...1 {
      let parts = moves.map { $0[component] }
      let root = (parts.reduce(0) { $0 + $1 * $1 } / 4000).squareRoot()
      #expect(abs(root / 0.05 - 1) < 0.04)
      // The sum of as many uniform numbers leans to neither side.
      let mean = parts.reduce(0, +) / 4000
      #expect(abs(mean) < 4 * 0.05 / 4000.0.squareRoot())
    }
  }

  /// The correlation of a Gaussian's convolution with noise: exp(−d² / 4σ²) at a distance of d.
  ///
  /// Of 4 000 fields and two components its standard deviation is at most 1/√8000, about 0.011.
  @Test(arguments: [0.02, 0.1, 0.2, 0.4])
  func neighboursMoveAlike(distance: Double) {
    let here = displacements(at: SIMD2(0.4, 0.5), count: 4000)
    let there = displacements(at: SIMD2(0.4 + distance, 0.5), count: 4000)
    func product(_ a: [SIMD2<Double>], _ b: [SIMD2<Double>]) -> Double {
      zip(a, b).reduce(0) { $0 + ($1.0 * $1.1).sum() }
    }
    let correlation =
      product(here, there) / (product(here, here) * product(there, there)).squareRoot()
    let expected = exp(
      -distance * distance / (4 * ElasticField.smoothness * ElasticField.smoothness))
    #expect(abs(correlation - expected) < 0.045)
  }
}
