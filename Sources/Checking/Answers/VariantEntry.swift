import Foundation
import Grading
import Processes

/// One way to write one exercise, rightly or wrongly, as `variants-runner` lists it.
public struct VariantEntry: Decodable, Sendable {
  public enum Kind: String, Decodable, Sendable {
    case right, wrong
  }

  public let exercise: String
  public let name: String
  public let kind: Kind
  /// The typical mistake that a wrong one is, if it is one.
  public let mistake: String?

  /// All variants, asked of the program that has them.
  public static func all(in runner: String) throws -> [VariantEntry] {
    let result = try Command(executable: runner, arguments: []).run(timeLimit: 60)
    return try JSONDecoder().decode([VariantEntry].self, from: result.output)
  }

  /// The reference implementations with this variant in place.
  func implementation(in runner: String) -> Implementation {
    Implementation(
      folder: "Mutants", runner: runner, arguments: [exercise, name], locatesCrashes: false)
  }
}
