import LabKit
import NumericsEngine

/// Lab 11.
extension FreshInputs {
  static let graphs: [FreshInputs] = []
}
