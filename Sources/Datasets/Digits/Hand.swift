import Foundation

/// How one digit is written: the random deformation of its strokes, and the pen.
///
/// Lengths are in sides of the image.
struct Hand {
  let penRadius: Double
  /// The largest noise of a pixel.
  let noise: Double
  private let field: ElasticField
  /// Turn, slant and stretch about the middle, as the images of the two unit vectors.
  private let across: SIMD2<Double>
  private let down: SIMD2<Double>
  private let shift: SIMD2<Double>

  init(using generator: inout some RandomNumberGenerator) {
    func pair(_ range: ClosedRange<Double>) -> SIMD2<Double> {
      SIMD2(generator.uniform(in: range), generator.uniform(in: range))
    }
    let turn = generator.uniform(in: -0.15...0.15)
    let slant = generator.uniform(in: -0.1...0.3)
    let stretch = pair(0.85...1.15)
    across = SIMD2(cos(turn), sin(turn)) * stretch.x
    // y points down, so that the upper part leans to the right when slant is positive.
    down = SIMD2(-sin(turn) - slant, cos(turn)) * stretch.y
    shift = pair(-0.04...0.04)
    penRadius = generator.uniform(in: 0.028...0.06)
    noise = generator.uniform(in: 0...0.1)
    field = ElasticField(amplitude: 0.041, using: &generator)
  }

  /// Where a point of a stroke comes to lie.
  func moved(_ point: SIMD2<Double>) -> SIMD2<Double> {
    let fromMiddle = field.moved(point) - 0.5
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
