import Foundation
import LabKit
import NumericsEngine
import Solutions

private let solution = Lab12DeepTraining()

/// Lab 12, 12.3, 12.4, 12.5: wrong answers.
func rollingWrongAnswers(_ variants: inout Variants) {
  // 12.3 Momentum
  variants.wrongMomentum("uphill", is: "adds-the-velocity") { one, rate, momentum in
    one.m = momentum * one.m + one.g
    one.p += rate * one.m
  }
  variants.wrongMomentum("by the old velocity", is: "moves-by-the-old-velocity") {
    one, rate, momentum in
    one.p -= rate * one.m
    one.m = momentum * one.m + one.g
  }
  variants.wrongMomentum("by the gradient alone", is: "moves-by-the-gradient") {
    one, rate, momentum in
    one.m = momentum * one.m + one.g
    one.p -= rate * one.g
  }
  variants.wrongMomentum("the velocity is not returned", is: "velocity-not-returned") {
    one, rate, momentum in
    one.p -= rate * (momentum * one.m + one.g)
  }
  variants.wrongMomentum("the rate in the velocity", is: "rate-in-the-velocity") {
    one, rate, momentum in
    one.m = momentum * one.m + rate * one.g
    one.p -= one.m
  }
  variants.wrongMomentum("a running mean", is: "dampened") { one, rate, momentum in
    one.m = momentum * one.m + (1 - momentum) * one.g
    one.p -= rate * one.m
  }
  variants.wrongMomentum("Nesterov's", is: "nesterov") { one, rate, momentum in
    one.m = momentum * one.m + one.g
    one.p -= rate * (one.g + momentum * one.m)
  }
  variants.wrongMomentum("momentum on the gradient", is: "momentum-on-the-gradient") {
    one, rate, momentum in
    one.m = one.m + momentum * one.g
    one.p -= rate * one.m
  }
  variants.wrongMomentum("without the rate", is: "rate-forgotten") { one, rate, momentum in
    one.m = momentum * one.m + one.g
    one.p -= one.m
  }
  variants.wrongMomentum("rate and momentum exchanged", is: "settings-swapped") {
    one, rate, momentum in
    one.m = rate * one.m + one.g
    one.p -= momentum * one.m
  }
  variants.wrongMomentum("in Float") { one, rate, momentum in
    one.m = Double(Float(momentum * one.m + one.g))
    one.p = Double(Float(one.p - rate * one.m))
  }
  variants.wrongMomentum("a velocity that never turns round") { one, rate, momentum in
    let v = momentum * one.m + one.g
    one.m = v * one.m < 0 ? 0 : v
    one.p -= rate * one.m
  }
  variants.wrong("12.3", "a momentum of 1 passes", is: "momentum-of-1-allowed") {
    (start: MomentumState, gradients: GradientsInTurn, rate: Double, momentum: Double) in
    try gradients.steps(from: start) { state, g in
      guard momentum == 1, rate > 0, state.parameters.shape == g.shape,
        state.velocity.shape == g.shape
      else {
        return try solution.momentumStep(state, gradient: g, learningRate: rate, momentum: momentum)
      }
      let v = state.velocity + g
      return MomentumState(parameters: state.parameters - rate * v, velocity: v)
    }
  }

  // 12.4 AdaGrad
  variants.wrongAdaGrad("ε inside the root", is: "epsilon-inside") { one, rate, decay, epsilon in
    one.s += one.g * one.g
    one.p -= rate * one.g / (one.s + epsilon).squareRoot()
  }
  variants.wrongAdaGrad("no ε") { one, rate, decay, epsilon in
    one.s += one.g * one.g
    one.p -= one.s == 0 ? 0 : rate * one.g / one.s.squareRoot()
  }
  variants.wrongAdaGrad("no root", is: "root-forgotten") { one, rate, decay, epsilon in
    one.s += one.g * one.g
    one.p -= rate * one.g / (one.s + epsilon)
  }
  variants.wrongAdaGrad("by the old memory", is: "old-squares") { one, rate, decay, epsilon in
    one.p -= rate * one.g / (one.s.squareRoot() + epsilon)
    one.s += one.g * one.g
  }
  variants.wrongAdaGrad("the memory is not returned", is: "squares-not-returned") {
    one, rate, decay, epsilon in
    let old = one.s
    one.s += one.g * one.g
    one.p -= rate * one.g / (one.s.squareRoot() + epsilon)
    one.s = old
  }
  variants.wrongAdaGrad("uphill", is: "adds-the-step") { one, rate, decay, epsilon in
    one.s += one.g * one.g
    one.p += rate * one.g / (one.s.squareRoot() + epsilon)
  }
  variants.wrongAdaGrad("the gradient squared in the step", is: "squared-gradient-in-the-step") {
    one, rate, decay, epsilon in
    one.s += one.g * one.g
    one.p -= rate * one.g * one.g / (one.s.squareRoot() + epsilon)
  }
  variants.wrongAdaGrad("without the rate", is: "rate-forgotten") { one, rate, decay, epsilon in
    one.s += one.g * one.g
    one.p -= one.g / (one.s.squareRoot() + epsilon)
  }
  variants.wrongAdaGrad("the plain step", is: "plain-step") { one, rate, decay, epsilon in
    one.s += one.g * one.g
    one.p -= rate * one.g
  }
  variants.wrongAdaGrad("in Float") { one, rate, decay, epsilon in
    one.s += one.g * one.g
    one.s = Double(Float(one.s))
    one.p = Double(Float(one.p - rate * one.g / (one.s.squareRoot() + epsilon)))
  }
  variants.wrongAdaGrad("ε behind the quotient", is: "epsilon-outside-the-quotient") {
    one, rate, decay, epsilon in
    one.s += one.g * one.g
    one.p -= rate * (one.g / one.s.squareRoot() + epsilon)
  }
  variants.wrongAdaGrad("magnitudes for squares", is: "magnitudes") { one, rate, decay, epsilon in
    one.s += one.g.magnitude
    one.p -= rate * one.g / (one.s.squareRoot() + epsilon)
  }
  variants.wrongAdaGrad("the gradient not squared", is: "not-squared") {
    one, rate, decay, epsilon in
    one.s += one.g
    one.p -= rate * one.g / (one.s.squareRoot() + epsilon)
  }
  variants.wrong("12.4", "one sum for all parameters") {
    (start: SquaresState, gradients: GradientsInTurn, rate: Double, epsilon: Double) in
    try gradients.steps(from: start) { state, g in
      let right = try solution.adaGradStep(state, gradient: g, learningRate: rate, epsilon: epsilon)
      let sum = right.squares.sum()
      return SquaresState(
        parameters: state.parameters - rate * g / (sum.squareRoot() + epsilon),
        squares: right.squares)
    }
  }
  variants.wrong("12.4", "an ε of 0 passes", is: "epsilon-of-0-allowed") {
    (start: SquaresState, gradients: GradientsInTurn, rate: Double, epsilon: Double) in
    try gradients.steps(from: start) { state, g in
      try solution.adaGradStep(
        state, gradient: g, learningRate: rate, epsilon: epsilon == 0 ? 1e-300 : epsilon)
    }
  }

  // 12.5 RMSProp
  variants.wrongRMSProp("ε inside the root", is: "epsilon-inside") { one, rate, decay, epsilon in
    one.s = decay * one.s + (1 - decay) * one.g * one.g
    one.p -= rate * one.g / (one.s + epsilon).squareRoot()
  }
  variants.wrongRMSProp("no ε") { one, rate, decay, epsilon in
    one.s = decay * one.s + (1 - decay) * one.g * one.g
    one.p -= one.s == 0 ? 0 : rate * one.g / one.s.squareRoot()
  }
  variants.wrongRMSProp("no root", is: "root-forgotten") { one, rate, decay, epsilon in
    one.s = decay * one.s + (1 - decay) * one.g * one.g
    one.p -= rate * one.g / (one.s + epsilon)
  }
  variants.wrongRMSProp("by the old memory", is: "old-squares") { one, rate, decay, epsilon in
    one.p -= rate * one.g / (one.s.squareRoot() + epsilon)
    one.s = decay * one.s + (1 - decay) * one.g * one.g
  }
  variants.wrongRMSProp("the memory is not returned", is: "squares-not-returned") {
    one, rate, decay, epsilon in
    let old = one.s
    one.s = decay * one.s + (1 - decay) * one.g * one.g
    one.p -= rate * one.g / (one.s.squareRoot() + epsilon)
    one.s = old
  }
  variants.wrongRMSProp("uphill", is: "adds-the-step") { one, rate, decay, epsilon in
    one.s = decay * one.s + (1 - decay) * one.g * one.g
    one.p += rate * one.g / (one.s.squareRoot() + epsilon)
  }
  variants.wrongRMSProp("the gradient squared in the step", is: "squared-gradient-in-the-step") {
    one, rate, decay, epsilon in
    one.s = decay * one.s + (1 - decay) * one.g * one.g
    one.p -= rate * one.g * one.g / (one.s.squareRoot() + epsilon)
  }
  variants.wrongRMSProp("without the rate", is: "rate-forgotten") { one, rate, decay, epsilon in
    one.s = decay * one.s + (1 - decay) * one.g * one.g
    one.p -= one.g / (one.s.squareRoot() + epsilon)
  }
  variants.wrongRMSProp("the plain step", is: "plain-step") { one, rate, decay, epsilon in
    one.s = decay * one.s + (1 - decay) * one.g * one.g
    one.p -= rate * one.g
  }
  variants.wrongRMSProp("in Float") { one, rate, decay, epsilon in
    one.s = decay * one.s + (1 - decay) * one.g * one.g
    one.s = Double(Float(one.s))
    one.p = Double(Float(one.p - rate * one.g / (one.s.squareRoot() + epsilon)))
  }
  variants.wrongRMSProp("ε behind the quotient", is: "epsilon-outside-the-quotient") {
    one, rate, decay, epsilon in
    one.s = decay * one.s + (1 - decay) * one.g * one.g
    one.p -= rate * (one.g / one.s.squareRoot() + epsilon)
  }
  variants.wrongRMSProp("the shares exchanged", is: "decay-swapped") { one, rate, decay, epsilon in
    one.s = (1 - decay) * one.s + decay * one.g * one.g
    one.p -= rate * one.g / (one.s.squareRoot() + epsilon)
  }
  variants.wrongRMSProp("a sum", is: "sum") { one, rate, decay, epsilon in
    one.s += one.g * one.g
    one.p -= rate * one.g / (one.s.squareRoot() + epsilon)
  }
  variants.wrongRMSProp("the new square whole", is: "new-square-whole") {
    one, rate, decay, epsilon in
    one.s = decay * one.s + one.g * one.g
    one.p -= rate * one.g / (one.s.squareRoot() + epsilon)
  }
  variants.wrongRMSProp("corrected as in Adam's first update") { one, rate, decay, epsilon in
    one.s = decay * one.s + (1 - decay) * one.g * one.g
    one.p -= rate * one.g / ((one.s / (1 - decay)).squareRoot() + epsilon)
  }
  variants.wrong("12.5", "a decay of 1 passes", is: "decay-of-1-allowed") {
    (start: SquaresState, gradients: GradientsInTurn, rate: Double, decay: Double, epsilon: Double)
    in
    try gradients.steps(from: start) { state, g in
      guard decay == 1, rate > 0, epsilon > 0, state.squares.shape == g.shape,
        state.parameters.shape == g.shape
      else {
        return try solution.rmsPropStep(
          state, gradient: g, learningRate: rate, decay: decay, epsilon: epsilon)
      }
      return state.moved(g) { $0.p -= rate * $0.g / ($0.s.squareRoot() + epsilon) }
    }
  }
}
