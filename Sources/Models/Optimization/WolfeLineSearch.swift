/// Looks along a direction for a step that lowers a function enough and levels its slope.
///
/// ```
/// φ(α) = f(x + α·p)
/// φ(α) ≤ φ(0) + c₁ α φ′(0)     enough decrease
/// |φ′(α)| ≤ c₂ |φ′(0)|         enough levelling
/// ```
/// These are the strong Wolfe conditions. Steps that satisfy them exist for every smooth function
/// that is bounded below.
///
/// Near a minimum the values differ by less than they are rounded by, long before the slope does.
/// Values no farther apart than the function's precision therefore count as equal, and the slopes
/// decide, which is the idea of the approximate conditions of Hager and Zhang, SIAM Journal on
/// Optimization 16 (2005).
///
/// Source: Nocedal and Wright, "Numerical Optimization", 2nd ed., algorithms 3.5 and 3.6.
struct WolfeLineSearch {
  /// c₁
  var decrease = 1e-4
  /// c₂, as advised for quasi-Newton directions.
  var levelling = 0.9
  /// How far values may be off by rounding, relative to their size.
  var precision = 4 * Double.ulpOfOne

  /// The function at one step.
  struct Trial {
    var step: Double
    var value: Double
    /// φ′, the gradient times the direction.
    var slope: Double
    var point: [Double]
    var gradient: [Double]

    var isFinite: Bool { value.isFinite && slope.isFinite }
  }

  typealias Function = (_ point: [Double], _ gradient: inout [Double]) throws -> Double

  /// How often a step is doubled, and how often an interval is narrowed, before giving up.
  private let limit = 40

  /// A step with both conditions; else one that at least lowers the function; else none.
  ///
  /// - Parameter origin: The function at step 0; its slope is computed here.
  func search(
    from origin: Trial, along direction: [Double], first: Double, evaluations: inout Int,
    _ function: Function
  ) throws -> Trial? {
    var origin = origin
    origin.slope = dot(origin.gradient, direction)
    guard origin.slope < 0 else { return nil }

    func trial(_ step: Double) throws -> Trial {
      var trial = origin
      trial.step = step
      add(step, direction, to: &trial.point)
      trial.value = try function(trial.point, &trial.gradient)
      trial.slope = dot(trial.gradient, direction)
      evaluations += 1
      return trial
    }

    var (previous, step) = (origin, first)
    for _ in 0..<limit {
      let next = try trial(step)
      if isTooLong(next, origin) || (previous.step > 0 && isHigher(next, previous)) {
        return try narrow(previous, next, origin, trial)
      }
      if isLevel(next, origin) { return next }
      if next.slope >= 0 { return try narrow(next, previous, origin, trial) }
      previous = next
      step *= 2
    }
    return previous.value < origin.value ? previous : nil
  }

  /// Algorithm 3.6: steps that satisfy the conditions lie between `low`, the best one so far, and
  /// `high`.
  private func narrow(
    _ low: Trial, _ high: Trial, _ origin: Trial, _ trial: (Double) throws -> Trial
  ) throws -> Trial? {
    var (low, high) = (low, high)
    for _ in 0..<limit {
      let step = between(low, high)
      if step == low.step || step == high.step { break }
      let next = try trial(step)
      if isTooLong(next, origin) || isHigher(next, low) {
        high = next
        continue
      }
      if isLevel(next, origin) { return next }
      if next.slope * (high.step - low.step) >= 0 { high = low }
      low = next
    }
    return low.step > 0 && low.value < origin.value ? low : nil
  }

  private func isTooLong(_ trial: Trial, _ origin: Trial) -> Bool {
    let enough = origin.value + decrease * trial.step * origin.slope
    return !trial.isFinite || trial.value > enough + precision * abs(origin.value)
  }

  private func isHigher(_ trial: Trial, _ other: Trial) -> Bool {
    trial.value > other.value + precision * abs(other.value)
  }

  private func isLevel(_ trial: Trial, _ origin: Trial) -> Bool {
    abs(trial.slope) <= -levelling * origin.slope
  }

  /// The minimum of the cubic with the values and slopes at both ends (equation 3.59), kept away
  /// from them by a tenth of the interval; the middle where there is none.
  private func between(_ a: Trial, _ b: Trial) -> Double {
    let width = b.step - a.step
    let middle = a.step + width / 2
    guard b.isFinite else { return middle }
    let d1 = a.slope + b.slope - 3 * (a.value - b.value) / (a.step - b.step)
    let square = d1 * d1 - a.slope * b.slope
    guard square >= 0 else { return middle }
    let d2 = width > 0 ? square.squareRoot() : -square.squareRoot()
    let share = 1 - (b.slope + d2 - d1) / (b.slope - a.slope + 2 * d2)
    guard share.isFinite else { return middle }
    return a.step + width * min(max(share, 0.1), 0.9)
  }
}
