/// One step of an optimiser for one parameter, a variable of any shape.
///
/// The inputs are the parameter, what the rule keeps for it from step to step, its gradient, the
/// learning rate, and which step it is, 1 for the first; the first two are written. Every parameter is
/// updated by one pass over its memory as soon as its gradient is there, which ends the gradient's life.
protocol UpdateRule: Operation {
  /// The names of what is kept for every parameter, in its shape and at first 0.
  var slots: [String] { get }
}

extension UpdateRule {
  var writtenInputs: Range<Int> { 0..<(1 + slots.count) }

  func shape(of inputs: [TensorShape]) throws(ShapeMismatch) -> TensorShape {
    let gradient = inputs[slots.count + 1]
    guard gradient.mayEqual(inputs[0]) else {
      throw ShapeMismatch(
        expected: "a gradient of the parameter's shape, \(inputs[0])", got: "\(gradient)",
        toDo: "sum or reshape the gradient")
    }
    return inputs[0]
  }
}
