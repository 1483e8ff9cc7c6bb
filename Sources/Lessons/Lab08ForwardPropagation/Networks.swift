import Datasets
import NumericsEngine
import Plotting

extension ForwardPropagationLesson {
  /// From a layer to a network and its answers.
  static let networks = [drawing, propagating, choosing, counting]

  private static let drawing = Step(
    "Where the first weights come from", exercise: ForwardPropagationExercises.initialLayer
  ) { stage in
    let x = linearSet.features[0..<3]  // [3, 2]
    func hidden(_ weights: NDArray<Double>) -> NDArray<Double> {
      tanh(x.matmul(weights.transposed))  // [3, 2]·[2, 3] = [3, 3]
    }
    var generator = RandomGenerator(seed: 8)
    let starts: [(String, NDArray<Double>)] = [
      ("all 0", .zeros([3, 2])),
      ("all 0.5", NDArray(repeating: 0.5, shape: [3, 2])),
      ("N(0, 0.5²)", generator.normal(mean: 0, standardDeviation: 0.5, shape: [3, 2])),
    ]
    try stage.text(
      """
      Learning changes weights little by little; it has to begin somewhere. Why not with zeros? \
      Three hidden units, tanh, and what they make of one point of a set below, \
      (\(x[0, 0].fixed(2).withMinus), \(x[0, 1].fixed(2).withMinus)), by how their weights W [3, 2] begin:
      """)
    try stage.table(
      "Three units, one point", columns: ["weights", "unit 0", "unit 1", "unit 2"],
      rows: starts.map { name, weights in
        [name] + (0..<3).map { hidden(weights)[0, $0].fixed(4) }
      })
    try stage.text(
      """
      Units with equal weights answer equally. If what comes after them treats them equally too, as \
      it does where all weights begin equal, every step of learning changes them equally: three units that do the work of one, for ever. That is \
      *symmetry*, and only different weights break it. So they are drawn at random, from a normal \
      distribution around 0. The biases may begin at 0, for the weights already tell the units \
      apart.

      How wide? z is a sum of n products. If the inputs have the deviation 1, it scatters with the \
      deviation of the weights times √n. With 64 such inputs, from N(0, 1), and 1000 rows:
      """)
    let inputs = generator.normal(shape: [1000, 64])
    try stage.table(
      "A layer of 64 units, tanh",
      columns: ["deviation", "deviation of z", "outputs beyond ±0.99"],
      rows: [0.01, 0.125, 1, 5].map { deviation in
        let weights = generator.normal(mean: 0, standardDeviation: deviation, shape: [64, 64])
        let z = inputs.matmul(weights.transposed)  // [1000, 64]
        let beyond = (abs(tanh(z)) .> 0.99).trueCount
        return [
          deviation.significant(3), z.standardDeviation().significant(3),
          "\((100 * Double(beyond) / Double(z.count)).fixed(1)) %",
        ]
      })
    try stage.text(
      """
      Too narrow, and all units say nearly the same, nothing; too wide, and all sit at the flat ends \
      of the curve, where small changes change nothing. Lab 9 shows what that does in deep networks, \
      and Lab 12 chooses the deviation. Here it is given.

      What you need: `generator.normal(mean:standardDeviation:shape:)` draws a whole array row by \
      row. (`generator.normal(mean:standardDeviation:)` draws one number, and \
      `NDArray(shape: [units, n], elements: list)` makes an array of a list.) \
      `NDArray<Double>.zeros([units])` makes an array of zeros (as an argument of `Layer`, \
      `.zeros([units])` is enough), and a layer is
      """)
    try stage.verbatim(
      """
      Layer(weights: …, biases: …, activation: …)

      weights [units, n]     biases [units]     activation such as .tanh
      """)
  }

  private static let propagating = Step(
    "Forward", exercise: ForwardPropagationExercises.forward
  ) { stage in
    try stage.text(
      """
      A network is layers one behind the other: the outputs of one are the inputs of the next. \
      Sending examples through it, from the first layer to the last, is *forward propagation*. \
      Layers before the last are called *hidden*, because nobody outside sees their numbers. \
      Superscripts count the layers, and are no powers:
      """)
    try stage.verbatim(
      """
      O⁰ = X                   [m, n]
      Z¹ = O⁰·W¹ᵀ + b¹         [m, units¹]   W¹ [units¹, n]        b¹ [units¹]
      O¹ = activation¹(Z¹)     [m, units¹]
      Z² = O¹·W²ᵀ + b²         [m, units²]   W² [units², units¹]   b² [units²]
      O² = activation²(Z²)     [m, units²]   and so on
      """)
    try stage.text(
      """
      Two sets will go with you through this lab and the next two. In one, a line parts the classes; \
      in the other, no line does:
      """)
    try stage.figure(
      figure(
        slug: "lab08-linear-set", title: "The linear set: \(linearSet.count) points",
        of: linearSet))
    try stage.figure(
      figure(
        slug: "lab08-flower-set", title: "The flower: \(flower.count) points", of: flower))
    let network = UntrainedNetwork(sizes: [2, 3, 1], seed: 3)
    try stage.text(
      """
      Here is a network for them: 2 inputs, 3 hidden units with tanh, 1 output with the sigmoid. \
      Its weights are drawn (deviation 1, seed 3), nothing is learned yet. The first three points \
      of each set on their way through it:
      """)
    try stage.table(
      "X [3, 2] → O¹ [3, 3] → O² [3, 1], for each set",
      columns: ["set", "x₁", "x₂", "o¹₁", "o¹₂", "o¹₃", "o²", "label"],
      rows: [("linear", linearSet), ("flower", flower)].flatMap { name, table in
        let x = table.features[0..<3]  // [3, 2]
        let outputs = network.outputs(x)  // [3, 3] and [3, 1]
        return (0..<3).map { row in
          [name, x[row, 0].fixed(3), x[row, 1].fixed(3)]
            + (0..<3).map { outputs[0][row, $0].fixed(3) }
            + [outputs[1][row, 0].fixed(3), "\(table.labels[row])"]
        }
      })
    try stage.text(
      """
      The network does not know which set a point is from; it has something to say about every \
      point of the plane. That is its *decision surface*. Three untrained networks with one, two and \
      three layers, drawn behind the points of the flower. The surface is blue, the first sign of \
      the legend, where o is ½ or more, which speaks for class 1; it is orange, the second sign, \
      where o is below:
      """)
    for (slug, title, sizes) in [
      ("lab08-one-layer", "One layer: 2 inputs, 1 output", [2, 1]),
      ("lab08-two-layers", "Two layers: 2 inputs, 8 hidden units, 1 output", [2, 8, 1]),
      (
        "lab08-three-layers", "Three layers: 2 inputs, 8 and 8 hidden units, 1 output",
        [2, 8, 8, 1]
      ),
    ] {
      let network = UntrainedNetwork(sizes: sizes, deviation: 2, seed: 5)
      try stage.figure(
        figure(slug: slug, title: title, of: flower, network: { network($0) }))
    }
    try stage.text(
      """
      (Weights of the deviation 2, so that the shapes show.) One layer has a straight border, \
      whatever its weights are. With hidden units it bends, and the more layers, the more freely. \
      None of these borders has anything to do with the points: the weights have never seen them. \
      And all three pass through the middle, where every sum is 0 because all biases are.
      """)
  }

