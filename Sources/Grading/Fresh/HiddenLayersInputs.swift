import LabKit
import NumericsEngine

/// Lab 9.
extension FreshInputs {
  static let hiddenLayers: [FreshInputs] = []
}
