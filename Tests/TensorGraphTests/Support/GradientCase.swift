import NumericsEngine
import Testing

@testable import TensorGraph

/// One check of an operation's derivatives, at points where it has them.
struct GradientCase: Sendable, CustomTestStringConvertible {
  /// The type of the operation that is checked.
  let operation: String
  let detail: String
  let shapes: [[Int]]

  /// Where the inputs are drawn from.
  let range: ClosedRange<Double>

  /// Inputs that are no differentiable numbers, such as labels.
  let fixed: [Int: NDArray<Double>]
  let build: @Sendable ([Tensor<Double>]) -> Tensor<Double>

  init(
    _ operation: String, _ detail: String, _ shapes: [[Int]],
    in range: ClosedRange<Double> = -2...2, fixed: [Int: NDArray<Double>] = [:],
    _ build: @escaping @Sendable ([Tensor<Double>]) -> Tensor<Double>
  ) {
    (self.operation, self.detail, self.shapes) = (operation, detail, shapes)
    (self.range, self.fixed, self.build) = (range, fixed, build)
  }

  init(
    _ operation: String, _ shapes: [[Int]], in range: ClosedRange<Double> = -2...2,
    fixed: [Int: NDArray<Double>] = [:],
    _ build: @escaping @Sendable ([Tensor<Double>]) -> Tensor<Double>
  ) {
    self.init(operation, "", shapes, in: range, fixed: fixed, build)
  }

  var testDescription: String { detail.isEmpty ? operation : "\(operation), \(detail)" }

  /// The inputs at the point of a seed.
  func point(seed: UInt32) -> [NDArray<Double>] {
    var generator = RandomGenerator(seed: seed)
    return shapes.indices.map { index in
      fixed[index]
        ?? NDArray(
          shape: shapes[index],
          elements: (0..<shapes[index].reduce(1, *)).map { _ in
            let number = generator.uniform(in: range)
            // Away from kinks at 0, so that both sides of a central difference are on one side.
            return Swift.abs(number) < 0.01 ? number + 0.02 : number
          })
    }
  }
}

/// How far derivatives are from central differences, relative to 1 + |derivative|.
struct GradientErrors {
  let first: Double
  let second: Double

  /// Compares ∇f and ∇(Σ v · ∇f) for f = Σ w · y with central differences in all inputs, at a seeded
  /// point and for seeded weights w and v.
  init(_ check: GradientCase, seed: UInt32) throws {
    let point = check.point(seed: seed)
    let graph = Graph<Double>()
    let inputs = point.map { graph.variable($0) }
    let free = inputs.indices.filter { check.fixed[$0] == nil }
    var generator = RandomGenerator(seed: seed &+ 1000)
    func weighted(_ tensor: Tensor<Double>) -> Tensor<Double> {
      let shape = tensor.shape.known ?? []
      return (tensor * graph.constant(generator.uniform(in: -1..<1, shape: shape))).sum()
    }
    let f = weighted(check.build(inputs))
    let firsts = graph.gradients(of: f, for: free.map { inputs[$0] })
    var g = graph.constant(0)
    for first in firsts { g = g + weighted(first) }
    let seconds = graph.gradients(of: g, for: free.map { inputs[$0] })
    let session = Session(graph)
    var errors = (0.0, 0.0)
    for (position, index) in free.enumerated() {
      let derivatives = try session.run([firsts[position], seconds[position]])
      for (order, function) in [f, g].enumerated() {
        let exact = derivatives[order].elements
        for element in exact.indices {
          let slope = try Self.slope(function, inputs[index], point[index], element, session)
          let error = Swift.abs(slope - exact[element]) / (1 + Swift.abs(exact[element]))
          if order == 0 { errors.0 = Swift.max(errors.0, error) }
          if order == 1 { errors.1 = Swift.max(errors.1, error) }
          if error.isNaN { errors = (.infinity, .infinity) }
        }
      }
    }
    (first, second) = errors
  }

  /// The central difference of a function in one element of a variable.
  private static func slope(
    _ function: Tensor<Double>, _ variable: Tensor<Double>, _ value: NDArray<Double>,
    _ element: Int, _ session: Session<Double>
  ) throws -> Double {
    let step = 1e-5
    var values: [Double] = []
    for side in [step, -step] {
      var elements = value.elements
      elements[element] += side
      try session.set(variable, to: NDArray(shape: value.shape, elements: elements))
      values.append(try session.run(function).elements[0])
    }
    try session.set(variable, to: value)
    return (values[0] - values[1]) / (2 * step)
  }
}
