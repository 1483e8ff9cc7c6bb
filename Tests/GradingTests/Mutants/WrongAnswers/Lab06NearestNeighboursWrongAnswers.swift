import Foundation
import LabKit
import NumericsEngine
import Solutions

private let solution = Lab06NearestNeighbours()

/// Lab 6: wrong answers.
func nearestNeighboursWrongAnswers(_ variants: inout Variants) {
}
