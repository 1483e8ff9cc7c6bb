import NumericsEngine

extension Graph {
  /// The derivatives of a tensor by others, as new nodes.
  ///
  /// Reverse mode: from `y` back to its inputs, each node hands its own derivative ȳ on to them by the
  /// rule of its operation; where several nodes use one, their contributions are added.
  /// ```
  /// x̄ = Σ over the nodes z that use x of   z̄ · ∂z/∂x          ȳ = 1
  /// ```
  /// Since derivatives are nodes like others, they can be differentiated again.
  /// - Parameters:
  ///   - y: Usually a loss, shape `[]`. Of a tensor with more elements, their sum is differentiated.
  ///   - xs: Variables, placeholders, or any other nodes.
  ///   - upstream: ȳ in the shape of `y`, when `y` is only a part of what is differentiated.
  /// - Returns: A tensor in the shape of each x; zeros where `y` does not depend on it.
  /// - Complexity: about twice the time of `y` itself, whatever the number of `xs`.
  ///
  /// Source: Griewank and Walther, "Evaluating Derivatives", 2nd edition, chapter 3.
  public func gradients(
    of y: Tensor<Scalar>, for xs: [Tensor<Scalar>], upstream: Tensor<Scalar>? = nil,
    fileID: StaticString = #fileID, line: UInt = #line
  ) -> [Tensor<Scalar>] {
    let targets = xs.map { own($0, operation: "gradients(of:for:)") }
    let last = own(y, operation: "gradients(of:for:)")
    if let upstream {
      _ = own(upstream, operation: "gradients(of:for:)")
      guard upstream.shape.mayEqual(y.shape) else {
        callerMistake(
          "The derivative by \(y.name) has another shape than it.", expected: "\(y.shape)",
          got: "\(upstream.shape)", toDo: "give one number for each element")
      }
    }
    return made(at: SourcePlace(fileID, line), in: "gradient") {
      var adjoints = [Tensor<Scalar>?](repeating: nil, count: last + 1)
      let isOnTheWay = nodesLeading(from: targets, to: last)
      adjoints[last] = upstream ?? number(1).broadcast(like: y)
      // Inputs come before what is made of them: going back, a node's adjoint is complete when it is
      // its turn.
      for index in (0...last).reversed() where isOnTheWay[index] {
        guard let upstream = adjoints[index], let operation = nodes[index].operation else {
          continue
        }
        let inputs = nodes[index].inputs
        let call = Call(
          inputs: inputs.map { Tensor(graph: self, index: $0) },
          output: Tensor(graph: self, index: index))
        for (position, input) in inputs.enumerated()
        where isOnTheWay[input] && !operation.readsOnlyShape(of: position) {
          guard let part = operation.gradient(for: position, of: call, upstream) else { continue }
          adjoints[input] = adjoints[input].map { $0 + part } ?? part
        }
      }
      return zip(xs, targets).map { x, index in
        (index <= last ? adjoints[index] : nil) ?? number(0).broadcast(like: x)
      }
    }
  }

  /// The derivative of a tensor by another; see ``gradients(of:for:fileID:line:)``.
  public func gradient(
    of y: Tensor<Scalar>, for x: Tensor<Scalar>, fileID: StaticString = #fileID,
    line: UInt = #line
  ) -> Tensor<Scalar> {
    gradients(of: y, for: [x], fileID: fileID, line: line)[0]
  }

  /// For every node up to `last` whether its value depends on one of `targets`.
  private func nodesLeading(from targets: [Int], to last: Int) -> [Bool] {
    var leads = [Bool](repeating: false, count: last + 1)
    for target in targets where target <= last { leads[target] = true }
    for index in 0...last where !leads[index] {
      guard let operation = nodes[index].operation else { continue }
      leads[index] = nodes[index].inputs.indices.contains {
        leads[nodes[index].inputs[$0]] && !operation.readsOnlyShape(of: $0)
      }
    }
    return leads
  }
}
