import Foundation
import LabKit
import NumericsEngine
import Solutions

private let solution = Lab10Backpropagation()

/// Lab 10: wrong answers.
func backpropagationWrongAnswers(_ variants: inout Variants) {
}
