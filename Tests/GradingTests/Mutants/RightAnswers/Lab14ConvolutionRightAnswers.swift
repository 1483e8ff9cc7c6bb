import Foundation
import LabKit
import NumericsEngine
import Solutions

/// Lab 14: right answers, written in other ways.
func convolutionRightAnswers(_ variants: inout Variants) {
}
