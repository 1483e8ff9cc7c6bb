import Foundation
import LabKit
import NumericsEngine
import Solutions

private let solution = Lab11Graphs()

/// Lab 11: wrong answers.
func graphsWrongAnswers(_ variants: inout Variants) {
}
