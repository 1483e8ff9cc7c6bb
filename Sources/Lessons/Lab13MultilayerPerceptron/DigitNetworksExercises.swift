extension MultilayerPerceptronExercises {
  static let softmaxClassifier = Exercise(
    "13.6", "A network without a hidden layer",
    statement: """
      Write `softmaxClassifier`: describe a network of one layer, its loss and a step of its training.

      You are given an empty `graph` of `Float`s. Add to it

      a placeholder for images, [nil, inputs], and one for one-hot labels, [nil, classes];

      variables W, [classes, inputs], and b, [classes], that begin at 0;

      the logits Z = X·Wᵀ + b, [m, classes], without an activation;

      the loss, the cross-entropy of the softmax of Z, the mean over the rows, [];

      a step of gradient descent on it with the `learningRate`.

      Return the five in a `DigitClassifier(images: …, labels: …, logits: …, loss: …, step: …)`. Nothing \
      is run here. The grader feeds batches to your step, of different sizes, then asks for the logits \
      of all rows; 13.8 is where you write that yourself. In what it prints, `trained(images: …, labels: …, \
      batches: …)` stands for the graph: what your network is then trained on, and in which batches.

      Fewer than one input or class, or a learning rate that is not above 0: \
      `LabError.invalidParameter`.
      """,
    working:
      "Only row 0 is in the batch. With zeros both classes get 0.5, so the loss is −ln 0.5 = 0.693147, and the logits have the slopes 0.5 − 1 = −0.5 and 0.5. So W₀ = 0.5 · 0.5 · (1, 0.5) = (0.25, 0.125) and b₀ = 0.25; W₁ and b₁ are the negatives. Row 0 then has the logit 0.25 + 0.0625 + 0.25 = 0.5625, row 1 has 0.125 + 0.25.",
    stub: """
      /// A network of one layer as nodes of a graph, with gradient descent.
      ///
      /// - Parameters:
      ///   - inputs: The numbers in a picture: 784.
      ///   - classes: 10 for digits.
      ///   - graph: An empty graph, for your nodes.
      /// - Throws: `LabError.invalidParameter` unless all numbers are above 0.
      public func softmaxClassifier(
        inputs: Int, classes: Int, learningRate: Double, in graph: Graph<Float>
      ) throws -> DigitClassifier {
        throw Unsolved("13.6")
      }
      """,
    hints: [
      "Five nodes to return, and two variables that stay inside. Write them down in the order of the list; each is a line.",
      "`graph.placeholder(shape: [nil, inputs], name: \"images\")`, `graph.variable(.zeros([classes, inputs]), name: \"W\")`. X·Wᵀ is `matmul(images, weights, transposeB: true)`, and + b adds b to each row.",
      "The library has your 13.5 as nodes: `crossEntropy(logits: logits, targets: labels)`. It takes plain logits and does the softmax itself. And `graph.minimize(loss, with: …).step`, with `.sgd(learningRate: .constant(learningRate))`, is an action that moves all variables on which the loss depends.",
      "// after the check\nlet images = graph.placeholder(shape: [nil, inputs], name: \"images\")\nlet labels = graph.placeholder(shape: [nil, classes], name: \"labels\")\nlet weights = graph.variable(.zeros([classes, inputs]), name: \"W\")\nlet biases = graph.variable(.zeros([…]), name: \"b\")\nlet logits = matmul(images, weights, transposeB: true) + …\nlet loss = crossEntropy(logits: logits, targets: …)\nlet training = graph.minimize(\n  loss, with: .sgd(learningRate: .constant(learningRate)))\nreturn DigitClassifier(\n  images: images, labels: labels, logits: logits, loss: loss,\n  step: training.step)",
    ])

  static let hiddenLayerClassifier = Exercise(
    "13.7", "A network with a hidden layer",
    statement: """
      Write `hiddenLayerClassifier`: the same with a hidden layer, from given weights, trained by Adam.

      Z¹ = X·W¹ᵀ + b¹, O¹ = tanh(Z¹) or ReLU(Z¹), [m, hidden]

      Z² = O¹·W²ᵀ + b², the logits, [m, classes], without an activation

      The first values of the four variables are in `start`: W¹ [hidden, n], b¹ [hidden], W² \
      [classes, hidden], b² [classes]. They are Doubles; `NDArray<Float>(start.hiddenWeights)` is an \
      array of Floats. `activation` is the hidden layer's, `.tanh` or `.relu`. (The comment of \
      `TwoLayerNetwork` has a sigmoid at the end: forget it here, the softmax in the loss takes its \
      place.) Placeholders and loss are those of 13.6; the step is Adam's with the given \
      `learningRate` and the usual decays.

      Weights and biases that do not fit each other: `LabError.shapeMismatch`. A learning rate that is \
      not above 0: `LabError.invalidParameter`.
      """,
    working:
      "Row 0 is (1, 0), so Z¹ = (0.5, 1.5, −0.75) + (0.25, −0.5, 0.125) = (0.75, 1, −0.625) and O¹ = tanh of it = (0.635, 0.762, −0.555). Adam's first step moves every parameter by nearly the learning rate, 0.1, against the sign of its slope.",
    stub: """
      /// A network with a hidden layer as nodes of a graph, with Adam.
      ///
      /// - Parameters:
      ///   - start: The first values of weights and biases.
      ///   - activation: Of the hidden layer, `.tanh` or `.relu`.
      ///   - graph: An empty graph, for your nodes.
      /// - Throws: `LabError.shapeMismatch` and `LabError.invalidParameter`, as the exercise says.
      public func hiddenLayerClassifier(
        _ start: TwoLayerNetwork, activation: HiddenActivation, learningRate: Double,
        in graph: Graph<Float>
      ) throws -> DigitClassifier {
        throw Unsolved("13.7")
      }
      """,
    hints: [
      "Take your 13.6 and put a layer in between. What was `images` in the product becomes the output of the hidden layer.",
      "`let z1 = matmul(images, w1, transposeB: true) + b1`, then `activation == .tanh ? tanh(z1) : relu(z1)`. The second layer is the same with that in place of the images, and stays as it is: no activation after it.",
      "All four arrays become variables: `graph.variable(NDArray<Float>(start.hiddenBiases), name: \"b1\")` and so on. Only variables are moved by the step. The loss is crossEntropy of the second layer's sums, and Adam's step is `graph.minimize(loss, with: …).step` with `.adam(learningRate: .constant(learningRate))`.",
      "// the checks\nguard start.hiddenWeights.rank == 2, start.outputWeights.rank == 2,\n  start.hiddenBiases.shape == [start.hiddenWeights.shape[0]],\n  start.outputBiases.shape == [start.outputWeights.shape[0]],\n  start.outputWeights.shape[1] == …\nelse { throw LabError.shapeMismatch }\nguard learningRate > 0 else { throw … }\n// the nodes\nlet images = graph.placeholder(\n  shape: [nil, start.hiddenWeights.shape[1]], name: \"images\")\nlet labels = graph.placeholder(shape: [nil, …], name: \"labels\")\nlet w1 = graph.variable(NDArray<Float>(start.hiddenWeights), name: \"W1\")\n… b1, w2, b2\nlet z1 = matmul(images, w1, transposeB: true) + b1\nlet o1 = activation == .tanh ? tanh(z1) : relu(z1)\nlet logits = matmul(o1, …, transposeB: true) + …\n// loss, step and return as in 13.6, with .adam",
    ])

  static let train = Exercise(
    "13.8", "Train in batches",
    statement: """
      Write `train`: one step of training for each batch, and the losses on the way.

      `images` [rows, inputs] and `labels` [rows, classes] belong together row by row. Each batch is a \
      list of row numbers, in any order, of any length. For one batch after the other, feed the \
      classifier's placeholders with just these rows, run its step, and note the loss *before* the \
      step. Return the losses, one for each batch, as Doubles. No batches give an empty list, and \
      change nothing.

      Use the given `session`: it keeps the variables, so a later call goes on where this one ended. \
      Loss and step belong into one run. What is fetched in the same run as an action comes from before it. The grader counts the runs.

      Another number of rows in `labels` than in `images`: `LabError.lengthMismatch`. A row number that \
      no row has: `LabError.indexOutOfRange`. A batch without rows: `LabError.emptyInput`. Check all of \
      it before the first step: after an error the network is as it was.
      """,
    working:
      "The first batch has both rows, the second row 1 alone, with the weights as the first step left them. `logits` is what the grader asks the network afterwards, for all rows, and `runs` how often you have run the session: once for each batch.",
    stub: """
      /// A step for each batch: the losses before them, `[batches]`.
      ///
      /// - Parameters:
      ///   - images: As the classifier's placeholder wants them, `[rows, inputs]`.
      ///   - labels: One-hot, `[rows, classes]`.
      ///   - batches: The row numbers of each batch.
      /// - Throws: `LabError.lengthMismatch`, `LabError.indexOutOfRange` and
      ///   `LabError.emptyInput`, as the exercise says.
      public func train(
        _ classifier: DigitClassifier, in session: Session<Float>, images: NDArray<Float>,
        labels: NDArray<Float>, batches: [[Int]]
      ) throws -> [Double] {
        throw Unsolved("13.8")
      }
      """,
    hints: [
      "One loop over the batches, one run of the session in each round, one number kept of it.",
      "`images.gathering(batch, axis: 0)` are the rows that the batch names, in its order. The labels need the same: a picture must keep its own label.",
      "`session.run(classifier.loss, doing: classifier.step, feeding: …)` makes the step and returns the loss from before it, an array of shape []. It is fed `[classifier.images: …, classifier.labels: …]`. Its number is `elements[0]`, a Float: `Double(…)`.",
      "let rows = 0..<images.shape[0]\nguard labels.shape[0] == rows.count else { throw … }\nguard batches.allSatisfy({ $0.allSatisfy(rows.contains) })\nelse { throw … }\nguard batches.allSatisfy({ !$0.isEmpty }) else { throw … }\nvar losses: [Double] = []\nfor batch in batches {\n  let loss = try session.run(\n    classifier.loss, doing: classifier.step,\n    feeding: [\n      classifier.images: images.gathering(batch, axis: 0),\n      classifier.labels: …,\n    ])\n  losses.append(Double(loss.elements[0]))\n}\nreturn losses",
    ])
}
