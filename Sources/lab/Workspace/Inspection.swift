import Foundation
import Lessons

/// Where a training is to stop, and what is asked of it there: `--pause-at` and `--inspect`.
struct Inspection {
  let step: Int
  /// The commands, one after the other; `nil` where somebody types them.
  let script: [String]?

  /// - Returns: `nil` without both options.
  /// - Throws: ``LabFailure`` for options that do not fit each other, or a command that is none.
  init?(pauseAt: Int?, inspect: String?, for selection: Selection) throws {
    guard let pauseAt else {
      if inspect != nil { throw LabFailure.inspectNeedsPause }
      return nil
    }
    let (lesson, exercises) = selection.part
    guard exercises == nil, lesson.steps.contains(where: \.trains) else {
      throw LabFailure.trainsNothing(
        exercises == nil ? "Lab \(lesson.number)" : "An exercise",
        others: Course.lessons.filter { $0.steps.contains(where: \.trains) }.map(\.number))
    }
    guard pauseAt >= 0 else { throw LabFailure.negativePause }
    step = pauseAt
    script = try inspect.map(LessonViewer.script)
    if script == nil, isatty(STDIN_FILENO) != 1 { throw LabFailure.pauseNeedsInspect }
  }
}
