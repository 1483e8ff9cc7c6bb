import LabKit
import NumericsEngine
import Solutions

/// The numbers of one parameter: θ, what is remembered of its gradients and of their squares, and g.
struct OneParameter {
  var p: Double
  var m: Double = 0
  var s: Double = 0
  let g: Double
}

private let solution = Lab12DeepTraining()

/// Wrong updates, written for one parameter; the errors are thrown as they should be.
extension Variants {
  typealias MomentumRule =
    @Sendable (inout OneParameter, _ rate: Double, _ momentum: Double) -> Void
  typealias SquaresRule =
    @Sendable (
      inout OneParameter, _ rate: Double, _ decay: Double, _ epsilon: Double
    ) -> Void
  typealias AdamRule = @Sendable (inout OneParameter, AdamSettings, _ updates: Int) -> Void

  struct AdamSettings {
    let rate: Double
    let meanDecay: Double
    let squareDecay: Double
    let epsilon: Double
  }

  mutating func wrongMomentum(
    _ name: String, is mistake: String? = nil, _ rule: @escaping MomentumRule
  ) {
    wrong("12.3", name, is: mistake) {
      (start: MomentumState, gradients: GradientsInTurn, rate: Double, momentum: Double) in
      try gradients.steps(from: start) { state, gradient in
        _ = try solution.momentumStep(
          state, gradient: gradient, learningRate: rate, momentum: momentum)
        var next = state
        let (p, v, g) = (state.parameters.elements, state.velocity.elements, gradient.elements)
        let all = g.indices.map { index in
          var one = OneParameter(p: p[index], m: v[index], g: g[index])
          rule(&one, rate, momentum)
          return one
        }
        next.parameters = NDArray(shape: gradient.shape, elements: all.map(\.p))
        next.velocity = NDArray(shape: gradient.shape, elements: all.map(\.m))
        return next
      }
    }
  }

  mutating func wrongAdaGrad(
    _ name: String, is mistake: String? = nil, _ rule: @escaping SquaresRule
  ) {
    wrong("12.4", name, is: mistake) {
      (start: SquaresState, gradients: GradientsInTurn, rate: Double, epsilon: Double) in
      try gradients.steps(from: start) { state, gradient in
        _ = try solution.adaGradStep(
          state, gradient: gradient, learningRate: rate, epsilon: epsilon)
        return state.moved(gradient) { rule(&$0, rate, 0, epsilon) }
      }
    }
  }

  mutating func wrongRMSProp(
    _ name: String, is mistake: String? = nil, _ rule: @escaping SquaresRule
  ) {
    wrong("12.5", name, is: mistake) {
      (
        start: SquaresState, gradients: GradientsInTurn, rate: Double, decay: Double,
        epsilon: Double
      ) in
      try gradients.steps(from: start) { state, gradient in
        _ = try solution.rmsPropStep(
          state, gradient: gradient, learningRate: rate, decay: decay, epsilon: epsilon)
        return state.moved(gradient) { rule(&$0, rate, decay, epsilon) }
      }
    }
  }

  /// - Parameter counts: Whether the update that is made is counted.
  mutating func wrongAdam(
    _ name: String, is mistake: String? = nil, counts: Bool = true, _ rule: @escaping AdamRule
  ) {
    wrong("12.6", name, is: mistake) {
      (
        start: AdamState, gradients: GradientsInTurn, rate: Double, meanDecay: Double,
        squareDecay: Double, epsilon: Double
      ) in
      let settings = AdamSettings(
        rate: rate, meanDecay: meanDecay, squareDecay: squareDecay, epsilon: epsilon)
      return try gradients.steps(from: start) { state, gradient in
        _ = try solution.adamStep(
          state, gradient: gradient, learningRate: rate, meanDecay: meanDecay,
          squareDecay: squareDecay, epsilon: epsilon)
        return state.moved(gradient, counts: counts) { rule(&$0, settings, state.updates + 1) }
      }
    }
  }
}

extension SquaresState {
  func moved(_ gradient: NDArray<Double>, by rule: (inout OneParameter) -> Void) -> SquaresState {
    let (p, s, g) = (parameters.elements, squares.elements, gradient.elements)
    let all = g.indices.map { index in
      var one = OneParameter(p: p[index], s: s[index], g: g[index])
      rule(&one)
      return one
    }
    return SquaresState(
      parameters: NDArray(shape: gradient.shape, elements: all.map(\.p)),
      squares: NDArray(shape: gradient.shape, elements: all.map(\.s)))
  }
}

extension AdamState {
  func moved(
    _ gradient: NDArray<Double>, counts: Bool = true,
    by rule: (inout OneParameter) -> Void
  ) -> AdamState {
    let (p, m, s) = (parameters.elements, means.elements, squares.elements)
    let g = gradient.elements
    let all = g.indices.map { index in
      var one = OneParameter(p: p[index], m: m[index], s: s[index], g: g[index])
      rule(&one)
      return one
    }
    return AdamState(
      parameters: NDArray(shape: gradient.shape, elements: all.map(\.p)),
      means: NDArray(shape: gradient.shape, elements: all.map(\.m)),
      squares: NDArray(shape: gradient.shape, elements: all.map(\.s)),
      updates: updates + (counts ? 1 : 0))
  }
}
