import Datasets
import Foundation
import Models
import NumericsEngine

/// The three nearest of 60 000 digits for 10 000 others, learning included, where MNIST is found.
///
/// Greys that are whole numbers are multiplied as bytes, where the processor can; scaled ones show
/// what other numbers cost.
func measureNeighbors(_ stopwatch: Stopwatch) throws {
  let name = "knn/MNIST 60000x10000 k=3"
  let wanted = [(name, false), (name + ", scaled", true)].filter { stopwatch.wants($0.0) }
  guard !wanted.isEmpty else { return }
  guard let mnist = MNIST.locate() else {
    FileHandle.standardError.write(Data("\(name): LAB_DATA does not lead to MNIST\n".utf8))
    return
  }
  let (training, test) = (try mnist.training(), try mnist.test())
  let (labels, answers) = (training.labels.map(Int.init), test.labels.map(Int.init))
  for (name, scaled) in wanted {
    let examples = training.features(as: Float.self, scaled: scaled)
    let others = test.features(as: Float.self, scaled: scaled)
    var accuracy = 0.0
    try stopwatch.measure(name, quality: ["accuracy": accuracy]) {
      let model = try KNearestNeighbors.fit(
        examples, labels, settings: .init(neighbors: 3, ties: .smallestClass))
      accuracy = try model.score(others, answers)
    }
  }
}
