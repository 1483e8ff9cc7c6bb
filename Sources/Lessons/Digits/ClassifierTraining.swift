import Datasets
import LabKit
import NumericsEngine
import TensorGraph

/// A classifier of digits that learns in batches, by the student's functions.
struct ClassifierTraining: ResumableTraining {
  /// Trains with some batches, each the numbers of its rows; gives every batch's loss.
  typealias Learn = (
    _ images: NDArray<Float>, _ labels: NDArray<Float>, _ batches: [[Int]]
  ) throws -> [Double]

  let classifier: DigitClassifier
  let session: Session<Float>
  let identity: String
  /// Before the first step that of the first batch, then that of every step's batch as the step met
  /// it.
  private(set) var losses: [Double]
  /// The share of right answers among some of the test digits, before the first step and after some.
  private(set) var accuracies: [(step: Int, share: Double)] = []

  private let images: NDArray<Float>
  private let labels: NDArray<Float>
  private let judges: (images: NDArray<Float>, classes: [Int])
  private let batchSize: Int
  private let learn: Learn
  private let gradients: [Tensor<Float>]
  /// Shuffles; its state at the beginning of the epoch, from which the epoch's order is found again.
  private var shuffler: RandomGenerator
  private var epoch: [[Int]] = []

  /// - Parameters:
  ///   - classifier: a network in the graph of `session`.
  ///   - digits: are fed in the shape of the classifier's placeholder.
  ///   - batchSize: how many digits a step learns from; the last batch of an epoch may have fewer.
  ///   - seed: that of the order in which the digits come.
  ///   - learn: the student's function.
  init(
    _ classifier: DigitClassifier, in session: Session<Float>, digits: DigitSource,
    batchSize: Int = 128, seed: UInt32, learn: @escaping Learn
  ) throws {
    self.classifier = classifier
    self.session = session
    self.batchSize = batchSize
    self.learn = learn
    identity = "\(digits.identity); batches of \(batchSize), seed \(seed)"
    images = classifier.arranged(digits.training.features())
    labels = digits.training.oneHot
    let judges = digits.test.first(Self.judgeCount)
    self.judges = (classifier.arranged(judges.features()), judges.classes)
    gradients = classifier.loss.graph.gradients(of: classifier.loss, for: classifier.parameters)
    shuffler = RandomGenerator(seed: seed)
    epoch = Self.batches(of: images.shape[0], size: batchSize, by: shuffler)
    losses = []
    losses = [try loss(of: epoch[0])]
    accuracies = [(0, try accuracy())]
  }

  /// How many steps go once over all digits.
  var stepsPerEpoch: Int { (images.shape[0] + batchSize - 1) / batchSize }

  /// The latest of ``accuracies``.
  var accuracyNow: Double { accuracies.last?.share ?? .nan }

  var standing: String {
    "loss \(losses.last?.fixed(4) ?? ""), \((100 * accuracyNow).fixed(1)) % right"
  }

  mutating func advance() throws {
    let place = step % stepsPerEpoch
    if place == 0, step > 0 {
      _ = shuffler.permutation(images.shape[0])
      epoch = Self.batches(of: images.shape[0], size: batchSize, by: shuffler)
    }
    let learned = try learn(images, labels, [epoch[place]])
    guard learned.count == 1 else { throw WrongLossCount(batches: 1, losses: learned.count) }
    losses += learned
    if step % Self.judgingInterval == 0 || step % stepsPerEpoch == 0 {
      accuracies.append((step, try accuracy()))
    }
  }

  /// What the network says to digits, a score for each class: `[count, 10]`.
  func logits(of digits: Digits) throws -> NDArray<Float> {
    try classifier.logits(of: digits, in: session)
  }

  /// How well the network reads digits.
  func judgement(of digits: Digits) throws -> DigitJudgement {
    DigitJudgement(NDArray<Double>(try logits(of: digits)), digits.classes)
  }

  private func accuracy() throws -> Double {
    let scores = try session.run(classifier.logits, feeding: [classifier.images: judges.images])
    let right = zip(scores.argmax(axis: 1).elements, judges.classes).count { $0 == $1 }
    return Double(right) / Double(max(judges.classes.count, 1))
  }

  private func loss(of rows: [Int]) throws -> Double {
    Double(try session.run(classifier.loss, feeding: feeds(rows)).elements[0])
  }

  private func feeds(_ rows: [Int]) -> [Tensor<Float>: NDArray<Float>] {
    [
      classifier.images: images.gathering(rows, axis: 0),
      classifier.labels: labels.gathering(rows, axis: 0),
    ]
  }

