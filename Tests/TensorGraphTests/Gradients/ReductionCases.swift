@testable import TensorGraph

extension GradientCase {
  static let reductions: [GradientCase] = [
    GradientCase("Sum", "all", [[2, 3]]) { square($0[0]).sum() },
    GradientCase("Sum", "axis 0", [[4, 3]]) { square($0[0].sum(axis: 0)) },
    GradientCase("Sum", "the last axis, kept", [[4, 3]]) {
      $0[0] * $0[0].sum(axis: -1, keepingDimensions: true)
    },
    GradientCase("Sum", "axes that lie apart", [[2, 3, 4]]) { square($0[0].sum(axes: [0, 2])) },
    GradientCase("Sum", "the middle axis", [[2, 3, 2]]) { square($0[0].sum(axis: 1)) },
    GradientCase("Mean", "all", [[2, 3]]) { square($0[0]).mean() },
    GradientCase("Mean", "axis 1", [[2, 3, 2]]) { square($0[0].mean(axis: 1)) },
    GradientCase("Mean", "axes, kept", [[3, 2, 2]]) {
      square($0[0] - $0[0].mean(axes: [0, 1], keepingDimensions: true))
    },
    GradientCase("Maximum", "all", [[2, 3]]) { square($0[0].max()) },
    GradientCase("Maximum", "axis 1", [[4, 3]]) { square($0[0].max(axis: 1)) },
    GradientCase("Maximum", "axis 0, kept", [[4, 3]]) {
      $0[0] * $0[0].max(axis: 0, keepingDimensions: true)
    },
    GradientCase("SumLike", [[2, 3, 4], [3, 1]]) { square($0[0].summed(like: $0[1])) },
    GradientCase("SumLike", "divided", [[3, 4], [1, 4]]) {
      square($0[0].summed(like: $0[1], dividing: true))
    },
  ]
}
