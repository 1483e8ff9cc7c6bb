import NumericsEngine
import TensorGraph

/// Numbers without a visible order that any program can make again: those of a network that is compared
/// with another program's.
///
/// ```
/// h = (i + 1) · 0x9E3779B97F4A7C15 + stream · 0xD1B54A32D192ED03        modulo 2⁶⁴
/// h ← (h xor h >> 29) · 0xBF58476D1CE4E5B9,   h ← h xor h >> 32,   number = (h >> 11) · 2⁻⁵³
/// ```
/// A multiplicative hash in the manner of SplitMix (Steele, Lea and Flood, "Fast Splittable Pseudorandom
/// Number Generators", OOPSLA 2014, section 3), with one round for its two.
enum FormulaNumbers {
  /// Numbers in 0 ..< 1 for the greys of images.
  static func images(_ shape: [Int]) -> NDArray<Float> {
    values(shape, stream: 100) { $0 }
  }

  /// First numbers for a variable of a network, the `index`-th of it: of weights with the variance
  /// 1 / fanIn, of biases between ±0.1.
  static func weights(_ shape: [Int], index: Int) -> NDArray<Float> {
    let bound =
      shape.count > 1 ? (3 / Double(Fans(shape: shape).fanIn)).squareRoot() : 0.1
    return values(shape, stream: index) { bound * (2 * $0 - 1) }
  }

  private static func values(
    _ shape: [Int], stream: Int, _ scaled: (Double) -> Double
  ) -> NDArray<Float> {
    let count = shape.reduce(1, *)
    let offset = UInt64(stream) &* 0xD1B5_4A32_D192_ED03
    return NDArray(
      shape: shape,
      elements: (0..<count).map { index in
        var hash = UInt64(index + 1) &* 0x9E37_79B9_7F4A_7C15 &+ offset
        hash = (hash ^ (hash >> 29)) &* 0xBF58_476D_1CE4_E5B9
        hash ^= hash >> 32
        return Float(scaled(Double(hash >> 11) * 0x1p-53))
      })
  }
}
