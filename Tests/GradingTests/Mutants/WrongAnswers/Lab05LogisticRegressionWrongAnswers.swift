import Foundation
import LabKit
import NumericsEngine
import Solutions

private let solution = Lab05LogisticRegression()

/// Lab 5: wrong answers.
func logisticRegressionWrongAnswers(_ variants: inout Variants) {
}
