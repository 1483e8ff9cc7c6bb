import Datasets
import LabKit
import NumericsEngine
import Plotting
import TensorGraph

extension ConvolutionLesson {
  /// The same network, described on several levels.
  static let layering = [sharing, layers]

  private static let sharing = Step("How far a filter sees") { stage in
    try stage.text(
      """
      Before the whole network is put together, a look at what its parts do for each other. The first table of \
      this lab has shown what small windows and *weight sharing*, one filter for all places, save. \
      The price is that one output sees but 5 × 5 pixels. The next layers see more: an output of the second \
      convolution reads 5 × 5 places of maps that were pooled before, each made of pixels around it. The part of \
      the picture on which an output depends is its *receptive field*. Here are those of an output in the middle, \
      found by its gradient with all weights 1; the brighter a pixel, the more paths lead from it:
      """)
    let fields = receptiveFields()
    try stage.figure(
      .images(
        slug: "lab14-receptive-field", title: "What an output can see",
        panels: fields.map { field in
          Figure.Panel(
            "\(field.name): \(field.extent) × \(field.extent)", rows: Digits.side,
            columns: Digits.side, pixels: field.pixels, range: nil)
        }, columns: 4))
    try stage.text(
      """
      So the network looks through ever larger windows: for strokes first, then for what strokes make, such as \
      crossings and bows. The pooling in between forgets the exact place, which is what one wants: a seven \
      stays a seven, two pixels to the left. The dense layer at the end sees everything.
      """)
  }

  /// The part of a picture on which one output of each layer depends.
  private static func receptiveFields() -> [(name: String, extent: Int, pixels: [Double])] {
    let tape = Tape<Double>()
    let image = tape.constant(NDArray(repeating: 0, shape: [1, Digits.side, Digits.side, 1]))
    let filter = tape.constant(NDArray(repeating: 1, shape: [5, 5, 1, 1]))
    let first = conv2d(image, filter, padding: .same)  // [1, 28, 28, 1]
    let firstPooled = averagePool(first, size: 2)  // [1, 14, 14, 1]
    let second = conv2d(firstPooled, filter, padding: .same)  // [1, 14, 14, 1]
    let secondPooled = averagePool(second, size: 2)  // [1, 7, 7, 1]
    let maps = [
      ("first convolution", first), ("pooled", firstPooled), ("second convolution", second),
      ("pooled again", secondPooled),
    ]
    return maps.map { name, map in
      let side = map.shape.extents[1] ?? 1
      let picked = NDArray<Double>(
        shape: [1, side, side, 1],
        elements: (0..<side * side).map { $0 == (side / 2) * side + side / 2 ? 1 : 0 })
      let slopes = tape.gradient(of: (map * tape.constant(picked)).sum(), for: image).value
      let seen = slopes.reshaped(to: [Digits.side, Digits.side])
      return (name, (seen.sum(axis: 0) .> 0).trueCount, seen.elements)
    }
  }

  private static let layers = Step(
    "Four ways to say the same network", exercise: ConvolutionExercises.network
  ) { stage in
    try stage.text(
      """
      The network that reads digits has been the same for long: two convolutions with pooling, a dense layer, \
      dropout, ten classes. You can write its first layer on four levels. With loops, as in 14.2: six of them, and you \
      see every multiplication. With im2col and one product, as in 14.4: the loops are in the engine now. As \
      nodes of a graph, by functions: then the gradients come by themselves.
      """)
    try stage.verbatim(
      """
      let maps = relu(conv2d(x, w1, padding: .same) + b1) // [m, 28, 28, 32]
      let half = maxPool(maps, size: 2)                   // [m, 14, 14, 32]
      """)
    try stage.text(
      """
      Here you still make the variables w¹ and b¹ yourself, with the right shapes and good first numbers. On the fourth \
      level, *layers* do this too. A layer is a description: it has no shape until it is built, because \
      only then it knows how many channels come in. A `Sequential` is a list of layers, and to build it \
      is to make all their variables. A small one, for pictures of 8 × 8:
      """)
    try stage.verbatim(
      """
      let network = Sequential(
        Conv2D(4, size: 3, activation: .relu), MaxPool(2), Flatten(),
        Dropout(keep: 0.8), Dense(3)
      ).built(in: graph, input: [nil, 8, 8, 1], using: &generator)
      """)
    let graph = Graph<Float>()
    var generator = RandomGenerator(seed: 1410)
    let network = Sequential(
      Conv2D(4, size: 3, activation: .relu), MaxPool(2), Flatten(), Dropout(keep: 0.8), Dense(3)
    ).built(in: graph, input: [nil, 8, 8, 1], using: &generator)
    try stage.text(
      "Printed, it says what each layer makes of its inputs, and what it has to learn:")
    try stage.verbatim(network.description)
    try stage.text(
      """
      Layers have another advantage. Dropout is at work in training and not in use, so two networks are \
      needed that share their variables. `network.training(x).output` adds the one to the graph, `network(x)` the \
      other, and a run computes only the one that it is asked for. The same rows, three times each:
      """)
    let x = graph.placeholder(shape: [nil, 8, 8, 1], name: "x")
    let (training, use) = (network.training(x).output, network(x))
    let session = Session(graph)
    let rows = NDArray<Float>(generator.uniform(shape: [1, 8, 8, 1]))
    func outputs(_ tensor: Tensor<Float>) throws -> [String] {
      try session.run(tensor, feeding: [x: rows]).elements.map { Double($0).fixed(3) }
    }
    try stage.table(
      "Three outputs for the same picture", columns: ["", "1", "2", "3"],
      rows: try (1...3).map { ["training, run \($0)"] + (try outputs(training)) }
        + (1...3).map { ["in use, run \($0)"] + (try outputs(use)) })
    try stage.text(
      """
      Which level is best? Each hides what the one above does not need to know. Write layers \
      when the layers exist, functions when you invent a new one, and loops when you want to \
      understand it, or to check a fast one. You have done all of it in this course.
      """)
  }
}
