import LabKit
import NumericsEngine

/// Lab 10.
extension FreshInputs {
  static let backpropagation: [FreshInputs] = []
}
