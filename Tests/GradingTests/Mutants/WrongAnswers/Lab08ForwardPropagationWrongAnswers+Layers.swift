import LabKit
import NumericsEngine
import Solutions

private let solution = Lab08ForwardPropagation()

// MARK: 8.4 Initial weights

/// What a layer is asked to be.
private struct Asked {
  let inputs: Int
  let units: Int
  let deviation: Double
  let activation: Activation

  /// The right layer with other weights.
  func layer(_ weights: NDArray<Double>) -> Layer {
    Layer(weights: weights, biases: .zeros([units]), activation: activation)
  }

  func rightLayer(using generator: inout RandomGenerator) throws -> Layer {
    try solution.initialLayer(
      inputs: inputs, units: units, deviation: deviation, activation: activation,
      using: &generator)
  }
}

extension Variants {
  /// A layer made by `make`, once the parameters are checked; a negative seed asks for the second
  /// layer of a generator.
  fileprivate mutating func wrongLayer(
    _ name: String, is mistake: String? = nil, checked: Bool = true,
    _ make: @escaping @Sendable (Asked, inout RandomGenerator) throws -> Layer
  ) {
    wrong("8.4", name, is: mistake) {
      (inputs: Int, units: Int, deviation: Double, activation: Activation, seed: Int) -> Layer in
      let asked = Asked(
        inputs: inputs, units: units, deviation: deviation, activation: activation)
      var generator = RandomGenerator(seed: UInt32(seed.magnitude))
      if checked {
        var copy = generator
        _ = try asked.rightLayer(using: &copy)
      }
      let first = try make(asked, &generator)
      return seed < 0 ? try make(asked, &generator) : first
    }
  }
}

