import LabKit

/// The calls that a property makes, one after the other.
///
/// A call that gives no value ends the property, which then does not hold.
struct Inquiry {
  /// What the exercise is held to besides.
  let reference: ExerciseReference

  private let make: (_ exercise: String, _ arguments: [WireValue]) throws -> WireValue
  private let tell: (String) -> Void

  init(
    _ reference: ExerciseReference,
    make: @escaping (_ exercise: String, _ arguments: [WireValue]) throws -> WireValue,
    tell: @escaping (String) -> Void = { _ in }
  ) {
    self.reference = reference
    self.tell = tell
    self.make = make
  }

  /// Says something that a student is told when the property holds, such as what was reached.
  func remark(_ text: String) { tell(text) }

  /// Calls the property's own exercise.
  func call(_ arguments: [WireValue]) throws -> WireValue {
    try make(reference.id, arguments)
  }

  /// Calls another exercise of the same lab, as the student has written it.
  func call(_ exercise: String, _ arguments: [WireValue]) throws -> WireValue {
    try make(exercise, arguments)
  }
}
