import Foundation
import LabKit
import NumericsEngine
import Solutions

private let solution = Lab13MultilayerPerceptron()

/// Lab 13: wrong answers.
func multilayerPerceptronWrongAnswers(_ variants: inout Variants) {
}