func initialLayerWrongAnswers(_ variants: inout Variants) {
  variants.wrongLayer("one number for all", is: "all-the-same") { asked, generator in
    let weight = generator.normal(mean: 0, standardDeviation: asked.deviation)
    return asked.layer(NDArray(repeating: weight, shape: [asked.units, asked.inputs]))
  }
  variants.wrongLayer("one row for all units", is: "units-the-same") { asked, generator in
    let row = generator.normal(mean: 0, standardDeviation: asked.deviation, count: asked.inputs)
    return asked.layer(
      NDArray(
        shape: [asked.units, asked.inputs],
        elements: (0..<asked.units).flatMap { _ in row }))
  }
  variants.wrongLayer("drawn down the columns", is: "drawn-down-the-columns") { asked, generator in
    asked.layer(
      generator.normal(
        mean: 0, standardDeviation: asked.deviation, shape: [asked.inputs, asked.units]
      ).transposed)
  }
  variants.wrongLayer("inputs and units exchanged", is: "shape-transposed") { asked, generator in
    asked.layer(
      generator.normal(
        mean: 0, standardDeviation: asked.deviation, shape: [asked.inputs, asked.units]))
  }
  variants.wrongLayer("the variance for the deviation", is: "variance-as-deviation") {
    asked, generator in
    asked.layer(
      generator.normal(
        mean: 0, standardDeviation: asked.deviation * asked.deviation,
        shape: [asked.units, asked.inputs]))
  }
  variants.wrongLayer("biases drawn, too", is: "biases-random") { asked, generator in
    var layer = try asked.rightLayer(using: &generator)
    layer.biases = generator.normal(
      mean: 0, standardDeviation: asked.deviation, shape: [asked.units])
    return layer
  }
  variants.wrongLayer("biases drawn first", is: "biases-drawn-first") { asked, generator in
    let biases = generator.normal(
      mean: 0, standardDeviation: asked.deviation, shape: [asked.units])
    var layer = try asked.rightLayer(using: &generator)
    layer.biases = biases
    return layer
  }
  variants.wrongLayer("biases drawn first, and thrown away") { asked, generator in
    _ = generator.normal(count: asked.units)
    return try asked.rightLayer(using: &generator)
  }
  variants.wrongLayer("biases drawn last, and thrown away") { asked, generator in
    let layer = try asked.rightLayer(using: &generator)
    _ = generator.normal(count: asked.units)
    return layer
  }
  variants.wrongLayer("always the generator of seed 42", is: "own-generator-42") { asked, _ in
    var own = RandomGenerator(seed: 42)
    return try asked.rightLayer(using: &own)
  }
  variants.wrongLayer("all weights 0", is: "zeros") { asked, _ in
    asked.layer(.zeros([asked.units, asked.inputs]))
  }
  variants.wrongLayer("a deviation of 0 refused", is: "zero-deviation-refused") {
    asked, generator in
    guard asked.deviation > 0 else { throw LabError.invalidParameter }
    return try asked.rightLayer(using: &generator)
  }
  variants.wrongLayer("a copy of the generator") { asked, generator in
    var copy = generator
    return try asked.rightLayer(using: &copy)
  }
  variants.wrongLayer("drawn anew beyond two deviations") { asked, generator in
    let weights = (0..<asked.units * asked.inputs).map { _ in
      var weight = generator.normal()
      while abs(weight) > 2 { weight = generator.normal() }
      return asked.deviation * weight
    }
    return asked.layer(NDArray(shape: [asked.units, asked.inputs], elements: weights))
  }
  variants.wrongLayer("uniform, as wide as asked") { asked, generator in
    let limit = asked.deviation * 3.0.squareRoot()
    let weights = (0..<asked.units * asked.inputs).map { _ in
      limit * (2 * generator.uniform() - 1)
    }
    return asked.layer(NDArray(shape: [asked.units, asked.inputs], elements: weights))
  }
  variants.wrongLayer("biases a hundredth") { asked, generator in
    var layer = try asked.rightLayer(using: &generator)
    layer.biases = NDArray(repeating: 0.01, shape: [asked.units])
    return layer
  }
  variants.wrongLayer("float for double") { asked, generator in
    var layer = try asked.rightLayer(using: &generator)
    layer.weights = layer.weights.map { Double(Float($0)) }
    return layer
  }
  variants.wrongLayer("the example by heart") { asked, generator in
    let layer = try asked.rightLayer(using: &generator)
    if asked.deviation == 0.5, asked.units == 3 { return layer }
    return asked.layer(
      NDArray(repeating: asked.deviation / 2, shape: [asked.units, asked.inputs]))
  }
}

// MARK: 8.5 Forward propagation

/// Forward propagation with some layers changed, and another way through one.
@Sendable private func propagated(
  _ x: NDArray<Double>, _ layers: [Layer],
  layer: (NDArray<Double>, Layer) throws -> NDArray<Double> = { outputs, layer in
    try solution.activated(
      solution.logits(outputs, weights: layer.weights, biases: layer.biases),
      by: layer.activation)
  },
  changed: ([Layer]) -> [Layer] = { $0 }
) throws -> NDArray<Double> {
  _ = try solution.forward(x, through: layers)
  return try changed(layers).reduce(x, layer)
}

extension [Layer] {
  /// The layers with activations chosen by place and layer.
  fileprivate func activated(by choose: (Int, Layer) -> Activation) -> [Layer] {
    enumerated().map { index, layer in
      Layer(weights: layer.weights, biases: layer.biases, activation: choose(index, layer))
    }
  }
}

