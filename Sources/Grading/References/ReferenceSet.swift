import Foundation
import LabKit

/// What one lab's answers are held to: `References/labNN.json`.
///
/// The file is written by `Scripts/references/`, from programs independent of the course.
public struct ReferenceSet: Decodable, Sendable {
  public let lab: Int
  public let exercises: [ExerciseReference]

  /// - Throws: ``ReferenceError`` naming the file when it is absent or not of this form.
  public init(lab: Int, in folder: URL) throws {
    let file = Self.file(ofLab: lab, in: folder)
    do {
      self = try JSONDecoder().decode(ReferenceSet.self, from: try Data(contentsOf: file))
    } catch {
      throw ReferenceError(file: file.path, reason: Self.explain(error))
    }
    guard self.lab == lab else {
      throw ReferenceError(file: file.path, reason: "it is of lab \(self.lab)")
    }
    for exercise in exercises {
      if let fault = exercise.fault {
        throw ReferenceError(file: file.path, reason: "exercise \(exercise.id): \(fault)")
      }
    }
  }

  static func file(ofLab lab: Int, in folder: URL) -> URL {
    folder.appending(path: "lab\(lab < 10 ? "0" : "")\(lab).json")
  }

  public func exercise(_ id: String) -> ExerciseReference? {
    exercises.first { $0.id == id }
  }

  private static func explain(_ error: any Error) -> String {
    guard let error = error as? DecodingError else { return error.localizedDescription }
    switch error {
    case .keyNotFound(let key, let context): return "\(key.stringValue) is missing \(path(context))"
    case .typeMismatch(_, let context), .valueNotFound(_, let context),
      .dataCorrupted(let context):
      return "\(context.debugDescription) \(path(context))"
    @unknown default: return "\(error)"
    }

    func path(_ context: DecodingError.Context) -> String {
      "at "
        + context.codingPath.map { $0.intValue.map { "[\($0)]" } ?? ".\($0.stringValue)" }
        .joined()
    }
  }
}

/// A reference file that cannot be used.
public struct ReferenceError: Error, Sendable, CustomStringConvertible {
  public let file: String
  public let reason: String

  public var description: String { "The reference file \(file) cannot be used: \(reason)." }
}

/// One exercise's cases, and how its answers are judged.
public struct ExerciseReference: Decodable, Sendable {
  public let id: String
  /// The program, with its version, that gave the expected values.
  public let source: String
  public let points: Int
  /// Wall-clock seconds for one call.
  public let timeLimit: Double
  public let tolerance: Tolerance
  public let cases: [ReferenceCase]
  public let mistakes: [TypicalMistake]
  /// What an independent program reached in the same task, of a training run only.
  public var distribution: ReferenceDistribution? = nil

  /// The tolerance for a case: its own, or the exercise's.
  func tolerance(of one: ReferenceCase) -> Tolerance { one.tolerance ?? tolerance }

  /// What makes it unusable, if anything does.
  var fault: String? {
    // A function without inputs, whose answer no file may give away, is judged by properties alone.
    if cases.isEmpty, Property.of(id).isEmpty { return "there is neither a case nor a property" }
    if points <= 0 || timeLimit <= 0 || !cases.allSatisfy({ $0.weight > 0 }) {
      return "points, time limit and weights must be greater than 0"
    }
    let odd = mistakes.first { $0.outputs.count != cases.count }
    return odd.map {
      "the mistake \($0.id) has \($0.outputs.count) outputs for \(cases.count) cases"
    }
  }
}

/// What an independent program reached, run after run: a student's own value stands beside it.
public struct ReferenceDistribution: Decodable, Sendable {
  /// The program with its version, and what was run.
  public let source: String
  public let values: [Double]
}

/// One call and what it must give.
public struct ReferenceCase: Decodable, Sendable {
  public let name: String
  public let arguments: [WireValue]
  public let expected: ExpectedOutcome
  public let weight: Int
  /// Replaces the exercise's tolerance where theory asks for another.
  public let tolerance: Tolerance?
  /// What the inputs were drawn with, if they were drawn for this grading.
  public var seed: UInt32? = nil

  private enum CodingKeys: String, CodingKey {
    case name, weight, tolerance
    case arguments = "in"
    case expected = "out"
  }
}

/// A wrong way to write an exercise: what it would give, and what a teacher says on seeing it.
public struct TypicalMistake: Decodable, Sendable {
  public let id: String
  public let sentence: String
  /// The hint that helps, counted from 1.
  public let hint: Int
  /// What this mistake gives for each case, in order.
  public let outputs: [ExpectedOutcome]

  private enum CodingKeys: String, CodingKey {
    case id, sentence, hint
    case outputs = "out"
  }
}

/// How a call is expected to end.
public enum ExpectedOutcome: Decodable, Sendable {
  case value(WireValue)
  /// A ``LabError``, by the name of its case.
  case error(String)
  /// The elements of a list, or the entries of a dictionary, in an order that nobody can foretell.
  /// Only a mistake gives that: Swift's `Set` and `Dictionary` have another order in every run.
  case anyOrder(WireValue)
  /// The code traps, or throws what is no ``LabError``. Only a mistake does that.
  case crash

  public init(from decoder: any Decoder) throws {
    guard let object = try? decoder.container(keyedBy: WireValue.FieldName.self),
      object.allKeys.count == 1
    else {
      self = .value(try WireValue(from: decoder))
      return
    }
    if object.contains("$throws") {
      self = .error(try object.decode(String.self, forKey: "$throws"))
    } else if object.contains("$crash") {
      self = .crash
    } else if object.contains("$anyOrder") {
      self = .anyOrder(try object.decode(WireValue.self, forKey: "$anyOrder"))
    } else {
      self = .value(try WireValue(from: decoder))
    }
  }
}
