import Datasets
import Foundation
import LabKit
import NumericsEngine
import TensorGraph
import Testing

@testable import Lessons

/// A classifier of digits that is kept, cut off and taken up again.
@Suite struct KeptTrainingTests {
  /// A program that is killed after some steps, and another that goes on, come to the very numbers
  /// of one that was never killed: in the middle of an epoch, at its end, and with dropout.
  @Test(arguments: [3, 8, 11])
  func goesOnWhereItWasCutOff(steps: Int) throws {
    let desk = try Desk()
    defer { desk.clear() }
    var undisturbed = try desk.training()
    try desk.stage(networks: nil).train("digits", &undisturbed, until: 20, keptAs: "net")

    var first = try desk.training()
    for _ in 0..<steps { try first.advance() }
    try first.save(to: desk.file, notes: ["code": "a", "steps": "20"])
    var second = try desk.training()
    try desk.stage().train("digits", &second, until: 20, keptAs: "net")

    #expect(desk.texts.count == 1)
    #expect(desk.texts[0].contains("goes on from step \(steps) of 20"))
    #expect(second.losses == undisturbed.losses)
    #expect(second.accuracies.map(\.share) == undisturbed.accuracies.map(\.share))
    #expect(try desk.logits(second) == desk.logits(undisturbed))
    #expect(second.step == 20)
  }

  @Test func aFinishedOneIsNotTrainedAgain() throws {
    let desk = try Desk()
    defer { desk.clear() }
    var first = try desk.training()
    try desk.stage().train("digits", &first, until: 8, keptAs: "net")
    var second = try desk.training { _, _, _ in throw LabError.notFinite }
    try desk.stage().train("digits", &second, until: 8, keptAs: "net")
    #expect(desk.texts.last?.contains("has been trained already, in 8 steps") == true)
    #expect(second.losses == first.losses)

    var third = try desk.training { _, _, _ in throw LabError.notFinite }
    #expect(throws: LabError.notFinite) {
      try desk.stage(startsAnew: true).train("digits", &third, until: 8, keptAs: "net")
    }
  }

  @Test(arguments: [
    ("b", 13, 8, "another version of your file"), ("a", 14, 8, "other digits"),
    ("a", 13, 9, "in another way"),
  ])
  func anothersNetworkIsNotUsed(code: String, seed: UInt32, steps: Int, reason: String) throws {
    let desk = try Desk()
    defer { desk.clear() }
    var first = try desk.training()
    try desk.stage().train("digits", &first, until: 8, keptAs: "net")
    var second = try desk.training(seed: seed)
    try desk.stage(code: code).train("digits", &second, until: steps, keptAs: "net")
    #expect(desk.texts.count == 1)
    #expect(desk.texts[0].contains(reason))
    #expect(desk.texts[0].hasSuffix("the training begins anew."))
    var undisturbed = try desk.training(seed: seed)
    for _ in 0..<steps { try undisturbed.advance() }
    #expect(second.losses == undisturbed.losses)
  }

  @Test func aDamagedFileIsSaid() throws {
    let desk = try Desk()
    defer { desk.clear() }
    try Data("no network".utf8).write(to: URL(filePath: desk.file))
    var training = try desk.training()
    try desk.stage().train("digits", &training, until: 2, keptAs: "net")
    #expect(desk.texts.count == 1)
    #expect(desk.texts[0].contains("cannot be used"))
    #expect(training.step == 2)
  }

  /// Looking at a network with dropout does not change what is dropped next.
  @Test func lookingChangesNothing() throws {
    let desk = try Desk()
    defer { desk.clear() }
    var (seen, unseen) = (try desk.training(), try desk.training())
    for step in 0..<12 {
      try seen.advance()
      try unseen.advance()
      let layers = try seen.layers()
      if step == 0 {
        #expect(layers.map(\.weights.shape) == [[16, 784], [10, 16]])
        #expect(layers.map(\.biasGradient.shape) == [[16], [10]])
        #expect(layers.map { $0.activations?.shape } == [nil, [64, 10]])
      }
    }
    #expect(seen.losses == unseen.losses)
  }

  /// The library's layers keep W as [n, units], students as [units, n]: both are shown upright.
  @Test func studentsLayersAreShownUpright() throws {
    let graph = Graph<Float>()
    let images = graph.placeholder(shape: [nil, 784], name: "images")
    let labels = graph.placeholder(shape: [nil, 10], name: "labels")
    let elements = (0..<7840).map { Float($0) / 1e5 }
    let weights = graph.variable(NDArray(shape: [10, 784], elements: elements), name: "W")
    let logits = matmul(images, weights, transposeB: true) + graph.variable(.zeros([10]), name: "b")
    let loss = crossEntropy(logits: logits, targets: labels)
    let classifier = DigitClassifier(
      images: images, labels: labels, logits: logits, loss: loss,
      step: graph.minimize(loss, with: .sgd(learningRate: 0.1)).step)
    let desk = try Desk()
    defer { desk.clear() }
    let training = try ClassifierTraining(
      classifier, in: Session(graph), digits: desk.digits, seed: 1, learn: { _, _, _ in [0] })
    let layer = try #require(try training.layers().first)
    #expect(layer.weights.shape == [10, 784])
    #expect(layer.weights[2, 5] == Double(elements[2 * 784 + 5]))
    #expect(layer.weightGradient.shape == [10, 784])
    #expect(layer.biases.shape == [10])
  }

  /// Without this the training would wait for ever for its next step.
  @Test func aTrainingWithoutLossesIsRefused() throws {
    let desk = try Desk()
    defer { desk.clear() }
    var training = try desk.training { _, _, _ in [] }
    #expect(throws: (any Error).self) { try training.advance() }
  }
}

