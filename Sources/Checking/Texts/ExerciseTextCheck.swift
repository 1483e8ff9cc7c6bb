import Grading
import Lessons

/// Whether an exercise has everything a student needs, and its worked example is true.
struct ExerciseTextCheck {
  let lesson: Lesson
  let exercise: Exercise
  let reference: ExerciseReference

  var shortcomings: [Shortcoming] {
    var found: [String] = []
    if exercise.statement.count < 80 { found.append("has hardly a statement") }
    if exercise.hints.count < 3 { found.append("has \(exercise.hints.count) hints of 3") }
    let lengths = exercise.hints.map(\.count)
    if lengths != lengths.sorted() {
      found.append("has hints of lengths \(lengths): they must grow")
    }
    if Set(exercise.hints).count < exercise.hints.count { found.append("repeats a hint") }
    if reference.source.isEmpty { found.append("does not say where its answers come from") }
    for mistake in reference.mistakes where !exercise.hints.indices.contains(mistake.hint - 1) {
      found.append("the mistake \(mistake.id) leads to hint \(mistake.hint), which there is not")
    }
    if exercise.function.isEmpty || !exercise.stub.contains("throw Unsolved(\"\(exercise.id)\")") {
      found.append("has a stub that does not throw Unsolved(\"\(exercise.id)\")")
    }
    for line in exercise.region.split(separator: "\n") where line.count > 100 {
      found.append("has a stub with a line of \(line.count) characters")
    }
    found += workedExample
    return found.map { Shortcoming(lab: lesson.number, exercise: exercise.id, $0) }
  }

  /// The worked example is the first case, which the reference implementation is run on; here the
  /// sentence that explains it is held to the numbers of that case.
  private var workedExample: [String] {
    // Only a function without inputs has none.
    guard exercise.working.isEmpty == exercise.argumentLabels.isEmpty else {
      return ["has no worked example"]
    }
    guard let first = reference.cases.first, case .value(let value) = first.expected else {
      return exercise.argumentLabels.isEmpty ? [] : ["has a worked example without a value"]
    }
    let expected = value.numbers
    guard !expected.isEmpty, !exercise.working.isEmpty else { return [] }
    let said = NumberInText.all(in: exercise.working)
    guard said.contains(where: { number in expected.contains(where: number.isRounded) }) else {
      return ["has a worked example that names no number of its result"]
    }
    return []
  }
}
