extension ConvolutionExercises {
  static let network = Exercise(
    "14.10", "The network by layers",
    statement: """
      Write `network`: the convolutional network that reads digits, with all that is needed to train it.

      1. placeholders in the empty `graph`: `images` [nil, 28, 28, 1] and `labels` [nil, 10], one-hot;

      2. convolution, 5 × 5, `sizes.firstFilters` filters, padding `.same`, ReLU → [m, 28, 28, firstFilters]; \
      the largest of 2 × 2 → [m, 14, 14, firstFilters];

      3. convolution, 5 × 5, `sizes.secondFilters`, `.same`, ReLU → [m, 14, 14, secondFilters]; the \
      largest of 2 × 2 → [m, 7, 7, secondFilters]; flattened → [m, 49 · secondFilters];

      4. dense, `sizes.units`, ReLU → [m, units]; dropout, where `sizes.dropout` is the probability to drop; dense, 10 → [m, 10].

      All have biases. The first weights are yours to choose, by initialisers that draw from `generator`. The \
      loss is the cross-entropy, the mean over the images, of the network in training; `logits` are those of the same \
      network in use; `step` is one of Adam with `learningRate`. With `ConvolutionalSizes.full`, 32, 64, 1024 and half of \
      them dropped, it has 3 274 634 parameters.

      Fewer than one filter or unit, a `dropout` outside of 0 ≤ p < 1, or a rate that is not above 0: \
      `LabError.invalidParameter`, for NaN too.

      In the checks `study(images: m, steps: k)` stands for the graph, and a number for `using`, the seed. Your network \
      is built, its variables get numbers made by a formula, and it is asked about m images: the logits eight times, \
      the loss eight times, and then k steps, the loss before each of them. Where something is dropped, no loss can be foretold: there k is the number of \
      losses without a step.
      """,
    working:
      "Seven-by-seven maps of three channels are 147 numbers. The variables' shapes multiply out to 50 + 2 + 150 + 3 + 588 + 4 + 40 + 10 = 847 parameters. The first loss is near ln 10 = 2.303, as for ten classes and no idea; the others are smaller.",
    stub: """
      /// The convolutional network, as the nodes that others need to train it and to ask it.
      ///
      /// - Parameters:
      ///   - sizes: How large its layers are, and the probability to drop.
      ///   - graph: An empty graph, for your nodes.
      /// - Throws: `LabError.invalidParameter` unless filters and units are at least 1,
      ///   0 ≤ `dropout` < 1 and `learningRate` > 0.
      public func network(
        _ sizes: ConvolutionalSizes, learningRate: Double, in graph: Graph<Float>,
        using generator: inout RandomGenerator
      ) throws -> DigitClassifier {
        throw Unsolved("14.10")
      }
      """,
    hints: [
      "Two placeholders, a `Sequential` of eight layers, a loss, a step. The lesson has all the layers you need, in a smaller network.",
      "In order: `Conv2D`, `MaxPool`, `Conv2D`, `MaxPool`, `Flatten`, `Dense`, `Dropout`, `Dense`. A Conv2D needs `size: 5, padding: .same, activation: .relu`. `Dropout` is given the probability to *keep*.",
      "Build it once: `.built(in: graph, input: images.shape, using: &generator)`. Then apply it twice, since the variables are shared: `network.training(images).output` for the loss, `crossEntropy(logits: …, targets: labels)`, and `network(images)` for the logits. `weights: .heNormal` suits layers with ReLU, but the usual ones work too.",
      "guard …, sizes.dropout >= 0, sizes.dropout < 1,\n  learningRate > 0\nelse { throw LabError.invalidParameter }\nlet images = graph.placeholder(\n  shape: [nil, 28, 28, 1], name: \"images\")\nlet labels = graph.placeholder(shape: [nil, 10], name: \"labels\")\nlet network = Sequential(\n  Conv2D(\n    sizes.firstFilters, size: 5, padding: .same, activation: .relu),\n  MaxPool(2),\n  …,\n  Flatten(),\n  Dense(sizes.units, activation: .relu),\n  Dropout(keep: 1 - sizes.dropout),\n  Dense(10)\n).built(in: graph, input: images.shape, using: &generator)\nlet loss = crossEntropy(\n  logits: network.training(images).output, targets: labels)\nlet step = graph.minimize(\n  loss, with: .adam(learningRate: .constant(learningRate))).step\nreturn DigitClassifier(\n  images: images, labels: labels, logits: …, loss: loss, step: step)",
    ])
}
