import CKernels
import NumericsEngine
import Testing

@Suite struct RandomGeneratorNormalTests {
  /// −Φ⁻¹ and −ln of NumPy's words in mpmath, by `references/engine/random_values.py`: the first words,
  /// those nearest to the seam of the two approximations, the farthest out, the nearest to 0.
  @Test(arguments: [
    (0, 0.3263667255045972, 0.13688162144145147), (1, -0.537777361353654, 1.2195421076488318),
    (2, -0.2016436005030761, 0.8672680268700524), (3, -0.23941410786242184, 0.9029001724683444),
    (4, -1.3862015312993765, 2.490811806629083), (5, 0.8537098316871548, 0.36149670334757167),
    (6, -0.5349055287119409, 1.2161884709225488), (7, 1.1721819268529148, 0.4771297414517295),
    (184339, 1.4395368121939802, 0.553386553108738),
    (32520, 1.4395208909771575, 0.5533826335581005),
    (156072, 1.4395022802901158, 0.5533780518082217),
    (47670, -1.4395869687098108, 2.5903719135538137),
    (50381, -4.612822468032388, 13.12929339111767),
    (141759, 4.395477174670113, 0.6931361276531696),
    (163247, -4.347568343282966, 11.886490940613607),
    (38981, -4.293548831020151, 11.641670510320601),
    (103092, -1.7338013933693735e-07, 0.6931473188972912),
    (33141, 3.936645527953528e-06, 1.5704955772773597e-06),
    (172207, -1.3315050689861775e-05, 0.6931578044897505),
    (10942, 1.3488167697154696e-05, 5.381014857011151e-06),
  ])
  func philoxNumbersAreQuantiles(index: Int, normal: Double, exponential: Double) {
    var (a, b) = (
      RandomGenerator(seed: 7, algorithm: .philox), RandomGenerator(seed: 7, algorithm: .philox)
    )
    // The approximation itself is good to 10⁻¹⁶, and about ten roundings follow it.
    let normals = a.normal(count: index + 1)
    #expect(abs(normals[index] - normal) <= 1e-15 * abs(normal))
    // A probability p near 1 is rounded to 2⁻⁵³, and −ln p with it.
    let exponentials = b.exponential(count: index + 1)
    #expect(abs(exponentials[index] - exponential) <= 4e-16 * exponential + 0x1p-53)
  }

  /// Words of probabilities that 10⁷ draws do not reach, by the same script's `normal`.
  @Test(arguments: [
    (0 as UInt64, -9.155293772686072), (1, -9.035918848571939),
    (0x10_0000, -7.423939748863402), (0x40_0000_0000, -5.542594057802622),
    (0x7fff_ffff_ffff_ffff, -6.794229552421306e-20), (0x8000_0000_0000_0000, 9.155293772686072),
    (0xffff_ffff_ffff_ffff, 6.794229552421306e-20), (0x8000_0000_0000_1000, 8.125875861081761),
  ])
  func farTails(word: UInt64, normal: Double) {
    #expect(abs(kernel_philox_normal_of(word, 0, 1) - normal) <= 1e-15 * abs(normal))
  }

  @Test(arguments: RandomGenerator.Algorithm.allCases)
  func followsTheDistribution(algorithm: RandomGenerator.Algorithm) throws {
    var generator = RandomGenerator(seed: 2024, algorithm: algorithm)
    let sorted = generator.normal(mean: 3, standardDeviation: 0.5, count: 100_000).sorted()
    let normal = try Normal(mean: 3, standardDeviation: 0.5)
    #expect(kolmogorovDistance(sorted, normal.cumulative) < 0.00515)
    // Four standard errors of each estimate: σ/√n, σ/√(2n), √(6/n), √(24/n).
    #expect(abs(try Statistics.mean(sorted) - 3) < 0.0064)
    #expect(abs(try Statistics.standardDeviation(sorted) - 0.5) < 0.0045)
    #expect(abs(try Statistics.skewness(sorted)) < 0.031)
    #expect(abs(try Statistics.kurtosis(sorted)) < 0.062)
  }

  /// Counts beyond ±z among a million, each side, within four standard deviations √(np) of np.
  @Test(arguments: RandomGenerator.Algorithm.allCases)
  func tailsHoldTheirShare(algorithm: RandomGenerator.Algorithm) {
    var generator = RandomGenerator(seed: 5, algorithm: algorithm)
    let count = 1_000_000
    let values = generator.normal(count: count)
    for z in [1.4395, 3, 3.6541528853610088, 4.2] {
      let expected = Double(count) * Normal.standard.cumulative(-z)
      let bound = 4 * expected.squareRoot()
      #expect(abs(Double(values.count { $0 > z }) - expected) < bound, "above \(z)")
      #expect(abs(Double(values.count { $0 < -z }) - expected) < bound, "below \(-z)")
    }
  }

  @Test func noSpreadGivesTheMean() {
    var generator = RandomGenerator(seed: 6)
    #expect(generator.normal(mean: 4, standardDeviation: 0, count: 3) == [4, 4, 4])
  }
}
