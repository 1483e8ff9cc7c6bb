import NumericsEngine

/// Where a solver came to, and how.
struct LogisticCourse<Scalar: RealElement> {
  var scores: LinearScores<Scalar>
  var losses: [Double] = []
  var iterations = 0
  var ending = LogisticRegression<Scalar>.Ending.iterationLimit
}

extension CrossEntropy {
  typealias Settings = LogisticRegression<Scalar>.Settings
  typealias Course = LogisticCourse<Scalar>

  /// Gradient descent over all rows.
  mutating func descend(
    from start: LinearScores<Scalar>, learningRate: Double, settings: Settings
  ) throws -> Course {
    var course = Course(scores: start)
    var gradient = start
    while true {
      let loss = value(at: course.scores, gradient: &gradient)
      guard loss.isFinite else { throw ModelError.diverged(iteration: course.iterations) }
      course.losses.append(loss)
      if gradient.largestMagnitude <= settings.tolerance {
        course.ending = .converged
        return course
      }
      if course.iterations == settings.iterations { return course }
      course.scores.add(gradient, times: Scalar(-learningRate))
      course.iterations += 1
    }
  }

  /// Gradient descent over batches of rows, each row once in every epoch.
  mutating func descend(
    from start: LinearScores<Scalar>, learningRate: Double, batchSize: Int,
    _ generator: RandomGenerator, settings: Settings
  ) throws -> Course {
    let count = labels.count
    var (generator, course) = (generator, Course(scores: start))
    var (least, idleEpochs) = (Double.infinity, 0)
    var rows = NDArray<Scalar>(repeating: 0, shape: [0, features.shape[1]])
    var pass = ResidualPass<Scalar>()
    while course.iterations < settings.iterations, idleEpochs < 5 {
      let order = generator.permutation(count)
      let (places, shuffled) = (NDArray(order), order.map { labels[$0] })
      var loss = 0.0
      // Rows are fetched for several batches at once: for one the threads would not be worth starting.
      for start in stride(from: 0, to: count, by: 16 * batchSize) {
        let stretch = start..<min(start + 16 * batchSize, count)
        if rows.shape[0] != stretch.count {
          rows = NDArray(repeating: 0, shape: [stretch.count, features.shape[1]])
        }
        features.gathering(places[stretch], axis: 0, into: &rows)
        for first in stride(from: 0, to: stretch.count, by: batchSize) {
          let batch = first..<min(first + batchSize, stretch.count)
          let norm = settings.penalty > 0 ? Double(norm2(course.scores.coefficients)) : 0
          let labels = shuffled[(start + batch.lowerBound)..<(start + batch.upperBound)]
          loss +=
            pass.forward(rows[batch], labels, course.scores)
            + Double(batch.count) * settings.penalty / 2 * norm * norm
          pass.addGradient(
            rows[batch], factor: Scalar(-learningRate / Double(batch.count)),
            keeping: Scalar(1 - learningRate * settings.penalty), to: &course.scores)
        }
      }
      course.iterations += 1
      loss /= Double(count)
      guard loss.isFinite else { throw ModelError.diverged(iteration: course.iterations) }
      course.losses.append(loss)
      idleEpochs = loss > least - settings.tolerance ? idleEpochs + 1 : 0
      least = min(least, loss)
    }
    if idleEpochs == 5 { course.ending = .converged }
    return course
  }

  /// L-BFGS over all rows.
  mutating func minimize(
    from start: LinearScores<Scalar>, memory: Int, settings: Settings
  ) throws -> Course {
    var gradient = start
    let solver = LBFGS(
      memory: memory, iterations: settings.iterations, tolerance: settings.tolerance,
      precision: 4 * Double(Scalar.ulpOfOne))
    let minimum = try solver.minimize(from: start.flat) { point, flatGradient in
      let loss = value(at: start.filled(with: point), gradient: &gradient)
      flatGradient = gradient.flat
      return loss
    }
    return Course(
      scores: start.filled(with: minimum.point), losses: minimum.values,
      iterations: minimum.iterations, ending: .init(minimum.ending))
  }

  /// Whether under these scores every row's own class is strictly the most likely.
  func allRight(_ scores: LinearScores<Scalar>) -> Bool {
    let outputs = scores.intercepts.count
    let numbers = scores(features).elements
    return labels.indices.allSatisfy { row in
      let label = labels[row]
      if outputs == 1 { return label == 1 ? numbers[row] > 0 : numbers[row] < 0 }
      let own = numbers[row * outputs + label]
      return (0..<outputs).allSatisfy { $0 == label || numbers[row * outputs + $0] < own }
    }
  }
}

extension LogisticRegression.Ending {
  init(_ ending: LBFGS.Ending) {
    self =
      switch ending {
      case .converged: .converged
      case .iterationLimit: .iterationLimit
      case .precisionLimit: .precisionLimit
      }
  }
}

extension LinearScores {
  var largestMagnitude: Double {
    Double(max(abs(coefficients).max(), abs(intercepts).max()))
  }

  mutating func add(_ other: LinearScores, times factor: Scalar) {
    coefficients += factor * other.coefficients
    intercepts += factor * other.intercepts
  }
}
