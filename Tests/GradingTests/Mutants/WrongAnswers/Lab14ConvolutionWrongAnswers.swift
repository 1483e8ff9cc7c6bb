import Foundation
import LabKit
import NumericsEngine
import Solutions

private let solution = Lab14Convolution()

/// Lab 14: wrong answers.
func convolutionWrongAnswers(_ variants: inout Variants) {
}
