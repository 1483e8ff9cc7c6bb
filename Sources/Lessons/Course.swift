/// The course: fourteen labs, in order.
public enum Course {
  public static let title = "Deep Learning Labs in Swift"

  /// What each lab is about, whether or not it is part of this edition.
  public static let plan: [(number: Int, title: String)] = [
    (1, "Collections"),
    (2, "Arrays"),
    (3, "Statistics and the normal distribution"),
    (4, "Linear regression"),
    (5, "Logistic regression"),
    (6, "K-nearest neighbours"),
    (7, "Decision trees"),
    (8, "Forward propagation"),
    (9, "Hidden layers"),
    (10, "Backpropagation"),
    (11, "Computational graphs"),
    (12, "Training deep networks"),
    (13, "MNIST with a multilayer perceptron"),
    (14, "MNIST with a convolutional network and dropout"),
  ]

  /// The labs of this edition.
  public static let lessons: [Lesson] = [
    .collections, .arrays, .statistics, .linearRegression, .logisticRegression, .nearestNeighbours,
    .decisionTrees, .forwardPropagation, .hiddenLayers, .backpropagation, .graphs, .deepTraining,
    .multilayerPerceptron,
    .convolution,
  ]

  public static func exercise(_ id: String) -> (lesson: Lesson, exercise: Exercise)? {
    for lesson in lessons {
      if let exercise = lesson.exercises.first(where: { $0.id == id }) { return (lesson, exercise) }
    }
    return nil
  }
}

extension Lesson {
  /// The lab with this number, if this edition has it.
  public static func lab(_ number: Int) -> Lesson? {
    Course.lessons.first { $0.number == number }
  }
}
