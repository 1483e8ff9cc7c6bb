import Foundation

/// The strokes of the ten digits, as chains of points in the unit square; y points down.
enum DigitStrokes {
  static let all: [[[SIMD2<Double>]]] = [
    [arc(0.5, 0.5, 0.2, 0.33, 0, 360)],
    [line((0.4, 0.28), (0.53, 0.16), (0.53, 0.5), (0.53, 0.84))],
    [
      arc(0.5, 0.34, 0.19, 0.18, 190, 390)
        + line((0.5, 0.62), (0.3, 0.83), (0.51, 0.83), (0.72, 0.83))
    ],
    [arc(0.47, 0.33, 0.18, 0.16, 200, 450), arc(0.47, 0.66, 0.21, 0.18, 270, 520)],
    [
      line((0.57, 0.16), (0.42, 0.38), (0.27, 0.6), (0.5, 0.6), (0.74, 0.6)),
      line((0.6, 0.4), (0.6, 0.62), (0.6, 0.85)),
    ],
    [
      line((0.7, 0.17), (0.53, 0.17), (0.36, 0.17), (0.34, 0.46))
        + arc(0.48, 0.62, 0.21, 0.22, 230, 510)
    ],
    [arc(0.68, 0.62, 0.37, 0.45, 260, 180) + arc(0.5, 0.64, 0.19, 0.2, 180, 540)],
    [line((0.29, 0.18), (0.5, 0.18), (0.72, 0.18), (0.58, 0.51), (0.44, 0.84))],
    [arc(0.5, 0.33, 0.16, 0.16, 90, 450), arc(0.5, 0.66, 0.2, 0.17, -90, 270)],
    [
      arc(0.49, 0.36, 0.18, 0.19, 0, 360),
      line((0.67, 0.36), (0.66, 0.6), (0.61, 0.84)),
    ],
  ]

  private static func line(_ points: (Double, Double)...) -> [SIMD2<Double>] {
    points.map { SIMD2($0.0, $0.1) }
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
}
