import LabKit

/// A check that no single expected value can express: a random outcome, or a training run.
///
/// It calls the student's function through the runner and judges what comes back here, by a stated
/// bound.
public struct Property: Sendable {
  public let exercise: String
  /// What must hold, with its bound, in words for the student.
  public let name: String
  public let weight: Int
  /// The arguments of the call, built from the seed stated in the name.
  public let arguments: @Sendable () -> [WireValue]
  /// `nil` when the answer has the property; otherwise what was found instead.
  public let objection: @Sendable (WireValue) -> String?

  /// All properties of an exercise.
  static func of(_ exercise: String) -> [Property] {
    all.filter { $0.exercise == exercise }
  }

  static let all: [Property] = [.boxMullerIsNormal, .largeLayerInTime]
}
