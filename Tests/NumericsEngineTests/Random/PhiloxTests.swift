import CKernels
import Testing

@testable import NumericsEngine

/// The words are those of NumPy 2.4.6's `Philox`, by `Scripts/references/engine/random_values.py`.
@Suite struct PhiloxTests {
  @Test(arguments: [
    (
      0 as UInt32,
      [
        0x02f4_ba64_08e4_d89b, 0x3dd6_2b0b_9ca8_c5b2, 0x1c86_67a5_5d90_2e79, 0x907d_7a05_2fd5_b4dc,
        0x809b_f322_8839_87c3,
      ] as [UInt64], 0xc608_5385_a10d_656c as UInt64
    ),
    (
      7,
      [
        0xdf40_34b8_29e9_fba4, 0x4b9d_10cd_f8e6_4087, 0x6b8b_857e_506a_ac98, 0x67c7_c945_b1ba_6e52,
        0x1535_2da7_7ece_e8e6,
      ], 0xa6f0_2a99_6763_cfa7
    ),
    (
      4_294_967_295,
      [
        0x9b7e_b50f_e2a6_b8d8, 0x6573_9070_3761_7e8c, 0x6c5a_2db0_7138_0c1a, 0xab51_94f5_b3aa_4443,
        0x100e_b2c6_f6a3_0065,
      ], 0x2939_398d_f27b_aa18
    ),
  ])
  func wordsAreNumPys(seed: UInt32, first: [UInt64], last: UInt64) {
    var generator = RandomGenerator(seed: seed, algorithm: .philox)
    let words = (0...1000).map { _ in generator.next() }
    #expect(Array(words.prefix(5)) == first)
    #expect(words[1000] == last)
  }

  /// `Generator(Philox(key=7)).random(1001)`.
  @Test func uniformNumbersAreNumPys() {
    var generator = RandomGenerator(seed: 7, algorithm: .philox)
    let numbers = generator.uniform(count: 1001)
    #expect(
      numbers.prefix(5) == [
        0.8720734548204873, 0.29536538151378355, 0.4200976785072422, 0.4053922457839946,
        0.0828426870273763,
      ])
    #expect(numbers[1000] == 0.6521021484872015)
  }

  /// Every start and length within some blocks of four, against the whole.
  @Test func wordsFromAnyPosition() {
    let key = kernel_philox_key(low: 7, high: 0)
    let all = words(key, first: 0, count: 40)
    for first in 0..<20 {
      for count in 0...20 {
        #expect(words(key, first: first, count: count) == Array(all[first..<(first + count)]))
      }
    }
  }

  /// `Philox(key=7, counter=[4, 1, 0, 0])` and `counter=[4, 2, 0, 0]`: NumPy counts up first.
  @Test func aPositionHasWordsOfItsOwn() {
    var stream = Philox(key: .init(low: 7, high: 0)).stream(at: 5)
    let words = (0..<6).map { _ in kernel_philox_stream_word(&stream) }
    #expect(
      words == [
        0x43c1_c568_0b7d_4eb3, 0x1709_e250_9548_7f81, 0xbad2_ef1e_f52e_f79e, 0x956e_3b69_7fd8_39bd,
        0xfbf0_d980_2313_43b1, 0x5591_40a7_30be_b1e6,
      ])
  }

  /// `Philox(key=Philox(key=7, counter=[4, 0, 0, 1]).random_raw(2))`.
  @Test func splitsAreKeysOfTheirOwn() {
    var generator = RandomGenerator(seed: 7, algorithm: .philox)
    _ = generator.uniform(count: 5)
    var child = generator.split()
    #expect(child.next() == 0x7487_e2d5_2ec5_0bca)
    #expect(child.next() == 0x6990_a837_c83b_c169)
  }

  private func words(_ key: kernel_philox_key, first: Int, count: Int) -> [UInt64] {
    [UInt64](unsafeUninitializedCapacity: count) { target, initialized in
      kernel_philox_words(key, UInt64(first), count, target.baseAddress)
      initialized = count
    }
  }
}
