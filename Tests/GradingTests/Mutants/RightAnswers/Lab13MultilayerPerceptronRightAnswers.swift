import Foundation
import LabKit
import NumericsEngine
import Solutions
import TensorGraph

/// Lab 13: right answers, written in other ways.
func multilayerPerceptronRightAnswers(_ variants: inout Variants) {
  filesOfDigits(&variants)
  rowsAndScores(&variants)
  networksOfDigits(&variants)
}

/// The words of a header, each from its bytes, 32 bits as they are.
private func words(_ bytes: [UInt8], _ count: Int) -> [UInt32] {
  (0..<count).map { word in
    (0..<4).reduce(UInt32(0)) { $0 << 8 | UInt32(bytes[4 * word + $1]) }
  }
}

private func filesOfDigits(_ variants: inout Variants) {
  // 13.1 Read a file of images
  variants.right("13.1", "whole numbers that report an overflow") { (bytes: [UInt8]) in
    guard bytes.count > 3 else { throw LabError.tooShort }
    guard Array(bytes.prefix(4)) == [0, 0, 8, 3] else { throw LabError.wrongMagic }
    guard bytes.count > 15 else { throw LabError.tooShort }
    let shape = words(bytes, 4).dropFirst().map(Int.init)
    var needed = 1
    // From the smallest: a 0 comes before anything overflows.
    for extent in shape.sorted() {
      let (product, overflows) = needed.multipliedReportingOverflow(by: extent)
      if overflows { throw LabError.tooShort }
      needed = product
    }
    if bytes.count < 16 + needed { throw LabError.tooShort }
    if bytes.count > 16 + needed { throw LabError.tooLong }
    var images = NDArray<Double>.zeros(shape)
    for n in 0..<shape[0] {
      for row in 0..<shape[1] {
        for column in 0..<shape[2] {
          images[n, row, column] = Double(bytes[16 + (n * shape[1] + row) * shape[2] + column])
        }
      }
    }
    return images
  }
  variants.right("13.1", "divides the length by the extents") { (bytes: [UInt8]) in
    var rest = bytes[...]
    func word() throws -> Int {
      guard rest.count >= 4 else { throw LabError.tooShort }
      defer { rest = rest.dropFirst(4) }
      return rest.prefix(4).reduce(0) { $0 * 256 + Int($1) }
    }
    guard try word() == 2051 else { throw LabError.wrongMagic }
    let shape = [try word(), try word(), try word()]
    var (pixels, remainder) = (rest.count, 0)
    if shape.contains(0) {
      if !rest.isEmpty { throw LabError.tooLong }
    } else {
      for extent in shape { (pixels, remainder) = (pixels / extent, remainder + pixels % extent) }
      if pixels == 0 { throw LabError.tooShort }
      if pixels > 1 || remainder > 0 { throw LabError.tooLong }
    }
    return NDArray(shape: shape, elements: rest.map { Double($0) })
  }

  // 13.2 Read a file of labels
  variants.right("13.2", "words of 32 bits") { (bytes: [UInt8]) in
    guard bytes.count > 3 else { throw LabError.tooShort }
    guard words(bytes, 1)[0] == 2049 else { throw LabError.wrongMagic }
    guard bytes.count > 7 else { throw LabError.tooShort }
    let count = Int(words(bytes, 2)[1])
    if bytes.count < 8 + count { throw LabError.tooShort }
    if bytes.count > 8 + count { throw LabError.tooLong }
    if bytes.dropFirst(8).max() ?? 0 > 9 { throw LabError.invalidLabel }
    return bytes.dropFirst(8).map { Int($0) }
  }
  variants.right("13.2", "an iterator over the bytes") { (bytes: [UInt8]) in
    var next = bytes.makeIterator()
    func word() throws -> Int {
      var word = 0
      for _ in 0..<4 {
        guard let byte = next.next() else { throw LabError.tooShort }
        word = word << 8 + Int(byte)
      }
      return word
    }
    guard try word() == 0x801 else { throw LabError.wrongMagic }
    let count = try word()
    var labels: [Int] = []
    while let byte = next.next() {
      if labels.count == count { throw LabError.tooLong }
      labels.append(Int(byte))
    }
    guard labels.count == count else { throw LabError.tooShort }
    for label in labels where label > 9 { throw LabError.invalidLabel }
    return labels
  }
}

