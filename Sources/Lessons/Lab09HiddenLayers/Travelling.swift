import Foundation
import LabKit
import NumericsEngine
import Plotting

extension HiddenLayersLesson {
  /// How steep units are, and what that does to a signal on a long way.
  static let travelling = [sloping, spreading]

  private static let sloping = Step(
    "How steep a unit is", exercise: HiddenLayersExercises.derivative
  ) { stage in
    try stage.text(
      """
      To train a network (that is Lab 10) one must know how its outputs change when a sum z changes a \
      little: the slope of the activation. Here is a small wonder: for the activations of hidden units it can \
      be read off the *output* o, without z and without another exponential.
      """)
    try stage.verbatim(
      """
      sigmoid   o = 1 / (1 + e⁻ᶻ)     do/dz = e⁻ᶻ / (1 + e⁻ᶻ)²
                                            = o · (e⁻ᶻ / (1 + e⁻ᶻ)) = o·(1 − o)

      tanh      o = s / c             do/dz = (c·c − s·s) / c²
                                            = 1 − o²
                s = (eᶻ − e⁻ᶻ)/2      ds/dz = c
                c = (eᶻ + e⁻ᶻ)/2      dc/dz = s

      ReLU      o = max(0, z)         do/dz = 1 where o > 0, else 0
      identity  o = z                 do/dz = 1
      """)
    let h = 1e-5
    try stage.table(
      "Derived from o, and measured at z",
      columns: ["", "z", "o", "from o", "(o(z+h) − o(z−h)) / 2h"],
      rows: [-2.0, 0.5].flatMap { z -> [[String]] in
        let kinds: [(String, (Double) -> Double, (Double) -> Double)] = [
          ("sigmoid", { 1 / (1 + exp(-$0)) }, { $0 * (1 - $0) }),
          ("tanh", { tanh($0) }, { 1 - $0 * $0 }),
          ("ReLU", { max(0, $0) }, { $0 > 0 ? 1 : 0 }),
        ]
        return kinds.map { name, function, slope in
          let o = function(z)
          return [
            name, z.fixed(1), o.fixed(5), slope(o).fixed(5),
            ((function(z + h) - function(z - h)) / (2 * h)).fixed(5),
          ]
        }
      })
    let x = stride(from: -5.0, through: 5, by: 0.05).map { $0 }
    let (s, t) = (sigmoid(NDArray(x)), tanh(NDArray(x)))
    try stage.figure(
      Figure(
        slug: "lab09-derivatives", title: "The slopes of three activations",
        x: .init("z"), y: .init("slope", range: -0.05...1.1),
        layers: [
          .line(x: x, y: (1 - t * t).elements, label: "tanh: 1 − o²", series: 0, stroke: .solid),
          .line(
            x: x, y: (s * (1 - s)).elements, label: "sigmoid: o(1 − o)", series: 1, stroke: .dashed),
          .line(
            x: [-5, 0, 1e-9, 5], y: [0, 0, 1, 1], label: "ReLU: 1 where o > 0", series: 2,
            stroke: .dotted),
        ]))
    try stage.text(
      """
      The sigmoid is nowhere steeper than ¼. tanh has the slope 1 at 0, but at o = 0.95 it is \
      \((1 - 0.95 * 0.95).fixed(4)), and at o = 0.999 \((1 - 0.999 * 0.999).significant(2)): a unit \
      that is far out is *saturated*, and hardly moves any more. ReLU is either fully on or off. Exactly at \
      its kink it has no slope; there one agrees on 0.

      Two activations are left out. Step is flat everywhere and jumps at one place: its slope tells nothing. \
      And in softmax every output depends on all sums of its row, so that one number for each output cannot \
      say it.

      Take care what you apply the formulas to. If o is the output already, σ(o)·(1 − σ(o)) is something \
      else: a frequent mistake with these four lines.

      What you need:
      """)
    try stage.verbatim(
      """
      o * (1 - o)                        element by element, in the shape of o
      o.map { $0 > 0 ? 1 : 0 }           the same for a rule of your own
      throw LabError.invalidParameter    for step and softmax
      """)
  }

