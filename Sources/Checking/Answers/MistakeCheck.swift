import Grading
import LabKit

/// Whether every typical mistake of an exercise is recognised by its own sentence.
///
/// What it gives comes from its code in `Scripts/references`, which ran on every case.
struct MistakeCheck {
  let reference: ExerciseReference

  /// The ids of the mistakes that are taken for another one, or for none, with what they are taken
  /// for.
  var misread: [(mistake: String, takenFor: String?)] {
    reference.mistakes.compactMap { mistake in
      let named = reference.diagnosis(of: mistake.outputs.map(outcome))?.id
      return named == mistake.id ? nil : (mistake.id, named)
    }
  }

  private func outcome(_ output: ExpectedOutcome) -> Outcome {
    switch output {
    case .value(let value): .value(value)
    case .anyOrder(let value): .value(Self.reordered(value))
    case .error(let code): .threw(code: code, message: code)
    case .crash: .crashed(Crash(reason: .aborted, location: nil))
    }
  }

  /// An order that a hash might give, and that no other mistake does: the second element last.
  private static func reordered(_ value: WireValue) -> WireValue {
    switch value {
    case .list(var elements) where elements.count > 1:
      elements.append(elements.remove(at: 1))
      return .list(elements)
    case .dictionary(var entries) where entries.count > 1:
      entries.append(entries.remove(at: 1))
      return .dictionary(entries)
    default: return value
    }
  }
}
