import Foundation
import LabKit
import NumericsEngine
import Solutions

private let solution = Lab08ForwardPropagation()

/// Lab 8: wrong answers.
func forwardPropagationWrongAnswers(_ variants: inout Variants) {
}