/// Where a small network learns, and where it is kept.
private final class Desk {
  private(set) var texts: [String] = []
  private let folder: URL
  let digits: DigitSource

  var file: String { folder.appending(path: "net.safetensors").path }

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "kept-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    var generator = RandomGenerator(seed: 5)
    digits = DigitSource(
      training: Digits(generating: 500, using: &generator),
      test: Digits(generating: 100, using: &generator), isReal: false, identity: "500 and 100")
  }

  func clear() { try? FileManager.default.removeItem(at: folder) }

  func stage(code: String = "a", startsAnew: Bool = false) -> Stage {
    stage(networks: NetworkFolder(path: folder.path, code: code, startsAnew: startsAnew))
  }

  func stage(networks: NetworkFolder?) -> Stage {
    Stage(networks: networks) { event in
      if case .text(let text) = event { self.texts.append(text) }
    }
  }

  func training(
    seed: UInt32 = 13, learn: ClassifierTraining.Learn? = nil
  ) throws -> ClassifierTraining {
    let graph = Graph<Float>()
    var generator = RandomGenerator(seed: 1)
    let images = graph.placeholder(shape: [nil, 784], name: "images")
    let labels = graph.placeholder(shape: [nil, 10], name: "labels")
    let network = Sequential(Dense(16, activation: .relu), Dropout(keep: 0.5), Dense(10))
      .built(in: graph, input: [nil, 784], using: &generator)
    let (output, _) = network.training(images)
    let loss = crossEntropy(logits: output, targets: labels)
    let classifier = DigitClassifier(
      images: images, labels: labels, logits: network(images), loss: loss,
      step: graph.minimize(loss, with: .adam(learningRate: 0.01)).step)
    let session = Session(graph, seed: 3)
    return try ClassifierTraining(
      classifier, in: session, digits: digits, batchSize: 64, seed: seed,
      learn: learn ?? { x, y, batches in
        try batches.map { rows in
          try Double(
            session.run(
              loss, doing: classifier.step,
              feeding: [
                images: x.gathering(rows, axis: 0), labels: y.gathering(rows, axis: 0),
              ]
            ).elements[0])
        }
      })
  }

  func logits(_ training: ClassifierTraining) throws -> NDArray<Float> {
    try training.logits(of: digits.test)
  }
}
