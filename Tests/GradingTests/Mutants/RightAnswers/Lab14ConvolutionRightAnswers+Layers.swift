import LabKit
import NumericsEngine
import Solutions
import TensorGraph

/// Lab 14: right layers, written in other ways.
func layersRightAnswers(_ variants: inout Variants) {
  flattenings(&variants)
  dropouts(&variants)
  networks(&variants)
  trainings(&variants)
  separations(&variants)
}

// 14.8 Flattening
private func flattenings(_ variants: inout Variants) {
  variants.right("14.8", "the elements under other shapes") {
    (images: NDArray<Double>, delta: NDArray<Double>) in
    let shape = images.shape
    guard shape.count == 4, delta.shape == [shape[0], shape[1] * shape[2] * shape[3]] else {
      throw LabError.shapeMismatch
    }
    return Flattening(
      outputs: NDArray(shape: delta.shape, elements: images.elements),
      imageDelta: NDArray(shape: shape, elements: delta.elements))
  }
  variants.right("14.8", "number by number") {
    (images: NDArray<Double>, delta: NDArray<Double>) in
    guard images.rank == 4, delta.rank == 2 else { throw LabError.shapeMismatch }
    let (batch, rows) = (images.shape[0], images.shape[1])
    let (columns, channels) = (images.shape[2], images.shape[3])
    guard delta.shape[0] == batch, delta.shape[1] == rows * columns * channels else {
      throw LabError.shapeMismatch
    }
    var result = Flattening(
      outputs: .zeros([batch, rows * columns * channels]), imageDelta: .zeros(images.shape))
    for n in 0..<batch {
      for place in 0..<rows * columns * channels {
        let (pixel, c) = (place / channels, place % channels)
        let (r, q) = (pixel / columns, pixel % columns)
        result.outputs[n, place] = images[n, r, q, c]
        result.imageDelta[n, r, q, c] = delta[n, place]
      }
    }
    return result
  }
}

// 14.9 Dropout
private func dropouts(_ variants: inout Variants) {
  variants.right(
    "14.9", "number by number",
    in: OtherConvolution(dropping: { inputs, p, isTraining, generator in
      guard p >= 0, p <= 1 else { throw LabError.invalidParameter }
      var factors = [Double](repeating: 1, count: inputs.count)
      if isTraining {
        let draws = generator.uniform(shape: inputs.shape).elements
        for index in factors.indices { factors[index] = draws[index] < p ? 0 : 1 / (1 - p) }
      }
      return DroppedOut(
        outputs: NDArray(
          shape: inputs.shape, elements: zip(inputs.elements, factors).map { $0 * $1 }),
        factors: NDArray(shape: inputs.shape, elements: factors))
    }))
  variants.right(
    "14.9", "a mask replaces, the rest is divided",
    in: OtherConvolution(dropping: { inputs, p, isTraining, generator in
      if p.isNaN || p < 0 || p > 1 { throw LabError.invalidParameter }
      let ones = NDArray<Double>.ones(inputs.shape)
      if !isTraining { return DroppedOut(outputs: inputs * ones, factors: ones) }
      let isDropped = generator.uniform(shape: inputs.shape) .< p
      let keep = p == 1 ? 1 : 1 - p
      return DroppedOut(
        outputs: (inputs / keep).replacing(with: 0, where: isDropped),
        factors: (ones / keep).replacing(with: 0, where: isDropped))
    }))
}

