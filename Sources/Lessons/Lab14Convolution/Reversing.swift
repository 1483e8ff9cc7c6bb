import LabKit
import NumericsEngine
import Plotting
import TensorGraph

extension ConvolutionLesson {
  /// The gradients of a convolution, and the step to a dense layer.
  static let reversing = [back, rows]

  private static let back = Step(
    "The gradient of a convolution is a convolution",
    exercise: ConvolutionExercises.convolutionGradient
  ) { stage in
    let (x, w, d) = ([1.0, 3, 2, 0, 4], [2.0, -1, 1], [1.0, -1, 2])
    func correlated(_ long: [Double], _ short: [Double]) -> [Double] {
      (0...long.count - short.count).map { start in
        zip(long[start...], short).reduce(0) { $0 + $1.0 * $1.1 }
      }
    }
    func text(_ numbers: [Double]) -> String {
      Maps.written(NDArray([numbers]))[0]
    }
    let zeros = [Double](repeating: 0, count: w.count - 1)
    try stage.text(
      """
      A convolution is made of products x · w, added up. So the way back needs no new idea: where \
      forwards x · w went into z, the delta of z goes to x, multiplied by w, and to w, multiplied by x. \
      A weight was used in many places and hears from all of them; a pixel lay in several windows and \
      hears from all of these; a bias was added everywhere.
      """)
    try stage.verbatim(
      """
      with r = i·s + a − p and q = j·s + b − p

      dw[a, b, c, o] = Σ dz[n, i, j, o] · x[n, r, q, c]   over n, i, j
      dx[n, r, q, c] = Σ dz[n, i, j, o] · w[a, b, c, o]   where a, b lies on r, q
      db[o]          = Σ dz[n, i, j, o]                   over n, i, j
      """)
    try stage.text(
      """
      Look at the first line with stride 1: dz slides over x. That is a convolution, with the deltas as \
      its filter. On one axis, with five pixels and three weights:
      """)
    try stage.verbatim(
      """
      x   \(text(x))          w   \(text(w))          z   \(text(correlated(x, w)))
      dz  \(text(d))

      dw  \(text(correlated(x, d)))          dz slides over x
      dx  \(text(correlated(zeros + d + zeros, w.reversed())))     turned w slides over dz with zeros at both ends
      """)
    let (digit, filter) = (Maps.digit(7, seed: 14), Maps.vertical)
    var generator = RandomGenerator(seed: 3)
    let delta: NDArray<Double> = generator.normal(shape: [26, 26, 1])
    let tape = Tape<Double>()
    let images = tape.constant(digit.expandingDimension(at: 0))
    let weights = tape.constant(filter)
    let loss = (tape.constant(delta.expandingDimension(at: 0)) * conv2d(images, weights)).sum()
    let slopes = tape.gradients(of: loss, for: [images, weights]).map(\.value)
    var framed = NDArray<Double>.zeros([30, 30, 1])
    framed[2..<28, 2..<28] = delta
    let turned = filter[Slice(step: -1), Slice(step: -1)]
    let byImage = Maps.convolved(framed, turned, padding: .valid) - slopes[0].squeezed(axis: 0)
    let byFilter =
      Maps.convolved(digit, delta.reshaped(to: [26, 26, 1, 1]), padding: .valid)
      - slopes[1].reshaped(to: [3, 3, 1])
    try stage.text(
      """
      The last line is a convolution too: with zeros around the deltas, and the filter turned by 180°. \
      (Here the turning is real. You need not do it by hand, if you send each product back along the \
      way it came.) The same on the seven with a filter of 3 × 3 and random deltas, held against the \
      gradients that the graph of Lab 11 finds: the largest difference in dx is \
      \(abs(byImage).max().significant(1)), in dw \(abs(byFilter).max().significant(1)).

      What is it good for? A filter can be found. Below, somebody has sent a few digits through a \
      filter, and shows pictures and maps, not the filter. Begin with zeros, and go down the slope of \
      the mean squared error:
      """)
    try findFilter(stage)
  }

