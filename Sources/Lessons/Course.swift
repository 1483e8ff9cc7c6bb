/// The course: fourteen labs, in order.
public enum Course {
  public static let title = "Deep Learning Labs in Swift"

  public static let lessons: [Lesson] = [
    .collections, .arrays, .statistics, .linearRegression, .logisticRegression, .nearestNeighbours,
    .decisionTrees, .forwardPropagation, .hiddenLayers, .backpropagation, .graphs, .deepTraining,
    .multilayerPerceptron, .convolution,
  ]

  public static func exercise(_ id: String) -> (lesson: Lesson, exercise: Exercise)? {
    for lesson in lessons {
      if let exercise = lesson.exercises.first(where: { $0.id == id }) { return (lesson, exercise) }
    }
    return nil
  }
}

extension Lesson {
  /// The lab with this number, if there is one.
  public static func lab(_ number: Int) -> Lesson? {
    Course.lessons.first { $0.number == number }
  }
}
