/// Who hears what a runner shows while it answers a request, and may break in.
struct RunnerAudience {
  /// Receives what a lesson's step shows, as JSON.
  var event: (String) -> Void = { _ in }
  /// What is wanted now; asked again and again, so a wish to pause is told once.
  var wish: () -> LessonWish? = { nil }
  /// A training stands still: what to do next, in the inspector's words; `nil` ends the process.
  var command: () -> String? = { nil }
}