  private static let choosing = Step(
    "From outputs to classes", exercise: ForwardPropagationExercises.classes
  ) { stage in
    try stage.text(
      """
      In the end somebody wants a class. There are two ways to ask for it. With two classes one \
      output is enough: it is the probability of class 1, and you choose class 1 from ½ upwards. \
      With more classes there is an output for each, and you choose the largest, its *argmax*.
      """)
    let network = UntrainedNetwork(sizes: [2, 3], seed: 4)
    let x = linearSet.features[0..<3]  // [3, 2]
    let outputs = softmax(x.matmul(network.layers[0].weights.transposed), axis: 1)  // [3, 3]
    try stage.verbatim(
      """
      O [m, 1]         class = 1 if o ≥ ½, else 0                   → [m]
      O [m, classes]   class = place of the row's largest output    → [m]
      """)
    try stage.table(
      "Three points of the linear set, three outputs by softmax",
      columns: ["x₁", "x₂", "o₀", "o₁", "o₂", "class"],
      rows: (0..<3).map { row in
        [x[row, 0].fixed(3), x[row, 1].fixed(3)] + (0..<3).map { outputs[row, $0].fixed(3) }
          + ["\(outputs.row(row).argmax())"]
      })
    try stage.text(
      """
      Both need a rule for ties, and any rule will do as long as it is always the same. Exactly ½ is \
      class 1 here: so the class is the step of z, which is 1 from 0 upwards, just as sigmoid(z) is \
      at least ½ from z = 0 upwards. Of several largest outputs the first wins, as in NumPy. The \
      first rule is not idle: a network whose weights and biases are all 0 gives exactly ½ to every \
      point.

      And an output that is NaN or infinite decides nothing. Somewhere before, a number has broken \
      (a division by 0, a sum beyond what a Double holds). Answering anyway would hide it.

      What you need:
      """)
    try stage.verbatim(
      """
      outputs[i, j]              one number
      outputs.argmax(axis: 1)    place of each row's largest: NDArray<Int> [m]
      a.elements                 the numbers of an array a, as a list
      """)
  }

  private static let counting = Step(
    "How many knobs?", exercise: ForwardPropagationExercises.parameterCount
  ) { stage in
    try stage.text(
      """
      Everything that learning may change is a *parameter*: each weight and each bias. A network \
      whose every unit sees all outputs of the layer before is given by its *layer sizes*, the \
      number of inputs first: [2, 8, 1] has 2 inputs, 8 hidden units and 1 output. A layer of n \
      inputs has n weights and a bias for each of its units.
      """)
    try stage.verbatim(
      """
      parameters of a layer   = (n + 1) · units        W [units, n] and b [units]
      parameters of a network = their sum over all layers
      """)
    let networks: [(String, [Int])] = [
      ("one neuron", [2, 1]), ("one hidden layer", [2, 8, 1]),
      ("two hidden layers", [2, 8, 8, 1]), ("digits, no hidden layer", [784, 10]),
      ("digits, one hidden layer", [784, 1024, 10]),
    ]
    try stage.table(
      "Parameters", columns: ["network", "layer sizes", "weights", "biases", "all"],
      rows: networks.map { name, sizes in
        let weights = zip(sizes, sizes.dropFirst()).reduce(0) { $0 + $1.0 * $1.1 }
        let biases = sizes.dropFirst().reduce(0, +)
        return [
          name, "\(sizes)", weights.grouped, biases.grouped, (weights + biases).grouped,
        ]
      })
    try stage.text(
      """
      The last two are networks for images of 28 × 28 = \(28 * 28) pixels, which you will train in \
      Lab 13. The count says how much memory the network needs, how much work a pass through it is \
      (about one multiplication for each weight and example), and how much freedom it has to learn, \
      or to overfit.
      """)
  }
}
