import Foundation
import LabKit
import NumericsEngine
import Plotting

/// A flower without any random number, so that other programs can be given the very same task.
struct RebuiltFlower {
  static let rate = 0.5
  /// How many steps lie between two numbers of ``torchLosses``.
  static let stride = 100
  /// J in PyTorch 2.13.0, before the first step and after every hundred steps; printed by
  /// `Scripts/references/lab11/measure_flower.py`.
  static let torchLosses = [
    0.691257329, 0.283869879, 0.225008222, 0.199006548, 0.182943796, 0.171586319, 0.162929114,
    0.155997951, 0.150250851, 0.145358476, 0.141107675,
  ]
  private static let (points, hidden) = (240, 16)

  /// X: `[points, 2]`
  let inputs: NDArray<Double>
  /// Y: `[points, 1]`
  let labels: NDArray<Double>
  let start: TwoLayerNetwork

  init() {
    let (points, hidden) = (Self.points, Self.hidden)
    var (elements, classes): ([Double], [Double]) = ([], [])
    for index in 0..<points {
      let turn = (Double(index) + 0.5) / Double(points)
      // 37 and 60 have no common divisor: the radii go to and fro.
      let reach = (Double(index * 37 % 60) + 1) / 60
      let radius = sin(4 * .pi * turn).magnitude * reach.squareRoot()
      elements += [radius * cos(2 * .pi * turn), radius * sin(2 * .pi * turn)]
      classes.append(Int(4 * turn) % 2 == 1 ? 1 : 0)
    }
    inputs = NDArray(shape: [points, 2], elements: elements)
    labels = NDArray(shape: [points, 1], elements: classes)
    let units = (0..<hidden).map { Double($0) }
    start = TwoLayerNetwork(
      hiddenWeights: NDArray(
        shape: [hidden, 2], elements: units.flatMap { [3 * cos(2 * $0), 3 * sin(2 * $0)] }),
      hiddenBiases: NDArray(units.map { sin(5 * $0) }),
      outputWeights: NDArray(shape: [1, hidden], elements: units.map { cos(3 * $0) / 4 }),
      outputBiases: .zeros([1]))
  }

  /// J before the first step and after every step, by the formulas of backpropagation.
  func lossesByHand(steps: Int) -> [Double] {
    let m = Double(inputs.shape[0])
    var (w1, b1) = (start.hiddenWeights, start.hiddenBiases)
    var (w2, b2) = (start.outputWeights, start.outputBiases)
    var losses: [Double] = []
    for step in 0...steps {
      let o1 = tanh(inputs.matmul(w1.transposed) + b1)  // [m, hidden]
      let o2 = sigmoid(o1.matmul(w2.transposed) + b2)  // [m, 1]
      losses.append(-(labels * log(o2) + (1 - labels) * log(1 - o2)).sum() / m)
      if step == steps { break }
      let d2 = o2 - labels  // [m, 1]
      let d1 = d2.matmul(w2) * (1 - o1 * o1)  // [m, hidden]
      w1 = w1 - Self.rate * (d1.transposed.matmul(inputs) / m)  // [hidden, 2]
      b1 = b1 - Self.rate * d1.mean(axis: 0)  // [hidden]
      w2 = w2 - Self.rate * (d2.transposed.matmul(o1) / m)  // [1, hidden]
      b2 = b2 - Self.rate * d2.mean(axis: 0)  // [1]
    }
    return losses
  }

  private static let side = 80
  private static let range = -1.1...1.1

  /// The middles of the cells that the figure's ground consists of: `[cells, 2]`.
  var plane: NDArray<Double> {
    let (side, range) = (Self.side, Self.range)
    func middle(_ index: Int) -> Double {
      range.lowerBound
        + (Double(index) + 0.5) / Double(side) * (range.upperBound - range.lowerBound)
    }
    return NDArray(
      shape: [side * side, 2],
      elements: (0..<side * side).flatMap { [middle($0 % side), middle($0 / side)] })
  }

  /// The points over what the network answers for each cell of the plane.
  func figure(of answers: NDArray<Double>) -> Figure {
    let layers = [0, 1].map { label in
      let chosen = (0..<labels.count).filter { labels[$0, 0] == Double(label) }
      return Figure.Layer.points(
        x: chosen.map { inputs[$0, 0] }, y: chosen.map { inputs[$0, 1] },
        label: "class \(label)", series: label)
    }
    return Figure(
      slug: "lab11-rebuilt", title: "What your graph has learned",
      x: .init("x", range: Self.range), y: .init("y", range: Self.range),
      layers: [
        .field(
          Figure.Grid(
            rows: Self.side, columns: Self.side,
            values: answers.elements.map { $0 >= 0.5 ? 1 : 0 }), x: Self.range, y: Self.range,
          colours: .classes)
      ] + layers)
  }
}