// 14.10 The network by layers
private func networks(_ variants: inout Variants) {
  @Sendable func check(_ sizes: ConvolutionalSizes, _ rate: Double) throws {
    guard sizes.firstFilters >= 1, sizes.secondFilters >= 1, sizes.units >= 1,
      (0..<1).contains(sizes.dropout), rate > 0
    else { throw LabError.invalidParameter }
  }
  variants.right(
    "14.10", "variables and functions",
    in: OtherConvolution(describing: { sizes, rate, graph, generator in
      try check(sizes, rate)
      func variable(_ shape: [Int]) -> Tensor<Float> {
        let deviation = (2 / Double(shape.dropLast().reduce(1, *))).squareRoot()
        return graph.variable(
          NDArray<Float>(generator.normal(standardDeviation: deviation, shape: shape)))
      }
      func bias(_ count: Int) -> Tensor<Float> { graph.variable(.zeros([count])) }
      let x = graph.placeholder(shape: [nil, 28, 28, 1])
      let y = graph.placeholder(shape: [nil, 10])
      let (w1, b1) = (variable([5, 5, 1, sizes.firstFilters]), bias(sizes.firstFilters))
      let w2 = variable([5, 5, sizes.firstFilters, sizes.secondFilters])
      let b2 = bias(sizes.secondFilters)
      let (w3, b3) = (variable([49 * sizes.secondFilters, sizes.units]), bias(sizes.units))
      let (w4, b4) = (variable([sizes.units, 10]), bias(10))
      let first = maxPool(relu(conv2d(x, w1, padding: .same) + b1), size: 2)
      let second = maxPool(relu(conv2d(first, w2, padding: .same) + b2), size: 2)
      let features = relu(matmul(flatten(second), w3) + b3)
      let dropped = dropout(features, keep: Float(1 - sizes.dropout))
      let loss = crossEntropy(logits: matmul(dropped, w4) + b4, targets: y)
      return DigitClassifier(
        images: x, labels: y, logits: matmul(features, w4) + b4, loss: loss,
        step: graph.minimize(loss, with: .adam(learningRate: .constant(rate))).step)
    }))
  variants.right(
    "14.10", "other first weights, ReLU as a maximum after pooling",
    in: OtherConvolution(describing: { sizes, rate, graph, generator in
      try check(sizes, rate)
      let y = graph.placeholder(shape: [nil, 10])
      let x = graph.placeholder(shape: [nil, 28, 28, 1])
      func convolution(_ filters: Int) -> [any TensorGraph.Layer] {
        // The largest of what is above 0 is what is above 0 of the largest.
        [
          Conv2D(filters, size: 5, padding: .same, weights: .glorotNormal),
          MaxPool(2, stride: 2, padding: .same),
        ]
      }
      let first = Sequential(convolution(sizes.firstFilters))
        .built(in: graph, input: [nil, 28, 28, 1], using: &generator)
      let second = Sequential(convolution(sizes.secondFilters))
        .built(in: graph, input: [nil, 14, 14, sizes.firstFilters], using: &generator)
      let last = Sequential(
        Flatten(), Dense(sizes.units, activation: .relu, weights: .heUniform),
        Dropout(keep: 1 - sizes.dropout), Dense(10, weights: .heNormal)
      ).built(in: graph, input: [nil, 7, 7, sizes.secondFilters], using: &generator)
      let maps = relu(second(relu(first(x))))
      let loss = -(y * logSoftmax(last.training(maps).output)).sum(axis: 1).mean()
      return DigitClassifier(
        images: x, labels: y, logits: last(maps), loss: loss,
        step: graph.minimize(loss, with: .adam(learningRate: .constant(rate))).step)
    }))
}