  private static let spreading = Step(
    "A long way", exercise: HiddenLayersExercises.spreads
  ) { stage in
    let (depth, units, rows) = (20, 64, 128)
    try stage.text(
      """
      Now build it deep: \(depth) layers of \(units) tanh units each. What is left of a signal behind the last \
      layer? And what is left of the way back? Training asks how the loss changes with the outputs of every layer, \
      a *gradient* G of the same shape as the outputs. From layer l to the one below it comes by the chain rule: \
      first through the activation, then to every unit below by the weight that it was heard with.
      """)
    try stage.verbatim(
      """
      forwards   Oˡ   = f(Oˡ⁻¹·Wˡᵀ + bˡ)     [m, n]·[n, u] + [u] = [m, u]
      backwards  Gˡ⁻¹ = (Gˡ ∘ f'(Oˡ))·Wˡ     [m, u]·[u, n]       = [m, n]

      m rows, n units below, u units of layer l
      ∘ multiplies element by element; W comes without transpose this time
      """)
    try stage.text(
      """
      The weights are drawn at random: normal, with the standard deviation c/√n, n being the number of \
      inputs of the layer. Then a sum of n products of independent numbers of spread s has about the spread c·s, however \
      many there are. Biases are 0, the \(rows) inputs and the gradient behind the last layer are drawn from N(0, 1). \
      For three choices of c, the standard deviation of all numbers of a layer:
      """)
    let factors = [0.5, 1.0, 2.0]
    let found = factors.map {
      LongWay(factor: $0, depth: depth, units: units, rows: rows, seed: 96)
    }
    let shown = [1, 5, 10, 15, 20]
    try stage.table(
      "Spread of the signals, layer by layer",
      columns: ["c"] + shown.map { "layer \($0)" },
      rows: zip(factors, found).map { c, way in
        [c.significant(2)] + shown.map { way.signals[$0 - 1].significant(3) }
      })
    try stage.table(
      "Spread of the gradients, layer by layer (they travel from right to left)",
      columns: ["c"] + shown.map { "layer \($0)" },
      rows: zip(factors, found).map { c, way in
        [c.significant(2)] + shown.map { way.gradients[$0 - 1].significant(3) }
      })
    let x = (1...depth).map(Double.init)
    func lines(_ numbers: (LongWay) -> [Double]) -> [Figure.Layer] {
      let strokes: [Figure.Layer.Stroke] = [.dotted, .solid, .dashed]
      return found.indices.map {
        .line(
          x: x, y: numbers(found[$0]), label: "weights \(factors[$0].significant(2))/√n",
          series: [2, 0, 1][$0], stroke: strokes[$0])
      }
    }
    try stage.figure(
      Figure(
        slug: "lab09-signals", title: "What is left of a signal",
        x: .init("layer"), y: .init("standard deviation of the outputs", scale: .logarithmic),
        layers: lines(\.signals)))
    try stage.figure(
      Figure(
        slug: "lab09-gradients", title: "What is left of the gradient, on its way back to layer 1",
        x: .init("layer"), y: .init("standard deviation of the gradient", scale: .logarithmic),
        layers: lines(\.gradients)))
    let (weak, even, strong) = (found[0], found[1], found[2])
    let ratio = strong.gradients[0] / strong.gradients[depth - 1]
    try stage.text(
      """
      With c = 0.5 every layer halves the signal: behind the last one the spread is \
      \(weak.signals[depth - 1].significant(1)), and the network answers the same to everything. The \
      gradient *vanishes* on its way back just as fast. With c = 2 the signal survives, but most units are \
      saturated (the spread is \(strong.signals[depth - 1].fixed(2)) of at most 1), and the gradient \
      *explodes*: at the first layer it is \(ratio.significant(2)) times as wide as at the last. With c = 1 both \
      change slowly: from \(even.signals[0].fixed(2)) to \(even.signals[depth - 1].fixed(2)) for the signal.

      That is why the first weights are chosen by the number of inputs (X. Glorot, Y. Bengio: \
      *Understanding the Difficulty of Training Deep Feedforward Neural Networks*, AISTATS 2010); Lab 12 does so.

      What you need:
      """)
    try stage.verbatim(
      """
      a.standardDeviation()    over all elements, divided by their number
      a * b                    element by element: a ∘ b
      a.matmul(b)              the matrix product
      array.shape              to compare the gradient's with the last outputs'
      list.reversed()          from the last to the first
      """)
  }
}

/// How signals and gradients scatter on their way through random layers of tanh units.
private struct LongWay {
  /// `[depth]`
  let signals: [Double]
  /// `[depth]`
  let gradients: [Double]

  /// - Parameter factor: c; the weights are drawn from N(0, c²/units).
  init(factor: Double, depth: Int, units: Int, rows: Int, seed: UInt32) {
    var generator = RandomGenerator(seed: seed)
    func drawn(_ rows: Int, _ spread: Double) -> NDArray<Double> {
      NDArray(
        shape: [rows, units],
        elements: (0..<rows * units).map { _ in spread * generator.normal() })
    }
    var outputs = drawn(rows, 1)  // [m, units]
    var gradient = drawn(rows, 1)  // [m, units]
    var layers: [(weights: NDArray<Double>, outputs: NDArray<Double>)] = []
    for _ in 0..<depth {
      let weights = drawn(units, factor / Double(units).squareRoot())  // [units, units]
      outputs = tanh(outputs.matmul(weights.transposed))  // [m, units]
      layers.append((weights, outputs))
    }
    var gradients: [Double] = []
    for layer in layers.reversed() {
      gradients.append(gradient.standardDeviation())
      gradient = (gradient * (1 - layer.outputs * layer.outputs)).matmul(layer.weights)
    }
    signals = layers.map { $0.outputs.standardDeviation() }
    self.gradients = gradients.reversed()
  }
}
