import Foundation
import LabKit
import NumericsEngine
import Solutions

private let solution = Lab01Collections()

/// Lab 1: wrong answers.
func collectionsWrongAnswers(_ variants: inout Variants) {
}