  /// The rows in random order, in batches.
  private static func batches(
    of count: Int, size: Int, by generator: RandomGenerator
  ) -> [[Int]] {
    var generator = generator
    let order = generator.permutation(count)
    return stride(from: 0, to: count, by: size).map {
      Array(order[$0..<min($0 + size, count)])
    }
  }

  private static let judgeCount = 256
  private static let judgingInterval = 20
}

/// A function that trains gave another number of losses than it was given batches.
private struct WrongLossCount: Error, CustomStringConvertible {
  let batches: Int
  let losses: Int

  var description: String {
    "your training was given \(batches) batch and returned \(losses) losses; return one for each batch"
  }
}

// MARK: - To be looked into

extension ClassifierTraining {
  func layers() throws -> [InspectedLayer] {
    // Looking must not change what is drawn next.
    let draws = session.randomRuns
    defer { session.randomRuns = draws }
    let batch = epoch[step % stepsPerEpoch]
    let slopes = try session.run(gradients, feeding: feeds(batch))
    let outputs = try session.run(
      classifier.logits,
      feeding: [classifier.images: images.gathering(batch, axis: 0)])
    let parameters = zip(classifier.parameters, slopes).map {
      (name: $0.name, value: session.value(of: $0), slope: $1)
    }
    var layers: [InspectedLayer] = []
    for (index, weights) in parameters.enumerated() where weights.value.rank > 1 {
      let next = index + 1 < parameters.count ? parameters[index + 1] : nil
      let biases = next.flatMap { $0.value.rank == 1 ? $0 : nil }
      let units = biases?.value.count ?? weights.value.shape.last ?? 0
      layers.append(
        InspectedLayer(
          name: String(weights.name.prefix { $0 != "/" }),
          weights: Self.upright(weights.value, units: units),
          biases: NDArray<Double>(biases?.value ?? .zeros([units])),
          weightGradient: Self.upright(weights.slope, units: units),
          biasGradient: NDArray<Double>(biases?.slope ?? .zeros([units])), activations: nil))
    }
    if !layers.isEmpty { layers[layers.count - 1].activations = NDArray<Double>(outputs) }
    return layers
  }

  /// `[…, units]`, the library's layers', as `[units, n]`; a matrix that is so already stays.
  private static func upright(_ weights: NDArray<Float>, units: Int) -> NDArray<Double> {
    if weights.rank == 2, weights.shape[0] == units, weights.shape[1] != units {
      return NDArray<Double>(weights)
    }
    let last = weights.shape.last ?? 0
    return NDArray<Double>(
      weights.reshaped(to: [weights.count / max(last, 1), last]).transposed)
  }
}

// MARK: - To be kept

extension ClassifierTraining {
  func save(to path: String, notes: [String: String]) throws(CheckpointError) {
    var notes = notes
    notes[NetworkNote.identity] = identity
    notes[NetworkNote.losses] = losses.map { "\($0)" }.joined(separator: " ")
    notes["accuracies"] = accuracies.map { "\($0.step) \($0.share)" }.joined(separator: " ")
    notes["shuffler"] = (shuffler.words ?? []).map { "\($0)" }.joined(separator: " ")
    try session.save(to: path, notes: notes)
  }

  mutating func restore(from path: String) throws(CheckpointError) {
    let notes = try Checkpoint(contentsOf: path).notes
    func numbers<Number: LosslessStringConvertible>(
      _ key: String, as type: Number.Type
    ) throws(CheckpointError) -> [Number] {
      let words = (notes[key] ?? "").split(separator: " ")
      let numbers = words.compactMap { Number(String($0)) }
      guard !words.isEmpty, numbers.count == words.count else {
        throw .invalidNote(file: path, key: key, expected: "numbers", got: notes[key])
      }
      return numbers
    }
    let losses = try numbers(NetworkNote.losses, as: Double.self)
    let accuracies = try numbers("accuracies", as: Double.self)
    guard let shuffler = RandomGenerator(words: try numbers("shuffler", as: UInt64.self)) else {
      throw .invalidNote(
        file: path, key: "shuffler", expected: "three numbers", got: notes["shuffler"])
    }
    try session.restore(from: path)
    self.losses = losses
    self.accuracies = stride(from: 0, to: accuracies.count - 1, by: 2).map {
      (Int(accuracies[$0]), accuracies[$0 + 1])
    }
    self.shuffler = shuffler
    epoch = Self.batches(of: images.shape[0], size: batchSize, by: shuffler)
  }
}