// 14.11 Train it
private func trainings(_ variants: inout Variants) {
  variants.right(
    "14.11", "rows sorted, the loss among others",
    in: OtherConvolution(training: { classifier, session, images, labels, batches in
      let count = images.shape[0]
      if labels.shape[0] != count { throw LabError.lengthMismatch }
      for row in batches.flatMap({ $0 }) where row < 0 || row >= count {
        throw LabError.indexOutOfRange
      }
      var losses: [Double] = []
      for batch in batches {
        let rows = batch.sorted()
        let fetched = try session.run(
          [classifier.logits, classifier.loss], doing: classifier.step,
          feeding: [
            classifier.labels: labels.gathering(rows, axis: 0),
            classifier.images: images.gathering(rows, axis: 0),
          ])
        losses.append(Double(fetched[1].sum()))
      }
      return losses
    }))
  variants.right(
    "14.11", "elements copied, by recursion",
    in: OtherConvolution(training: { classifier, session, images, labels, batches in
      guard images.shape[0] == labels.shape[0] else { throw LabError.lengthMismatch }
      guard batches.allSatisfy({ $0.allSatisfy { $0 >= 0 && $0 < images.shape[0] } }) else {
        throw LabError.indexOutOfRange
      }
      func taken(_ rows: [Int], of array: NDArray<Float>) -> NDArray<Float> {
        let size = array.count / array.shape[0]
        let elements = array.elements
        return NDArray(
          shape: [rows.count] + array.shape.dropFirst(),
          elements: rows.flatMap { elements[$0 * size..<($0 + 1) * size] })
      }
      func losses(_ rest: ArraySlice<[Int]>) throws -> [Double] {
        guard let rows = rest.first else { return [] }
        let loss = try session.run(
          classifier.loss, doing: classifier.step,
          feeding: [
            classifier.images: taken(rows, of: images), classifier.labels: taken(rows, of: labels),
          ])
        return [Double(loss.elements[0])] + (try losses(rest.dropFirst()))
      }
      return try losses(batches[...])
    }))
}

// 14.12 Depthwise separable convolution
private func separations(_ variants: inout Variants) {
  typealias Grid = NDArray<Double>
  @Sendable func places(_ image: Grid, _ depthwise: Grid, _ pointwise: Grid) throws -> (Int, Int) {
    guard image.rank == 3, depthwise.rank == 3, pointwise.rank == 2 else {
      throw LabError.shapeMismatch
    }
    guard image.shape[2] == depthwise.shape[2], image.shape[2] == pointwise.shape[0] else {
      throw LabError.shapeMismatch
    }
    let down = image.shape[0] - depthwise.shape[0] + 1
    let across = image.shape[1] - depthwise.shape[1] + 1
    guard down > 0, across > 0 else { throw LabError.shapeMismatch }
    return (down, across)
  }
  variants.right("14.12", "a full convolution whose filters are products") {
    (image: NDArray<Double>, depthwise: NDArray<Double>, pointwise: NDArray<Double>) in
    let (down, across) = try places(image, depthwise, pointwise)
    let (d, p) = (depthwise.shape, pointwise.shape)
    let filters =
      depthwise.reshaped(to: d + [1]) * pointwise.reshaped(to: [1, 1, p[0], p[1]])
    let outputs = try Lab14Convolution().conv2dByProduct(
      image, filters: filters, biases: .zeros([p[1]]), stride: 1, padding: 0)
    return SeparatedConvolution(
      outputs: outputs, parameters: depthwise.count + pointwise.count,
      multiplications: down * across * (depthwise.count + pointwise.count),
      fullParameters: filters.count, fullMultiplications: filters.count * down * across)
  }
  variants.right("14.12", "in loops, counting as it goes") {
    (image: NDArray<Double>, depthwise: NDArray<Double>, pointwise: NDArray<Double>) in
    let (down, across) = try places(image, depthwise, pointwise)
    let (d, p) = (depthwise.shape, pointwise.shape)
    var outputs = Grid.zeros([down, across, p[1]])
    var multiplications = 0
    for r in 0..<down {
      for s in 0..<across {
        for c in 0..<p[0] {
          var sum = 0.0
          for i in 0..<d[0] {
            for j in 0..<d[1] {
              sum += image[r + i, s + j, c] * depthwise[i, j, c]
              multiplications += 1
            }
          }
          for o in 0..<p[1] {
            outputs[r, s, o] += sum * pointwise[c, o]
            multiplications += 1
          }
        }
      }
    }
    let full = d.reduce(p[1], *)
    return SeparatedConvolution(
      outputs: outputs, parameters: (d[0] * d[1] + p[1]) * d[2],
      multiplications: multiplications, fullParameters: full,
      fullMultiplications: full * down * across)
  }
}
