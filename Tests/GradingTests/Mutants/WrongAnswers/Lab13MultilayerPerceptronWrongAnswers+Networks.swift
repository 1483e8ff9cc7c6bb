import LabKit
import NumericsEngine
import Solutions
import TensorGraph

/// Lab 13: wrong networks and trainings.
func digitNetworksWrongAnswers(_ variants: inout Variants) {
  simpleNetworks(&variants)
  hiddenNetworks(&variants)
  trainings(&variants)
}

/// The parts of a network without a hidden layer, any of them exchanged.
private struct Simple {
  var fill: Float = 0
  var rate: @Sendable (Double) -> Double = { $0 }
  var isChecked = true
  /// What becomes the logits that are returned.
  var shown: @Sendable (Tensor<Float>) -> Tensor<Float> = { $0 }
  var loss: @Sendable (_ logits: Tensor<Float>, _ labels: Tensor<Float>) -> Tensor<Float> = {
    crossEntropy(logits: $0, targets: $1)
  }
  /// What the step makes smaller.
  var aim: @Sendable (Tensor<Float>) -> Tensor<Float> = { $0 }
  var optimizer: @Sendable (Double) -> Optimizer = { .sgd(learningRate: .constant($0)) }
  /// Which of W and b are trained.
  var trained = [0, 1]

  var lab: OtherPerceptron {
    OtherPerceptron(simple: { inputs, classes, rate, graph in
      guard !isChecked || (inputs > 0 && classes > 0 && rate > 0) else {
        throw LabError.invalidParameter
      }
      let x = graph.placeholder(shape: [nil, inputs])
      let y = graph.placeholder(shape: [nil, classes])
      let w = graph.variable(NDArray(repeating: fill, shape: [classes, inputs]), name: "W")
      let b = graph.variable(.zeros([classes]), name: "b")
      let z = matmul(x, w, transposeB: true) + b
      let loss = loss(z, y)
      let step = graph.minimize(
        aim(loss), with: optimizer(self.rate(rate)), over: trained.map { [w, b][$0] }
      ).step
      return DigitClassifier(images: x, labels: y, logits: shown(z), loss: loss, step: step)
    })
  }
}

// 13.6 A network without a hidden layer
private func simpleNetworks(_ variants: inout Variants) {
  variants.wrong(
    "13.6", "softmax of a softmax", is: "softmax-in-the-loss",
    in: Simple(loss: { crossEntropy(logits: softmax($0), targets: $1) }).lab)
  variants.wrong(
    "13.6", "probabilities returned", is: "probabilities-for-logits",
    in: Simple(shown: { softmax($0) }).lab)
  variants.wrong("13.6", "b stays 0", is: "bias-forgotten", in: Simple(trained: [0]).lab)
  variants.wrong("13.6", "W stays 0", is: "weights-not-trained", in: Simple(trained: [1]).lab)
  variants.wrong(
    "13.6", "sum over the rows", is: "summed-loss",
    in: Simple(loss: { -($1 * logSoftmax($0)).sum() }).lab)
  variants.wrong(
    "13.6", "mean over everything", is: "mean-over-all",
    in: Simple(loss: { -($1 * logSoftmax($0)).mean() }).lab)
  variants.wrong(
    "13.6", "mean of squares", is: "squares-of-the-logits",
    in: Simple(loss: { square($0 - $1).mean() }).lab)
  variants.wrong("13.6", "begins at 1", is: "ones-as-first-weights", in: Simple(fill: 1).lab)
  variants.wrong(
    "13.6", "Adam's steps", is: "adam",
    in: Simple(optimizer: { .adam(learningRate: .constant($0)) }).lab)
  variants.wrong("13.6", "rate of 0.01", is: "rate-ignored", in: Simple(rate: { _ in 0.01 }).lab)
  variants.wrong("13.6", "uphill", is: "uphill", in: Simple(aim: { -$0 }).lab)
  variants.wrong("13.6", "begins at a hundredth", in: Simple(fill: 0.01).lab)
  variants.wrong("13.6", "half the rate", in: Simple(rate: { $0 / 2 }).lab)
  variants.wrong(
    "13.6", "weights cost something",
    in: Simple(optimizer: { .adamW(learningRate: .constant($0)) }).lab)
  variants.wrong(
    "13.6", "a rate of 0 is taken",
    in: OtherPerceptron(simple: {
      guard $0 > 0, $1 > 0, $2 >= 0 else { throw LabError.invalidParameter }
      return try Lab13MultilayerPerceptron().softmaxClassifier(
        inputs: $0, classes: $1, learningRate: $2 == 0 ? 1e-9 : $2, in: $3)
    }))
}

