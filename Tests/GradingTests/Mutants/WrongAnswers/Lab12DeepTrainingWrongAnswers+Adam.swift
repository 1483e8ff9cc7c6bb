import Foundation
import LabKit
import NumericsEngine

/// Lab 12, 12.6: wrong answers.
func adamWrongAnswers(_ variants: inout Variants) {
  // 12.6 Adam
  variants.wrongAdam("not corrected", is: "not-corrected") { one, set, t in
    one.m = set.meanDecay * one.m + (1 - set.meanDecay) * one.g
    one.s = set.squareDecay * one.s + (1 - set.squareDecay) * one.g * one.g
    one.p -= set.rate * one.m / (one.s.squareRoot() + set.epsilon)
  }
  variants.wrongAdam("ε inside the root", is: "epsilon-inside") { one, set, t in
    one.m = set.meanDecay * one.m + (1 - set.meanDecay) * one.g
    one.s = set.squareDecay * one.s + (1 - set.squareDecay) * one.g * one.g
    one.p -=
      set.rate * (one.m / (1 - pow(set.meanDecay, Double(t))))
      / (one.s / (1 - pow(set.squareDecay, Double(t))) + set.epsilon).squareRoot()
  }
  variants.wrongAdam("the decays exchanged", is: "decays-swapped") { one, set, t in
    one.m = set.squareDecay * one.m + (1 - set.squareDecay) * one.g
    one.s = set.meanDecay * one.s + (1 - set.meanDecay) * one.g * one.g
    one.p -=
      set.rate * (one.m / (1 - pow(set.squareDecay, Double(t))))
      / ((one.s / (1 - pow(set.meanDecay, Double(t)))).squareRoot() + set.epsilon)
  }
  variants.wrongAdam("only the mean corrected", is: "only-the-mean-corrected") { one, set, t in
    one.m = set.meanDecay * one.m + (1 - set.meanDecay) * one.g
    one.s = set.squareDecay * one.s + (1 - set.squareDecay) * one.g * one.g
    one.p -=
      set.rate * (one.m / (1 - pow(set.meanDecay, Double(t)))) / (one.s.squareRoot() + set.epsilon)
  }
  variants.wrongAdam("only the squares corrected", is: "only-the-squares-corrected") {
    one, set, t in
    one.m = set.meanDecay * one.m + (1 - set.meanDecay) * one.g
    one.s = set.squareDecay * one.s + (1 - set.squareDecay) * one.g * one.g
    one.p -=
      set.rate * one.m
      / ((one.s / (1 - pow(set.squareDecay, Double(t)))).squareRoot() + set.epsilon)
  }
  variants.wrongAdam("the gradient not squared", is: "not-squared") { one, set, t in
    one.m = set.meanDecay * one.m + (1 - set.meanDecay) * one.g
    one.s = set.squareDecay * one.s + (1 - set.squareDecay) * one.g
    one.p -=
      set.rate * (one.m / (1 - pow(set.meanDecay, Double(t))))
      / ((one.s / (1 - pow(set.squareDecay, Double(t)))).squareRoot() + set.epsilon)
  }
  variants.wrongAdam("updates are not counted", is: "updates-not-counted", counts: false) {
    one, set, t in
    one.m = set.meanDecay * one.m + (1 - set.meanDecay) * one.g
    one.s = set.squareDecay * one.s + (1 - set.squareDecay) * one.g * one.g
    one.p -=
      set.rate * (one.m / (1 - pow(set.meanDecay, Double(t))))
      / ((one.s / (1 - pow(set.squareDecay, Double(t)))).squareRoot() + set.epsilon)
  }
  variants.wrongAdam("the corrected means are returned", is: "corrected-means-returned") {
    one, set, t in
    one.m = set.meanDecay * one.m + (1 - set.meanDecay) * one.g
    one.s = set.squareDecay * one.s + (1 - set.squareDecay) * one.g * one.g
    one.m /= (1 - pow(set.meanDecay, Double(t)))
    one.s /= (1 - pow(set.squareDecay, Double(t)))
    one.p -= set.rate * one.m / (one.s.squareRoot() + set.epsilon)
  }
  variants.wrongAdam("uphill", is: "adds-the-step") { one, set, t in
    one.m = set.meanDecay * one.m + (1 - set.meanDecay) * one.g
    one.s = set.squareDecay * one.s + (1 - set.squareDecay) * one.g * one.g
    one.p +=
      set.rate * (one.m / (1 - pow(set.meanDecay, Double(t))))
      / ((one.s / (1 - pow(set.squareDecay, Double(t)))).squareRoot() + set.epsilon)
  }
  variants.wrongAdam("the correction without the power", is: "power-forgotten") { one, set, t in
    one.m = set.meanDecay * one.m + (1 - set.meanDecay) * one.g
    one.s = set.squareDecay * one.s + (1 - set.squareDecay) * one.g * one.g
    one.p -=
      set.rate * (one.m / (1 - set.meanDecay))
      / ((one.s / (1 - set.squareDecay)).squareRoot() + set.epsilon)
  }
  variants.wrongAdam("times in place of to the power", is: "times-for-power") { one, set, t in
    one.m = set.meanDecay * one.m + (1 - set.meanDecay) * one.g
    one.s = set.squareDecay * one.s + (1 - set.squareDecay) * one.g * one.g
    one.p -=
      set.rate * (one.m / (1 - set.meanDecay * Double(t)))
      / ((one.s / (1 - set.squareDecay * Double(t))).squareRoot() + set.epsilon)
  }
  variants.wrongAdam("counted from 0", is: "counted-from-0") { one, set, t in
    one.m = set.meanDecay * one.m + (1 - set.meanDecay) * one.g
    one.s = set.squareDecay * one.s + (1 - set.squareDecay) * one.g * one.g
    one.p -=
      set.rate * (one.m / (1 - pow(set.meanDecay, Double(t - 1))))
      / ((one.s / (1 - pow(set.squareDecay, Double(t - 1)))).squareRoot() + set.epsilon)
  }
  variants.wrongAdam("in Float") { one, set, t in
    one.m = set.meanDecay * one.m + (1 - set.meanDecay) * one.g
    one.s = set.squareDecay * one.s + (1 - set.squareDecay) * one.g * one.g
    one.p -=
      set.rate * (one.m / (1 - pow(set.meanDecay, Double(t))))
      / ((one.s / (1 - pow(set.squareDecay, Double(t)))).squareRoot() + set.epsilon)
    one.p = Double(Float(one.p))
  }
  variants.wrongAdam("no root", is: "root-forgotten") { one, set, t in
    one.m = set.meanDecay * one.m + (1 - set.meanDecay) * one.g
    one.s = set.squareDecay * one.s + (1 - set.squareDecay) * one.g * one.g
    one.p -=
      set.rate * (one.m / (1 - pow(set.meanDecay, Double(t))))
      / (one.s / (1 - pow(set.squareDecay, Double(t))) + set.epsilon)
  }
  variants.wrongAdam("corrections that end after three updates") { one, set, t in
    one.m = set.meanDecay * one.m + (1 - set.meanDecay) * one.g
    one.s = set.squareDecay * one.s + (1 - set.squareDecay) * one.g * one.g
    let last = Double(min(t, 3))
    one.p -=
      set.rate * (one.m / (1 - pow(set.meanDecay, last)))
      / ((one.s / (1 - pow(set.squareDecay, last))).squareRoot() + set.epsilon)
  }
}
