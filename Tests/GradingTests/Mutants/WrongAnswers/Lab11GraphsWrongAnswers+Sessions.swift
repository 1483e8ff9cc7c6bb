import Foundation
import LabKit
import NumericsEngine
import Solutions
import TensorGraph

private let solution = Lab11Graphs()

/// Lab 11, 11.6 and 11.7: wrong answers.
func sessionWrongAnswers(_ variants: inout Variants) {
  // 11.6 Minimise with a session
  variants.wrong("11.6", "uphill", is: "uphill") {
    (start: Double, rate: Double, steps: Int) in
    try InGraph { graph in
      try parabolaDescent(from: start, rate, steps, in: graph, step: { -1 * $0 })
    }
  }
  variants.wrong("11.6", "without the 24", is: "without-24") {
    (start: Double, rate: Double, steps: Int) in
    try InGraph { graph in
      var descent = try solution.minimise(from: start, learningRate: rate, steps: steps, in: graph)
      descent.y = descent.y.map { $0 - 24 }
      return descent
    }
  }
  variants.wrong("11.6", "x² + 10x + 24", is: "plus-10") {
    (start: Double, rate: Double, steps: Int) in
    try InGraph { graph in
      try parabolaDescent(from: start, rate, steps, in: graph, function: { $0 * $0 + 10 * $0 + 24 })
    }
  }
  variants.wrong("11.6", "half the slope", is: "slope-halved") {
    (start: Double, rate: Double, steps: Int) in
    try InGraph { graph in
      try parabolaDescent(from: start, rate, steps, in: graph, step: { 0.5 * $0 })
    }
  }
  variants.wrong("11.6", "a loop without the graph", is: "graph-unused") {
    (start: Double, rate: Double, steps: Int) in
    try InGraph { graph in
      _ = try solution.minimise(from: start, learningRate: rate, steps: steps, in: Graph<Double>())
      var x = start
      var descent = Descent(x: [], y: [])
      for _ in 0...steps {
        descent.x.append(x)
        descent.y.append(x * x - 10 * x + 24)
        x -= rate * (2 * x - 10)
      }
      return descent
    }
  }
  variants.wrong("11.6", "without the start", is: "start-missing") {
    (start: Double, rate: Double, steps: Int) in
    try InGraph { graph in
      let descent = try solution.minimise(from: start, learningRate: rate, steps: steps, in: graph)
      return Descent(x: Array(descent.x.dropFirst()), y: Array(descent.y.dropFirst()))
    }
  }
  variants.wrong("11.6", "without the end", is: "end-missing") {
    (start: Double, rate: Double, steps: Int) in
    try InGraph { graph in
      let descent = try solution.minimise(from: start, learningRate: rate, steps: steps, in: graph)
      return Descent(x: Array(descent.x.dropLast()), y: Array(descent.y.dropLast()))
    }
  }
  variants.wrong("11.6", "y from before the step", is: "y-from-before") {
    (start: Double, rate: Double, steps: Int) in
    try InGraph { graph in
      let descent = try solution.minimise(from: start, learningRate: rate, steps: steps, in: graph)
      return Descent(x: descent.x, y: Array((descent.y.prefix(1) + descent.y).prefix(steps + 1)))
    }
  }
  variants.wrong("11.6", "a new session for each step", is: "never-moves") {
    (start: Double, rate: Double, steps: Int) in
    try InGraph { graph in
      let descent = try solution.minimise(from: start, learningRate: rate, steps: steps, in: graph)
      return Descent(x: descent.x.map { _ in start }, y: descent.y.map { _ in descent.y[0] })
    }
  }
  variants.wrong("11.6", "always from 0", is: "start-ignored") {
    (start: Double, rate: Double, steps: Int) in
    try InGraph { graph in
      try solution.minimise(
        from: start.isFinite ? 0 : start, learningRate: rate, steps: steps, in: graph)
    }
  }
  variants.wrong("11.6", "any start is taken") {
    (start: Double, rate: Double, steps: Int) in
    try InGraph { graph in
      if !start.isFinite, rate > 0, steps >= 0 {
        _ = graph.variable(0)
        return Descent(
          x: Array(repeating: start, count: steps + 1), y: Array(repeating: .nan, count: steps + 1))
      }
      return try solution.minimise(from: start, learningRate: rate, steps: steps, in: graph)
    }
  }
  variants.wrong("11.6", "rounded to Float in each step") {
    (start: Double, rate: Double, steps: Int) in
    try InGraph { graph in
      let descent = try parabolaDescent(
        from: start, rate, steps, in: graph, rounding: { Double(Float($0)) })
      return descent
    }
  }
  variants.wrong("11.6", "the rate halves at every step") {
    (start: Double, rate: Double, steps: Int) in
    try InGraph { graph in
      try parabolaDescent(from: start, rate, steps, in: graph, decay: 0.5)
    }
  }
  variants.wrong("11.6", "stops at the lowest point") {
    (start: Double, rate: Double, steps: Int) in
    try InGraph { graph in
      var descent = try solution.minimise(from: start, learningRate: rate, steps: steps, in: graph)
      if let end = descent.y.indices.dropFirst().first(where: { descent.y[$0] >= descent.y[$0 - 1] }
      ) {
        for index in end..<descent.x.count {
          (descent.x[index], descent.y[index]) = (descent.x[end - 1], descent.y[end - 1])
        }
      }
      return descent
    }
  }
  variants.wrong("11.6", "the visible example by heart") {
    (start: Double, rate: Double, steps: Int) in
    try InGraph { graph in
      _ = try solution.minimise(from: start, learningRate: rate, steps: steps, in: graph)
      return Descent(x: [0, 2.5, 3.75, 4.375], y: [24, 5.25, 0.5625, -0.609375])
    }
  }

  // 11.7 Fit a line by a graph
  variants.wrong("11.7", "the sum of the squares", is: "sum-for-mean") {
    (x: [Double], y: [Double], rate: Double, steps: Int) -> InGraph<FittedLine> in
    try InGraph { graph in
      try graphLine(x, y, rate, steps, in: graph, loss: { square($0).sum() })
    }
  }
  variants.wrong("11.7", "half the mean", is: "half-the-mean") {
    (x: [Double], y: [Double], rate: Double, steps: Int) -> InGraph<FittedLine> in
    try InGraph { graph in
      try graphLine(x, y, rate, steps, in: graph, loss: { 0.5 * square($0).mean() })
    }
  }
  variants.wrong("11.7", "the mean of the magnitudes") {
    (x: [Double], y: [Double], rate: Double, steps: Int) -> InGraph<FittedLine> in
    try InGraph { graph in
      try graphLine(x, y, rate, steps, in: graph, loss: { abs($0).mean() })
    }
  }
  variants.wrong("11.7", "a first, then b", is: "one-after-the-other") {
    (x: [Double], y: [Double], rate: Double, steps: Int) -> InGraph<FittedLine> in
    try InGraph { graph in
      try graphLine(x, y, rate, steps, in: graph, inTurn: true)
    }
  }
  variants.wrong("11.7", "uphill", is: "uphill") {
    (x: [Double], y: [Double], rate: Double, steps: Int) -> InGraph<FittedLine> in
    try InGraph { graph in
      try graphLine(x, y, rate, steps, in: graph, signs: (-1, -1))
    }
  }
  variants.wrong("11.7", "b stays", is: "intercept-stays") {
    (x: [Double], y: [Double], rate: Double, steps: Int) -> InGraph<FittedLine> in
    try InGraph { graph in
      try graphLine(x, y, rate, steps, in: graph, signs: (1, 0))
    }
  }
  variants.wrong("11.7", "x and y exchanged", is: "x-and-y-exchanged") {
    (x: [Double], y: [Double], rate: Double, steps: Int) -> InGraph<FittedLine> in
    try InGraph { graph in
      try solution.fitLine(x: y, y: x, learningRate: rate, steps: steps, in: graph)
    }
  }
  variants.wrong("11.7", "a and b exchanged", is: "slope-and-intercept-exchanged") {
    (x: [Double], y: [Double], rate: Double, steps: Int) -> InGraph<FittedLine> in
    try InGraph { graph in
      let line = try solution.fitLine(x: x, y: y, learningRate: rate, steps: steps, in: graph)
      return FittedLine(slope: line.intercept, intercept: line.slope, losses: line.losses)
    }
  }
  variants.wrong("11.7", "without the last loss", is: "last-loss-missing") {
    (x: [Double], y: [Double], rate: Double, steps: Int) -> InGraph<FittedLine> in
    try InGraph { graph in
      let line = try solution.fitLine(x: x, y: y, learningRate: rate, steps: steps, in: graph)
      return FittedLine(
        slope: line.slope, intercept: line.intercept, losses: Array(line.losses.dropLast()))
    }
  }
  variants.wrong("11.7", "losses under the root", is: "roots-shown") {
    (x: [Double], y: [Double], rate: Double, steps: Int) -> InGraph<FittedLine> in
    try InGraph { graph in
      let line = try solution.fitLine(x: x, y: y, learningRate: rate, steps: steps, in: graph)
      return FittedLine(
        slope: line.slope, intercept: line.intercept, losses: line.losses.map { $0.squareRoot() })
    }
  }
  variants.wrong("11.7", "without the graph", is: "graph-unused") {
    (x: [Double], y: [Double], rate: Double, steps: Int) -> InGraph<FittedLine> in
    try InGraph { graph in
      try solution.fitLine(x: x, y: y, learningRate: rate, steps: steps, in: Graph<Double>())
    }
  }
  variants.wrong("11.7", "the best line at once") {
    (x: [Double], y: [Double], rate: Double, steps: Int) -> InGraph<FittedLine> in
    try InGraph { graph in
      var line = try solution.fitLine(x: x, y: y, learningRate: rate, steps: steps, in: graph)
      let (n, sumX, sumY) = (Double(x.count), x.reduce(0, +), y.reduce(0, +))
      let xx = zip(x, x).reduce(0) { $0 + $1.0 * $1.1 } - sumX * sumX / n
      let xy = zip(x, y).reduce(0) { $0 + $1.0 * $1.1 } - sumX * sumY / n
      line.slope = xy / xx
      line.intercept = (sumY - line.slope * sumX) / n
      return line
    }
  }
  variants.wrong("11.7", "divided by n − 1") {
    (x: [Double], y: [Double], rate: Double, steps: Int) -> InGraph<FittedLine> in
    try InGraph { graph in
      try graphLine(
        x, y, rate, steps, in: graph, loss: { square($0).sum() * (1 / Double(x.count - 1)) })
    }
  }
  variants.wrong("11.7", "in Float") {
    (x: [Double], y: [Double], rate: Double, steps: Int) -> InGraph<FittedLine> in
    try InGraph { graph in
      let line = try solution.fitLine(x: x, y: y, learningRate: rate, steps: steps, in: graph)
      return FittedLine(
        slope: Double(Float(line.slope)), intercept: Double(Float(line.intercept)),
        losses: line.losses.map { Double(Float($0)) })
    }
  }
  variants.wrong("11.7", "the shorter list counts") {
    (x: [Double], y: [Double], rate: Double, steps: Int) -> InGraph<FittedLine> in
    try InGraph { graph in
      let n = min(x.count, y.count)
      return try solution.fitLine(
        x: Array(x.prefix(n)), y: Array(y.prefix(n)), learningRate: rate, steps: steps, in: graph)
    }
  }
  variants.wrong("11.7", "no points, no losses") {
    (x: [Double], y: [Double], rate: Double, steps: Int) -> InGraph<FittedLine> in
    try InGraph { graph in
      if x.isEmpty && y.isEmpty { return FittedLine(slope: 0, intercept: 0, losses: []) }
      return try solution.fitLine(x: x, y: y, learningRate: rate, steps: steps, in: graph)
    }
  }
}
