import Foundation
import LabKit
import NumericsEngine
import Solutions

private let solution = Lab04LinearRegression()

/// Lab 4: wrong answers.
func linearRegressionWrongAnswers(_ variants: inout Variants) {
}
