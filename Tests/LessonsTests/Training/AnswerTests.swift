import Foundation
import LabKit
import NumericsEngine
import Plotting
import TensorGraph
import Testing

@testable import Lessons

/// What a trial shows and says of a picture.
@Suite struct AnswerTests {
  /// A network that adds the left half of a picture up for 3, and says nothing on the others.
  private func classifier(
    in graph: Graph<Float>, classes: Int = 10, weight: Float = 1
  ) -> DigitClassifier {
    let images = graph.placeholder(shape: [nil, 784], name: "images")
    let labels = graph.placeholder(shape: [nil, classes], name: "labels")
    var start = NDArray<Float>.zeros([784, classes])
    for pixel in 0..<784 where pixel % 28 < 14 { start[pixel, 3] = weight }
    let weights = graph.variable(start, name: "weights")
    let logits = matmul(images, weights)
    let loss = crossEntropy(logits: logits, targets: labels)
    return DigitClassifier(
      images: images, labels: labels, logits: logits, loss: loss,
      step: graph.minimize(loss, with: .adam(learningRate: 0.01)).step)
  }

  /// What is shown of a picture with some pixels of ink in its left half.
  private func events(
    ink: Int, classes: Int = 10, weight: Float = 1, keeping: Bool = true
  ) throws -> [Event] {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "trial-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let graph = Graph<Float>()
    let classifier = classifier(in: graph, classes: classes, weight: weight)
    let session = Session(graph)
    if keeping {
      try session.save(
        to: folder.appending(path: "net.safetensors").path,
        notes: ["code": "a", "steps": "9", "losses": "3 2 1", "identity": "12 drawn digits"])
    }
    var picture = [Double](repeating: 0, count: 784)
    for index in 0..<ink { picture[28 * index] = 1 }
    var events: [Event] = []
    let stage = Stage(
      picture: picture, networks: NetworkFolder(path: folder.path, code: "a")
    ) { events.append($0) }
    try stage.answer(by: classifier, in: session, keptAs: "net")
    return events
  }

  private func texts(_ events: [Event]) -> [String] {
    events.compactMap { if case .text(let text) = $0 { text } else { nil } }
  }

  /// e⁵ / (e⁵ + 9) = 94.28 %, and (1 − 0.9428) / 9 = 0.6 % for each of the others, of which 0 is first.
  @Test func aSureAnswer() throws {
    let shown = try events(ink: 5)
    let figures = shown.compactMap { if case .figure(let figure) = $0 { figure } else { nil } }
    #expect(figures.map(\.slug) == ["net-picture", "net-answer"])
    guard case .bars(let bars)? = figures.last?.content else {
      Issue.record("there are no bars")
      return
    }
    #expect(bars.series[0].values == [0.6, 0.6, 0.6, 94.3, 0.6, 0.6, 0.6, 0.6, 0.6, 0.6])
    let words = texts(shown)
    #expect(words[0].hasPrefix("It reads *3*, with 94.3 %; next comes 0 with 0.6 %. A share near"))
    #expect(words[1].contains("2 of 9 steps on 12 drawn digits"))
  }

  /// e² / (e² + 9) = 45.1 %.
  @Test func anUnsureAnswerSaysSo() throws {
    let text = try texts(events(ink: 2))[0]
    #expect(text.hasPrefix("It reads *3*, with 45.1 %"))
    #expect(text.contains("*not sure*"))
  }

  @Test func scoresTooLargeToBePowers() throws {
    #expect(
      try texts(events(ink: 14, weight: 1000))[0].hasPrefix("It reads *3*, with more than 99.9 %"))
  }

  @Test func unusableScores() {
    #expect(throws: TrialError.unusableScores(shape: [1, 9], areFinite: true)) {
      try events(ink: 2, classes: 9)
    }
    #expect(throws: TrialError.unusableScores(shape: [1, 10], areFinite: false)) {
      try events(ink: 2, weight: .nan)
    }
  }

  @Test func withoutANetworkOrAPicture() throws {
    #expect(throws: KeptNetworkError.self) { try events(ink: 2, keeping: false) }
    let graph = Graph<Float>()
    #expect(throws: TrialError.noPicture) {
      try Stage { _ in }.answer(by: classifier(in: graph), in: Session(graph), keptAs: "net")
    }
  }
}
