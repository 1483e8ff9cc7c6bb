import Foundation

/// Draws digits as a hand would, each a little different: for work without the MNIST files.
///
/// A digit is a few strokes of a pen. They are bent by a smooth random wave, then turned, slanted,
/// stretched and moved; the pen's thickness is random, and so is a little noise in each pixel.
/// The images have the size and the greys of MNIST, but they are easier to read: what a model
/// reaches here, it will not reach there.
///
/// ```swift
/// var generator = RandomGenerator(seed: 7)
/// let seven = DigitGenerator.image(of: 7, using: &generator)
/// ```
public enum DigitGenerator {
  /// One image of a digit, as greys 0 (background)…1 (ink), row by row: `[28 · 28]`.
  ///
  /// The greys are multiples of 1/255. A digit outside of 0…9 is taken modulo 10.
  public static func image(
    of digit: Int, using generator: inout some RandomNumberGenerator
  ) -> [Double] {
    bytes(of: digit, using: &generator).map { Double($0) / 255 }
  }

  /// The same image as bytes, 0…255.
  static func bytes(
    of digit: Int, using generator: inout some RandomNumberGenerator
  ) -> [UInt8] {
    let kind = ((digit % 10) + 10) % 10
    let hand = Hand(using: &generator)
    let strokes = DigitStrokes.all[kind].map { $0.map { hand.moved($0) * Double(Digits.side) } }
    let penRadius = hand.penRadius * Double(Digits.side)
    return squaredDistances(to: strokes, upTo: penRadius + 1).map { squaredDistance in
      // The edge of the ink is one pixel wide.
      let ink = min(max(penRadius + 0.5 - squaredDistance.squareRoot(), 0), 1)
      let noise = hand.noise * generator.uniform(in: -1...1)
      return UInt8((min(max(ink + noise, 0), 1) * 255).rounded())
    }
  }

  /// The squared distance of each pixel's centre from the nearest stroke, in pixels; infinite, or
  /// that from another stroke, where it exceeds `limit`.
  private static func squaredDistances(
    to strokes: [[SIMD2<Double>]], upTo limit: Double
  ) -> [Double] {
    let side = Digits.side
    var result = Array(repeating: Double.infinity, count: side * side)
    func pixels(_ a: Double, _ b: Double) -> Range<Int> {
      let first = max(0, Int((min(a, b) - limit).rounded(.down)))
      let end = min(side, Int((max(a, b) + limit).rounded(.up)))
      return first..<max(first, end)
    }
    for stroke in strokes {
      for (start, end) in zip(stroke, stroke.dropFirst()) {
        let along = end - start
        let squaredLength = max((along * along).sum(), 1e-12)
        for row in pixels(start.y, end.y) {
          for column in pixels(start.x, end.x) {
            let place = SIMD2(Double(column) + 0.5, Double(row) + 0.5) - start
            let part = min(max((place * along).sum() / squaredLength, 0), 1)
            let apart = place - along * part
            let index = row * side + column
            result[index] = min(result[index], (apart * apart).sum())
          }
        }
      }
    }
    return result
  }
}

/// How one digit is written: the random deformation of its strokes, and the pen.
///
/// Lengths are in sides of the image.
struct Hand {
  let penRadius: Double
  let noise: Double
  /// Turn, slant and stretch about the middle, as the images of the two unit vectors.
  private let across: SIMD2<Double>
  private let down: SIMD2<Double>
  private let shift: SIMD2<Double>
  /// The wave that bends the strokes: its height, its frequency and its phase in x and y.
  private let wave: SIMD2<Double>
  private let frequency: SIMD2<Double>
  private let phase: SIMD2<Double>

  init(using generator: inout some RandomNumberGenerator) {
    func pair(_ range: ClosedRange<Double>) -> SIMD2<Double> {
      SIMD2(generator.uniform(in: range), generator.uniform(in: range))
    }
    let turn = generator.uniform(in: -0.15...0.15)
    let slant = generator.uniform(in: -0.1...0.25)
    let stretch = pair(0.85...1.15)
    across = SIMD2(cos(turn), sin(turn)) * stretch.x
    // y points down, so that the upper part leans to the right when slant is positive.
    down = SIMD2(-sin(turn) - slant, cos(turn)) * stretch.y
    shift = pair(-0.04...0.04)
    wave = pair(-0.04...0.04)
    frequency = pair(3...7)
    phase = pair(0...(2 * .pi))
    penRadius = generator.uniform(in: 0.025...0.06)
    noise = generator.uniform(in: 0...0.1)
  }

  /// Where a point of a stroke comes to lie.
  func moved(_ point: SIMD2<Double>) -> SIMD2<Double> {
    let bent =
      point
      + wave
      * SIMD2(sin(frequency.x * point.y + phase.x), sin(frequency.y * point.x + phase.y))
    let fromMiddle = bent - 0.5
    return 0.5 + across * fromMiddle.x + down * fromMiddle.y + shift
  }
}

extension RandomNumberGenerator {
  /// A number of a range, from the upper 53 bits of one draw.
  mutating func uniform(in range: ClosedRange<Double>) -> Double {
    let fraction = Double(next() >> 11) * 0x1p-53
    return range.lowerBound + fraction * (range.upperBound - range.lowerBound)
  }
}
