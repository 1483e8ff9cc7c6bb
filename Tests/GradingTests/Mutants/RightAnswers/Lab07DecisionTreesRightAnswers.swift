import Foundation
import LabKit
import NumericsEngine
import Solutions

/// Lab 7: right answers, written in other ways.
func decisionTreesRightAnswers(_ variants: inout Variants) {
}
