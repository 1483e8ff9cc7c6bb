import Foundation
import LabKit
import NumericsEngine
import Solutions

/// Lab 1: right answers, written in other ways.
func collectionsRightAnswers(_ variants: inout Variants) {
}
