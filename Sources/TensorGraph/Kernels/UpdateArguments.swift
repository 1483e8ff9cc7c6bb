import NumericsEngine

/// Where an update finds its numbers; see ``UpdateRule``.
struct UpdateArguments<Scalar: TensorScalar> {
  private let arguments: Kernel.Arguments
  private let slotCount: Int

  /// The numbers that all parameters share: the rate, and which step it is, 1 for the first.
  let rate, step: Double

  init(_ arguments: Kernel.Arguments, slots: Int) {
    self.arguments = arguments
    slotCount = slots
    rate = Double(arguments.input(slots + 2, Scalar.self).pointee)
    step = Double(arguments.input(slots + 3, Scalar.self).pointee)
  }

  /// The parameters from `start` on.
  @inline(__always)
  func parameters(_ start: Int) -> UnsafeMutablePointer<Scalar> {
    arguments.input(0).assumingMemoryBound(to: Scalar.self) + start
  }

  /// What is kept for the parameters from `start` on.
  @inline(__always)
  func slot(_ slot: Int, _ start: Int) -> UnsafeMutablePointer<Scalar> {
    arguments.input(1 + slot).assumingMemoryBound(to: Scalar.self) + start
  }

  /// The gradients by the parameters from `start` on.
  @inline(__always)
  func gradients(_ start: Int) -> UnsafePointer<Scalar> {
    arguments.input(slotCount + 1, Scalar.self) + start
  }
}

extension UpdateRule {
  /// The code that calls `body` for stretches of parameters, each on a core of its own.
  ///
  /// `body` first makes of rate and step what is the same for all of them.
  @inline(__always)
  func updateKernel<Scalar: TensorScalar>(
    _ type: Scalar.Type, _ shapes: CallShapes,
    _ body: @escaping (UpdateArguments<Scalar>, Range<Int>) -> Void
  ) -> Kernel {
    let (count, slots) = (shapes.inputCount(0), slots.count)
    return Kernel { arguments in
      let update = UpdateArguments<Scalar>(arguments, slots: slots)
      parallel(count: count, grain: elementGrain) { body(update, $0) }
    }
  }
}