/// The parts of a network with a hidden layer, any of them exchanged.
private struct Hidden {
  var isShapeChecked = true
  var isRateChecked = true
  var activation: @Sendable (HiddenActivation, Tensor<Float>) -> Tensor<Float> = {
    $0 == .tanh ? tanh($1) : relu($1)
  }
  var output: @Sendable (HiddenActivation, Tensor<Float>) -> Tensor<Float> = { $1 }
  var start: @Sendable (TwoLayerNetwork) -> TwoLayerNetwork = { $0 }
  var loss: @Sendable (_ logits: Tensor<Float>, _ labels: Tensor<Float>) -> Tensor<Float> = {
    crossEntropy(logits: $0, targets: $1)
  }
  var optimizer: @Sendable (Double) -> Optimizer = { .adam(learningRate: .constant($0)) }
  /// Which of W¹, b¹, W² and b² are added, and which are trained.
  var used = [0, 1, 2, 3]
  var trained = [0, 1, 2, 3]

  var lab: OtherPerceptron {
    OtherPerceptron(hidden: { given, activation, rate, graph in
      let (w1, b1) = (given.hiddenWeights.shape, given.hiddenBiases.shape)
      let (w2, b2) = (given.outputWeights.shape, given.outputBiases.shape)
      guard !isShapeChecked || (w2.last == w1[0] && b1 == [w1[0]] && b2 == [w2[0]]) else {
        throw LabError.shapeMismatch
      }
      guard !isRateChecked || rate > 0 else { throw LabError.invalidParameter }
      let first = start(given)
      let x = graph.placeholder(shape: [nil, w1[1]])
      let y = graph.placeholder(shape: [nil, w2[0]])
      let parts = [
        first.hiddenWeights, first.hiddenBiases, first.outputWeights, first.outputBiases,
      ].map { graph.variable(NDArray<Float>($0)) }
      func added(_ sums: Tensor<Float>, _ bias: Int) -> Tensor<Float> {
        used.contains(bias) ? sums + parts[bias] : sums
      }
      let o = self.activation(activation, added(matmul(x, parts[0], transposeB: true), 1))
      let z = output(activation, added(matmul(o, parts[2], transposeB: true), 3))
      let loss = loss(z, y)
      let step = graph.minimize(
        loss, with: optimizer(rate), over: trained.filter(used.contains).map { parts[$0] }
      ).step
      return DigitClassifier(images: x, labels: y, logits: z, loss: loss, step: step)
    })
  }
}

// 13.7 A network with a hidden layer
private func hiddenNetworks(_ variants: inout Variants) {
  variants.wrong(
    "13.7", "no activation", is: "activation-forgotten", in: Hidden(activation: { $1 }).lab)
  variants.wrong(
    "13.7", "tanh always", is: "always-tanh", in: Hidden(activation: { tanh($1) }).lab)
  variants.wrong(
    "13.7", "ReLU always", is: "always-relu", in: Hidden(activation: { relu($1) }).lab)
  variants.wrong(
    "13.7", "a sigmoid", is: "sigmoid-hidden", in: Hidden(activation: { sigmoid($1) }).lab)
  variants.wrong(
    "13.7", "activation at the end too", is: "activation-on-the-output",
    in: Hidden(output: { $0 == .tanh ? tanh($1) : relu($1) }).lab)
  variants.wrong(
    "13.7", "b¹ forgotten", is: "hidden-bias-forgotten", in: Hidden(used: [0, 2, 3]).lab)
  variants.wrong(
    "13.7", "b² forgotten", is: "output-bias-forgotten", in: Hidden(used: [0, 1, 2]).lab)
  variants.wrong(
    "13.7", "biases begin at 0", is: "biases-begin-at-0",
    in: Hidden(start: {
      var start = $0
      start.hiddenBiases = .zeros(start.hiddenBiases.shape)
      start.outputBiases = .zeros(start.outputBiases.shape)
      return start
    }).lab)
  variants.wrong(
    "13.7", "plain descent", is: "gradient-descent",
    in: Hidden(optimizer: { .sgd(learningRate: .constant($0)) }).lab)
  variants.wrong(
    "13.7", "Adam's usual rate", is: "rate-ignored",
    in: Hidden(optimizer: { _ in .adam(learningRate: .constant(0.001)) }).lab)
  variants.wrong(
    "13.7", "the hidden layer stays", is: "hidden-layer-stays", in: Hidden(trained: [2, 3]).lab)
  variants.wrong("13.7", "biases stay", is: "biases-stay", in: Hidden(trained: [0, 2]).lab)
  variants.wrong(
    "13.7", "shapes not looked at", is: "shapes-unchecked", in: Hidden(isShapeChecked: false).lab)
  variants.wrong(
    "13.7", "a leak in the ReLU",
    in: Hidden(activation: { $0 == .tanh ? tanh($1) : leakyReLU($1) }).lab)
  variants.wrong(
    "13.7", "weights cost something",
    in: Hidden(optimizer: { .adamW(learningRate: .constant($0)) }).lab)
  variants.wrong(
    "13.7", "Adam forgets faster",
    in: Hidden(optimizer: { .adam(learningRate: .constant($0), beta2: 0.99) }).lab)
}

