import Foundation
import LabKit
import NumericsEngine
import Solutions

private let solution = Lab02Arrays()

/// Lab 2: wrong answers.
func arraysWrongAnswers(_ variants: inout Variants) {
}
