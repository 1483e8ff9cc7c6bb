import LabKit
import NumericsEngine
import Solutions
import TensorGraph

private let solution = Lab14Convolution()

/// Lab 14: wrong dropouts, networks and trainings.
func layersWrongAnswers(_ variants: inout Variants) {
  dropouts(&variants)
  networks(&variants)
  trainings(&variants)
}

// 14.9 Dropout
private func dropouts(_ variants: inout Variants) {
  /// Dropout by other factors, made of the draws.
  func wrong(
    _ name: String, is mistake: String? = nil,
    isTraining: @escaping @Sendable (Bool) -> Bool = { $0 }, inUse: Double = 1,
    factor: @escaping @Sendable (_ draw: Double, _ p: Double) -> Double = {
      $0 < $1 ? 0 : 1 / (1 - $1)
    }
  ) {
    variants.wrong(
      "14.9", name, is: mistake,
      in: OtherConvolution(dropping: { inputs, p, training, generator in
        guard (0...1).contains(p) else { throw LabError.invalidParameter }
        let factors =
          isTraining(training)
          ? generator.uniform(shape: inputs.shape).map { factor($0, p) }
          : NDArray(repeating: inUse, shape: inputs.shape)
        return DroppedOut(outputs: inputs * factors, factors: factors)
      }))
  }
  /// The right answer, changed.
  func wrongAnswer(
    _ name: String, is mistake: String? = nil,
    _ change:
      @escaping @Sendable (inout DroppedOut, _ p: Double, _ inputs: NDArray<Double>)
      -> Void
  ) {
    variants.wrong(
      "14.9", name, is: mistake,
      in: OtherConvolution(dropping: { inputs, p, training, generator in
        var result = try solution.dropout(
          inputs, probability: p, isTraining: training, using: &generator)
        change(&result, p, inputs)
        return result
      }))
  }
  wrong("what is kept is not enlarged", is: "not-rescaled", factor: { $0 < $1 ? 0 : 1 })
  wrong("by p", is: "divided-by-p", factor: { $0 < $1 ? 0 : 1 / $1 })
  wrong("times 1 − p", is: "multiplied-by-the-rest", factor: { $0 < $1 ? 0 : 1 - $1 })
  wrong("below p is kept", is: "keeps-below-p", factor: { $0 < $1 ? 1 / ($1 < 1 ? 1 - $1 : 1) : 0 })
  wrong("p is the share kept", is: "p-is-the-share-to-keep", factor: { $0 < $1 ? 1 / $1 : 0 })
  wrong("dropping in use", is: "active-in-use", isTraining: { _ in true })
  wrong("training and use exchanged", is: "training-and-use-exchanged", isTraining: { !$0 })
  wrong("nothing in training", is: "off-in-training", isTraining: { _ in false })
  wrong("0 in use", inUse: 0)
  variants.wrong(
    "14.9", "factors of 0 in use", is: "factors-of-use-are-zero",
    in: OtherConvolution(dropping: { inputs, p, training, generator in
      var result = try solution.dropout(
        inputs, probability: p, isTraining: training, using: &generator)
      if !training { result.factors = .zeros(inputs.shape) }
      return result
    }))
  wrongAnswer("outputs unchanged", is: "outputs-not-changed") { result, _, inputs in
    result.outputs = inputs
  }
  wrongAnswer("factors of 0 and 1", is: "factors-without-scale") { result, _, _ in
    result.factors = result.factors.map { $0 > 0 ? 1.0 : 0 }
  }
  wrongAnswer("float for double") { result, _, _ in
    result.outputs = result.outputs.map { Double(Float($0)) }
  }
  variants.wrong(
    "14.9", "a copy of the generator", is: "a-copy-of-the-generator",
    in: OtherConvolution(dropping: { inputs, p, training, generator in
      var copy = generator
      return try solution.dropout(inputs, probability: p, isTraining: training, using: &copy)
    }))
  variants.wrong(
    "14.9", "draws in use too", is: "drawn-in-use",
    in: OtherConvolution(dropping: { inputs, p, training, generator in
      if !training { _ = generator.uniform(shape: inputs.shape) }
      return try solution.dropout(inputs, probability: p, isTraining: training, using: &generator)
    }))
}

