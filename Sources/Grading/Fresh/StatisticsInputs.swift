import LabKit
import NumericsEngine

/// Lab 3.
extension FreshInputs {
  static let statistics: [FreshInputs] = [
    FreshInputs("3.1") { random in
      let count = random.integer(in: 1...20)
      return [random.normal(mean: 3, standardDeviation: 10, count: count)]
    }
  ]
}