  /// Descends from zeros to the filter that has made some maps.
  private static func findFilter(_ stage: Stage) throws {
    let steps = 500
    let digits = NDArray(stacking: (0..<8).map { Maps.digit($0, seed: UInt32($0)) })
    let graph = Graph<Double>()
    let images = graph.constant(digits, name: "X")  // [8, 28, 28, 1]
    let weights = graph.variable(NDArray<Double>.zeros([3, 3, 1, 1]), name: "W")
    let maps = conv2d(images, graph.constant(Maps.vertical, name: "secret"), padding: .same)
    let loss = square(conv2d(images, weights, padding: .same) - maps).mean()
    let training = graph.minimize(loss, with: .adam(learningRate: 0.05))
    let session = Session(graph)
    var losses: [Double] = []
    var halfway: NDArray<Double>?
    for step in 0..<steps {
      if step == 50 { halfway = try session.run(weights) }
      losses.append(try session.run(loss, doing: training.step).elements[0])
    }
    let found = try session.run(weights)
    func matrix(_ filter: NDArray<Double>?) -> [String] {
      filter.map { Maps.written($0[.all, .all, 0, 0], digits: 2) } ?? []
    }
    let parts = [matrix(halfway), matrix(found), matrix(Maps.vertical)]
    let width = parts.map { ($0.first?.count ?? 0) + 6 }
    func line(_ texts: [String]) -> String {
      zip(texts, width).map { $0.padding(toLength: $1, withPad: " ", startingAt: 0) }.joined()
        .replacing(/\ +$/, with: "")
    }
    try stage.verbatim(
      ([line(["after 50 steps", "after \(steps)", "the secret"])]
        + (0..<3).map { row in line(parts.map { $0[row] }) }).joined(separator: "\n"))
    try stage.figure(
      Figure(
        slug: "lab14-found-filter", title: "Finding a filter from pictures and maps",
        x: .init("step"), y: .init("mean squared error", scale: .logarithmic),
        layers: [.line(x: losses.indices.map(Double.init), y: losses)]))
    let distance = abs(found - Maps.vertical).max()
    try stage.text(
      """
      After \(steps) steps by Adam the farthest weight is \(distance.significant(2)) away. In a \
      network nobody has the maps; there the slopes by the map come from the layers above. Everything \
      else is the same, and that is how filters are learned that nobody has thought of.
      """)
  }

  private static let rows = Step(
    "From maps to a row", exercise: ConvolutionExercises.flattened
  ) { stage in
    let maps = NDArray([[[1.0, 10], [2, 20]], [[3, 30], [4, 40]]])  // [2, 2, 2]
    try stage.text(
      """
      At the end of the network a dense layer decides, and it takes rows. So each image is *flattened*: \
      all its numbers in one row, in the order in which they are stored, row, column, channel. Two \
      channels of 2 × 2, the second ten times the first:
      """)
    try stage.verbatim(
      """
      channel 0      channel 1          flattened
      \(Maps.written(maps[.all, .all, 0])[0])            \(Maps.written(maps[.all, .all, 1])[0])              \
      \(maps.elements.map { $0.fixed(0) }.joined(separator: " "))
      \(Maps.written(maps[.all, .all, 0])[1])            \(Maps.written(maps[.all, .all, 1])[1])
      """)
    try stage.text(
      """
      The order itself is a convention: the dense layer would learn with any other. But it has to be \
      the same in training and in use, and the same on the way back, or the weights meet other \
      pixels. (PyTorch stores the channels in front, so that its rows have another order.)

      Forwards it is a reshaping; back, the slopes are reshaped to the images. No number is \
      computed. Where the batch may be empty, write the extents out: from no elements at all, −1 \
      cannot be found.
      """)
    try stage.table(
      "The shapes on the way, for a batch of 128",
      columns: ["after", "shape"],
      rows: [
        ["the pictures", "[128, 28, 28, 1]"],
        ["32 filters of 5 × 5, padding `same`", "[128, 28, 28, 32]"],
        ["max pooling of 2 × 2", "[128, 14, 14, 32]"],
        ["64 filters of 5 × 5, padding `same`", "[128, 14, 14, 64]"],
        ["max pooling of 2 × 2", "[128, 7, 7, 64]"],
        ["flattening", "[128, \(7 * 7 * 64)]"],
      ])
  }
}
