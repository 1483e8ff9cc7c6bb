import NumericsEngine
import Testing

@testable import Lessons

@Suite struct TrainingTests {
  @Test func runsThrough() throws {
    var room = Room([])
    try room.train(until: 50)
    #expect(room.training.step == 50)
    #expect(room.texts.isEmpty)
    #expect(room.progress.last?.done == 50)
    #expect(room.progress.last?.training == "loss \(room.training.lossText)")
  }

  /// Looking at everything, and going on in pieces, leaves every number as it would have been.
  @Test func anInspectedTrainingGivesTheSameNumbers() throws {
    var undisturbed = Room([])
    try undisturbed.train(until: 40)
    var inspected = Room(
      ["shapes", "weights 1", "grads 2", "activations 1", "plot loss", "help", "step 10", "step"],
      pauseAt: 7)
    try inspected.train(until: 40)
    #expect(inspected.training.losses == undisturbed.training.losses)
    #expect(inspected.training.weights == undisturbed.training.weights)
    #expect(inspected.unasked.isEmpty)
  }

  @Test func theStepIsTheOneAskedFor() throws {
    for pauseAt in [0, 1, 40] {
      var room = Room(["shapes"], pauseAt: pauseAt)
      try room.train(until: 40)
      #expect(room.texts.first?.hasPrefix("Paused at step \(pauseAt) of 40") == true)
      #expect(room.tables.map(\.title) == ["Shapes"])
    }
    var late = Room(["shapes"], pauseAt: 41)
    try late.train(until: 40)
    #expect(late.texts.isEmpty)
    #expect(late.unasked == ["shapes"])
  }

  /// A training goes through several parts of a lesson, and others follow it: it stops once.
  @Test func itStopsOnce() throws {
    var room = Room(["continue"], pauseAt: 10)
    try room.train(until: 10)
    try room.train(until: 20)
    room.training = Descent()
    try room.train(until: 20)
    #expect(room.texts.count == 1)
  }

  @Test func whoAsksIsHeardBetweenTwoSteps() throws {
    var room = Room(["continue"], askedAtLook: 5)
    try room.train(until: 20)
    #expect(room.texts.count == 1)
    #expect(room.training.step == 20)
  }

  @Test func whoAsksIsHeardBetweenStepsMadeByHand() throws {
    var room = Room(["step 10"], pauseAt: 5, askedAtLook: 8)
    try room.train(until: 20)
    #expect(room.texts.count == 2)
    #expect(room.texts.last?.hasPrefix("Steps 6 to 8 made") == true)
    #expect(room.training.step == 20)
  }

  /// What the lesson shows on its way comes at its step, whoever makes the steps.
  @Test func momentsAreShown() throws {
    for commands in [[], ["step 2"], ["step 12", "step"]] {
      var room = Room(commands, pauseAt: 4)
      var shown: [Int] = []
      try room.train(until: 20, at: [0, 4, 5, 20]) { shown.append($0.step) }
      #expect(shown == [0, 4, 5, 20])
      #expect(room.training.step == 20)
      #expect(room.unasked.isEmpty)
    }
  }

  /// Steps made by hand end with the training.
  @Test func stepsEndWithTheTraining() throws {
    var room = Room(["step 3", "step \(Int.max)", "step"], pauseAt: 5)
    try room.train(until: 10)
    #expect(room.training.step == 10)
    #expect(room.texts[1].hasPrefix("Steps 6 to 8 made: the loss went from"))
    #expect(room.texts[2].hasPrefix("Steps 9 to 10 made"))
    #expect(room.texts[3].hasPrefix("Step 10 is the last one"))
    #expect(room.texts[4].hasPrefix("Step 10 is the last one"))
  }

