import Datasets
import Foundation
import LabKit
import NumericsEngine
import Plotting

extension DeepTrainingLesson {
  /// Where a descent should begin.
  static let starting = [signal, symmetry]

  private static let signal = Step(
    "How large should the first weights be?", exercise: DeepTrainingExercises.initialWeights
  ) { stage in
    let (width, layers) = (100, 10)
    try stage.text(
      """
      A descent has to start somewhere. Send \(width) random numbers (mean 0, standard deviation 1) \
      through \(layers) layers of \(width) units with tanh. How large are the outputs of each layer, on \
      average? It depends on the first weights alone:
      """)
    let schemes: [(name: String, deviation: Double)] = [
      ("normal, σ = 0.01", 0.01), ("normal, σ = 0.05", 0.05),
      ("Glorot", (2 / Double(width + width)).squareRoot()), ("normal, σ = 1", 1),
    ]
    /// Root mean squares: of the input and of every layer's outputs, and of the gradient by the input
    /// if that by the last outputs is 1.
    func sent(
      _ deviation: Double, _ activation: Activation
    ) -> (signals: [Double], gradient: Double) {
      var generator = RandomGenerator(seed: 127)
      var signals = [generator.normal(shape: [200, width])]  // [m, units]
      let weights = (0..<layers).map { _ in
        generator.normal(standardDeviation: deviation, shape: [width, width])  // [units, n]
      }
      for weights in weights {
        let z = signals[signals.count - 1].matmul(weights.transposed)  // [m, units]
        signals.append(activation == .tanh ? tanh(z) : relu(z))
      }
      var gradient = generator.normal(shape: [200, width])  // [m, units]
      if activation == .tanh {
        for (weights, outputs) in zip(weights, signals.dropFirst()).reversed() {
          gradient = (gradient * (1 - outputs * outputs)).matmul(weights)  // [m, n]
        }
      }
      func size(_ numbers: NDArray<Double>) -> Double { (numbers * numbers).mean().squareRoot() }
      return (signals.map(size), size(gradient))
    }
    let runs = schemes.map { sent($0.deviation, .tanh) }
    let signals = runs.map(\.signals)
    try stage.figure(
      Figure(
        slug: "lab12-signal", title: "Signal through ten layers of 100 tanh units",
        x: .init("layer"), y: .init("root mean square of the outputs", scale: .logarithmic),
        layers: Figure.Layer.marked(
          zip(schemes, signals).enumerated().map { index, run in
            MarkedCurve(
              run.0.name, x: (0...layers).map(Double.init), y: run.1, series: index, markEvery: 1)
          })))
    try stage.text(
      """
      With σ = 0.01 every layer makes the signal ten times smaller; after ten it is \
      \((signals[0].last ?? 0).significant(2)), and the next layer sees nothing but its bias. With σ = 1 \
      nearly all units sit at −1 or 1, whatever comes in. And what about the way back? The gradient goes through the same weights, and at \
      every unit it is multiplied by the slope of tanh, 1 − O². If it has the size 1 at the last layer, this is \
      what arrives at the inputs:
      """)
    try stage.table(
      "Root mean squares after ten layers",
      columns: ["first weights", "outputs, going forward", "gradient, coming back"],
      rows: zip(schemes, runs).map {
        [$0.name, ($1.signals.last ?? 0).significant(2), $1.gradient.significant(2)]
      })
    try stage.text(
      """
      Too small weights make the gradient vanish, and the first layers learn nothing. Too large ones make it \
      explode: most units are flat, but the few that are not pass on ten times too much each time.

      Just right is where a layer neither shrinks nor stretches. A unit adds up fanIn products w · x. If \
      they are independent with mean 0, the variance of the sum is fanIn · σ² · var(x). So σ² = 1 / fanIn keeps \
      it. Going back, a gradient is a sum over the fanOut units of the layer, and asks for 1 / fanOut. \
      Glorot and Bengio (2010) take the middle, σ² = 2 / (fanIn + fanOut).

      ReLU sets half of all inputs to 0 and so halves the mean square; He and others (2015) \
      put that back with σ² = 2 / fanIn. The same \(layers) layers with ReLU:
      """)
    let wide = (2 / Double(width)).squareRoot()
    let rectified = [
      ("Glorot", sent((1 / Double(width)).squareRoot(), .relu).signals),
      ("He", sent(wide, .relu).signals),
    ]
    let marks = [1, 2, 5, 10]
    try stage.table(
      "Root mean square of the outputs, ReLU",
      columns: ["scheme"] + marks.map { "layer \($0)" },
      rows: rectified.map { name, signal in [name] + marks.map { signal[$0].fixed(3) } })
    try stage.text(
      """
      In place of normal numbers one may draw uniform ones, in −a ..< a. Their variance is a²/3, so a has to \
      be √3 times the deviation: a = √(6 / (fanIn + fanOut)), or √(6 / fanIn). Biases start at 0.
      """)
  }

