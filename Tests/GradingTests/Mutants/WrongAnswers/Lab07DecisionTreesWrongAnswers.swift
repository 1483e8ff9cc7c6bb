import Foundation
import LabKit
import NumericsEngine
import Solutions

private let solution = Lab07DecisionTrees()

/// Lab 7: wrong answers.
func decisionTreesWrongAnswers(_ variants: inout Variants) {
}
