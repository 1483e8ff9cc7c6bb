/// The rate of a schedule. Input: the number of steps taken, shape `[]`.
///
/// The schedule counts in `Double`, and the rate is rounded once.
struct ScheduledRate: Operation {
  let name = "learningRate"
  let schedule: LearningRate

  func shape(of inputs: [TensorShape]) -> TensorShape { inputs[0] }

  func kernel<Scalar: TensorScalar>(_ type: Scalar.Type, _ shapes: CallShapes) -> Kernel {
    scheduleKernel(Scalar.self, schedule)
  }
}