  private static let symmetry = Step(
    "Units that are all the same", exercise: DeepTrainingExercises.symmetricUnits
  ) { stage in
    try stage.text(
      """
      Why random numbers at all? Why not the same small constant everywhere? Here is a network with four \
      hidden units, learning xor by plain descent (η = 0.5). All its weights are 0.5, but for those to the second class, \
      which are −0.5: with equal ones too the hidden units would have no gradient in the first step.
      """)
    var generator = RandomGenerator(seed: 128)
    let points = OneHotExamples(PlanarSets.xor(count: 200, using: &generator))
    let steps = 300
    func trained(_ start: TanhNetwork, steps: Int) -> TanhNetwork {
      var network = start
      for _ in 0..<steps {
        let gradients = network.slopes(on: points).gradients.arrays
        network.parameters = zip(network.parameters, gradients).map { $0 - 0.5 * $1 }
      }
      return network
    }
    // Where the weights to both classes are equal, δ¹ is 0: the δ² of a row add up to 0.
    var alike = TanhNetwork(sizes: [2, 4, 2]) { fanIn, fanOut in
      NDArray(repeating: 0.5, shape: [fanOut, fanIn])
    }
    alike.layers[1].weights[1] = NDArray(repeating: -0.5, shape: [4])
    let random = TanhNetwork(sizes: [2, 4, 2], using: &generator)
    let starts = [("constant", alike), ("random, by Glorot", random)]
    let ends = starts.map { trained($0.1, steps: steps) }
    for (start, end) in zip(starts, ends) {
      let first = trained(start.1, steps: 1)
      try stage.table(
        "Incoming weights of the hidden units: \(start.0)",
        columns: ["unit", "w₁", "w₂", "1 step: w₁", "w₂", "\(steps) steps: w₁", "w₂"],
        rows: (0..<4).map { unit in
          ["\(unit)"]
            + [start.1, first, end].flatMap { network in
              (0..<2).map { network.layers[0].weights[unit, $0].fixed(4) }
            }
        })
    }
    try stage.table(
      "After \(steps) steps", columns: ["start", "loss", "accuracy"],
      rows: zip(starts, ends).map { start, end in
        [start.0, end.loss(on: points).fixed(4), end.accuracy(on: points).fixed(3)]
      })
    try stage.text(
      """
      The four units are one unit, four times over, and stay so. That is no bad luck, it follows from the \
      gradient. In the notation of Lab 10, for hidden unit j and row i:
      """)
    try stage.verbatim(
      """
      O¹[i, j]  = tanh(Σₖ W¹[j, k] · X[i, k] + b¹[j])
      δ¹[i, j]  = (Σₒ δ²[i, o] · W²[o, j]) · (1 − O¹[i, j]²)
      dW¹[j, k] = Σᵢ δ¹[i, j] · X[i, k]      db¹[j] = Σᵢ δ¹[i, j]
      dW²[o, j] = Σᵢ δ²[i, o] · O¹[i, j]
      """)
    try stage.text(
      """
      Two units with the same row of W¹ and the same bias have the same outputs, so their columns of dW² \
      are equal. If their columns of W² are equal too, so are their δ¹, and with them their rows of dW¹ \
      and their biases' slopes. All that belongs to the two is the same before the step, and the gradient \
      is the same. So it is after the step, but for rounding. That goes for every optimiser of this lab, since each treats equal numbers equally, and \
      for ever. It takes all three: incoming weights, bias, outgoing weights. If the outgoing ones \
      differ, the next step parts the units.

      Random weights break the symmetry. Biases need not be random: one difference is enough.
      """)
  }
}