  @Test func theNumbersShownAreThose() throws {
    var room = Room(["weights 1", "grads 1", "activations 2", "weights 3", "shapes"], pauseAt: 0)
    try room.train(until: 1)
    #expect(room.tables[0].columns == ["unit", "from 1", "from 2", "bias"])
    #expect(
      room.tables[0].rows == [
        ["1", "1.00000", "2.00000", "0.50000"], ["2", "3.00000", "4.00000", "-0.50000"],
      ])
    #expect(
      room.tables[1].rows == [
        ["1", "2.00000", "4.00000", "1.00000"], ["2", "6.00000", "8.00000", "-1.00000"],
      ])
    #expect(
      room.tables[2].columns == ["unit", "lowest", "mean", "highest", "standard deviation"])
    #expect(room.tables[2].rows == [["1", "-1.00000", "1.00000", "3.00000", "2.00000"]])
    #expect(room.texts.contains("There is no layer 3: the network has 2, counted from 1."))
    #expect(
      room.tables[3].rows == [
        ["1 hidden", "[2, 2]", "[2]", "[2, 2]", "6"], ["2 output", "[1, 2]", "[1]", "[2, 1]", "3"],
      ])
  }

  /// A student's gradient may have any shape, and looking at it must not end the lesson.
  @Test(arguments: [
    (NDArray<Double>([1, 2]), NDArray<Double>(repeating: 1, shape: [])),
    (NDArray(repeating: 1, shape: []), NDArray([1])), (NDArray([[1], [2]]), NDArray([1])),
    (NDArray([[1, 2]]), NDArray([[1]])), (.zeros([0, 2]), .zeros([0])),
    (.zeros([2, 0]), NDArray([1, 2])),
  ])
  func misshapenGradientsAreNoTrap(weights: NDArray<Double>, biases: NDArray<Double>) throws {
    var room = Room(["grads 1", "activations 1", "shapes"], pauseAt: 0)
    room.training.gradient = (weights, biases)
    room.training.outputs = weights
    try room.train(until: 1)
    #expect(room.unasked.isEmpty)
    #expect(
      room.texts.contains {
        $0.hasPrefix("Layer 1 (hidden): dW \(weights.shape) and db \(biases.shape)")
          && $0.hasSuffix("These shapes do not fit each other: there is no row for each unit.")
      })
    #expect(room.tables.last?.title == "Shapes")
  }

  /// A network of a thousand units is shown as far as a screen goes, and says so.
  @Test func largeLayersAreCut() throws {
    var room = Room(["weights 1"], pauseAt: 0)
    room.training.weights = NDArray(repeating: 1, shape: [1000, 784])
    room.training.biases = NDArray(repeating: 0, shape: [1000])
    try room.train(until: 1)
    #expect(room.tables[0].rows.count == 16)
    #expect(room.tables[0].columns.count == 7)
    #expect(room.texts.contains("The first 16 of 1 000 units."))
  }

  /// A unit with many inputs stands upright: its weights below each other, the bias last.
  @Test func aUnitWithManyInputsStandsUpright() throws {
    var room = Room(["weights 1"], pauseAt: 0)
    room.training.weights = NDArray(shape: [2, 20], elements: (0..<40).map(Double.init))
    room.training.biases = NDArray([0.5, -0.5])
    try room.train(until: 1)
    #expect(room.tables[0].columns == ["from", "unit 1", "unit 2"])
    #expect(room.tables[0].rows.count == 17)
    #expect(room.tables[0].rows[1] == ["2", "1.00000", "21.00000"])
    #expect(room.tables[0].rows[16] == ["bias", "0.50000", "-0.50000"])
    #expect(room.texts.contains("The first 16 of 20 inputs."))
  }
}

/// Σ of squares, walked down: dW = 2·W.
private struct Descent: Training {
  var weights = NDArray<Double>([[1, 2], [3, 4]])
  var biases = NDArray<Double>([0.5, -0.5])
  var losses: [Double]
  /// In place of the right ones.
  var gradient: (weights: NDArray<Double>, biases: NDArray<Double>)?
  var outputs: NDArray<Double>?

  init() {
    losses = []
    losses = [loss]
  }

  private var loss: Double { (weights * weights).sum() + (biases * biases).sum() }

  mutating func advance() {
    weights = weights - 0.02 * weights
    biases = biases - 0.02 * biases
    losses.append(loss)
  }

  func layers() -> [InspectedLayer] {
    [
      InspectedLayer(
        name: "hidden", weights: weights, biases: biases,
        weightGradient: gradient?.weights ?? 2 * weights,
        biasGradient: gradient?.biases ?? 2 * biases, activations: outputs ?? weights),
      InspectedLayer(
        name: "output", weights: NDArray([[0, 0]]), biases: NDArray([0]),
        weightGradient: NDArray([[0, 0]]), biasGradient: NDArray([0]),
        activations: NDArray([[-1], [3]])),
    ]
  }
}

/// A lesson that trains, and somebody who asks.
private struct Room {
  var training = Descent()
  private let record = Record()
  private let stage: Stage

  private final class Record {
    var events: [Event] = []
    var commands: [String] = []
    var looks = 0
  }

  init(_ commands: [String], pauseAt: Int? = nil, askedAtLook: Int? = nil) {
    let record = record
    record.commands = commands
    stage = Stage(
      pauses: TrainingPauses(
        at: pauseAt,
        isAskedFor: {
          record.looks += 1
          return record.looks == askedAtLook
        },
        nextCommand: {
          record.commands.isEmpty
            ? .carryOn : try InspectorCommand(record.commands.removeFirst())
        })
    ) { record.events.append($0) }
  }

  mutating func train(
    until steps: Int, at moments: Set<Int> = [], show: @escaping (Descent) -> Void = { _ in }
  ) throws {
    try stage.train("going down", &training, until: steps, at: moments, show: show)
  }

  var unasked: [String] { record.commands }
  var texts: [String] {
    record.events.compactMap { if case .text(let text) = $0 { text } else { nil } }
  }
  var tables: [Table] {
    record.events.compactMap { if case .table(let table) = $0 { table } else { nil } }
  }
  var progress: [TaskProgress] {
    record.events.compactMap { if case .progress(let progress) = $0 { progress } else { nil } }
  }
}