/// The layers of the network, any of them exchanged.
private struct Layers {
  var padding: Padding = .same
  var size = 5
  var activation: TensorGraph.Activation = .relu
  var denseActivation: TensorGraph.Activation = .relu
  var lastActivation: TensorGraph.Activation = .none
  var bias: Initializer? = .zeros
  var keep: @Sendable (Double) -> Double = { 1 - $0 }
  var isAverage = false
  var isChecked: @Sendable (ConvolutionalSizes, Double) -> Bool = {
    min($0.firstFilters, $0.secondFilters, $0.units) > 0 && $0.dropout >= 0 && $0.dropout < 1
      && $1 > 0
  }
  var lossInTraining = true
  var logitsInTraining = false
  var loss: @Sendable (_ logits: Tensor<Float>, _ labels: Tensor<Float>) -> Tensor<Float> = {
    crossEntropy(logits: $0, targets: $1)
  }
  var shown: @Sendable (Tensor<Float>) -> Tensor<Float> = { $0 }
  var optimizer: @Sendable (Double) -> Optimizer = { .adam(learningRate: .constant($0)) }
  /// Which of the variables are trained.
  var trained: @Sendable ([Tensor<Float>]) -> [Tensor<Float>] = { $0 }
  /// The seed of a generator of its own.
  var seed: UInt32?

  var lab: OtherConvolution {
    OtherConvolution(describing: { sizes, rate, graph, generator in
      guard isChecked(sizes, rate) else { throw LabError.invalidParameter }
      let x = graph.placeholder(shape: [nil, 28, 28, 1])
      let y = graph.placeholder(shape: [nil, 10])
      if let seed { generator = RandomGenerator(seed: seed) }
      let network =
        isAverage
        ? Sequential(
          convolution(sizes.firstFilters), AveragePool(2), convolution(sizes.secondFilters),
          AveragePool(2), Flatten(), Dense(sizes.units, activation: denseActivation),
          Dropout(keep: keep(sizes.dropout)), Dense(10)
        ).built(in: graph, input: x.shape, using: &generator)
        : Sequential(
          convolution(sizes.firstFilters), MaxPool(2), convolution(sizes.secondFilters),
          MaxPool(2), Flatten(), Dense(sizes.units, activation: denseActivation, bias: bias),
          Dropout(keep: keep(sizes.dropout)),
          Dense(10, activation: lastActivation, bias: bias)
        ).built(in: graph, input: x.shape, using: &generator)
      let inTraining = network.training(x).output
      let loss = loss(lossInTraining ? inTraining : network(x), y)
      let step = graph.minimize(
        loss, with: optimizer(rate), over: trained(network.parameters)
      ).step
      return DigitClassifier(
        images: x, labels: y, logits: shown(logitsInTraining ? inTraining : network(x)),
        loss: loss, step: step)
    })
  }

  private func convolution(_ filters: Int) -> Conv2D {
    Conv2D(filters, size: size, padding: padding, activation: activation, bias: bias)
  }
}

// 14.10 The network by layers
private func networks(_ variants: inout Variants) {
  variants.wrong("14.10", "no padding", is: "valid-padding", in: Layers(padding: .valid).lab)
  variants.wrong("14.10", "filters of 3 × 3", is: "filters-of-three", in: Layers(size: 3).lab)
  variants.wrong(
    "14.10", "pooling by the mean", is: "average-pooling", in: Layers(isAverage: true).lab)
  variants.wrong("14.10", "no biases", is: "biases-missing", in: Layers(bias: nil).lab)
  variants.wrong(
    "14.10", "no ReLU", is: "no-relu", in: Layers(activation: .none, denseActivation: .none).lab)
  variants.wrong(
    "14.10", "tanh", is: "tanh-for-relu",
    in: Layers(activation: .tanh, denseActivation: .tanh).lab)
  variants.wrong(
    "14.10", "ReLU at the end", is: "relu-at-the-end", in: Layers(lastActivation: .relu).lab)
  variants.wrong(
    "14.10", "keep for drop", is: "dropout-keeps-what-it-should-drop",
    in: Layers(keep: { $0 }).lab)
  variants.wrong(
    "14.10", "the loss in use", is: "dropout-missing", in: Layers(lossInTraining: false).lab)
  variants.wrong(
    "14.10", "logits in training", is: "dropout-in-use", in: Layers(logitsInTraining: true).lab)
  variants.wrong(
    "14.10", "sum over the images", is: "loss-summed",
    in: Layers(loss: { -($1 * logSoftmax($0)).sum() }).lab)
  variants.wrong(
    "14.10", "probabilities returned", is: "probabilities-for-logits",
    in: Layers(shown: { softmax($0) }).lab)
  variants.wrong(
    "14.10", "plain descent", is: "plain-descent",
    in: Layers(optimizer: { .sgd(learningRate: .constant($0)) }).lab)
  variants.wrong(
    "14.10", "the usual rate", is: "rate-ignored",
    in: Layers(optimizer: { _ in .adam(learningRate: 0.001) }).lab)
  variants.wrong(
    "14.10", "the last layer alone learns", is: "only-the-last-layer-learns",
    in: Layers(trained: { Array($0.suffix(2)) }).lab)
  variants.wrong(
    "14.10", "a generator of its own", is: "start-is-not-drawn", in: Layers(seed: 1).lab)
  variants.wrong(
    "14.10", "NaN passes", is: "nan-allowed",
    in: Layers(
      keep: { $0.isNaN ? 1 : 1 - $0 },
      isChecked: {
        !(min($0.firstFilters, $0.secondFilters, $0.units) < 1 || $0.dropout < 0
          || $0.dropout >= 1 || $1 <= 0)
      }
    ).lab)
  variants.wrong(
    "14.10", "biases stay",
    in: Layers(trained: { $0.enumerated().filter { $0.offset % 2 == 0 }.map(\.element) }).lab)
  variants.wrong(
    "14.10", "weights cost something",
    in: Layers(optimizer: { .adamW(learningRate: .constant($0)) }).lab)
}

