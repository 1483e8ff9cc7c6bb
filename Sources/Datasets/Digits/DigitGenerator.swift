import Foundation

/// Draws digits as a hand would, each a little different: for work without the MNIST files.
///
/// A digit is a few strokes of a pen, in one of the forms that hands give it. A smooth random field
/// bends them (``ElasticField``), then they are turned, slanted, stretched and moved; the pen's
/// thickness is random, and so is a little noise in each pixel. The images have the size and the
/// greys of MNIST, and they ask for as much: models rank on them as they do there.
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
    let forms = DigitStrokes.forms[((digit % 10) + 10) % 10]
    let form = forms[Int(generator.next(upperBound: UInt64(forms.count)))]
    let hand = Hand(using: &generator)
    let strokes = form.map { $0.map { hand.moved($0) * Double(Digits.side) } }
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
