import LabKit
import NumericsEngine

/// Lab 6.
extension FreshInputs {
  static let nearestNeighbours: [FreshInputs] = []
}
