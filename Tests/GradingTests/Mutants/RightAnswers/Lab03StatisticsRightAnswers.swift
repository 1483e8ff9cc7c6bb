import Foundation
import LabKit
import NumericsEngine
import Solutions

/// Lab 3: right answers, written in other ways.
func statisticsRightAnswers(_ variants: inout Variants) {
  // 3.1 Mean
  variants.right("3.1", "running mean") { (values: [Double]) in
    guard !values.isEmpty else { throw LabError.emptyInput }
    var mean = 0.0
    for (index, value) in values.enumerated() { mean += (value - mean) / Double(index + 1) }
    return mean
  }
}
