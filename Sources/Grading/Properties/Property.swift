import LabKit

/// A check that no single expected value can express: a random outcome, or a training run.
///
/// It calls the student's function through the runner, once or more often, and judges what comes
/// back here, by a stated bound.
public struct Property: Sendable {
  public let exercise: String
  /// What must hold, with its bound, in words for the student.
  public let name: String
  public let weight: Int
  /// The arguments of each call, built from the seeds stated in the name.
  public let calls: @Sendable () -> [[WireValue]]
  /// `nil` when the answers, one for each call, have the property; otherwise what was found
  /// instead.
  public let objection: @Sendable ([WireValue]) -> String?

  /// A property of one answer.
  public init(
    exercise: String, name: String, weight: Int,
    arguments: @escaping @Sendable () -> [WireValue],
    objection: @escaping @Sendable (WireValue) -> String?
  ) {
    self.init(
      exercise: exercise, name: name, weight: weight, calls: { [arguments()] },
      objection: { answers in answers.first.flatMap(objection) })
  }

  /// A property of several answers together.
  public init(
    exercise: String, name: String, weight: Int,
    calls: @escaping @Sendable () -> [[WireValue]],
    objection: @escaping @Sendable ([WireValue]) -> String?
  ) {
    self.exercise = exercise
    self.name = name
    self.weight = weight
    self.calls = calls
    self.objection = objection
  }

  /// All properties of an exercise.
  static func of(_ exercise: String) -> [Property] {
    all.filter { $0.exercise == exercise }
  }

  static let all: [Property] = [
    .boxMullerIsNormal, .largeLayerInTime, .noiseIsNormal,
    .splitKeepsRowsWithLabels, .splitRepeats, .splitMovesOn, .splitIsFair,
    .manyDistancesInTime,
  ]
}