func forwardWrongAnswers(_ variants: inout Variants) {
  variants.wrong("8.5", "no activations", is: "activations-forgotten") {
    (x: NDArray<Double>, layers: [Layer]) in
    try propagated(x, layers, changed: { $0.activated { _, _ in .identity } })
  }
  variants.wrong("8.5", "only the last activated", is: "only-last-activated") {
    (x: NDArray<Double>, layers: [Layer]) in
    try propagated(
      x, layers,
      changed: { all in
        all.activated { index, layer in index == all.count - 1 ? layer.activation : .identity }
      })
  }
  variants.wrong("8.5", "the first activation for all", is: "first-activation-for-all") {
    (x: NDArray<Double>, layers: [Layer]) in
    try propagated(x, layers, changed: { all in all.activated { _, _ in all[0].activation } })
  }
  variants.wrong("8.5", "tanh, and sigmoid at the end", is: "tanh-then-sigmoid") {
    (x: NDArray<Double>, layers: [Layer]) in
    try propagated(
      x, layers,
      changed: { all in
        all.activated { index, _ in index == all.count - 1 ? .sigmoid : .tanh }
      })
  }
  variants.wrong("8.5", "no biases", is: "biases-forgotten") {
    (x: NDArray<Double>, layers: [Layer]) in
    try propagated(
      x, layers,
      changed: { all in
        all.map {
          Layer(
            weights: $0.weights, biases: .zeros($0.biases.shape), activation: $0.activation)
        }
      })
  }
  variants.wrong("8.5", "the last layer left out", is: "last-layer-left-out") {
    (x: NDArray<Double>, layers: [Layer]) in
    try propagated(x, layers, changed: { Array($0.dropLast()) })
  }
  variants.wrong("8.5", "the first layer only", is: "first-layer-only") {
    (x: NDArray<Double>, layers: [Layer]) in
    try propagated(x, layers, changed: { Array($0.prefix(1)) })
  }
  variants.wrong("8.5", "biases after the activation", is: "bias-after-the-activation") {
    (x: NDArray<Double>, layers: [Layer]) in
    try propagated(
      x, layers,
      layer: { outputs, layer in
        try solution.activated(outputs.matmul(layer.weights.transposed), by: layer.activation)
          + layer.biases
      })
  }
  variants.wrong("8.5", "any rank without layers", is: "vector-without-layers") {
    (x: NDArray<Double>, layers: [Layer]) in
    layers.isEmpty ? x : try solution.forward(x, through: layers)
  }
  variants.wrong("8.5", "no layers refused", is: "no-layers-refused") {
    (x: NDArray<Double>, layers: [Layer]) in
    let outputs = try solution.forward(x, through: layers)
    guard !layers.isEmpty else { throw LabError.emptyInput }
    return outputs
  }
  variants.wrong("8.5", "no check without rows", is: "no-rows-unchecked") {
    (x: NDArray<Double>, layers: [Layer]) in
    if x.rank == 2, x.shape[0] == 0, let last = layers.last {
      return NDArray<Double>.zeros([0, last.weights.shape[0]])
    }
    return try solution.forward(x, through: layers)
  }
  variants.wrong("8.5", "the inputs added at the end") { (x: NDArray<Double>, layers: [Layer]) in
    let outputs = try solution.forward(x, through: layers)
    return outputs.shape == x.shape && !layers.isEmpty ? outputs + x : outputs
  }
  variants.wrong("8.5", "at most three layers") { (x: NDArray<Double>, layers: [Layer]) in
    try propagated(x, layers, changed: { Array($0.prefix(3)) })
  }
  variants.wrong("8.5", "softmax at the end as sigmoid") { (x: NDArray<Double>, layers: [Layer]) in
    try propagated(
      x, layers,
      changed: { all in
        all.activated { _, layer in layer.activation == .softmax ? .sigmoid : layer.activation }
      })
  }
  variants.wrong("8.5", "the last layer twice") { (x: NDArray<Double>, layers: [Layer]) in
    let outputs = try solution.forward(x, through: layers)
    guard let last = layers.last, last.weights.shape[0] == last.weights.shape[1] else {
      return outputs
    }
    return try solution.forward(outputs, through: [last])
  }
  variants.wrong("8.5", "float for double") { (x: NDArray<Double>, layers: [Layer]) in
    try solution.forward(x, through: layers).map { Double(Float($0)) }
  }
  variants.wrong("8.5", "the example by heart") { (x: NDArray<Double>, layers: [Layer]) in
    let outputs = try solution.forward(x, through: layers)
    return x.elements == [0.5, -1, 1, 0.25] ? outputs : outputs.map { _ in 0.5 }
  }
}
