/// `Σ x`, pairwise.
struct Sum<Element: NumericElement>: Reduction {
  let kernel = Element._reductions.sum

  @inline(__always)
  func partial(_ block: UnsafePointer<Element>, _ count: Int, first: Int) -> Element {
    kernel(block, count)
  }

  @inline(__always)
  func merged(_ left: Element, _ right: Element) -> Element { left + right }
}

/// The first smallest or largest element, or the first NaN, and its place.
struct Extreme<Element: NumericElement>: Reduction {
  let find: @Sendable (UnsafePointer<Element>, Int) -> Int
  let precedes: @Sendable (Element, Element) -> Bool

  static var smallest: Extreme { Extreme(find: Element._reductions.argmin) { $0 < $1 } }
  static var largest: Extreme { Extreme(find: Element._reductions.argmax) { $0 > $1 } }

  @inline(__always)
  func partial(
    _ block: UnsafePointer<Element>, _ count: Int, first: Int
  ) -> (value: Element, index: Int) {
    let index = find(block, count)
    return (block[index], first + index)
  }

  @inline(__always)
  func merged(
    _ left: (value: Element, index: Int), _ right: (value: Element, index: Int)
  ) -> (value: Element, index: Int) {
    // Only NaN differs from itself.
    if left.value != left.value { return left }
    return right.value != right.value || precedes(right.value, left.value) ? right : left
  }
}

/// The mean, in two parts that are to be added, and the sum of the squared deviations from it.
struct Moments {
  let count: Double
  let high: Double
  let low: Double
  let squares: Double

  /// The moments of both sets together.
  ///
  /// ```
  /// δ = mean₂ − mean₁      mean = mean₁ + δ · n₂ / n      squares = squares₁ + squares₂ + δ² · n₁ n₂ / n
  /// ```
  /// Source: Chan, Golub, LeVeque, "Updating Formulae and a Pairwise Algorithm for Computing Sample
  /// Variances", COMPSTAT 1982, equations 2.1.
  func merged(with other: Moments) -> Moments {
    let total = count + other.count
    let difference = (other.high - high) + (other.low - low)
    let rest = low + difference * (other.count / total)
    let mean = high + rest
    return Moments(
      count: total, high: mean, low: rest - (mean - high),
      squares: squares + other.squares
        + difference * difference * (count * (other.count / total)))
  }

  /// `squares / (n − ddof)`, and NumPy's answers where nothing is left to divide by: ∞ or NaN.
  func variance(ddof: Int) -> Double { squares / max(0, count - Double(ddof)) }
}

struct MomentsReduction<Element: RealElement>: Reduction {
  let kernel = Element._rows.moments

  @inline(__always)
  func partial(_ block: UnsafePointer<Element>, _ count: Int, first: Int) -> Moments {
    kernel(block, count)
  }

  @inline(__always)
  func merged(_ left: Moments, _ right: Moments) -> Moments { left.merged(with: right) }
}

/// `ln Σ eˣ` as the largest element and the sum of the other terms relative to its own.
struct LogSumExp<Element: RealElement>: Reduction {
  struct Partial {
    let largest: Element
    let rest: Double

    /// `largest + ln(1 + rest)`, with all digits where the largest is near 0.
    var value: Element { rest == 0 ? largest : Element(Double(largest) + logOnePlus(rest)) }
  }

  let find = Element._reductions.argmax
  let kernel = Element._rows.expSum

  @inline(__always)
  func partial(_ block: UnsafePointer<Element>, _ count: Int, first: Int) -> Partial {
    let place = find(block, count)
    let largest = block[place]
    return Partial(largest: largest, rest: largest.isFinite ? kernel(block, place, count) : 0)
  }

  @inline(__always)
  func merged(_ left: Partial, _ right: Partial) -> Partial {
    if left.largest.isNaN { return left }
    if right.largest.isNaN { return right }
    let (large, small) = left.largest >= right.largest ? (left, right) : (right, left)
    guard large.largest.isFinite, small.largest.isFinite else { return large }
    let factor = exponential(Double(small.largest) - Double(large.largest))
    return Partial(largest: large.largest, rest: large.rest + (1 + small.rest) * factor)
  }
}
