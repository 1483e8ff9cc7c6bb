@testable import TensorGraph

extension GradientCase {
  static let elementwise: [GradientCase] =
    [
      GradientCase("Add", "equal shapes", [[2, 3], [2, 3]]) { $0[0] + $0[1] },
      GradientCase("Add", "a row to every row", [[4, 3], [3]]) { $0[0] + $0[1] },
      GradientCase("Add", "a column and a row", [[4, 1], [1, 3]]) { $0[0] + $0[1] },
      GradientCase("Add", "a tensor twice", [[3]]) { $0[0] + $0[0] * $0[0] },
      GradientCase("Subtract", "a number from all", [[2, 3], []]) { $0[0] - $0[1] },
      GradientCase("Subtract", "a matrix from a row", [[3], [4, 3]]) { $0[0] - $0[1] },
      GradientCase("Multiply", "equal shapes", [[2, 3], [2, 3]]) { $0[0] * $0[1] },
      GradientCase("Multiply", "a middle axis", [[2, 3, 2], [3, 1]]) { $0[0] * $0[1] },
      GradientCase("Multiply", "a number", [[2, 3]]) { 3 * $0[0] * -0.5 },
      GradientCase("Divide", "equal shapes", [[2, 3], [2, 3]], in: 0.5...2) { $0[0] / $0[1] },
      GradientCase("Divide", "by a column", [[2, 3], [2, 1]], in: -2 ... -0.5) { $0[0] / $0[1] },
      GradientCase("Divide", "of a number", [[4]], in: 0.5...2) { 1 / $0[0] },
      GradientCase("Negate", [[5]]) { -square($0[0]) },
      GradientCase("Exponential", [[6]]) { exp($0[0]) },
      GradientCase("Logarithm", [[6]], in: 0.5...3) { log($0[0]) },
      GradientCase("SquareRoot", [[6]], in: 0.5...3) { sqrt($0[0]) },
      GradientCase("Power", "3", [[6]]) { pow($0[0], 3) },
      GradientCase("Power", "−1.5", [[6]], in: 0.5...2) { pow($0[0], -1.5) },
      GradientCase("Power", "0, 1 and 2", [[6]]) {
        pow($0[0], 0) + pow($0[0], 1) + pow($0[0], 2)
      },
      GradientCase("Absolute", [[8]]) { abs($0[0]) * $0[0] },
      GradientCase("Sign", [[8]]) { $0[0].applying(Sign()) * $0[0] },
      GradientCase("Tanh", [[8]]) { tanh($0[0]) },
      GradientCase("Sigmoid", [[8]]) { sigmoid($0[0]) },
      GradientCase("ReLU", [[8]]) { relu($0[0]) * $0[0] },
      GradientCase("Gate", [[8], [8]]) { ($0[0] * $0[1]).applying(Gate(), $0[1]) },
      GradientCase("Clamp", [[8]]) { clamp($0[0], to: -1...0.75) * $0[0] },
      GradientCase("LeakyReLU", [[8]]) { leakyReLU($0[0], slope: 0.2) * $0[0] },
      GradientCase("LeakyGate", [[8], [8]]) {
        ($0[0] * $0[1]).applying(LeakyGate(slope: 0.3), $0[1])
      },
      GradientCase("NormalCDF", [[8]]) { $0[0].applying(NormalCDF()) },
      GradientCase("NormalCDF", "GELU", [[8]]) { gelu($0[0]) },
      GradientCase("Equal", [[4], [4]]) { $0[0].applying(Equal(), $0[1]) + $0[0] * $0[1] },
      GradientCase("BroadcastLike", [[3, 1], [2, 3, 4]]) {
        square($0[0].broadcast(like: $0[1]))
      },
      GradientCase("BroadcastLike", "divided", [[1, 4], [3, 4]]) {
        square($0[0].broadcast(like: $0[1], dividing: true))
      },
    ]
}