// 13.8 Train in batches
private func trainings(_ variants: inout Variants) {
  typealias Images = NDArray<Float>
  @Sendable func check(_ images: Images, _ labels: Images, _ batches: [[Int]]) throws {
    guard images.shape[0] == labels.shape[0] else { throw LabError.lengthMismatch }
    guard batches.joined().allSatisfy((0..<images.shape[0]).contains) else {
      throw LabError.indexOutOfRange
    }
    guard batches.allSatisfy({ !$0.isEmpty }) else { throw LabError.emptyInput }
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
  ) -> OtherPerceptron {
    OtherPerceptron(training: { classifier, session, images, labels, batches in
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
    "13.8", "one run for the loss, one for the step", is: "two-runs-a-batch",
    in: lab(run: { classifier, session, feeds in
      let loss = try session.run(classifier.loss, feeding: feeds)
      try session.run(classifier.step, feeding: feeds)
      return loss
    }))
  variants.wrong(
    "13.8", "the loss after the step", is: "loss-after-the-step",
    in: lab(run: { classifier, session, feeds in
      try session.run(classifier.step, feeding: feeds)
      return try session.run(classifier.loss, feeding: feeds)
    }))
  variants.wrong(
    "13.8", "no step", is: "evaluates-only",
    in: lab(run: { try $1.run($0.loss, feeding: $2) }))
  variants.wrong(
    "13.8", "two steps", is: "two-steps-a-batch",
    in: lab(run: { classifier, session, feeds in
      let loss = try session.run(classifier.loss, doing: classifier.step, feeding: feeds)
      try session.run(classifier.step, feeding: feeds)
      return loss
    }))
  variants.wrong(
    "13.8", "a session of its own", is: "a-session-of-its-own",
    in: OtherPerceptron(training: {
      try Lab13MultilayerPerceptron().train(
        $0, in: Session($1.graph), images: $2, labels: $3, batches: $4)
    }))
  variants.wrong(
    "13.8", "the first labels", is: "labels-not-gathered",
    in: lab(labels: { $0[0..<$1.count] }))
  variants.wrong(
    "13.8", "the first batch alone", is: "only-the-first-batch",
    in: lab(batches: { Array($0.prefix(1)) }))
  variants.wrong(
    "13.8", "smaller batches left out", is: "last-partial-batch-dropped",
    in: lab(batches: { all in all.filter { $0.count == all[0].count } }))
  variants.wrong(
    "13.8", "from the last to the first", is: "batches-backwards",
    in: lab(batches: { $0.reversed() }))
  variants.wrong(
    "13.8", "the mean of the losses", is: "one-loss",
    in: lab(returned: { $0.isEmpty ? [] : [$0.reduce(0, +) / Double($0.count)] }))
  variants.wrong(
    "13.8", "empty batches skipped", is: "empty-batch-skipped",
    in: lab(
      check: { try check($0, $1, $2.filter { !$0.isEmpty }) },
      batches: { $0.filter { !$0.isEmpty } }))
  variants.wrong(
    "13.8", "each batch checked at its turn", is: "checked-on-the-way",
    in: OtherPerceptron(training: { classifier, session, images, labels, batches in
      try batches.flatMap {
        try Lab13MultilayerPerceptron().train(
          classifier, in: session, images: images, labels: labels, batches: [$0])
      }
    }))
  variants.wrong(
    "13.8", "rows below 0 from the end", is: "below-0-unchecked",
    in: lab(check: { images, labels, batches in
      try check(images, labels, batches.map { $0.map { max($0, 0) } })
    }))
  variants.wrong(
    "13.8", "each row once", in: lab(batches: { $0.map { Array(Set($0)).sorted() } }))
  variants.wrong(
    "13.8", "labels more than images let through",
    in: lab(check: { images, labels, batches in
      guard labels.shape[0] >= images.shape[0] else { throw LabError.lengthMismatch }
      try check(images, images, batches)
    }))
  variants.wrong(
    "13.8", "losses rounded", in: lab(returned: { $0.map { ($0 * 100).rounded() / 100 } }))
}
