import Datasets
import Foundation
import Models
import NumericsEngine

/// Decision trees of the entropy on all of MNIST, where its files are found.
func measureDecisionTrees(_ stopwatch: Stopwatch) throws {
  guard "tree/MNIST".hasPrefix(stopwatch.family) else { return }
  guard let mnist = MNIST.locate() else {
    FileHandle.standardError.write(Data("tree/MNIST: LAB_DATA does not lead to MNIST\n".utf8))
    return
  }
  let (training, test) = (try mnist.training(), try mnist.test())
  let (x, tests) = (training.features(), test.features())
  let labels = training.labels.map { Int($0) }
  let testLabels = test.labels.map { Int($0) }
  for (name, depth) in [("full", nil), ("max_depth 10", 10)] as [(String, Int?)] {
    let fit = "tree/MNIST fit \(name)"
    let predict = "tree/MNIST predict 10000 \(name)"
    guard stopwatch.wants(fit) || stopwatch.wants(predict) else { continue }
    // The peer draws which of several equally good features it takes, too.
    let settings = DecisionTreeSettings(
      criterion: .entropy, maximumDepth: depth, ties: .drawn(seed: 0))
    let tree = try DecisionTree.fit(x, labels, settings: settings)
    let quality = [
      "accuracy": try tree.score(tests, testLabels), "nodes": Double(tree.nodeCount),
      "depth": Double(tree.depth),
    ]
    try stopwatch.measure(fit, quality: quality) {
      try DecisionTree.fit(x, labels, settings: settings)
    }
    try stopwatch.measure(predict) { try tree.predict(tests) }
  }
}
