import Foundation
import LabKit
import NumericsEngine
import TensorGraph

/// Lab 11, 11.6, 11.7, 11.8, 11.9: right answers.
func sessionRightAnswers(_ variants: inout Variants) {
  // 11.6 Minimise with a session
  variants.right("11.6", "a loop around the graph's own numbers") {
    (start: Double, rate: Double, steps: Int) -> InGraph<Descent> in
    try InGraph { graph in
      guard rate > 0, steps >= 0 else { throw LabError.invalidParameter }
      guard start.isFinite else { throw LabError.notFinite }
      let x = graph.variable(start, name: "x")
      let y = (x - 4) * (x - 6)
      let slope = graph.gradient(of: y, for: x)
      let session = Session(graph)
      var descent = Descent(x: [], y: [])
      for step in 0...steps {
        let now = session.value(of: x).elements[0]
        descent.x.append(now)
        descent.y.append(try session.run(y).elements[0])
        guard step < steps else { break }
        try session.set(
          x, to: NDArray(repeating: now - rate * (try session.run(slope).elements[0]), shape: []))
      }
      return descent
    }
  }
  variants.right("11.6", "completed to a square, x in a vector of one") {
    (start: Double, rate: Double, steps: Int) -> InGraph<Descent> in
    try InGraph { graph in
      guard steps >= 0, rate > 0 else { throw LabError.invalidParameter }
      if start.isNaN || start.isInfinite { throw LabError.notFinite }
      let x = graph.variable(NDArray([start]), name: "x")
      let y = square(x - 5) - 1
      let step = graph.assign(x, to: x - graph.gradients(of: y.sum(), for: [x])[0] * rate)
      let session = Session(graph)
      var descent = Descent(x: [start], y: [try session.run(y).elements[0]])
      for _ in 0..<steps {
        try session.run(step)
        let now = try session.run([y, x])
        descent.y.append(now[0].elements[0])
        descent.x.append(now[1].elements[0])
      }
      return descent
    }
  }

  // 11.7 Fit a line by a graph
  variants.right("11.7", "both parameters in one vector, by a product") {
    (x: [Double], y: [Double], rate: Double, steps: Int) -> InGraph<FittedLine> in
    try InGraph { graph in
      guard x.count == y.count else { throw LabError.lengthMismatch }
      guard !x.isEmpty else { throw LabError.emptyInput }
      guard rate > 0, steps >= 0 else { throw LabError.invalidParameter }
      let n = x.count
      let rows = graph.constant(NDArray(shape: [n, 2], elements: x.flatMap { [$0, 1] }))
      let truth = graph.constant(NDArray(shape: [n, 1], elements: y))
      let line = graph.variable(NDArray<Double>.zeros([2, 1]), name: "line")
      let errors = truth - matmul(rows, line)
      let loss = (errors * errors).sum() / Double(n)
      let step = graph.assign(line, to: line - rate * graph.gradient(of: loss, for: line))
      let session = Session(graph)
      var losses = [try session.run(loss).elements[0]]
      for _ in 0..<steps {
        try session.run(step)
        losses.append(try session.run(loss).elements[0])
      }
      let found = session.value(of: line).elements
      return FittedLine(slope: found[0], intercept: found[1], losses: losses)
    }
  }
  variants.right("11.7", "derivatives by hand, as nodes") {
    (x: [Double], y: [Double], rate: Double, steps: Int) -> InGraph<FittedLine> in
    try InGraph { graph in
      if x.count != y.count { throw LabError.lengthMismatch }
      if x.isEmpty { throw LabError.emptyInput }
      guard rate > 0, steps >= 0 else { throw LabError.invalidParameter }
      let (inputs, truth) = (graph.constant(NDArray(x)), graph.placeholder(shape: [nil]))
      let (a, b) = (graph.variable(0, name: "a"), graph.variable(0, name: "b"))
      let errors = inputs * a + b - truth
      let loss = (errors * errors).mean()
      let step = graph.group([
        graph.assign(a, to: a - (errors * inputs).mean() * (2 * rate)),
        graph.assign(b, to: b - errors.mean() * (2 * rate)),
      ])
      let session = Session(graph)
      let feeds = [truth: NDArray(y)]
      let before = try (0..<steps).map { _ in
        try session.run(loss, doing: step, feeding: feeds).elements[0]
      }
      let end = try session.run([a, b, loss], feeding: feeds).map { $0.elements[0] }
      return FittedLine(slope: end[0], intercept: end[1], losses: before + [end[2]])
    }
  }

  // 11.8 A network by placeholders and feeds
  variants.right("11.8", "the backward pass by hand, as nodes") {
    (
      network: TwoLayerNetwork, inputs: NDArray<Double>, labels: NDArray<Double>, rate: Double,
      steps: Int,
      questions: NDArray<Double>
    ) -> InGraph<AnsweringNetwork> in
    try InGraph { graph in
      try requireTraining(network, inputs, labels, rate, steps)
      guard questions.rank == 2, questions.shape[1] == inputs.shape[1] else {
        throw LabError.shapeMismatch
      }
      let m = Double(inputs.shape[0])
      let x = graph.placeholder(shape: [nil, .some(inputs.shape[1])], name: "X")
      let y = graph.constant(labels)
      let parts = network.parts.map { graph.variable($0) }
      let o1 = tanh(matmul(x, parts[0], transposeB: true) + parts[1])
      let o2 = sigmoid(matmul(o1, parts[2], transposeB: true) + parts[3])
      let j = (y * log(o2) + (1 - y) * log(1 - o2)).sum() * (-1 / m)
      let d2 = (o2 - y) * (1 / m)
      let d1 = matmul(d2, parts[2]) * (1 - o1 * o1)
      let slopes = [
        matmul(d1, x, transposeA: true), d1.sum(axis: 0), matmul(d2, o1, transposeA: true),
        d2.sum(axis: 0),
      ]
      let step = graph.group(zip(parts, slopes).map { graph.assign($0, to: $0 - rate * $1) })
      let session = Session(graph)
      var losses: [Double] = []
      for _ in 0..<steps {
        losses.append(try session.run(j, doing: step, feeding: [x: inputs]).elements[0])
      }
      losses.append(try session.run(j, feeding: [x: inputs]).elements[0])
      return AnsweringNetwork(
        network: TwoLayerNetwork(parts: parts.map { session.value(of: $0) }), losses: losses,
        answers: try session.run(o2, feeding: [x: questions]))
    }
  }
  variants.right("11.8", "J by softplus, parameters set from outside") {
    (
      network: TwoLayerNetwork, inputs: NDArray<Double>, labels: NDArray<Double>, rate: Double,
      steps: Int,
      questions: NDArray<Double>
    ) -> InGraph<AnsweringNetwork> in
    try InGraph { graph in
      try requireTraining(network, inputs, labels, rate, steps)
      guard questions.rank == 2, questions.shape[1] == inputs.shape[1] else {
        throw LabError.shapeMismatch
      }
      let x = graph.placeholder(shape: [nil, .some(inputs.shape[1])])
      let y = graph.placeholder(shape: [nil, .some(labels.shape[1])])
      let parts = network.parts.map { graph.variable($0) }
      let z =
        matmul(tanh(matmul(x, parts[0].transposed) + parts[1]), parts[2].transposed) + parts[3]
      let j = (log(1 + exp(z)) - y * z).mean() * Double(labels.shape[1])
      let slopes = graph.gradients(of: j, for: parts)
      let session = Session(graph)
      let feeds = [x: inputs, y: labels]
      var losses: [Double] = []
      for _ in 0..<steps {
        let found = try session.run([j] + slopes, feeding: feeds)
        losses.append(found[0].elements[0])
        for (part, slope) in zip(parts, found.dropFirst()) {
          try session.set(part, to: session.value(of: part) - slope * rate)
        }
      }
      losses.append(try session.run(j, feeding: feeds).elements[0])
      return AnsweringNetwork(
        network: TwoLayerNetwork(parts: parts.map { session.value(of: $0) }), losses: losses,
        answers: try session.run(1 / (1 + exp(-z)), feeding: [x: questions]))
    }
  }

  // 11.9 The same with a tape
  variants.right("11.9", "one row after the other") {
    (
      network: TwoLayerNetwork, inputs: NDArray<Double>, labels: NDArray<Double>, rate: Double,
      steps: Int
    ) -> TrainedNetwork in
    try requireTraining(network, inputs, labels, rate, steps)
    let m = inputs.shape[0]
    var parts = network.parts
    var losses: [Double] = []
    for step in 0...steps {
      var (sum, slopes) = (0.0, parts.map { NDArray<Double>.zeros($0.shape) })
      for row in 0..<m {
        let tape = Tape<Double>()
        let p = parts.map { tape.constant($0) }
        let x = tape.constant(inputs.row(row).reshaped(to: [1, inputs.shape[1]]))
        let y = tape.constant(labels.row(row).reshaped(to: [1, labels.shape[1]]))
        let o1 = tanh(matmul(x, p[0], transposeB: true) + p[1])
        let o2 = sigmoid(matmul(o1, p[2], transposeB: true) + p[3])
        let j = (y * log(o2) + (1 - y) * log(1 - o2)).sum()
        sum -= j.value.elements[0]
        slopes = zip(slopes, tape.gradients(of: j, for: p)).map { $0 - $1.value }
      }
      losses.append(sum / Double(m))
      if step < steps { parts = zip(parts, slopes).map { $0 - (rate / Double(m)) * $1 } }
    }
    return TrainedNetwork(network: TwoLayerNetwork(parts: parts), losses: losses)
  }
  variants.right("11.9", "backpropagation by hand") {
    (
      network: TwoLayerNetwork, inputs: NDArray<Double>, labels: NDArray<Double>, rate: Double,
      steps: Int
    ) -> TrainedNetwork in
    try requireTraining(network, inputs, labels, rate, steps)
    let m = Double(inputs.shape[0])
    var parts = network.parts
    var losses: [Double] = []
    for step in 0...steps {
      let o1 = tanh(inputs.matmul(parts[0].transposed) + parts[1])
      let o2 = sigmoid(o1.matmul(parts[2].transposed) + parts[3])
      losses.append(-(labels * log(o2) + (1 - labels) * log(1 - o2)).sum() / m)
      if step == steps { break }
      let d2 = (o2 - labels) / m
      let d1 = d2.matmul(parts[2]) * (1 - o1 * o1)
      let slopes = [
        d1.transposed.matmul(inputs), d1.sum(axis: 0), d2.transposed.matmul(o1), d2.sum(axis: 0),
      ]
      parts = zip(parts, slopes).map { $0 - rate * $1 }
    }
    return TrainedNetwork(network: TwoLayerNetwork(parts: parts), losses: losses)
  }
}
