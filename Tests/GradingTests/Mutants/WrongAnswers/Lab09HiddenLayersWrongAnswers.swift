import Foundation
import LabKit
import NumericsEngine
import Solutions

private let solution = Lab09HiddenLayers()

/// Lab 9: wrong answers.
func hiddenLayersWrongAnswers(_ variants: inout Variants) {
}
