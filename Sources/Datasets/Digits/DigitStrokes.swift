import Foundation

/// The strokes of the ten digits, as chains of points in the unit square; y points down.
///
/// Hands differ in more than their swing: a one with or without a foot, a four open or closed, a
/// seven with or without a bar. So there are a few forms of each digit.
enum DigitStrokes {
  /// The forms of each digit: `[digit][form][stroke][point]`.
  static let forms: [[[[SIMD2<Double>]]]] = [
    zero, one, two, three, four, five, six, seven, eight, nine,
  ].map { $0.map { $0.map(bendable) } }

  private static let zero = [
    [arc(0.5, 0.5, 0.21, 0.33, 0, 360)],
    [arc(0.5, 0.5, 0.15, 0.33, 0, 360)],
    // Closed carelessly, from the top right.
    [arc(0.5, 0.5, 0.21, 0.33, -60, -410) + line((0.59, 0.22))],
  ]

  private static let one = [
    [line((0.5, 0.16), (0.5, 0.84))],
    [line((0.4, 0.29), (0.53, 0.16), (0.53, 0.84))],
    [line((0.38, 0.28), (0.52, 0.16), (0.52, 0.84)), line((0.36, 0.84), (0.68, 0.84))],
  ]

  private static let two = [
    [arc(0.5, 0.34, 0.19, 0.18, 190, 390) + line((0.3, 0.83), (0.72, 0.83))],
    // With a loop at its foot.
    [
      arc(0.48, 0.34, 0.19, 0.18, 200, 400)
        + arc(0.37, 0.75, 0.09, 0.08, 40, 270) + line((0.55, 0.8), (0.74, 0.8))
    ],
    [arc(0.49, 0.33, 0.19, 0.17, 180, 400) + arc(0.51, 0.98, 0.22, 0.17, 210, 330)],
  ]

  private static let three = [
    [arc(0.47, 0.33, 0.18, 0.16, 200, 450), arc(0.47, 0.66, 0.21, 0.18, 270, 520)],
    // With a flat top.
    [line((0.3, 0.18), (0.68, 0.18), (0.48, 0.44)) + arc(0.46, 0.64, 0.22, 0.2, 280, 510)],
  ]

  private static let four = [
    [line((0.57, 0.16), (0.27, 0.6), (0.74, 0.6)), line((0.6, 0.4), (0.6, 0.85))],
    // Open at the top.
    [line((0.34, 0.2), (0.31, 0.53), (0.68, 0.53)), line((0.66, 0.18), (0.63, 0.85))],
    // Closed at the top, in one go.
    [line((0.74, 0.62), (0.27, 0.62), (0.61, 0.16), (0.61, 0.85))],
  ]

  private static let five = [
    [line((0.7, 0.17), (0.36, 0.17), (0.34, 0.46)) + arc(0.48, 0.62, 0.21, 0.22, 230, 510)],
    // The bar apart, the belly round.
    [
      line((0.39, 0.2), (0.36, 0.44)) + arc(0.46, 0.63, 0.22, 0.2, 250, 490),
      line((0.38, 0.19), (0.72, 0.16)),
    ],
  ]

  private static let six = [
    [arc(0.68, 0.62, 0.37, 0.45, 260, 180) + arc(0.5, 0.64, 0.19, 0.2, 180, 540)],
    [line((0.56, 0.15), (0.4, 0.4), (0.33, 0.62)) + arc(0.5, 0.67, 0.17, 0.17, 190, 530)],
  ]

  private static let seven = [
    [line((0.29, 0.18), (0.72, 0.18), (0.44, 0.84))],
    // With a bar.
    [line((0.28, 0.19), (0.71, 0.19), (0.46, 0.84)), line((0.4, 0.5), (0.7, 0.5))],
    // With a hook, and a bent back.
    [line((0.29, 0.3), (0.3, 0.19), (0.71, 0.17), (0.54, 0.46), (0.49, 0.84))],
  ]

  private static let eight = [
    [arc(0.5, 0.33, 0.16, 0.16, 90, 450), arc(0.5, 0.66, 0.2, 0.17, -90, 270)],
    // In one go, crossing itself in the middle.
    [
      (0...24).map { step in
        let angle = Double(step) / 24 * 2 * .pi
        return SIMD2(0.5 + 0.19 * sin(2 * angle), 0.5 - 0.34 * cos(angle))
      }
    ],
  ]

  private static let nine = [
    [arc(0.49, 0.36, 0.18, 0.19, 0, 360), line((0.67, 0.36), (0.61, 0.84))],
    // With a curved tail.
    [
      arc(0.49, 0.34, 0.18, 0.18, -20, 360) + line((0.67, 0.6))
        + arc(0.5, 0.66, 0.17, 0.18, 20, 140)
    ],
  ]

  private static func line(_ corners: (Double, Double)...) -> [SIMD2<Double>] {
    corners.map { SIMD2($0.0, $0.1) }
  }

  /// A part of an ellipse around (x, y), between two angles in degrees: 0 is to the right, 90 down.
  private static func arc(
    _ x: Double, _ y: Double, _ width: Double, _ height: Double, _ from: Double, _ to: Double
  ) -> [SIMD2<Double>] {
    let steps = Int((abs(to - from) / 24).rounded(.up))
    return (0...steps).map { step in
      let angle = (from + (to - from) * Double(step) / Double(steps)) * .pi / 180
      return SIMD2(x + width * cos(angle), y + height * sin(angle))
    }
  }

  /// A chain with more points, so that its straight parts can be bent.
  private static func bendable(_ chain: [SIMD2<Double>]) -> [SIMD2<Double>] {
    var result = Array(chain.prefix(1))
    for (start, end) in zip(chain, chain.dropFirst()) {
      let along = end - start
      let steps = max(1, Int(((along * along).sum().squareRoot() / 0.12).rounded(.up)))
      result += (1...steps).map { start + along * (Double($0) / Double(steps)) }
    }
    return result
  }
}