// 14.11 Train it
private func trainings(_ variants: inout Variants) {
  typealias Images = NDArray<Float>
  @Sendable func check(_ images: Images, _ labels: Images, _ batches: [[Int]]) throws {
    guard images.shape[0] == labels.shape[0] else { throw LabError.lengthMismatch }
    guard batches.joined().allSatisfy((0..<images.shape[0]).contains) else {
      throw LabError.indexOutOfRange
    }
  }
  /// A training with one thing or another different.
  @Sendable func lab(
    check: @escaping @Sendable (Images, Images, [[Int]]) throws -> Void = check,
    batches chosen: @escaping @Sendable ([[Int]]) -> [[Int]] = { $0 },
    labels taken: @escaping @Sendable (Images, [Int]) -> Images = {
      $0.gathering($1, axis: 0)
    },
    returned: @escaping @Sendable ([Double]) -> [Double] = { $0 },
    run:
      @escaping @Sendable (
        DigitClassifier, Session<Float>, [Tensor<Float>: Images]
      ) throws -> Images = { try $1.run($0.loss, doing: $0.step, feeding: $2) }
  ) -> OtherConvolution {
    OtherConvolution(training: { classifier, session, images, labels, batches in
      try check(images, labels, batches)
      return returned(
        try chosen(batches).map { rows in
          let loss = try run(
            classifier, session,
            [
              classifier.images: images.gathering(rows, axis: 0),
              classifier.labels: taken(labels, rows),
            ])
          return Double(loss.elements[0])
        })
    })
  }
  variants.wrong(
    "14.11", "one run for the loss, one for the step", is: "two-runs-for-each-batch",
    in: lab(run: { classifier, session, feeds in
      let loss = try session.run(classifier.loss, feeding: feeds)
      try session.run(classifier.step, feeding: feeds)
      return loss
    }))
  variants.wrong(
    "14.11", "the loss after the step", is: "loss-after-the-step",
    in: lab(run: { classifier, session, feeds in
      try session.run(classifier.step, feeding: feeds)
      return try session.run(classifier.loss, feeding: feeds)
    }))
  variants.wrong(
    "14.11", "no step", is: "never-steps", in: lab(run: { try $1.run($0.loss, feeding: $2) }))
  variants.wrong(
    "14.11", "a session of its own", is: "a-session-of-its-own",
    in: OtherConvolution(training: {
      try solution.train($0, in: Session($1.graph), images: $2, labels: $3, batches: $4)
    }))
  variants.wrong(
    "14.11", "the first labels", is: "images-and-labels-parted",
    in: lab(labels: { $0[0..<min($1.count, $0.shape[0])] }))
  variants.wrong(
    "14.11", "the first batch alone", is: "first-batch-only",
    in: lab(batches: { Array($0.prefix(1)) }))
  variants.wrong(
    "14.11", "without the last batch", is: "last-batch-missing",
    in: lab(batches: { $0.dropLast() }))
  variants.wrong(
    "14.11", "each row once", is: "rows-once-only",
    in: lab(batches: { $0.map { Array(Set($0)).sorted() } }))
  variants.wrong(
    "14.11", "a step for each row", is: "row-by-row",
    in: OtherConvolution(training: { classifier, session, images, labels, batches in
      try check(images, labels, batches)
      return try solution.train(
        classifier, in: session, images: images, labels: labels,
        batches: batches.joined().map { [$0] })
    }))
  variants.wrong(
    "14.11", "sums of the losses", is: "losses-summed",
    in: lab(returned: { $0.reduce(into: []) { $0.append(($0.last ?? 0) + $1) } }))
  variants.wrong(
    "14.11", "the last loss", is: "last-loss-only", in: lab(returned: { $0.suffix(1) }))
  variants.wrong(
    "14.11", "rows not looked at", is: "rows-unchecked",
    in: lab(check: { images, labels, _ in try check(images, labels, []) }))
  variants.wrong(
    "14.11", "each batch checked at its turn",
    in: OtherConvolution(training: { classifier, session, images, labels, batches in
      try check(images, labels, [])
      return try batches.flatMap {
        try solution.train(
          classifier, in: session, images: images, labels: labels, batches: [$0])
      }
    }))
  variants.wrong("14.11", "batches sorted", in: lab(batches: { $0.sorted { $0[0] < $1[0] } }))
}