private func rowsAndScores(_ variants: inout Variants) {
  typealias Rows = NDArray<Double>
  // 13.3 From pictures to rows
  variants.right("13.3", "times 1/255") { (images: Rows) in
    guard images.shape.count == 3 else { throw LabError.shapeMismatch }
    return NDArray(
      shape: [images.shape[0], images.shape[1] * images.shape[2]],
      elements: images.elements.map { $0 * (1 / 255) })
  }
  variants.right("13.3", "pixel by pixel") { (images: Rows) in
    guard images.rank == 3 else { throw LabError.shapeMismatch }
    let (count, height, width) = (images.shape[0], images.shape[1], images.shape[2])
    var rows = Rows.zeros([count, height * width])
    for n in 0..<count {
      for place in 0..<height * width {
        rows[n, place] = images[n, place / width, place % width] / 255
      }
    }
    return rows
  }

  // 13.4 One-hot
  variants.right("13.4", "rows of the identity") { (labels: [Int]) in
    for label in labels where label < 0 || label > 9 { throw LabError.invalidLabel }
    return NDArray<Double>.identity(10).gathering(labels, axis: 0)
  }
  variants.right("13.4", "compared with the columns") { (labels: [Int]) in
    let digits = Array(0...9)
    let elements = try labels.flatMap { label in
      guard digits.contains(label) else { throw LabError.invalidLabel }
      return digits.map { $0 == label ? 1.0 : 0.0 }
    }
    return NDArray(shape: [labels.count, 10], elements: elements)
  }

  // 13.5 Softmax cross-entropy
  variants.right("13.5", "logits less the library's logSumExp") { (logits: Rows, labels: Rows) in
    guard logits.shape.count == 2, logits.shape == labels.shape else {
      throw LabError.shapeMismatch
    }
    let m = logits.shape[0]
    if m == 0 { throw LabError.emptyInput }
    let sums = logSumExp(logits, axis: 1, keepingDimensions: true)
    return SoftmaxLoss(
      value: (sums - (labels * logits).sum(axis: 1, keepingDimensions: true)).mean(),
      gradient: (softmax(logits, axis: 1) - labels) / Double(m))
  }
  variants.right("13.5", "row by row, in loops") { (logits: Rows, labels: Rows) in
    guard logits.rank == 2, logits.shape == labels.shape else { throw LabError.shapeMismatch }
    let (m, classes) = (logits.shape[0], logits.shape[1])
    guard m > 0 else { throw LabError.emptyInput }
    var (value, gradient) = (0.0, Rows.zeros([m, classes]))
    for row in 0..<m {
      var largest = -Double.infinity
      for k in 0..<classes where logits[row, k] > largest { largest = logits[row, k] }
      let powers = (0..<classes).map { exp(logits[row, $0] - largest) }
      let sum = powers.reduce(0, +)
      for k in 0..<classes {
        value += labels[row, k] * (log(sum) - (logits[row, k] - largest)) / Double(m)
        gradient[row, k] = (powers[k] / sum - labels[row, k]) / Double(m)
      }
    }
    return SoftmaxLoss(value: value, gradient: gradient)
  }
  variants.right("13.5", "differences to the right class") { (logits: Rows, labels: Rows) in
    guard logits.rank == 2, logits.shape == labels.shape else { throw LabError.shapeMismatch }
    let (m, classes) = (logits.shape[0], logits.shape[1])
    guard m > 0 else { throw LabError.emptyInput }
    // −ln p = ln Σ exp(z − z of the right class); p of any class = 1 / Σ exp(z − its own).
    var (value, gradient) = (0.0, Rows.zeros([m, classes]))
    for row in 0..<m {
      let z = logits.row(row).elements
      let right = labels.row(row).argmax()
      let largest = z.max() ?? 0
      value += largest - z[right] + log(z.reduce(0) { $0 + exp($1 - largest) })
      for k in 0..<classes {
        gradient[row, k] = 1 / z.reduce(0) { $0 + exp($1 - z[k]) } - (k == right ? 1 : 0)
      }
    }
    return SoftmaxLoss(value: value / Double(m), gradient: gradient / Double(m))
  }

  // 13.9 Accuracy and confusion matrix
  variants.right("13.9", "a product of one-hot rows") { (logits: Rows, labels: [Int]) in
    guard logits.shape.count == 2 else { throw LabError.shapeMismatch }
    let (m, classes) = (logits.shape[0], logits.shape[1])
    guard labels.count == m else { throw LabError.lengthMismatch }
    guard m > 0 else { throw LabError.emptyInput }
    for label in labels where label < 0 || label >= classes { throw LabError.invalidLabel }
    for value in logits.elements where !value.isFinite { throw LabError.notFinite }
    let eye = Rows.identity(classes)
    let truth = eye.gathering(labels, axis: 0)
    let guesses = eye.gathering(logits.argmax(axis: 1).elements, axis: 0)
    return DigitReport(
      accuracy: (truth * guesses).sum() / Double(m),
      confusion: truth.transposed.matmul(guesses).map { Int($0) })
  }
  variants.right("13.9", "a share for each right row") { (logits: Rows, labels: [Int]) in
    guard logits.rank == 2 else { throw LabError.shapeMismatch }
    guard labels.count == logits.shape[0] else { throw LabError.lengthMismatch }
    guard !labels.isEmpty else { throw LabError.emptyInput }
    let classes = logits.shape[1]
    guard labels.allSatisfy({ $0 >= 0 && $0 < classes }) else { throw LabError.invalidLabel }
    guard (logits.elements.map { $0 - $0 }).allSatisfy({ $0 == 0 }) else {
      throw LabError.notFinite
    }
    var (accuracy, counts) = (0.0, [Int](repeating: 0, count: classes * classes))
    for (row, label) in labels.enumerated() {
      var guess = 0
      for k in 1..<max(classes, 1) where logits[row, k] > logits[row, guess] { guess = k }
      counts[label * classes + guess] += 1
      if guess == label { accuracy += 1 / Double(labels.count) }
    }
    return DigitReport(
      accuracy: accuracy, confusion: NDArray(shape: [classes, classes], elements: counts))
  }
  variants.right("13.9", "less the share of mistakes") { (logits: Rows, labels: [Int]) in
    guard logits.rank == 2 else { throw LabError.shapeMismatch }
    guard labels.count == logits.shape[0] else { throw LabError.lengthMismatch }
    guard !labels.isEmpty else { throw LabError.emptyInput }
    let classes = logits.shape[1]
    guard labels.allSatisfy({ 0..<classes ~= $0 }) else { throw LabError.invalidLabel }
    guard logits.elements.allSatisfy(\.isFinite) else { throw LabError.notFinite }
    var confusion = NDArray(repeating: 0, shape: [classes, classes])
    var mistakes = 0
    for (row, label) in labels.enumerated() {
      let order = (0..<classes).sorted {
        (-logits[row, $0], $0) < (-logits[row, $1], $1)
      }
      confusion[label, order[0]] += 1
      mistakes += order[0] == label ? 0 : 1
    }
    return DigitReport(
      accuracy: 1 - Double(mistakes) / Double(labels.count), confusion: confusion)
  }
}

