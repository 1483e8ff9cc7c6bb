import NumericsEngine

/// What is done to gradients that are too large.
public enum GradientClipping: Hashable, Sendable {
  /// Every element is brought to −limit…limit, which may change the direction.
  case value(Double)

  /// If the length of all gradients together is above the limit, all are shortened by the same factor.
  ///
  /// ```
  /// g ← g · min(1, limit / (‖g‖ + 10⁻⁶))        ‖g‖ = √(Σ over all gradients and elements of g²)
  /// ```
  /// Source: Pascanu, Mikolov, Bengio, "On the difficulty of training recurrent neural networks", ICML
  /// 2013, algorithm 1; with the 10⁻⁶ of PyTorch's `clip_grad_norm_`.
  case globalNorm(Double)
}

extension Graph {
  /// The gradients, none of them too large.
  public func clipped(
    _ gradients: [Tensor<Scalar>], by clipping: GradientClipping, fileID: StaticString = #fileID,
    line: UInt = #line
  ) -> [Tensor<Scalar>] {
    made(at: SourcePlace(fileID, line), in: "clipping") {
      switch clipping {
      case .value(let limit):
        checkLimit(limit)
        return gradients.map { clamp($0, to: -limit...limit) }
      case .globalNorm(let limit):
        checkLimit(limit)
        let ratio = Scalar(limit) / (globalNorm(of: gradients) + Scalar(1e-6))
        let factor = clamp(ratio, to: 0...1)
        return gradients.map { $0 * factor }
      }
    }
  }

  /// The length of all tensors together, as one vector: √(Σ x²), shape `[]`.
  public func globalNorm(
    of tensors: [Tensor<Scalar>], fileID: StaticString = #fileID, line: UInt = #line
  ) -> Tensor<Scalar> {
    made(at: SourcePlace(fileID, line), in: "globalNorm") {
      sqrt(tensors.map { square($0).sum() }.reduce(number(0), +))
    }
  }

  private func checkLimit(_ limit: Double) {
    guard limit > 0 else {
      callerMistake(
        "Gradients cannot be clipped at \(limit).", expected: "a limit above 0", got: "\(limit)",
        toDo: "take a limit above 0, or do not clip")
    }
  }
}
