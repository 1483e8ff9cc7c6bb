import Foundation
import LabKit
import NumericsEngine
import Solutions

private let solution = Lab12DeepTraining()

/// Lab 12: wrong answers.
func deepTrainingWrongAnswers(_ variants: inout Variants) {
}
