import Foundation
import LabKit
import NumericsEngine
import Solutions

/// Lab 9: right answers, written in other ways.
func hiddenLayersRightAnswers(_ variants: inout Variants) {
}
