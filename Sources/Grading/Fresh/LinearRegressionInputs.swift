import LabKit
import NumericsEngine

/// Lab 4.
extension FreshInputs {
  static let linearRegression: [FreshInputs] = []
}