private func networksOfDigits(_ variants: inout Variants) {
  // 13.6 A network without a hidden layer
  variants.right(
    "13.6", "the loss from its parts, a step by hand",
    in: OtherPerceptron(simple: { inputs, classes, rate, graph in
      guard inputs >= 1, classes >= 1, rate > 0 else { throw LabError.invalidParameter }
      let b = graph.variable(.zeros([classes]))
      let w = graph.variable(.zeros([classes, inputs]))
      let y = graph.placeholder(shape: [nil, classes])
      let x = graph.placeholder(shape: [nil, inputs])
      let z = b + matmul(x, w.permuted(axes: [1, 0]))
      let loss = -(y * logSoftmax(z)).sum(axis: 1).mean()
      let slopes = graph.gradients(of: loss, for: [w, b])
      let step = graph.group([
        graph.assign(w, to: w - slopes[0] * Float(rate)),
        graph.assign(b, to: b - Float(rate) * slopes[1]),
      ])
      return DigitClassifier(images: x, labels: y, logits: z, loss: loss, step: step)
    }))
  variants.right(
    "13.6", "weights and biases in one variable, momentum of 0",
    in: OtherPerceptron(simple: { inputs, classes, rate, graph in
      guard min(inputs, classes) > 0, rate > 0 else { throw LabError.invalidParameter }
      let x = graph.placeholder(shape: [nil, inputs])
      let y = graph.placeholder(shape: [nil, classes])
      let all = graph.variable(.zeros([classes, inputs + 1]))
      let ones = x.sum(axis: 1, keepingDimensions: true) * 0 + 1
      let z = matmul(concatenate([x, ones], axis: 1), all, transposeB: true)
      let loss = -log((softmax(z) * y).sum(axis: 1)).mean()
      let step = graph.minimize(
        loss, with: .momentum(learningRate: .constant(rate), momentum: 0)
      ).step
      return DigitClassifier(images: x, labels: y, logits: z, loss: loss, step: step)
    }))

  // 13.7 A network with a hidden layer
  variants.right(
    "13.7", "weights kept transposed, ReLU and tanh by other formulas",
    in: OtherPerceptron(hidden: { start, activation, rate, graph in
      let (w1, w2) = (start.hiddenWeights, start.outputWeights)
      guard w1.rank == 2, w2.rank == 2, start.hiddenBiases.shape == [w1.shape[0]],
        start.outputBiases.shape == [w2.shape[0]], w2.shape[1] == w1.shape[0]
      else { throw LabError.shapeMismatch }
      guard rate > 0 else { throw LabError.invalidParameter }
      let x = graph.placeholder(shape: [nil, w1.shape[1]])
      let y = graph.placeholder(shape: [nil, w2.shape[0]])
      let first = graph.variable(NDArray<Float>(w1.transposed))
      let second = graph.variable(NDArray<Float>(w2.transposed))
      let (b1, b2) = (
        graph.variable(NDArray<Float>(start.hiddenBiases)),
        graph.variable(NDArray<Float>(start.outputBiases))
      )
      let sums = matmul(x, first) + b1
      let hidden = activation == .relu ? (sums + abs(sums)) / 2 : sigmoid(sums * 2) * 2 - 1
      let z = matmul(hidden, second) + b2
      let loss = -(logSoftmax(z) * y).sum(axis: 1).mean()
      return DigitClassifier(
        images: x, labels: y, logits: z, loss: loss,
        step: graph.minimize(loss, with: .adam(learningRate: .constant(rate))).step)
    }))
  variants.right(
    "13.7", "a function for a layer, Adam over all variables",
    in: OtherPerceptron(hidden: { start, activation, rate, graph in
      func layer(
        _ inputs: Tensor<Float>, _ weights: NDArray<Double>, _ biases: NDArray<Double>
      ) throws -> Tensor<Float> {
        guard weights.rank == 2, biases.shape == [weights.shape[0]],
          inputs.shape.extents[1] == weights.shape[1]
        else { throw LabError.shapeMismatch }
        let b = graph.variable(NDArray<Float>(biases))
        let w = graph.variable(NDArray<Float>(weights))
        return matmul(w, inputs, transposeB: true).permuted(axes: [1, 0]) + b
      }
      guard start.hiddenWeights.rank == 2 else { throw LabError.shapeMismatch }
      let x = graph.placeholder(shape: [nil, start.hiddenWeights.shape[1]])
      let sums = try layer(x, start.hiddenWeights, start.hiddenBiases)
      let hidden = activation == .tanh ? tanh(sums) : clamp(sums, to: 0...Double.infinity)
      let z = try layer(hidden, start.outputWeights, start.outputBiases)
      guard rate > 0 else { throw LabError.invalidParameter }
      let y = graph.placeholder(shape: [nil, start.outputWeights.shape[0]])
      let loss = crossEntropy(logits: z, targets: y)
      let step = graph.minimize(
        loss, with: .adam(learningRate: .constant(rate)), over: graph.variables
      ).step
      return DigitClassifier(images: x, labels: y, logits: z, loss: loss, step: step)
    }))

  // 13.8 Train in batches
  variants.right(
    "13.8", "batch after batch by recursion, rows sorted",
    in: OtherPerceptron(training: { classifier, session, images, labels, batches in
      guard images.shape[0] == labels.shape[0] else { throw LabError.lengthMismatch }
      for row in batches.joined() where row < 0 || row >= images.shape[0] {
        throw LabError.indexOutOfRange
      }
      guard !batches.contains(where: \.isEmpty) else { throw LabError.emptyInput }
      func losses(from first: Int) throws -> [Double] {
        guard first < batches.count else { return [] }
        let rows = batches[first].sorted()
        let fetched = try session.run(
          [classifier.loss], doing: classifier.step,
          feeding: [
            classifier.images: images.gathering(rows, axis: 0),
            classifier.labels: labels.gathering(rows, axis: 0),
          ])
        return try [Double(fetched[0].sum())] + losses(from: first + 1)
      }
      return try losses(from: 0)
    }))
  variants.right(
    "13.8", "rows copied one by one, logits fetched too",
    in: OtherPerceptron(training: { classifier, session, images, labels, batches in
      let (count, inputs, classes) = (images.shape[0], images.shape[1], labels.shape[1])
      if labels.shape[0] != count { throw LabError.lengthMismatch }
      if batches.contains(where: { $0.contains { !(0..<count).contains($0) } }) {
        throw LabError.indexOutOfRange
      }
      if batches.contains([]) { throw LabError.emptyInput }
      var losses: [Double] = []
      for batch in batches {
        let x = batch.flatMap { images.row($0).elements }
        let y = batch.flatMap { labels.row($0).elements }
        let fetched = try session.run(
          [classifier.logits, classifier.loss], doing: classifier.step,
          feeding: [
            classifier.images: NDArray(shape: [batch.count, inputs], elements: x),
            classifier.labels: NDArray(shape: [batch.count, classes], elements: y),
          ])
        losses.append(Double(fetched[1].elements[0]))
      }
      return losses
    }))
}
