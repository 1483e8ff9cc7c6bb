import NumericsEngine

/// The nodes that train a graph, and those that tell about it.
public struct Training<Scalar: TensorScalar> {
  /// One step; run it with a batch.
  public let step: Action<Scalar>

  /// The variable that counts the steps taken, shape `[]`. `Float` counts exactly to 2²⁴, `Double` to 2⁵³;
  /// beyond, the count stands still.
  public let stepCount: Tensor<Scalar>

  /// The learning rate of the next step, shape `[]`.
  public let learningRate: Tensor<Scalar>

  /// The variables that are trained.
  public let parameters: [Tensor<Scalar>]

  /// The gradients by the parameters that a step would follow, after clipping.
  public let gradients: [Tensor<Scalar>]
}

extension Graph {
  /// The step of an optimiser towards a smaller `loss`.
  ///
  /// What the optimiser keeps is in variables of the graph, under the optimiser's name and the
  /// parameter's: `adam/mean/hidden/weights`. They are saved and restored with the others.
  /// - Parameters:
  ///   - loss: A number, shape `[]`.
  ///   - parameters: The variables to change; by default all on which the loss depends.
  ///   - clipping: What is done to gradients that are too large.
  ///   - updates: What else is done in every step, such as the updates of ``Network/training(_:)``.
  public func minimize(
    _ loss: Tensor<Scalar>, with optimizer: Optimizer, over parameters: [Tensor<Scalar>]? = nil,
    clipping: GradientClipping? = nil, also updates: [Action<Scalar>] = [],
    fileID: StaticString = #fileID, line: UInt = #line
  ) -> Training<Scalar> {
    let place = SourcePlace(fileID, line)
    guard loss.rank == 0 else {
      callerMistake(
        "minimize(_:with:) at \(place) needs one number to make smaller.",
        expected: "a loss of shape []", got: describe(loss.index),
        toDo: "take the mean or the sum over the batch")
    }
    let parameters = parameters ?? variables(leadingTo: loss)
    return made(at: place, in: optimizer.name) {
      var gradients = gradients(of: loss, for: parameters)
      if let clipping { gradients = clipped(gradients, by: clipping) }
      let taken = variable(0, name: "stepCount")
      let rate = taken.applying(ScheduledRate(schedule: optimizer.learningRate))
      let step = taken + 1
      let rule = optimizer.rule
      let changes = zip(parameters, gradients).map { parameter, gradient in
        let slots = rule.slots.map { slot in
          variable(
            NDArray(repeating: 0, shape: parameter.shape.known ?? []),
            name: "\(slot)/\(parameter.name)")
        }
        return update(rule, [parameter] + slots + [gradient, rate, step], at: place)
      }
      return Training(
        step: group(changes + [assign(taken, to: step)] + updates), stepCount: taken,
        learningRate: rate, parameters: parameters, gradients: gradients)
    }
  }

  /// The variables on whose numbers a tensor depends, in the order in which they were made: those that
  /// ``minimize(_:with:over:clipping:also:fileID:line:)`` changes.
  public func variables(leadingTo tensor: Tensor<Scalar>) -> [Tensor<Scalar>] {
    let last = own(tensor, operation: "variables(leadingTo:)")
    var leads = [Bool](repeating: false, count: last + 1)
    leads[last] = true
    for index in (0...last).reversed() where leads[index] {
      guard let operation = nodes[index].operation else { continue }
      for (position, input) in nodes[index].inputs.enumerated()
      where !operation.readsOnlyShape(of: position) { leads[input] = true }
    }
    return (0...last).filter { leads[$0] && nodes[$0].isVariable }
      .map { Tensor(graph: self, index: $0) }
  }
}
