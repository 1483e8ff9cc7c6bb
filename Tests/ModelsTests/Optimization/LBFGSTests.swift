import NumericsEngine
import Testing

@testable import Models

@Suite struct LBFGSTests {
  /// Σ 100 (x₂ᵢ₊₁ − x₂ᵢ²)² + (1 − x₂ᵢ)², whose minimum is 0 at (1, …, 1).
  private func rosenbrock(_ x: [Double], _ gradient: inout [Double]) -> Double {
    var sum = 0.0
    for i in stride(from: 0, to: x.count, by: 2) {
      let (a, b) = (1 - x[i], x[i + 1] - x[i] * x[i])
      sum += a * a + 100 * b * b
      gradient[i] = -2 * a - 400 * x[i] * b
      gradient[i + 1] = 200 * b
    }
    return sum
  }

  @Test(arguments: [1, 5, 20]) func theCurvedValley(memory: Int) throws {
    for count in [2, 10] {
      let start = (0..<count).map { $0 % 2 == 0 ? -1.2 : 1.0 }
      let minimum = try LBFGS(memory: memory, iterations: 500, tolerance: 1e-9)
        .minimize(from: start, rosenbrock)
      #expect(minimum.ending == .converged)
      // The least eigenvalue of the second derivatives at the minimum is 0.4.
      #expect(minimum.point.allSatisfy { abs($0 - 1) <= 1e-8 })
      #expect(minimum.values.count == minimum.iterations + 1)
      #expect(zip(minimum.values, minimum.values.dropFirst()).allSatisfy { $0 > $1 })
      #expect(minimum.evaluations >= minimum.iterations)
    }
  }

  /// Σ cᵢ (xᵢ − i)² / 2 with c from 1 to 10⁴: the minimum is known, and the error of each place is
  /// the gradient there over cᵢ.
  @Test(arguments: [3, 10]) func anEllipsoid(memory: Int) throws {
    let scales = (0..<25).map { 1 + Double($0 * $0) / 576 * 9999 }
    let minimum = try LBFGS(memory: memory, tolerance: 1e-8).minimize(from: scales.map { _ in 0 }) {
      point, gradient in
      var sum = 0.0
      for i in point.indices {
        let distance = point[i] - Double(i)
        gradient[i] = scales[i] * distance
        sum += scales[i] * distance * distance / 2
      }
      return sum
    }
    #expect(minimum.ending == .converged)
    for (i, place) in minimum.point.enumerated() {
      #expect(abs(place - Double(i)) <= 1e-8 / scales[i])
    }
  }

  /// What remembered pairs are for: descent along the gradient alone takes thousands of steps.
  @Test func memorySparesSteps() throws {
    let minimum = try LBFGS(memory: 10, tolerance: 1e-8).minimize(
      from: [-1.2, 1], rosenbrock)
    // SciPy 1.17.1's L-BFGS-B takes 38 steps from there.
    #expect(minimum.iterations <= 45)
  }

  @Test func aStartAtTheMinimum() throws {
    let minimum = try LBFGS().minimize(from: [1, 1], rosenbrock)
    #expect(minimum.ending == .converged && minimum.iterations == 0 && minimum.evaluations == 1)
    #expect(try LBFGS().minimize(from: []) { _, _ in 3 }.ending == .converged)
  }

  @Test func limits() throws {
    let few = try LBFGS(iterations: 2).minimize(from: [-1.2, 1], rosenbrock)
    #expect(few.ending == .iterationLimit && few.iterations == 2)
    // 10²⁰ hides how the values differ; the slopes lead on.
    let hidden = try LBFGS().minimize(from: [5]) { point, gradient in
      gradient = [2 * point[0]]
      return 1e20 + point[0] * point[0]
    }
    #expect(hidden.ending == .converged && abs(hidden.point[0]) <= 1e-6)
    // A gradient that promises what the values never keep.
    let empty = try LBFGS().minimize(from: [5]) { _, gradient in
      gradient = [1]
      return 3
    }
    #expect(empty.ending == .precisionLimit && empty.iterations == 0)
    // A tolerance below the rounding of the gradient.
    let exact = try LBFGS(tolerance: 1e-300).minimize(from: [1, 2]) { point, gradient in
      gradient = [point[0] / 3 - 0.1 + point[1] / 9, point[1] / 11 - 0.7 + point[0] / 9]
      for i in 0..<2 where gradient[i] == 0 { gradient[i] = 1e-17 }
      return point[0] * point[0] / 6 + point[0] * point[1] / 9 + point[1] * point[1] / 22
        - 0.1 * point[0] - 0.7 * point[1] + 1000
    }
    #expect(exact.ending == .precisionLimit)
  }

  /// Slopes that level at every step and lead nowhere: the gradient turns and stays as long.
  @Test func stepsThatLeadNowhere() throws {
    var calls = 0
    let minimum = try LBFGS().minimize(from: [5, 5]) { _, gradient in
      calls += 1
      gradient = calls % 2 == 0 ? [1, 0] : [0, 1]
      return 1e20
    }
    #expect(minimum.ending == .precisionLimit && (1...20).contains(minimum.iterations))
  }

  @Test func whatIsNoNumber() {
    #expect(throws: ModelError.diverged(iteration: 0)) {
      try LBFGS().minimize(from: [1]) { _, _ in .nan }
    }
    #expect(throws: ModelError.diverged(iteration: 0)) {
      try LBFGS().minimize(from: [1]) { _, gradient in
        gradient = [.nan]
        return 1
      }
    }
  }
}
