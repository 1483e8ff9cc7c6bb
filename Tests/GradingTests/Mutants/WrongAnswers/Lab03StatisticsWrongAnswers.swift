import Foundation
import LabKit
import NumericsEngine
import Solutions

private let solution = Lab03Statistics()

/// Lab 3: wrong answers.
func statisticsWrongAnswers(_ variants: inout Variants) {
  // 3.1 Mean
  variants.wrong("3.1", "sum for mean") { (values: [Double]) in
    guard !values.isEmpty else { throw LabError.emptyInput }
    return values.reduce(0, +)
  }
  variants.wrong("3.1", "float for double") { (values: [Double]) in
    guard !values.isEmpty else { throw LabError.emptyInput }
    return Double(values.reduce(Float(0)) { $0 + Float($1) } / Float(values.count))
  }
  variants.wrong("3.1", "0 on empty") { (values: [Double]) in
    values.isEmpty ? 0 : try solution.mean(values)
  }
}
