/// What a runner may use in all before it is stopped.
enum Allowance {
  /// Bytes of memory.
  static let memory = 2 << 30
  /// Processor seconds after which the system itself ends a runner that nobody watches any more.
  static let processorSeconds = 600
  /// The same for a whole lesson.
  static let lessonSeconds = 4 * 3600
}
