import LabKit

/// A check that no single expected value can express: a random outcome, or a training run.
///
/// It calls the student's functions through the runner, once or more often, and judges what comes
/// back here, by a stated bound.
public struct Property: Sendable {
  public let exercise: String
  /// What must hold, with its bound, in words for the student.
  public let name: String
  public let weight: Int
  /// `nil` when the answers have the property; otherwise what was found instead.
  let objection: @Sendable (Inquiry) throws -> String?

  /// A property whose later calls depend on earlier answers, or that other exercises take part in.
  init(
    exercise: String, name: String, weight: Int,
    inquiry objection: @escaping @Sendable (Inquiry) throws -> String?
  ) {
    self.exercise = exercise
    self.name = name
    self.weight = weight
    self.objection = objection
  }

  /// A property of one answer.
  init(
    exercise: String, name: String, weight: Int,
    arguments: @escaping @Sendable () -> [WireValue],
    objection: @escaping @Sendable (WireValue) -> String?
  ) {
    self.init(exercise: exercise, name: name, weight: weight) { inquiry in
      objection(try inquiry.call(arguments()))
    }
  }

  /// A property of several answers together, one for each call.
  init(
    exercise: String, name: String, weight: Int,
    calls: @escaping @Sendable () -> [[WireValue]],
    objection: @escaping @Sendable ([WireValue]) -> String?
  ) {
    self.init(exercise: exercise, name: name, weight: weight) { inquiry in
      objection(try calls().map { try inquiry.call($0) })
    }
  }

  /// All properties of an exercise.
  package static func of(_ exercise: String) -> [Property] {
    all.filter { $0.exercise == exercise }
  }

  static let all: [Property] = [
    .boxMullerIsNormal, .momentsInOnePass, .largeLayerInTime, .noiseIsNormal,
    .splitKeepsRowsWithLabels, .splitRepeats, .splitMovesOn, .splitIsFair,
    .manyDistancesInTime,
    .weightsAreNormal, .layerRepeats, .layerMovesOn,
    .exclusiveOrIsSolved,
    .outputGradientIsTheSlope, .hiddenGradientIsTheSlope, .stepFollowsTheSlope,
    .circlesAreLearned, .deepGradientsAreTheSlopes,
    .gradientsAreTheSlopes, .bufferPlansAreTight,
    .epochHasEveryRow, .epochsDiffer, .weightsAreSpread,
    .oneLayerReadsDigits, .hiddenLayerReadsDigits,
    .largeConvolutionInTime, .convolutionGradientsAreTheSlopes,
    .dropoutIsAtWork, .digitsAreLearned,
  ]
}
