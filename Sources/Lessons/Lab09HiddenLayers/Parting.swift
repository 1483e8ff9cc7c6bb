/// The widest way to part the moved corners of exclusive or by a line, if there is one.
///
/// Each class has two points. A line parts two pairs of points exactly if the two stretches between them
/// do not meet, and the widest gap is the distance of these stretches.
struct Parting {
  /// The distance between the classes.
  let gap: Double
  /// A point of the line, and the direction towards class 1.
  private let middle: SIMD2<Double>
  private let direction: SIMD2<Double>

  /// `nil` if no line parts the classes. `places` are in the order of ``Corners/all``.
  init?(_ places: [SIMD2<Double>]) {
    let (zero, one) = ((places[0], places[3]), (places[1], places[2]))
    func side(_ p: SIMD2<Double>, of line: (SIMD2<Double>, SIMD2<Double>)) -> Double {
      let (a, b) = (line.1 - line.0, p - line.0)
      return a.x * b.y - a.y * b.x
    }
    let cross =
      side(zero.0, of: one) * side(zero.1, of: one) <= 0
      && side(one.0, of: zero) * side(one.1, of: zero) <= 0
    if cross { return nil }
    func nearest(to p: SIMD2<Double>, on line: (SIMD2<Double>, SIMD2<Double>)) -> SIMD2<Double> {
      let along = line.1 - line.0
      let length = (along * along).sum()
      let share = length > 0 ? ((p - line.0) * along).sum() / length : 0
      return line.0 + min(max(share, 0), 1) * along
    }
    // Stretches that do not meet are closest at an end of one of them.
    let pairs =
      [zero.0, zero.1].map { ($0, nearest(to: $0, on: one)) }
      + [one.0, one.1].map { (nearest(to: $0, on: zero), $0) }
    func distance(_ pair: (SIMD2<Double>, SIMD2<Double>)) -> Double {
      let between = pair.1 - pair.0
      return (between * between).sum().squareRoot()
    }
    guard let closest = pairs.min(by: { distance($0) < distance($1) }) else { return nil }
    gap = distance(closest)
    middle = (closest.0 + closest.1) / 2
    direction = closest.1 - closest.0
  }

  /// Above 0 on the side of class 1.
  func line(_ point: SIMD2<Double>) -> Double { ((point - middle) * direction).sum() }
}
