import LabKit

/// The calls that a property makes, one after the other.
///
/// A call that gives no value ends the property, which then does not hold.
struct Inquiry {
  /// What the exercise is held to besides.
  let reference: ExerciseReference

  private let make: (_ exercise: String, _ arguments: [WireValue]) throws -> WireValue

  init(
    _ reference: ExerciseReference,
    make: @escaping (_ exercise: String, _ arguments: [WireValue]) throws -> WireValue
  ) {
    self.reference = reference
    self.make = make
  }

  /// Calls the property's own exercise.
  func call(_ arguments: [WireValue]) throws -> WireValue {
    try make(reference.id, arguments)
  }

  /// Calls another exercise of the same lab, as the student has written it.
  func call(_ exercise: String, _ arguments: [WireValue]) throws -> WireValue {
    try make(exercise, arguments)
  }
}
